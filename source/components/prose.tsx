import {Text} from 'ink';
import {createContext, type ReactNode, use} from 'react';
import wrapAnsi from 'wrap-ansi';
import {type Look, looks} from '../terminal/theme.ts';
import {visible} from '../text/visible.ts';

/** Columns of the frame. */
export const WidthContext = createContext(79);

type ProseProps = Look & {
	readonly children: string;
	/** A word before the text that makes it a warning. */
	readonly mark?: string;
	/** Columns that are taken by something else. */
	readonly beside?: number;
};

/** Text of whole words on each line. Ink's own wrapping can begin a line with a space. */
export function Prose({children, mark = '', beside = 0, ...look}: ProseProps): ReactNode {
	const text = wrapAnsi(visible(mark === '' ? children : `${mark} ${children}`), use(WidthContext) - beside, {hard: true});
	return (
		<Text {...look}>
			{mark !== '' && <Text {...looks.warning}>{mark}</Text>}
			{text.slice(mark.length)}
		</Text>
	);
}
