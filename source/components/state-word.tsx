import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {colours} from '../terminal/theme.ts';

const looks: Readonly<Record<string, {readonly color?: string; readonly bold?: boolean}>> = {
	ok: {color: colours.ok},
	done: {color: colours.ok},
	warning: {color: colours.warning},
	missing: {color: colours.warning},
	stop: {color: colours.error, bold: true},
	bad: {color: colours.error, bold: true},
	failed: {color: colours.error, bold: true},
	unknown: {color: colours.unknown},
};

/** One word for how a line stands, in a column of its own; the colour only repeats it. */
export function StateWord({word}: {readonly word: string}): ReactNode {
	return (
		<Box width={9} flexShrink={0}>
			<Text {...looks[word]}>{word}</Text>
		</Box>
	);
}
