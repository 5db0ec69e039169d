import {Box, Text} from 'ink';
import {
	createContext,
	type ReactNode,
	use,
	useEffect,
} from 'react';
import wrapAnsi from 'wrap-ansi';
import {type Look, looks} from '../terminal/theme.ts';
import {WidthContext} from './prose.tsx';

/** Rows of the frame that a screen may fill. */
export const RowsContext = createContext(16);

/** Rows below which a screen shows only what must be seen. */
export const roomyRows = 14;

/** A text with a look, and what stands before its first row in columns of their own. */
export type Paragraph = Look & {
	readonly text: string;
	readonly lead?: ReadonlyArray<Look & {readonly text: string; readonly width: number}>;
};

type PageProps = {
	readonly paragraphs: readonly Paragraph[];
	/** Rows on the screen that are taken by something else. */
	readonly beside?: number;
	/** The first row to show, when not all fit. */
	readonly from: number;
	/** Told when `from` is past the last row that the page can begin with. */
	readonly onEnd?: (lastRow: number) => void;
};

/** Paragraphs below each other; where they do not all fit, as many rows as do, and a word about the rest. */
export function Page({paragraphs, beside = 0, from, onEnd}: PageProps): ReactNode {
	const width = use(WidthContext);
	const room = use(RowsContext) - beside;
	const rows = paragraphs.flatMap(paragraph => rowsOf(paragraph, width));
	const isWhole = rows.length <= room;
	const shown = isWhole ? room : room - 1;
	const last = Math.max(0, rows.length - shown);
	const first = Math.min(from, last);
	useEffect(() => {
		if (from > last) {
			onEnd?.(last);
		}
	}, [from, last, onEnd]);
	return (
		<Box flexDirection='column' flexShrink={0}>
			{rows.slice(first, first + shown).map((row, index) => <Row key={`${first + index}`} {...row}/>)}
			{!isWhole && <Text {...looks.aside}>{first + shown < rows.length ? '(more below: press Down)' : '(the end: Up shows what is above)'}</Text>}
		</Box>
	);
}

/** The paragraph cut into rows; what leads it stands before the first. */
function rowsOf({text, lead = [], ...look}: Paragraph, width: number): Paragraph[] {
	const indent = lead.reduce((sum, column) => sum + column.width, 0);
	const lines = wrapAnsi(text, width - indent, {hard: true}).split('\n');
	return lines.map((line, index) => ({
		...look,
		text: line,
		lead: lead.map(column => index === 0 ? column : {text: '', width: column.width}),
	}));
}

function Row({text, lead = [], ...look}: Paragraph): ReactNode {
	return (
		<Text wrap='truncate'>
			{lead.map(({text: word, width, ...leadLook}) => (
				<Text key={width}>
					<Text {...leadLook}>{word}</Text>
					{' '.repeat(Math.max(0, width - word.length))}
				</Text>
			))}
			{/* A row without a character would have no height. */}
			<Text {...look}>{text === '' ? ' ' : text}</Text>
		</Text>
	);
}
