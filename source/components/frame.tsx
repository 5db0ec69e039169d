import {Box, Text, useWindowSize} from 'ink';
import {type ReactNode, use} from 'react';
import {looks} from '../terminal/theme.ts';
import type {Binding} from '../wizard/keys.ts';
import {KeyLine} from './key-line.tsx';
import {RowsContext} from './page.tsx';
import {WidthContext} from './prose.tsx';
import {ThemeContext} from './theme-context.ts';

/** The size of a console as Windows opens it; a frame leaves its last row and column unused. */
const usual = {columns: 80, rows: 24};
const smallest = {columns: 60, rows: 18};
const widest = 100;
const name = 'entsso-backup';
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
	const isTooSmall = columns < smallest.columns || rows < smallest.rows;
	const width = Math.min(Math.max(columns, smallest.columns), widest) - 1;
	const height = Math.min(Math.max(rows, smallest.rows), usual.rows) - 1;
	return (
		<WidthContext value={width}>
			<RowsContext value={height - otherRows}>
				{isTooSmall && <Text>{`Make this window larger: at least ${smallest.columns} columns and ${smallest.rows} rows.`}</Text>}
				{/* Out of sight, but there: what is typed still arrives, and the cursor stays where it was. */}
				<Box display={isTooSmall ? 'none' : 'flex'} flexDirection='column' width={width} height={height} overflow='hidden'>
					<Box justifyContent='space-between' flexShrink={0}>
						<Text {...looks.name}>{name}</Text>
						{practice !== undefined && <Text {...looks.practice}>{` PRACTICE: ${practice} `}</Text>}
						{/* As wide as the name, so that what is between them is in the middle. */}
						<Text>{position.padStart(name.length)}</Text>
					</Box>
					<Text {...looks.rule}>{rule.repeat(width)}</Text>
					<Box flexShrink={0} marginBottom={1}>
						<Text {...looks.title}>{title}</Text>
					</Box>
					<Box flexDirection='column' flexGrow={1} flexShrink={1} overflow='hidden'>
						{children}
					</Box>
					<Text {...looks.rule}>{rule.repeat(width)}</Text>
					<KeyLine bindings={bindings}/>
				</Box>
			</RowsContext>
		</WidthContext>
	);
}
