import {headline} from '../core/proof/headline.ts';
import {lacksCopyAskedFor} from '../core/proof/missing-copy.ts';
import {recordIsMissing} from '../core/proof/missing-record.ts';
import type {OlderBackups} from '../core/records/older-backups.ts';
import {reportLines} from '../journeys/backup/report.ts';
import type {RunEnding, RunReport} from './run-ending.ts';
import {skippedSummary, summaryOf} from './run-summary.ts';

/** Returns the outcome of `run` as lines for standard output; a refusal is told on standard error instead. */
export function toText({ending, recent, older}: RunReport): string[] {
	return [
		...(recent === undefined || recent.isEnough ? [] : [`A backup is due: ${recent.detail}`]),
		...linesOf(ending),
		...(older === undefined ? [] : olderLines(older)),
	];
}

/**
Returns what falls short of what was asked for, as lines for standard error: standard output may be a file that nobody
reads. Beside the text on standard output one line is enough.
*/
export function toComplaint(ending: RunEnding, isJson: boolean): readonly string[] {
	switch (ending.kind) {
		case 'refused': {
			return [...ending.problems, ...ending.advice];
		}

		case 'finished': {
			const {result} = ending;
			const {notRecorded, verdict} = result;
			const isWell = verdict === 'verified' && !lacksCopyAskedFor(result) && notRecorded === undefined;
			const aboutRecord = notRecorded === undefined ? [] : [`${recordIsMissing} ${notRecorded}`];
			return isWell ? [] : [headline(result), ...(isJson ? [summaryOf(result)] : []), ...aboutRecord];
		}

		case 'skipped': {
			return ending.reason === undefined ? [] : [skippedSummary(ending)];
		}

		case 'dry-run': {
			return ending.advice;
		}
	}
}

function linesOf(ending: RunEnding): readonly string[] {
	switch (ending.kind) {
		case 'finished': {
			return reportLines(ending.result);
		}

		case 'skipped': {
			return [skippedSummary(ending), ending.record.file, ...ending.advice];
		}

		case 'dry-run': {
			return [ending.command];
		}

		case 'refused': {
			return [];
		}
	}
}

function olderLines({backups, detail}: OlderBackups): readonly string[] {
	if (backups.length === 0) {
		return ['There are no older backups than those to keep.', detail];
	}

	return [
		'Older than the backups to keep '
		+ '(nothing was deleted; an old copy of the SSO database may need the backup of its time):',
		...backups.flatMap(({time, verdict, files}) => {
			const start = `  ${time.slice(0, 10)}  ${verdict.padEnd(10)}`;
			return files.map(file => `${start}${file}`);
		}),
		detail,
	];
}
