import {systemClock} from '../values/clock.ts';
import type {Reading} from '../core/records/history.ts';
import type {HistoryRecord} from '../core/records/record.ts';
import {openPreferences} from '../core/records/preferences.ts';
import {visible} from '../text/visible.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {toJsonRecord} from './to-json.ts';

export type HistoryFlags = Pick<CommonFlags, 'configDirectory'> & {readonly json: boolean};

const computerWidth = 15;
/** Columns of 79 that remain for the file, and for a summary. */
const fileWidth = 34;
const summaryWidth = 61;

/**
Prints what was backed up, and what was tried, newest first; gives the exit code. Records that were left out are told on
stderr too.
*/
export function runHistory({stdout, stderr}: Environment, {configDirectory, json}: HistoryFlags): number {
	const {history} = openPreferences({clock: systemClock, directory: configDirectory});
	const reading = history.list();
	const {records, notice} = reading;
	if (notice !== undefined) {
		stderr.lines([notice]);
	}

	if (json) {
		stdout.json({
			version: 1,
			reason: notice === undefined ? null : 'history-unreadable',
			notices: notice === undefined ? [] : [notice],
			records: records.map(record => toJsonRecord(record)),
		});
	} else {
		stdout.lines(toText(reading));
	}

	return notice === undefined ? exitCodes.done : exitCodes.unproven;
}

function toText({records, notice}: Reading): string[] {
	return records.length === 0
		? [notice === undefined ? 'No backup was recorded yet.' : 'No record could be read.']
		: [row('Started (UTC)', 'Verdict', 'Computer', 'Backup file'), ...records.flatMap(record => rowsOf(record))];
}

function rowsOf({time, verdict, engine, computer, practice, file = 'not known', summary}: HistoryRecord): string[] {
	return [
		row(
			time.slice(0, 16).replace('T', ' '),
			engine === undefined ? 'refused' : verdict,
			visible(computer).slice(0, computerWidth),
			`${practice === undefined ? '' : 'PRACTICE '}${file}`,
		),
		...(verdict === 'failed' && summary !== undefined ? [`${' '.repeat(18)}${cut(visible(summary))}`] : []),
	];
}

function row(time: string, verdict: string, computer: string, file: string): string {
	return `${time.padEnd(18)}${verdict.padEnd(10)}${computer.padEnd(computerWidth + 2)}${shortened(visible(file))}`;
}

/** Of a long path the beginning and the name are worth most. */
function shortened(file: string): string {
	const start = 12;
	return file.length <= fileWidth ? file : `${file.slice(0, start)}...${file.slice(start + 3 - fileWidth)}`;
}

function cut(summary: string): string {
	return summary.length <= summaryWidth ? summary : `${summary.slice(0, summaryWidth - 3)}...`;
}
