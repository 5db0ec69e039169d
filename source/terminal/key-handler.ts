import {visible} from '../text/visible.ts';
import {systemClock, type Clock} from '../values/clock.ts';
import {createFieldFeed, type FocusedField} from './field-feed.ts';
import type {Key, Paste} from './key.ts';
import {createWordWatch, wordPause} from './word-watch.ts';

/** Target of the keys. */
export type KeyTarget = {
	/** Does the current command of the key, given by its name or character; returns whether there is one. */
	takeCommand(key: string): boolean;
	/** Returns whether a dialog asks for this letter. */
	isAnswer(letter: string): boolean;
	/** Text field that has the keyboard; undefined where there is none. */
	readonly field: (FocusedField & {readonly isSecret: boolean}) | undefined;
	/** Called when a paste had a line end, which is left out. */
	takeLineBreak(): void;
	/** Called when text that was meant for something else is kept out of the field. */
	takeLeftOut(): void;
	/** Called when a paste had several lines, which no field takes. */
	takeLines(count: number): void;
};

type KeyHandlerOptions = {
	readonly now?: () => number;
	readonly clock?: Pick<Clock, 'after'>;
};

/**
Returns a function that handles a key: it runs a command of the key map, or returns keystrokes for the text field, which
gets all typed characters.
*/
export function createKeyHandler(
	target: KeyTarget,
	{now = () => performance.now(), clock = systemClock}: KeyHandlerOptions = {},
): (key: Key) => readonly string[] {
	const feed = createFieldFeed();
	const fateOf = createWordWatch(now);
	let forgetWaiting = (): void => undefined;
	return key => {
		forgetWaiting();
		const {field} = target;
		const isAnswer = key.name === 'text' && field === undefined && target.isAnswer(key.text);
		const fate = fateOf(key, {isForField: field !== undefined, isAnswer});
		if (fate === 'waits') {
			const {text} = key as {text: string};
			forgetWaiting = clock.after(wordPause, () => {
				// Meanwhile the dialog may have been closed by what it is about.
				if (target.isAnswer(text)) {
					target.takeCommand(text);
				}
			});
			return [];
		}

		if (fate === 'dropped') {
			if (field !== undefined) {
				target.takeLeftOut();
			}

			return [];
		}

		const isText = key.name === 'text';
		const isForField = isText && field !== undefined;
		if (!isForField && target.takeCommand(isText ? (key as {text: string}).text : key.name)) {
			return [];
		}

		if (field === undefined) {
			return [];
		}

		if (isPaste(key)) {
			if (key.lines > 1) {
				target.takeLines(key.lines);
				return [];
			}

			if (key.hadLineBreak) {
				target.takeLineBreak();
			}
		}

		return feed(field, field.isSecret ? key : visibleKey(key));
	};
}

function isPaste(key: Key): key is Paste {
	return key.name === 'paste';
}

/**
Returns the key with a stand-in for each invisible character, so that the field holds exactly what it shows; a path or
reminder with a stand-in is refused.
*/
function visibleKey(key: Key): Key {
	return 'text' in key ? {...key, text: visible(key.text)} : key;
}
