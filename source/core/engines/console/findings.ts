import type {ToolTask} from '../task.ts';
import {namesIn} from '../startable.ts';
import {CodeCollector} from '../printed-codes.ts';
import {PasswordWatch} from './password-watch.ts';
import {PlainLines} from './plain-lines.ts';
import {shortestBroken} from './prompts.ts';

/** Watches the tool's whole output for codes and for the passwords of the task. */
export class Findings {
	readonly #ownTexts: readonly string[];
	#codes: CodeCollector;
	#codesBefore: readonly string[] = [];
	#linesBefore: readonly string[] = [];
	readonly #lines: PlainLines;
	readonly #passwords: readonly PasswordWatch[];
	readonly #prompts: string[] = [];
	#lastLine = '';

	constructor(task: Pick<ToolTask, 'arguments' | 'prompts'>) {
		const names = namesIn(task);
		const passwords = task.prompts.filter(({kind}) => kind !== 'reminder').map(({secret}) => secret.reveal());
		this.#passwords = [...new Set(passwords)].map(password => new PasswordWatch(password, names));
		// A tool may name a file without its folder.
		const fileNames = names.map(name => name.split(/[\/\\]/v).at(-1) ?? '');
		this.#ownTexts = [...task.prompts.map(({secret}) => secret.reveal()), ...names, ...fileNames];
		this.#codes = new CodeCollector(this.#ownTexts);
		this.#lines = new PlainLines(line => {
			this.#lookAt(line);
		});
	}

	/** Codes since the tool was given an answer that it asked for again, else all. */
	get codes(): string[] {
		return this.#codes.codes;
	}

	/** Codes before that. */
	get codesBefore(): readonly string[] {
		return this.#codesBefore;
	}

	/** Called when the tool is given an answer that it asked for again: what the screen shows is about the one before. */
	answeredAgain(screen: readonly string[]): void {
		this.#codesBefore = [...new Set([...this.#codesBefore, ...this.codes])];
		this.#linesBefore = screen;
		this.#codes = new CodeCollector(this.#ownTexts);
	}

	/** True when a password came back in clear, escaped, wrapped or for the most part. */
	get passwordShown(): boolean {
		return this.#passwords.some(watch => watch.wasShown);
	}

	push(output: string): void {
		this.#lines.push(output);
	}

	/** Called when a password was typed behind this text. */
	typedBehind(prompt: string): void {
		this.#prompts.push(prompt.trimEnd());
	}

	/** Reads the last screen too: a console that paints only changes may have sent a line in pieces. */
	end(screen: readonly string[]): void {
		this.#lines.end();
		this.#lookAt('');
		const fresh = screen.filter(line => !this.#linesBefore.includes(line));
		for (const line of fresh) {
			this.#lookAt(line);
		}
	}

	#lookAt(line: string): void {
		const prompt = this.#prompts.find(text => line.startsWith(text));
		const echo = prompt === undefined ? undefined : line.slice(prompt.length);
		// Half painted, the echo of a password may end in something that looks like a code.
		if (echo === undefined || this.#passwords.every(watch => !watch.beginsWith(echo.trim()))) {
			this.#codes.add(line);
		}

		if (isCodeBroken(this.#lastLine, line)) {
			this.#codes.add(`${this.#lastLine}${line.trimStart()}`);
		}

		this.#lastLine = line;
		// It cannot have been shown before it was typed.
		if (this.#prompts.length > 0) {
			for (const watch of this.#passwords) {
				watch.lookAt(line.slice(prompt?.length ?? 0), prompt !== undefined);
			}
		}
	}
}

/** Returns whether a code may go on from the end of a long line to the beginning of the next. */
function isCodeBroken(before: string, line: string): boolean {
	return before.length >= shortestBroken
		&& /0(?:x[\da-f]{0,15})?$/iv.test(before.slice(-18))
		&& /^\s*x?[\da-f]/iv.test(line);
}
