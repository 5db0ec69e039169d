import {systemClock} from '../host/clock.ts';
import type {HistoryRecord} from '../core/history.ts';
import {openSettings} from '../core/settings.ts';
import {visible} from '../text/visible.ts';
import {type CommonFlags, type Environment, exitCodes} from './environment.ts';
import {toJsonRecord} from './to-json.ts';

export type HistoryFlags = Pick<CommonFlags, 'configDirectory'> & {readonly json: boolean};

const computerWidth = 15;
/** What is left of 79 columns for the file. */
const fileWidth = 34;

/** Prints what was backed up, newest first; gives the exit code. Records that were left out are told on stderr. */
export function runHistory({stdout, stderr}: Environment, {configDirectory, json}: HistoryFlags): number {
	const {history} = openSettings({clock: systemClock, directory: configDirectory});
	const {records, notice} = history.list();
	if (notice !== undefined) {
		stderr.lines([notice]);
	}

	if (json) {
		stdout.json({records: records.map(record => toJsonRecord(record))});
	} else {
		stdout.lines(toText(records));
	}

	return exitCodes.done;
}

function toText(records: readonly HistoryRecord[]): string[] {
	if (records.length === 0) {
		return ['No backup was recorded yet.'];
	}

	const rows = records.map(({time, verdict, computer, practice, file}) =>
		row(time.slice(0, 16).replace('T', ' '), verdict, visible(computer).slice(0, computerWidth), `${practice === undefined ? '' : 'PRACTICE '}${file}`));
	return [row('Started (UTC)', 'Verdict', 'Computer', 'Backup file'), ...rows];
}

function row(time: string, verdict: string, computer: string, file: string): string {
	return `${time.padEnd(18)}${verdict.padEnd(10)}${computer.padEnd(computerWidth + 2)}${shortened(visible(file))}`;
}

/** Of a long path the beginning and the name are worth most. */
function shortened(file: string): string {
	const start = 12;
	return file.length <= fileWidth ? file : `${file.slice(0, start)}...${file.slice(start + 3 - fileWidth)}`;
}
