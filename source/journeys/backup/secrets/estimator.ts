/* Loaded when the password step is reached: the lists of words are larger than all that is there before. */
import {ZxcvbnFactory} from '@zxcvbn-ts/core';
import {adjacencyGraphs, dictionary} from '@zxcvbn-ts/language-common';

/** Habit that makes a password easy to guess. */
export type Habit = 'own-words' | 'repeat' | 'row';

/** Guesses that a password takes, and what makes it so few. */
export type Estimate = {
	/** Power of ten. */
	readonly power: number;
	readonly habits: ReadonlySet<Habit>;
};

/** Judges a text; keeps nothing of it. */
export type Estimator = (text: string) => Estimate;

/** ENTSSO takes no more characters. */
const longest = 256;

/**
A longer text is judged in pieces of this length, because the time grows with the square of it. To guess the whole takes
no fewer guesses than the hardest piece.
*/
const pieceLength = 64;

/** Power of ten of guesses from which it makes no difference how many more there are. */
const enough = 25;

/** Judged after each text, so that the estimator holds this in place of the last one, and of its repeated part. */
const harmless = 'abab';

const habitOf: Readonly<Record<string, Habit>> = {repeat: 'repeat', sequence: 'row', spatial: 'row'};

/**
Returns an estimator that knows these words, in any letter case, the first ones best, besides what people choose
everywhere.
*/
export function createEstimator(words: readonly string[]): Estimator {
	const own = [...new Set(words.map(word => word.toLowerCase()))];
	const zxcvbn = new ZxcvbnFactory({dictionary: {...dictionary, own}, graphs: adjacencyGraphs});
	const estimate = (piece: string): Estimate => {
		const {guessesLog10: power, sequence} = zxcvbn.check(piece);
		const habits = sequence.map(({pattern, dictionaryName}) => dictionaryName === 'own' ? 'own-words' : habitOf[pattern]);
		return {power, habits: new Set(habits.filter(habit => habit !== undefined))};
	};

	return text => {
		try {
			const [first, ...rest] = piecesOf(text.slice(0, longest));
			let hardest = estimate(first);
			for (const piece of rest) {
				if (hardest.power >= enough) {
					break;
				}

				const next = estimate(piece);
				hardest = next.power > hardest.power ? next : hardest;
			}

			return hardest;
		} finally {
			zxcvbn.check(harmless);
		}
	};
}

/** Returns the pieces of a text, each once: what is repeated is no harder. */
function piecesOf(text: string): [string, ...string[]] {
	const pieces = new Set<string>();
	for (let start = pieceLength; start < text.length; start += pieceLength) {
		pieces.add(text.slice(start, start + pieceLength));
	}

	const first = text.slice(0, pieceLength);
	pieces.delete(first);
	return [first, ...pieces];
}
