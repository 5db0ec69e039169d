import type {Key} from './key.ts';

/** Text field that has the keyboard: its name (a new name is a new field) and its text. */
export type FocusedField = {
	readonly name: string;
	readonly value: string;
};

export type FieldFeed = (field: FocusedField, key: Key) => string[];

/**
Most characters in a field, which is drawn anew for each key: more than any answer may have, so that one that was cut
off is refused for its length.
*/
export const longestText = 1024;

const keystrokes = {left: '\u{1B}[D', right: '\u{1B}[C', backspace: '\u{7F}'};

/**
Returns a function that turns each key into keystrokes that make ink-text-input do the same: it only knows left, right,
backspace and text. Each keystroke must reach it in a turn of its own. The cursor is followed here because
ink-text-input keeps its own to itself; it starts behind the text.
*/
export function createFieldFeed(): FieldFeed {
	let name = '';
	let cursor = 0;

	return (field, key) => {
		const {value} = field;
		if (field.name !== name) {
			name = field.name;
			cursor = value.length;
		}

		cursor = Math.min(cursor, value.length);
		const move = (target: number): string[] => {
			const steps = target - cursor;
			cursor = target;
			return repeat(steps < 0 ? keystrokes.left : keystrokes.right, Math.abs(steps));
		};

		const remove = (from: number, to: number): string[] => {
			const strokes = [...move(to), ...repeat(keystrokes.backspace, to - from)];
			cursor = from;
			return strokes;
		};

		switch (key.name) {
			case 'text':
			case 'paste': {
				const text = (key as {text: string}).text.slice(0, Math.max(0, longestText - value.length));
				cursor += text.length;
				return text === '' ? [] : [text];
			}

			case 'left': {
				return move(characterBefore(value, cursor));
			}

			case 'right': {
				return move(characterAfter(value, cursor));
			}

			case 'ctrl-left': {
				return move(wordBefore(value, cursor));
			}

			case 'ctrl-right': {
				return move(wordAfter(value, cursor));
			}

			case 'home':
			case 'ctrl-a': {
				return move(0);
			}

			case 'end':
			case 'ctrl-e': {
				return move(value.length);
			}

			case 'backspace': {
				return remove(characterBefore(value, cursor), cursor);
			}

			case 'delete': {
				return remove(cursor, characterAfter(value, cursor));
			}

			case 'ctrl-w': {
				return remove(wordBefore(value, cursor), cursor);
			}

			case 'ctrl-u': {
				return remove(0, cursor);
			}

			case 'ctrl-k': {
				return remove(cursor, value.length);
			}

			default: {
				return [];
			}
		}
	};
}

function repeat(keystroke: string, times: number): string[] {
	return Array.from({length: times}, () => keystroke);
}

const characters = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

function characterBefore(value: string, cursor: number): number {
	return [...characters.segment(value.slice(0, cursor))].at(-1)?.index ?? 0;
}

function characterAfter(value: string, cursor: number): number {
	const [next] = characters.segment(value.slice(cursor));
	return cursor + (next?.segment.length ?? 0);
}

// A word ends at a space or a path separator, so that Ctrl+W takes one folder off a path.
const isGap = (character: string | undefined): boolean => /^[\s\/\\]$/v.test(character ?? '');

function wordBefore(value: string, cursor: number): number {
	let start = cursor;
	while (start > 0 && isGap(value[start - 1])) {
		start--;
	}

	while (start > 0 && !isGap(value[start - 1])) {
		start--;
	}

	return start;
}

function wordAfter(value: string, cursor: number): number {
	let end = cursor;
	while (end < value.length && isGap(value[end])) {
		end++;
	}

	while (end < value.length && !isGap(value[end])) {
		end++;
	}

	return end;
}
