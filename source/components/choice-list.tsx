import {Box, Text} from 'ink';
import {type ReactNode, use} from 'react';
import {looks} from '../terminal/theme.ts';
import {WidthContext} from './prose.tsx';
import {shorten} from './shorten.ts';
import {ThemeContext} from './theme-context.ts';

type ChoiceListProps = {
	readonly items: readonly string[];
	/** Index of the chosen item; none with -1. */
	readonly selected: number;
	/** The most rows to show; the chosen one is always among them. */
	readonly rows: number;
};

/** Columns for the pointer, and for the margin that a list may have. */
const besideItem = 4;

/** Lines of which one is chosen. */
export function ChoiceList({items, selected, rows}: ChoiceListProps): ReactNode {
	const {pointer} = use(ThemeContext);
	const columns = use(WidthContext) - besideItem;
	const first = Math.max(0, Math.min(selected - Math.floor(rows / 2), items.length - rows));
	return (
		<Box flexDirection='column' flexShrink={0}>
			{items.slice(first, first + rows).map((item, index) => (
				<Text key={item} {...(first + index === selected ? looks.chosen : looks.plain)} wrap='truncate'>
					{`${first + index === selected ? pointer : ' '} ${shorten(item, columns, 'both ends')}`}
				</Text>
			))}
		</Box>
	);
}
