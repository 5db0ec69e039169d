import type {Secret} from '../../../answers/secret.ts';

const mark = '[secret]';

/** A text shorter than this would be found inside ordinary words, so it is replaced only where it stands alone. */
const shortest = 4;

const rowEnd = String.raw`[^\S\n]*\n[^\S\n]*`;

/**
Makes a function that takes secrets out of the lines of a screen, also where a secret goes on in the
next line. A line that a secret went over is joined to the line before.
*/
export function redactor(secrets: readonly Secret[]): (lines: readonly string[]) => string[] {
	const patterns = secrets
		.map(secret => secret.reveal())
		.filter(text => text.trim() !== '')
		.toSorted((a, b) => b.length - a.length)
		.map(text => patternOf(text));

	return lines => {
		let text = lines.join('\n');
		for (const pattern of patterns) {
			text = text.replaceAll(pattern, () => mark);
		}

		return text === '' ? [] : text.split('\n');
	};
}

function patternOf(text: string): RegExp {
	const pieces = text.trim().match(/\s+|\S/gv) ?? [];
	// Blanks where the row ends are not seen.
	const pattern = pieces.map(piece => piece.trim() === '' ? `(?:${piece}|${rowEnd})` : escaped(piece)).join(`(?:${rowEnd})?`);
	return new RegExp(text.length < shortest ? String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])` : pattern, 'gv');
}

function escaped(character: string): string {
	return character.replace(/[$\(\)*+.\/?\[\\\]^\{\|\}]/v, String.raw`\$&`);
}
