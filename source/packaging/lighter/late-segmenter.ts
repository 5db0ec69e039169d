// Destructured, because the bundle replaces `Intl.Segmenter` with the class below.
const {Segmenter} = Intl;

/**
Replaces Intl.Segmenter in the bundle. The real one is made only when a text is split, since Node.js takes 25 ms for the
first, and packages make theirs while loading.
*/
export class LateSegmenter {
	readonly #given: ConstructorParameters<typeof Intl.Segmenter>;
	#segmenter: Intl.Segmenter | undefined;

	constructor(...given: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#given = given;
	}

	segment(text: string): Intl.Segments {
		this.#segmenter ??= new Segmenter(...this.#given);
		return this.#segmenter.segment(text);
	}
}
