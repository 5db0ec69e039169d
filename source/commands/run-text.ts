import {headline} from '../core/proof/headline.ts';
import {lacksCopyAskedFor} from '../core/proof/missing-copy.ts';
import type {OlderBackups} from '../core/records/older-backups.ts';
import {resultPage} from '../journeys/backup/result-page.ts';
import {stepsOf} from '../journeys/shared/result-parts.ts';
import {blank, labelled, type Paragraph} from '../text/paragraph.ts';
import type {RunEnding, RunReport} from './run-ending.ts';
import {recordIsMissing, skippedSummary, summaryOf} from './run-summary.ts';

/** Returns the outcome of `run` for standard output; a refusal is told on standard error instead. */
export function toText({ending, recent, older}: RunReport): readonly Paragraph[] {
	return [
		...(recent === undefined || recent.isEnough ? [] : [{text: `A backup is due: ${recent.detail}`}]),
		...outcomeOf(ending),
		...(older === undefined ? [] : aboutOlder(older)),
	];
}

/**
Returns what falls short of what was asked for, for standard error: standard output may be a file that nobody reads.
Beside the text on standard output one sentence is enough.
*/
export function toComplaint(ending: RunEnding, isJson: boolean): readonly Paragraph[] {
	return complaintsOn(ending, isJson).map(text => ({text}));
}

function complaintsOn(ending: RunEnding, isJson: boolean): readonly string[] {
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

function outcomeOf(ending: RunEnding): readonly Paragraph[] {
	switch (ending.kind) {
		case 'finished': {
			return [blank, ...resultPage(ending.result), blank];
		}

		case 'skipped': {
			return [{text: skippedSummary(ending)}, {text: ending.record.file, exact: 'path'}, ...stepsOf(ending.advice)];
		}

		case 'dry-run': {
			return [{text: ending.command, exact: 'command'}];
		}

		case 'refused': {
			return [];
		}
	}
}

function aboutOlder({backups, detail}: OlderBackups): readonly Paragraph[] {
	if (backups.length === 0) {
		return [{text: 'There are no older backups than those to keep.'}, {text: detail}];
	}

	return [
		{
			text: 'Older than the backups to keep '
				+ '(nothing was deleted; an old copy of the SSO database may need the backup of its time):',
		},
		...backups.flatMap(({time, verdict, files}) => files.map(
			file => labelled(`  ${time.slice(0, 10)}  ${verdict.padEnd(10)}`, 24, file, 'path'),
		)),
		{text: detail},
	];
}
