import {compacted} from '../readings.ts';
import {
	hasSigns,
	isTraceable,
	tracer,
	type Trace,
} from '../traces.ts';

/** Characters of output searched for the password at once, so that each is read little more than once. */
const batch = 4096;

/** Characters of a batch that are searched again with the next: room for a long password, escaped and wrapped. */
const overlap = 2048;

/** Share of the password that counts as all of it once shown: the rest is soon guessed. */
const mostOfIt = 2 / 3;

/** Notices when the tool shows a password. */
export class PasswordWatch {
	readonly #password: string;
	/** Other arguments of the tool, such as the path of the file. */
	readonly #names: readonly string[];
	/** Names in the form in which they are compared with a trace. */
	readonly #nameTexts: readonly string[];
	readonly #tracesIn: (text: string) => Trace[];
	#unread = '';
	#wasShown = false;

	constructor(password: string, names: readonly string[]) {
		this.#password = password;
		this.#names = names;
		this.#nameTexts = names.map(name => compacted(name));
		this.#tracesIn = tracer(password);
	}

	get wasShown(): boolean {
		this.#read();
		return this.#wasShown;
	}

	/** Returns whether the password begins with this text. */
	beginsWith(text: string): boolean {
		return this.#password.startsWith(text);
	}

	/** `isEcho`: the text stands behind a prompt that a password was typed into. */
	lookAt(text: string, isEcho: boolean): void {
		if (isEcho) {
			this.#wasShown ||= this.#isShownBehindPrompt(text);
		}

		if (this.#wasShown) {
			return;
		}

		this.#unread += `${text}\n`;
		if (this.#unread.length > batch + overlap) {
			this.#read();
		}
	}

	#isShownBehindPrompt(echo: string): boolean {
		const rest = this.#withoutNames(echo);
		const begin = rest.length - rest.trimStart().length;
		return rest.includes(this.#password)
			|| this.#tracesIn(rest).some(trace => trace.start === begin && trace.isTelling && !this.#isOfName(trace));
	}

	#read(): void {
		const text = this.#unread;
		this.#unread = text.slice(-overlap);
		// A password that is an ordinary word may stand in a message without having been echoed.
		if (!this.#wasShown && isTraceable(this.#password) && hasSigns(this.#password)) {
			this.#wasShown = this.#tracesIn(this.#withoutNames(text)).some(trace => this.#isPassword(trace));
		}
	}

	#isPassword(trace: Trace): boolean {
		return (trace.isWhole || (trace.isTelling && trace.share >= mostOfIt)) && !this.#isOfName(trace);
	}

	#withoutNames(text: string): string {
		let rest = text;
		for (const name of this.#names) {
			rest = rest.replaceAll(name, ' ');
		}

		return rest;
	}

	/** Returns whether the trace may as well come from the name of a file or its folder. */
	#isOfName({text}: Trace): boolean {
		return this.#nameTexts.some(name => name.includes(text));
	}
}
