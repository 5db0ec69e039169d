import {Text as InkText, type TextProps as InkTextProps} from 'ink';
import type {ReactNode} from 'react';
import {visible} from '../text/visible.ts';

type TextProps = Omit<InkTextProps, 'children'> & {readonly children: string};

/** A text in one line, in which nothing that others wrote steers the terminal. */
export function Text({children, ...look}: TextProps): ReactNode {
	return <InkText {...look}>{visible(children)}</InkText>;
}
