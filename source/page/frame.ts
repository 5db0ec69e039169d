import type {Binding} from '../wizard/question.ts';
import type {WizardState} from '../wizard/state.ts';
import {positionOf, titleOf} from '../wizard/titles.ts';
import type {Row, Span} from '../text/row.ts';
import {blankRow} from '../text/wrap.ts';

/** A frame leaves the last row and column of the window unused. */
const smallest = {columns: 60, rows: 18};
const widest = 100;

/**
Returns what is shown in place of a frame that does not fit. Only Ctrl+C counts then; where it asks first, nobody sees
that.
*/
export function tooSmallWords(
	{columns, rows}: {readonly columns: number; readonly rows: number},
	{dialog}: Pick<WizardState, 'dialog'>,
): string {
	const again = dialog?.type === 'leave'
		? ' Ctrl+C once more leaves; what you entered or marked is lost then.'
		: (dialog?.type === 'stop' ? ' Ctrl+C once more stops the run.' : '');
	return `Make this window larger: at least ${smallest.columns} columns and ${smallest.rows} rows, `
		+ `now ${columns} x ${rows}.${again}`;
}

const name = 'entsso-backup';
/** Header, rule, title and the row below it. */
const headHeight = 4;
const keyRows = 2;
/** A rule and the keys. */
const usualFootHeight = 1 + keyRows;
const keyGap = ' '.repeat(3);

/** Where a frame goes: its columns and rows, and the rows of them that a page may fill. */
export type FrameSize = {
	readonly width: number;
	readonly height: number;
	readonly availableRows: number;
	/** Not all of it can be seen. */
	readonly isTooSmall: boolean;
};

/** Returns the size of the frame in a window of this size; `footHeight`: rows of the rule and the keys below it. */
export function frameSize(
	{columns, rows}: {readonly columns: number; readonly rows: number},
	footHeight = usualFootHeight,
): FrameSize {
	const height = Math.max(rows, smallest.rows) - 1;
	return {
		width: Math.min(Math.max(columns, smallest.columns), widest) - 1,
		height,
		availableRows: height - headHeight - footHeight,
		isTooSmall: columns < smallest.columns || rows < smallest.rows,
	};
}

/** Words in the head of a frame. */
export type Heading = {
	readonly title: string;
	/** Such as `Step 3 of 7`. */
	readonly position: string;
	readonly practice: string | undefined;
	/** Said of the keys. */
	readonly note: string | undefined;
};

const typeAheadWords = 'Keys that came too early were ignored. Type them again.';

/** Returns the heading of the screen that is shown. */
export function headingOf(state: WizardState): Heading {
	const title = titleOf(state);
	return {
		title: state.dialog?.type === 'help' ? `${title}, explained` : title,
		position: positionOf(state),
		practice: state.options.practice,
		note: state.view.hadTypeAhead ? typeAheadWords : undefined,
	};
}

/** Returns the head of a frame: the header, a rule, the title, and a row that is blank where nothing is to be noted. */
export function headRows({
	title, position, practice, note,
}: Heading, rule: string, width: number): Row[] {
	const middle: Span[] = practice === undefined ? [] : [{text: ` PRACTICE: ${practice} `, style: 'practice'}];
	const right = position.padStart(name.length);
	const gap = width - name.length - right.length - (middle[0]?.text.length ?? 0);
	// As much before what is in the middle as behind it.
	const before = Math.floor(gap / 2);
	return [
		[{text: name, style: 'name'}, {text: ' '.repeat(before)}, ...middle, {text: ' '.repeat(gap - before)}, {text: right}],
		[{text: rule.repeat(width), style: 'rule'}],
		[{text: title, style: 'title'}],
		note === undefined ? blankRow : [{text: note, style: 'warning'}],
	];
}

/** Returns the foot of a frame: a rule, and the keys that work, made from the key map. */
export function footRows(bindings: readonly Binding[], rule: string, width: number): Row[] {
	const rows: Span[][] = [];
	let used = width;
	for (const {label, does} of bindings) {
		if (label === undefined) {
			continue;
		}

		const columns = label.length + 1 + does.length;
		const isNewRow = used + keyGap.length + columns > width;
		if (isNewRow) {
			rows.push([]);
		}

		rows.at(-1)!.push({text: isNewRow ? '' : keyGap}, {text: label, style: 'key'}, {text: ` ${does}`});
		used = isNewRow ? columns : used + keyGap.length + columns;
	}

	while (rows.length < keyRows) {
		rows.push([...blankRow]);
	}

	return [[{text: rule.repeat(width), style: 'rule'}], ...rows];
}
