import {Text, type TextProps} from 'ink';
import {createContext, type ReactNode, use} from 'react';
import wrapAnsi from 'wrap-ansi';

/** Columns of the frame. */
export const WidthContext = createContext(79);

type ProseProps = Omit<TextProps, 'children' | 'wrap'> & {
	readonly children: string;
	/** Columns that are taken by something else. */
	readonly beside?: number;
};

/** Text of whole words on each line. Ink's own wrapping can begin a line with a space. */
export function Prose({children, beside = 0, ...look}: ProseProps): ReactNode {
	return <Text {...look}>{wrapAnsi(children, use(WidthContext) - beside, {hard: true})}</Text>;
}
