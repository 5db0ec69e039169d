import {Box, Text, useWindowSize} from 'ink';
import {type ReactNode, use} from 'react';
import {colours} from '../terminal/theme.ts';
import type {Binding} from '../wizard/keys.ts';
import {KeyLine} from './key-line.tsx';
import {RowsContext} from './page.tsx';
import {WidthContext} from './prose.tsx';
import {ThemeContext} from './theme-context.ts';

/** The size of a console as Windows opens it; a frame leaves its last row and column unused. */
const usual = {columns: 80, rows: 24};
const smallest = {columns: 60, rows: 18};
const widest = 100;
/** Header, rule, title and the row below it; at the bottom a rule and two rows of keys. */
const otherRows = 7;

type FrameProps = {
	readonly title: string;
	/** Such as `Step 3 of 7`. */
	readonly position: string;
	readonly practice: string | undefined;
	readonly bindings: readonly Binding[];
	readonly children: ReactNode;
};

/** What every screen shares: the header, the title, and the keys at the bottom, each always in the same place. */
export function Frame({title, position, practice, bindings, children}: FrameProps): ReactNode {
	const {columns, rows} = useWindowSize();
	const {rule} = use(ThemeContext);
	if (columns < smallest.columns || rows < smallest.rows) {
		return <Text>{`Make this window larger: at least ${smallest.columns} columns and ${smallest.rows} rows.`}</Text>;
	}

	const width = Math.min(columns, widest) - 1;
	const height = Math.min(rows, usual.rows) - 1;
	return (
		<WidthContext value={width}>
			<RowsContext value={height - otherRows}>
				<Box flexDirection='column' width={width} height={height} overflow='hidden'>
					<Box justifyContent='space-between' flexShrink={0}>
						<Text>entsso-backup</Text>
						{practice !== undefined && <Text bold color={colours.practice}>{`PRACTICE: ${practice}`}</Text>}
						<Text>{position}</Text>
					</Box>
					<Text dimColor>{rule.repeat(width)}</Text>
					<Box flexShrink={0} marginBottom={1}>
						<Text bold color={colours.title}>{title}</Text>
					</Box>
					<Box flexDirection='column' flexGrow={1} flexShrink={1} overflow='hidden'>
						{children}
					</Box>
					<Text dimColor>{rule.repeat(width)}</Text>
					<KeyLine bindings={bindings}/>
				</Box>
			</RowsContext>
		</WidthContext>
	);
}
