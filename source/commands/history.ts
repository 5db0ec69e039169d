import {systemClock} from '../values/clock.ts';
import type {HistoryRecord} from '../core/records/record.ts';
import type {RestoreRecord} from '../core/records/restore-record.ts';
import {openPreferences} from '../core/records/preferences.ts';
import {indent, type Paragraph} from '../text/paragraph.ts';
import {visible} from '../text/visible.ts';
import {dayAndMinute} from '../values/times.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {toJsonRecord, toJsonRestore} from './to-json.ts';

export type HistoryFlags = Pick<CommonFlags, 'configDirectory'> & {readonly json: boolean};

const timeWidth = 18;
const verdictWidth = 10;
const kindWidth = 9;
const leastComputer = 15;

/**
Prints what was backed up and restored, and what was tried, newest first; gives the exit code. Records that were left
out are told on stderr too.
*/
export function runHistory({stdout, stderr}: Environment, {configDirectory, json}: HistoryFlags): number {
	const {history} = openPreferences({clock: systemClock, directory: configDirectory});
	const {records, notice} = history.list();
	const {records: restores, notice: restoresNotice} = history.restores();
	const notices = [...new Set([notice, restoresNotice].filter(text => text !== undefined))];
	stderr.paragraphs(notices.map(text => ({text})));
	if (json) {
		stdout.json({
			version: 1,
			reason: notices.length === 0 ? null : 'history-unreadable',
			notices,
			records: records.map(record => toJsonRecord(record)),
			restores: restores.map(record => toJsonRestore(record)),
		});
	} else {
		stdout.paragraphs(toText(records, restores, notices));
	}

	return notices.length === 0 ? exitCodes.done : exitCodes.unproven;
}

/** A row of the table, whatever it is of. */
type Row = Pick<HistoryRecord, 'computer' | 'engine' | 'file' | 'practice' | 'summary' | 'time'> & {
	readonly kind: 'backup' | 'restore';
	readonly outcome: string;
};

function toText(
	records: readonly HistoryRecord[],
	restores: readonly RestoreRecord[],
	notices: readonly string[],
): readonly Paragraph[] {
	const rows: readonly Row[] = [
		...records.map(record => ({...record, kind: 'backup', outcome: record.verdict} as const)),
		...restores.map(record => ({...record, outcome: record.level})),
	];
	if (rows.length === 0) {
		return [{text: notices.length === 0 ? 'No backup was recorded yet.' : 'No record could be read.'}];
	}

	let longest = leastComputer;
	for (const {computer} of rows) {
		// Not all in one call, which takes only so many arguments.
		longest = Math.max(longest, visible(computer).length);
	}

	const widths = {
		computer: longest + 2,
		// A table of backups alone needs no such column.
		kind: restores.length === 0 ? 0 : kindWidth,
	};
	return [
		row(['Started (UTC)', 'Verdict', 'Kind', 'Computer', 'Backup file'], widths),
		...rows
			.toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time))
			.flatMap(each => paragraphsOf(each, widths)),
	];
}

function paragraphsOf(
	{time, kind, outcome, engine, computer, practice, file = 'not known', summary}: Row,
	widths: Widths,
): Paragraph[] {
	return [
		row([
			dayAndMinute(new Date(time)),
			engine === undefined ? 'refused' : outcome,
			kind,
			computer,
			`${practice === undefined ? '' : '(practice) '}${file}`,
		], widths),
		...(outcome === 'failed' && summary !== undefined ? [{text: summary, columns: indent(timeWidth)}] : []),
	];
}

type Widths = {readonly computer: number; readonly kind: number};
type Cells = readonly [time: string, verdict: string, kind: string, computer: string, file: string];

function row([time, verdict, kind, computer, file]: Cells, widths: Widths): Paragraph {
	const columns = [
		{text: time, width: timeWidth},
		{text: verdict, width: verdictWidth},
		...(widths.kind === 0 ? [] : [{text: kind, width: widths.kind}]),
		{text: computer, width: widths.computer},
	];
	return {text: file, exact: 'path', columns};
}
