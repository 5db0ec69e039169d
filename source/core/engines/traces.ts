import {
	compacted,
	readingsOf,
	textsOf,
	type Reading,
} from './readings.ts';

/** A place where a text gives away the secret, or a part of it. */
export type Trace = {
	readonly start: number;
	/** Offset behind its last character. */
	readonly end: number;
	/** True when it is the whole secret. */
	readonly isWhole: boolean;
	/** Share of the secret that it gives away, above 0 and up to 1. */
	readonly share: number;
	/** True when it can only be the secret: a part that is a plain word occurs in any message. */
	readonly isTelling: boolean;
	/** Matching text, in the form in which it is compared. */
	readonly text: string;
};

/**
Smallest part of a secret that counts. A shorter one occurs by chance, and leaves most of the password to be guessed. A
third of a short password is what a tool shows when it stops at a quotation mark; twelve signs do not occur by chance,
however long the whole is.
*/
const least = {signs: 4, share: 1 / 3, enough: 12} as const;

/** A shorter text is found in ordinary words when blanks and letter case are ignored. */
const shortest = {words: 7, signs: 4} as const;

/** Returns whether the secret can be told from other text whatever its letter case and blanks. */
export function isTraceable(secret: string): boolean {
	const whole = compacted(secret);
	return whole.length >= (hasSigns(whole) ? shortest.signs : shortest.words);
}

/** Returns whether the text has more than letters in it: then it is not a word of a message. */
export function hasSigns(text: string): boolean {
	return /[^\p{Letter}\p{Mark}]/v.test(text);
}

/**
Makes a function that finds the secret in a text, in every form in which it may be written there, and then parts of it.
*/
export function tracer(secret: string): (text: string) => Trace[] {
	const whole = compacted(secret);
	const size = Math.max(least.signs, Math.min(least.enough, Math.ceil(whole.length * least.share)));
	const count = Math.max(0, whole.length - size + 1);
	const pieces = new Set(Array.from({length: count}, (_, index) => whole.slice(index, index + size)));
	// One of them is in every trace. A tool that prints without end is searched for them alone, which is quick.
	const signs = pieces.size === 0 ? [whole] : [...pieces];
	return text => {
		// None of them has a line end.
		const texts = [...textsOf(text)].join('\n');
		if (whole === '' || signs.every(sign => !texts.includes(sign))) {
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

/** Returns all positions, including overlapping ones. */
function placesOf(whole: string, {text}: Reading): number[] {
	const places = [];
	for (let place = text.indexOf(whole); place !== -1; place = text.indexOf(whole, place + 1)) {
		places.push(place);
	}

	return places;
}

/** Returns the stretches of the text that are made of pieces of the secret, each as long as possible. */
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
