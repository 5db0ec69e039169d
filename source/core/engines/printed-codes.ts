import {codesIn, isErrorCode} from '../../host/error-code.ts';

/** Most distinct codes kept that are not errors: the first ones. */
const mostOthers = 50;

/** Most distinct error codes kept from the beginning, and as many from the end. */
const mostErrors = 100;

/**
Collects the codes in the lines given to it, each once, in order of appearance. Memory is bounded: only codes that are
not errors, or error codes amid two hundred others, are left out.
*/
export class CodeCollector {
	/** Codes, with their position in order of appearance. */
	readonly #others = new Map<string, number>();
	readonly #firstErrors = new Map<string, number>();
	/** Oldest first. */
	readonly #lastErrors = new Map<string, number>();
	readonly #ownTexts: readonly string[];
	#count = 0;

	/** `ownTexts`: arguments and answers given to the tool; a code inside one of them is not the tool's own. */
	constructor(ownTexts: readonly string[]) {
		// A text without a code is left alone: removing a reminder such as `0` would break the codes around it.
		this.#ownTexts = ownTexts
			.filter(text => codesIn(text).length > 0)
			.map(text => text.toLowerCase())
			.toSorted((a, b) => b.length - a.length);
	}

	get codes(): string[] {
		return [...this.#others, ...this.#firstErrors, ...this.#lastErrors]
			.toSorted(([, a], [, b]) => a - b)
			.map(([code]) => code);
	}

	add(line: string): void {
		// A tool may show a path in other letter case.
		let rest = line.toLowerCase();
		for (const text of this.#ownTexts) {
			rest = rest.replaceAll(text, ' ');
		}

		for (const code of codesIn(rest)) {
			this.#keep(code);
		}
	}

	#keep(code: string): void {
		const [first, most] = isErrorCode(code) ? [this.#firstErrors, mostErrors] : [this.#others, mostOthers];
		if (first.has(code)) {
			return;
		}

		const place = this.#lastErrors.get(code) ?? this.#count++;
		if (first.size < most) {
			first.set(code, place);
		} else if (isErrorCode(code)) {
			this.#keepLast(code, place);
		}
	}

	#keepLast(code: string, place: number): void {
		this.#lastErrors.delete(code);
		this.#lastErrors.set(code, place);
		const [oldest] = this.#lastErrors.keys();
		if (oldest !== undefined && this.#lastErrors.size > mostErrors) {
			this.#lastErrors.delete(oldest);
		}
	}
}
