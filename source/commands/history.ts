import {systemClock} from '../values/clock.ts';
import type {Reading} from '../core/records/history.ts';
import type {HistoryRecord} from '../core/records/record.ts';
import {openPreferences} from '../core/records/preferences.ts';
import {indent, type Paragraph} from '../text/paragraph.ts';
import {visible} from '../text/visible.ts';
import {dayAndMinute} from '../values/times.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {toJsonRecord} from './to-json.ts';

export type HistoryFlags = Pick<CommonFlags, 'configDirectory'> & {readonly json: boolean};

const timeWidth = 18;
const verdictWidth = 10;
const leastComputer = 15;

/**
Prints what was backed up, and what was tried, newest first; gives the exit code. Records that were left out are told on
stderr too.
*/
export function runHistory({stdout, stderr}: Environment, {configDirectory, json}: HistoryFlags): number {
	const {history} = openPreferences({clock: systemClock, directory: configDirectory});
	const reading = history.list();
	const {records, notice} = reading;
	if (notice !== undefined) {
		stderr.paragraphs([{text: notice}]);
	}

	if (json) {
		stdout.json({
			version: 1,
			reason: notice === undefined ? null : 'history-unreadable',
			notices: notice === undefined ? [] : [notice],
			records: records.map(record => toJsonRecord(record)),
		});
	} else {
		stdout.paragraphs(toText(reading));
	}

	return notice === undefined ? exitCodes.done : exitCodes.unproven;
}

function toText({records, notice}: Reading): readonly Paragraph[] {
	if (records.length === 0) {
		return [{text: notice === undefined ? 'No backup was recorded yet.' : 'No record could be read.'}];
	}

	const computerWidth = Math.max(leastComputer, ...records.map(({computer}) => visible(computer).length)) + 2;
	return [
		row(['Started (UTC)', 'Verdict', 'Computer', 'Backup file'], computerWidth),
		...records.flatMap(record => rowsOf(record, computerWidth)),
	];
}

function rowsOf(record: HistoryRecord, computerWidth: number): Paragraph[] {
	const {time, verdict, engine, computer, practice, file = 'not known', summary} = record;
	return [
		row([
			dayAndMinute(new Date(time)),
			engine === undefined ? 'refused' : verdict,
			computer,
			`${practice === undefined ? '' : 'PRACTICE '}${file}`,
		], computerWidth),
		...(verdict === 'failed' && summary !== undefined ? [{text: summary, columns: indent(timeWidth)}] : []),
	];
}

type Cells = readonly [time: string, verdict: string, computer: string, file: string];

function row([time, verdict, computer, file]: Cells, computerWidth: number): Paragraph {
	const columns = [
		{text: time, width: timeWidth},
		{text: verdict, width: verdictWidth},
		{text: computer, width: computerWidth},
	];
	return {text: file, exact: 'path', columns};
}
