import {styleText} from 'node:util';
import {visible} from '../text/visible.ts';
import type {Row, Span} from './row.ts';

/** Returns the rows as lines of text with the escape sequences of their looks, and no others. */
export function styledText(rows: readonly Row[]): string {
	return rows.map(row => row.map(span => styled(span)).join('')).join('\n');
}

function styled({text: given, color, backgroundColor, bold}: Span): string {
	const text = visible(given);
	const background = backgroundColor === undefined ? undefined : `bg${backgroundColor[0]!.toUpperCase()}${backgroundColor.slice(1)}`;
	const format = [color, background, bold === true ? 'bold' : undefined].filter(name => name !== undefined);
	return text === '' || format.length === 0 ? text : styleText(format as Parameters<typeof styleText>[0], text, {validateStream: false});
}
