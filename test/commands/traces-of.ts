import {Buffer} from 'node:buffer';

/** Shortest part of a secret that is looked for. */
const part = 4;

/** Returns the parts of a secret that stand in a text: as they are, in any case, backwards, escaped or encoded. */
export function partsIn(text: string, secret: string): string[] {
	const forms = [
		secret,
		[...secret].toReversed().join(''),
		JSON.stringify(secret).slice(1, -1),
		encodeURIComponent(secret),
		Buffer.from(secret).toString('base64'),
		Buffer.from(secret).toString('hex'),
		Buffer.from(secret, 'utf16le').toString('base64'),
		Array.from(secret, sign => sign.codePointAt(0)).join(','),
		[...secret].join('","'),
	].map(form => form.toLowerCase());
	const searched = text.toLowerCase();
	const parts = forms.flatMap((form, index) => {
		// Any few digits stand in times too.
		const size = index < 4 ? part : 2 * part;
		return Array.from({length: form.length - size + 1}, (_, start) => form.slice(start, start + size));
	});
	return [...new Set(parts)].filter(one => searched.includes(one));
}
