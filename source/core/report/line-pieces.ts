/** Pieces of a line, in the order in which they are looked for. */
const pieces = {
	guid: String.raw`\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?`,
	url: String.raw`[a-z][a-z+]{1,20}:\/\/[^\s"'<>]*`,
	// A path may have blanks, so it reaches to a quotation mark, two blanks or the end.
	path: String.raw`(?<![\p{L}\p{N}])(?:[a-z]:[\\\/]|\\\\|\/(?=[^\s\/]+\/))(?:(?!\s{2})[^"<>\|])*`,
	known: '',
	// What a message calls a server, a user and so on, between quotation marks; no path.
	called: String.raw`(?<=(?<![\p{L}\p{N}])(?:account|application|cluster|computer|database|domain|group|machine|node`
		+ String.raw`|server|user)(?: name)?[ :]{1,3}["'\u{2018}\u{201C}\u{201E}\u{AB}])(?![\\\/]|[a-z]:[\\\/])`
		+ String.raw`[^"'\u{2018}\u{2019}\u{201C}\u{201D}\u{BB}]{1,64}(?=["'\u{2019}\u{201C}\u{201D}\u{BB}])`,
	sid: String.raw`S-1-\d+(?:-\d+)*`,
	hex: String.raw`0x[\da-f]{1,8}(?![\p{L}\p{N}])`,
	hosts: String.raw`(?<![\p{L}\p{N}:])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\p{L}\p{N}:])`,
	// Such as a telephone number, an address in the network, or a version.
	numbers: String.raw`\d+(?:[ \-.\/]\d+)+(?![\p{L}\p{N}])`,
	marks: String.raw`[*\u{2022}\u{25CF}]+`,
	word: String.raw`[^\s"'\u{2018}\u{2019}\u{201C}-\u{201E}\u{AB}\u{BB}<>\(\)\[\]\{\},;:=\|*\u{2022}\u{25CF}]+`,
} as const;

export type PieceKind = keyof typeof pieces;

/** Returns the pattern of the pieces of a line; `known` are names that are found wherever they stand alone. Pure. */
export function pieceExpression(known: readonly string[]): RegExp {
	// Longest first: a short name may be the beginning of another one.
	const names = known.toSorted((one, other) => other.length - one.length)
		.map(name => name.replaceAll(/[$\(\)*+.\/?\[\\\]^\{\|\}]/gv, String.raw`\$&`));
	const all = {...pieces, known: String.raw`(?<![\p{L}\p{N}])(?:${names.join('|')})(?![\p{L}\p{N}])`};
	const wanted = Object.entries(all).filter(([kind]) => kind !== 'known' || names.length > 0);
	return new RegExp(wanted.map(([kind, piece]) => `(?<${kind}>${piece})`).join('|'), 'giv');
}

/** Returns the line with each of its pieces replaced; what stands between them stays. Pure, if `replace` is. */
export function replacePieces(
	line: string,
	expression: RegExp,
	replace: (kind: PieceKind, text: string) => string,
): string {
	return line.replaceAll(expression, (...values: unknown[]) => {
		const groups = values.at(-1) as Readonly<Record<PieceKind, string | undefined>>;
		const kinds = Object.keys(groups) as PieceKind[];
		const kind = kinds.find(one => groups[one] !== undefined) ?? 'word';
		return replace(kind, groups[kind] ?? '');
	});
}

const longestLine = 500;

/** Returns a line that is not endless, without characters that steer. Pure. */
export function fitLine(text: string): string {
	return text.slice(0, longestLine).replaceAll('\t', '  ').replaceAll(/[\p{Control}\p{Format}\p{Surrogate}]/gv, '?');
}
