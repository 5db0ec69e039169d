import type {Key} from './key.ts';

/** Letters that follow each other within so many milliseconds are typed as a word, and none of them is meant alone. */
const pause = 500;

/**
Returns a function that says whether a key belongs to a word that was begun where no text is asked for. Of such a word
only the first letter may be a command: the rest of it is dropped wherever it arrives, also in a field that the first
one opened, and so is the Enter behind it.
*/
export function createWordWatch(now: () => number): (key: Key, isForField: boolean) => boolean {
	let length = 0;
	let lastAt = -Infinity;

	return (key, isForField) => {
		const at = now();
		const isText = key.name === 'text' || key.name === 'paste';
		const goesOn = length > 0 && at - lastAt < pause;
		// One letter may be a command, and Enter what comes after it.
		if (goesOn && (isText || (key.name === 'enter' && length > 1))) {
			length++;
			lastAt = at;
			return true;
		}

		const letters = isText ? [...(key as {text: string}).text].length : 0;
		length = isForField ? 0 : letters;
		lastAt = at;
		return length > 1;
	};
}
