import {styleText} from 'node:util';
import type {Row, Span} from '../text/row.ts';
import {visible} from '../text/visible.ts';
import {type Format, formats} from './theme.ts';

/** Returns the rows as lines of text with the escape sequences of their styles, and no others. */
export function styledText(rows: readonly Row[]): string {
	return rows.map(row => row.map(span => styled(span)).join('')).join('\n');
}

function styled({text: given, style}: Span): string {
	const text = visible(given);
	return text === '' || style === undefined
		? text
		: styleText(formats[style] as Format[], text, {validateStream: false});
}
