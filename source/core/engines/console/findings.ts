import type {EngineRequest} from '../engine.ts';
import {CodeCollector} from './codes.ts';
import {PlainLines} from './plain-lines.ts';

/** What is looked for in all that the tool prints. */
export class Findings {
	readonly #codes: CodeCollector;
	readonly #lines: PlainLines;
	readonly #password: string;
	readonly #file: string;
	readonly #prompts: string[] = [];
	#passwordShown = false;

	constructor({password, reminder, backupFile}: EngineRequest) {
		this.#password = password.reveal();
		this.#file = backupFile;
		this.#codes = new CodeCollector([this.#password, reminder.reveal(), backupFile]);
		this.#lines = new PlainLines(line => {
			this.#lookAt(line);
		});
	}

	get codes(): string[] {
		return this.#codes.codes;
	}

	get passwordShown(): boolean {
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
		for (const line of screen) {
			this.#lookAt(line);
		}
	}

	#lookAt(line: string): void {
		this.#codes.add(line);
		this.#passwordShown ||= this.#shows(line);
	}

	#shows(line: string): boolean {
		const prompt = this.#prompts.find(text => line.startsWith(text));
		const rest = line.slice(prompt?.length ?? 0).replaceAll(this.#file, ' ');
		// A password that is an ordinary word may stand in a message without having been echoed.
		const telling = prompt !== undefined || (this.#prompts.length > 0 && /\P{Letter}/v.test(this.#password));
		return telling && rest.includes(this.#password);
	}
}
