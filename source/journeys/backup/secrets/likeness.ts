import {late} from '../../../values/late.ts';

/** Letters by which a text may differ from the password and still give it away. */
const closest = [
	{from: 7, distance: 2},
	{from: 5, distance: 1},
	{from: 3, distance: 0},
] as const;

/** A shorter word is in many a text. */
const shortestWord = 3;

/**
Returns whether the text gives the password away: it holds it, or reversed, but for letter case, accents, spaces, signs,
and one or two letters; or the words of half of it, in any order. The time is bounded by the product of both lengths.
*/
export function givesAway(text: string, password: string): boolean {
	return holdsHalfTheWords(text, password) || [withoutSpaces, withoutSigns].some(plain => {
		const said = plain(text);
		const secret = plain(password);
		// Less than that is in many a text.
		const distance = closest.find(({from}) => secret.length >= from)?.distance;
		return distance !== undefined
			&& [secret, secret.toReversed()].some(letters => distanceWithin(said, letters) <= distance);
	});
}

/** Signs, and where a capital, a number or a letter begins another word. */
const wordEnds = late(() => new RegExp([
	String.raw`[^\p{Letter}\p{Mark}\p{Number}]+`,
	String.raw`(?<=\p{Lowercase_Letter})(?=\p{Uppercase_Letter})`,
	String.raw`(?<=\p{Letter})(?=\p{Number})`,
	String.raw`(?<=\p{Number})(?=\p{Letter})`,
].join('|'), 'v'));

/** Returns whether the text has the words of half of the password. In what order they come is soon tried out. */
function holdsHalfTheWords(text: string, password: string): boolean {
	const said = withoutSigns(text).join('');
	const words = password.split(wordEnds()).map(word => withoutSigns(word).join(''));
	const told = words.filter(word => word.length >= shortestWord && said.includes(word));
	return told.length > 0 && 2 * told.join('').length >= words.join('').length;
}

/** Characters as they are read, without letter case, accents and spaces. */
function withoutSpaces(text: string): string[] {
	return [...text.normalize('NFKD').toLowerCase().replaceAll(/[\s\p{Mark}]/gv, '')];
}

/** Letters and digits alone. */
function withoutSigns(text: string): string[] {
	return withoutSpaces(text).filter(character => /^[\p{Letter}\p{Number}]$/v.test(character));
}

/**
Returns how many characters have to be put in, left out or replaced to make the letters of some part of the text (P. H.
Sellers, 1980: the distances to all beginnings of the letters, moved along the text).
*/
function distanceWithin(text: readonly string[], letters: readonly string[]): number {
	let distances = letters.map((_, index) => index + 1);
	let least = letters.length;
	for (const character of text) {
		let diagonal = 0;
		let above = 0;
		distances = distances.map((before, index) => {
			const replaced = diagonal + (letters[index] === character ? 0 : 1);
			diagonal = before;
			above = Math.min(replaced, before + 1, above + 1);
			return above;
		});
		least = Math.min(least, above);
	}

	return least;
}
