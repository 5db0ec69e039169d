/** How many different codes are kept. A tool that prints more than this is not telling anything by them. */
const most = 50;

/** Every `0x` + eight hex digits in the text, in order, as `0xC0002A0F`. */
export function codesIn(text: string): string[] {
	return Array.from(text.matchAll(/0x[\da-f]{8}/giv), ([code]) => `0x${code.slice(2).toUpperCase()}`);
}

/** Collects the codes in the lines given to it, each once, in the order in which they came. */
export class CodeCollector {
	readonly #codes = new Set<string>();
	readonly #ownTexts: readonly string[];

	/** `ownTexts`: what we gave to the tool ourselves; a code inside such a text is not one of the tool's. */
	constructor(ownTexts: readonly string[]) {
		this.#ownTexts = ownTexts.filter(text => codesIn(text).length > 0);
	}

	get codes(): string[] {
		return [...this.#codes];
	}

	add(line: string): void {
		let rest = line;
		for (const text of this.#ownTexts) {
			rest = rest.replaceAll(text, ' ');
		}

		for (const code of codesIn(rest)) {
			if (this.#codes.size < most) {
				this.#codes.add(code);
			}
		}
	}
}
