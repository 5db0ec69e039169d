import {visible} from '../text/visible.ts';
import {createFieldFeed, type FocusedField} from './field-feed.ts';
import type {Key} from './key.ts';

/** What keys act on. */
export type KeyTarget = {
	/** Does what the key means now, by its name or its character; returns whether it means anything. */
	takeCommand(key: string): boolean;
	/** The text field that has the keyboard; undefined where there is none. */
	readonly field: (FocusedField & {readonly isSecret: boolean}) | undefined;
	/** Called when a paste had a line break, which is left out. */
	takeLineBreak(): void;
};

/**
Returns what a key does: something of the key map, or keystrokes for the text field, which gets all characters that are
typed.
*/
export function createKeyHandler(target: KeyTarget): (key: Key) => readonly string[] {
	const feed = createFieldFeed();
	return key => {
		const {field} = target;
		const isText = key.name === 'text';
		const isForField = isText && field !== undefined;
		if (!isForField && target.takeCommand(isText ? (key as {text: string}).text : key.name)) {
			return [];
		}

		if (field === undefined) {
			return [];
		}

		if (key.name === 'paste' && (key as {hadLineBreak: boolean}).hadLineBreak) {
			target.takeLineBreak();
		}

		return feed(field, field.isSecret ? key : visibleKey(key));
	};
}

/**
Returns the key with a stand-in for each character that cannot be seen, so that the field holds what it shows; a path or
reminder with one is refused.
*/
function visibleKey(key: Key): Key {
	return 'text' in key ? {...key, text: visible(key.text)} : key;
}
