// Not by its whole name, for which the bundle puts the class below.
const {Segmenter} = Intl;

/**
Takes the place of Intl.Segmenter in the bundle: made when a text is parted, since Node.js takes 25 ms for the
first, and packages make theirs when they are loaded.
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
