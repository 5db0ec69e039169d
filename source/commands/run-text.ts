import type {OlderBackups} from '../core/older-backups.ts';
import {reportLines} from './report.ts';
import type {RunEnding, RunReport} from './run-ending.ts';

/** What `run` came to, for standard output; empty where nothing was started. */
export function toText({ending, recent, older}: RunReport): string[] {
	return [
		...(recent === undefined || recent.isEnough ? [] : [`A backup is due: ${recent.detail}`]),
		...linesOf(ending),
		...(older === undefined ? [] : olderLines(older)),
	];
}

/** What stopped `run` before anything was started, for standard error. */
export function toComplaint(ending: RunEnding): string[] {
	return ending.kind === 'refused' ? [...ending.problems, ...ending.advice] : [];
}

function linesOf(ending: RunEnding): readonly string[] {
	switch (ending.kind) {
		case 'finished': {
			return reportLines(ending.result);
		}

		case 'skipped': {
			return [`Nothing was started: there is a recent backup. ${ending.detail}`, ending.record.file];
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
		'Older than the backups to keep (nothing was deleted; an old copy of the SSO database may need the backup of its time):',
		...backups.flatMap(({time, verdict, files}) => files.map(file => `  ${time.slice(0, 10)}  ${verdict.padEnd(10)}${file}`)),
		detail,
	];
}
