/*
Text that others wrote (a tool, the event log, a database, a file name, a variable), made fit to be shown. Sources:
ECMA-48 and ECMA-35 (C0, C1 and delete steer a terminal), Unicode Standard Annex 9 (characters that turn the order of
others around) and 44 (those that are not shown, Default_Ignorable_Code_Point). Letters of any language stay as they
are, so that a path can be copied.
*/

// Besides what Unicode names: the two separators end a line for some readers, and the anchors of annotations are not
// shown.
const obeyedOrHidden =
	String.raw`[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}\p{Noncharacter_Code_Point}`
	+ String.raw`\u{2800}\u{FFF9}-\u{FFFB}[\p{Default_Ignorable_Code_Point}--\p{Variation_Selector}]]`;
// Chinese and Japanese names may have a selector behind a sign, and pictographs do; elsewhere it hides.
const loneSelector = String.raw`(?<![\p{Extended_Pictographic}\p{Script=Han}])\p{Variation_Selector}`;

/** Anything but ASCII that is shown, and the rule of a frame. */
const unusual = /[^ -~\u{2500}]/v;
let expressions: {readonly unfit: RegExp; readonly firstUnfitOrStandIn: RegExp} | undefined;

/** Made when first needed: the classes of Unicode take a millisecond, which the first frame would wait for. */
function expressionsForUnfit() {
	expressions ??= {
		unfit: new RegExp(`${obeyedOrHidden}|${loneSelector}`, 'gv'),
		firstUnfitOrStandIn: new RegExp(String.raw`(?<standIn><U\+[\dA-F]{4,6}>)|${obeyedOrHidden}|${loneSelector}`, 'v'),
	};
	return expressions;
}

/**
Returns the text with a stand-in such as `<U+202E>` for each character that a terminal obeys or does not show, line
ends among them. Windows allows neither sign around it in a name, so that it is not taken for a part of a real path.
Pure, and the same when it is done twice.
*/
export function visible(text: string): string {
	return unusual.test(text) ? text.replaceAll(expressionsForUnfit().unfit, character => standInFor(character)) : text;
}

/**
Returns the same for a text of our own that has several lines. None of its lines may contain a line end that others
wrote.
*/
export function visibleLines(text: string): string {
	return text.split('\n').map(line => visible(line)).join('\n');
}

/** Returns the stand-in of a character. */
export function standInFor(character: string): string {
	return `<${codePointName(character)}>`;
}

/** A character that cannot be shown, by its name, and its place in the text, counted from 1. */
export type Hidden = {readonly name: string; readonly place: number};

/** Returns the first character that cannot be shown, or the stand-in of one; undefined where there is none. */
export function hiddenIn(text: string): Hidden | undefined {
	const found = expressionsForUnfit().firstUnfitOrStandIn.exec(text);
	if (found === null) {
		return undefined;
	}

	const {0: sign, index, groups} = found;
	return {name: groups?.standIn?.slice(1, -1) ?? codePointName(sign), place: [...text.slice(0, index)].length + 1};
}

function codePointName(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
