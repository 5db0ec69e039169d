import type {EngineRequest} from '../engine.ts';
import {CodeCollector} from './codes.ts';
import {PlainLines} from './plain-lines.ts';
import {compacted} from './readings.ts';
import {
	hasSigns,
	isTraceable,
	tracer,
	type Trace,
} from './traces.ts';

/** Characters of output that are looked through at once for the password: each is read little more than once. */
const batch = 4096;

/** So much of a batch is looked through again with the next: a long password, escaped and wrapped. */
const overlap = 2048;

/** A part of the password counts as the password when so much of it was shown: what is left is soon guessed. */
const mostOfIt = 2 / 3;

/** A line that was broken has at least so many characters. */
const shortestBroken = 40;

/** What is looked for in all that the tool prints. */
export class Findings {
	readonly #codes: CodeCollector;
	readonly #lines: PlainLines;
	readonly #password: string;
	readonly #file: string;
	/** The file as it is compared with what was found. */
	readonly #fileText: string;
	readonly #tracesIn: (text: string) => Trace[];
	/** What the password is made of, each once. */
	readonly #signs: readonly string[];
	readonly #prompts: string[] = [];
	#lastLine = '';
	#unread = '';
	#passwordShown = false;

	constructor({password, reminder, backupFile}: EngineRequest) {
		this.#password = password.reveal();
		this.#file = backupFile;
		this.#fileText = compacted(backupFile);
		this.#signs = [...new Set(compacted(this.#password))];
		this.#tracesIn = tracer(this.#password);
		// A tool may name the file without its folder.
		const fileName = backupFile.split(/[\/\\]/v).at(-1) ?? '';
		this.#codes = new CodeCollector([this.#password, reminder.reveal(), backupFile, fileName]);
		this.#lines = new PlainLines(line => {
			this.#lookAt(line);
		});
	}

	get codes(): string[] {
		return this.#codes.codes;
	}

	/** Whether the password came back in clear, escaped, wrapped or for the most part. */
	get passwordShown(): boolean {
		this.#read();
		return this.#passwordShown;
	}

	push(output: string): void {
		this.#lines.push(output);
	}

	/** The password has been typed behind this text. */
	typedBehind(prompt: string): void {
		this.#prompts.push(prompt.trimEnd());
	}

	/** Takes in the last screen too: a console that paints only what has changed may have sent a line in pieces. */
	end(screen: readonly string[]): void {
		this.#lines.end();
		this.#lookAt('');
		for (const line of screen) {
			this.#lookAt(line);
		}
	}

	#lookAt(line: string): void {
		const prompt = this.#prompts.find(text => line.startsWith(text));
		const echo = prompt === undefined ? undefined : line.slice(prompt.length);
		// Painted so far, the echo of a password may end in what looks like a code.
		if (echo === undefined || !this.#password.startsWith(echo.trim())) {
			this.#codes.add(line);
		}

		if (isCodeBroken(this.#lastLine, line)) {
			this.#codes.add(`${this.#lastLine}${line.trimStart()}`);
		}

		this.#lastLine = line;
		if (echo !== undefined) {
			this.#passwordShown ||= this.#showsBehindPrompt(echo);
		}

		// Before it was typed nobody can have shown it.
		if (this.#passwordShown || this.#prompts.length === 0) {
			return;
		}

		this.#unread += `${line.slice(prompt?.length ?? 0)}\n`;
		if (this.#unread.length > batch + overlap) {
			this.#read();
		}
	}

	/**
	A cheap look before the thorough one, for tools that print without end: nothing is shown where neither a letter of
	it nor an escape stands.
	*/
	#mayShow(text: string): boolean {
		const signs = new Set(text.normalize('NFKC').toLowerCase());
		const found = this.#signs.filter(sign => signs.has(sign)).length;
		return found >= this.#signs.length / 2 || ['&', '%', '\\'].some(sign => signs.has(sign));
	}

	#showsBehindPrompt(echo: string): boolean {
		const rest = this.#withoutFile(echo);
		const begin = rest.length - rest.trimStart().length;
		return rest.includes(this.#password)
			|| this.#tracesIn(rest).some(trace => trace.start === begin && trace.isTelling && !this.#isOfFile(trace));
	}

	#read(): void {
		const text = this.#unread;
		this.#unread = text.slice(-overlap);
		if (!this.#mayShow(text)) {
			return;
		}

		// A password that is an ordinary word may stand in a message without having been echoed.
		if (!this.#passwordShown && isTraceable(this.#password) && hasSigns(this.#password)) {
			this.#passwordShown = this.#tracesIn(this.#withoutFile(text)).some(trace => this.#isPassword(trace));
		}
	}

	#isPassword(trace: Trace): boolean {
		return (trace.isWhole || (trace.isTelling && trace.share >= mostOfIt)) && !this.#isOfFile(trace);
	}

	#withoutFile(text: string): string {
		return text.replaceAll(this.#file, ' ');
	}

	/** Whether it may as well be from the name of the file or its folder. */
	#isOfFile({text}: Trace): boolean {
		return this.#fileText.includes(text);
	}
}

/** Returns whether a code may go on from the end of a long line to the beginning of the next. */
function isCodeBroken(before: string, line: string): boolean {
	return before.length >= shortestBroken
		&& /0(?:x[\da-f]{0,15})?$/iv.test(before.slice(-18))
		&& /^\s*x?[\da-f]/iv.test(line);
}
