import {compacted, readingsOf, type Reading} from './readings.ts';

/** Where a text gives the secret away, or a part of it. */
export type Trace = {
	readonly start: number;
	/** Behind its last character. */
	readonly end: number;
	/** Whether it is the whole secret. */
	readonly isWhole: boolean;
	/** How much of the secret it is, from above 0 to 1. */
	readonly share: number;
	/** Whether only the secret can be meant: a part that is a plain word is found in any message. */
	readonly isTelling: boolean;
	/** What was found, as it is compared. */
	readonly text: string;
};

/**
A part of fewer signs is met by chance, and leaves most of the password to be guessed. A third of a short password is
what a tool shows that stops at a quotation mark; twelve signs are not met by chance, however long the whole is.
*/
const least = {signs: 4, share: 1 / 3, enough: 12} as const;

/** A text shorter than this is found in ordinary words when blanks and letter case do not count. */
const shortest = {words: 7, signs: 4} as const;

/** Returns whether the secret can be told from other text whatever its letter case and the blanks in it. */
export function isTraceable(secret: string): boolean {
	const whole = compacted(secret);
	return whole.length >= (hasSigns(whole) ? shortest.signs : shortest.words);
}

/** Returns whether there is more than letters in the text: such a text is no word of a message. */
export function hasSigns(text: string): boolean {
	return /[^\p{Letter}\p{Mark}]/v.test(text);
}

/** Makes a function that finds the secret in a text, in every way it may be written there, and then parts of it. */
export function tracer(secret: string): (text: string) => Trace[] {
	const whole = compacted(secret);
	const size = Math.max(least.signs, Math.min(least.enough, Math.ceil(whole.length * least.share)));
	const count = Math.max(0, whole.length - size + 1);
	const pieces = new Set(Array.from({length: count}, (_, index) => whole.slice(index, index + size)));
	return text => {
		if (whole === '') {
			return [];
		}

		const readings = readingsOf(text);
		return [
			...readings.flatMap(reading => placesOf(whole, reading)
				.map(place => ({...traceOf(reading, place, place + whole.length, 1), isWhole: true}))),
			...readings.flatMap(reading => runsOf(pieces, size, reading)
				.map(([first, end]) => traceOf(reading, first, end, (end - first) / whole.length))),
		];
	};
}

/** Returns all places, those that overlap among them. */
function placesOf(whole: string, {text}: Reading): number[] {
	const places = [];
	for (let place = text.indexOf(whole); place !== -1; place = text.indexOf(whole, place + 1)) {
		places.push(place);
	}

	return places;
}

/** Returns the parts of the text that are made of pieces of the secret, each as long as it goes. */
function runsOf(pieces: ReadonlySet<string>, size: number, {text}: Reading): Array<[first: number, end: number]> {
	const runs: Array<[number, number]> = [];
	for (let place = 0; place + size <= text.length; place++) {
		if (!pieces.has(text.slice(place, place + size))) {
			continue;
		}

		const last = runs.at(-1);
		if (last !== undefined && place < last[1]) {
			last[1] = place + size;
		} else {
			runs.push([place, place + size]);
		}
	}

	// A row of marks is the echo of anything.
	return runs.filter(([first, end]) => new Set(text.slice(first, end)).size > 2);
}

function traceOf({text, starts, ends}: Reading, first: number, end: number, share: number): Trace {
	const found = text.slice(first, end);
	// Punctuation at the edges may belong to the message.
	const isTelling = hasSigns(found.replace(/^[,.:;]/v, '').replace(/[,.:;]$/v, ''));
	return {
		start: starts[first] ?? 0, end: ends[end - 1] ?? 0, isWhole: false, share: Math.min(1, share), isTelling, text: found,
	};
}
