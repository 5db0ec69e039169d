import {compacted} from '../readings.ts';
import {
	hasSigns,
	isTraceable,
	tracer,
	type Trace,
} from '../traces.ts';

/** Characters of output that are looked through at once for the password: each is read little more than once. */
const batch = 4096;

/** So much of a batch is looked through again with the next: a long password, escaped and wrapped. */
const overlap = 2048;

/** A part of the password counts as the password when so much of it was shown: what is left is soon guessed. */
const mostOfIt = 2 / 3;

/** Notices where the tool shows a password. */
export class PasswordWatch {
	readonly #password: string;
	/** What was given to the tool beside it. */
	readonly #names: readonly string[];
	/** The same as it is compared with what was found. */
	readonly #nameTexts: readonly string[];
	readonly #tracesIn: (text: string) => Trace[];
	/** What the password is made of, each once. */
	readonly #signs: readonly string[];
	#unread = '';
	#wasShown = false;

	constructor(password: string, names: readonly string[]) {
		this.#password = password;
		this.#names = names;
		this.#nameTexts = names.map(name => compacted(name));
		this.#signs = [...new Set(compacted(password))];
		this.#tracesIn = tracer(password);
	}

	get wasShown(): boolean {
		this.#read();
		return this.#wasShown;
	}

	/** Whether the password begins with this text. */
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

	/**
	A cheap look before the thorough one, for tools that print without end: nothing is shown where neither a letter of
	it nor an escape stands.
	*/
	#mayBeShown(text: string): boolean {
		const signs = new Set(text.normalize('NFKC').toLowerCase());
		const found = this.#signs.filter(sign => signs.has(sign)).length;
		return found >= this.#signs.length / 2 || ['&', '%', '\\'].some(sign => signs.has(sign));
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
		if (!this.#mayBeShown(text)) {
			return;
		}

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

	/** Whether it may as well be from the name of a file or its folder. */
	#isOfName({text}: Trace): boolean {
		return this.#nameTexts.some(name => name.includes(text));
	}
}
