import type {Key} from './key.ts';

/** Letters that follow each other within so many milliseconds are typed as a word, and none of them is meant alone. */
export const wordPause = 500;

/** Fate of a key; one that waits counts once no other has come for the length of a pause. */
export type KeyFate = 'counts' | 'dropped' | 'waits';

/** Place that a key arrives at. */
export type KeyPlace = {
	readonly isForField: boolean;
	/** It is the letter that a dialog asks for. */
	readonly isAnswer: boolean;
};

/**
Returns a function that says whether a key belongs to a word that was begun where no text is asked for. Of such a word
only the first letter may be a command: the rest of it is dropped wherever it arrives, also in a field that the first
one opened, and so is the Enter behind it. The letter that a dialog asks for, right behind one other, may be meant alone
all the same: it waits for what comes.
*/
export function createWordWatch(now: () => number): (key: Key, place: KeyPlace) => KeyFate {
	let length = 0;
	let lastAt = -Infinity;
	let isWaiting = false;

	return (key, {isForField, isAnswer}) => {
		const at = now();
		const isText = key.name === 'text' || key.name === 'paste';
		const goesOn = length > 0 && at - lastAt < wordPause;
		const wasWaiting = isWaiting;
		isWaiting = false;
		lastAt = at;
		// One letter may be a command, and Enter what comes after it.
		if (goesOn && (isText || (key.name === 'enter' && length > 1))) {
			// Pressed once more, it is the same answer.
			isWaiting = isAnswer && (length === 1 || wasWaiting);
			length++;
			return isWaiting ? 'waits' : 'dropped';
		}

		const letters = isText ? [...(key as {text: string}).text].length : 0;
		length = isForField ? 0 : letters;
		return length > 1 ? 'dropped' : 'counts';
	};
}
