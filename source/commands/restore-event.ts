import type {RestoreLevel} from '../core/restore/restore-result.ts';
import type {LogEvent} from '../host/host.ts';
import {restoreEventIds as ids} from './event-ids.ts';
import type {RestoreEnding} from './restore-ending.ts';
import {restoreHeadline, restoreSummary} from './restore-text.ts';

const types: Readonly<Record<RestoreLevel, LogEvent['type']>> = {
	loaded: 'information', accepted: 'warning', unproven: 'warning', failed: 'error',
};

/** Returns the event that tells what `restore` came to. No secret is in it. */
export function restoreEvent(ending: RestoreEnding, sha256: string | undefined): LogEvent {
	const {file, reason} = ending.kind === 'finished' ? ending.result : ending;
	const about = [
		...(file === undefined ? [] : [`Backup file: ${file}`]),
		...(sha256 === undefined ? [] : [`SHA-256: ${sha256}`]),
		...(reason === undefined ? [] : [`Reason: ${reason}`]),
	];
	if (ending.kind === 'finished') {
		const {result} = ending;
		const {level, notRecorded} = result;
		return {
			id: ids[level],
			type: level === 'loaded' && notRecorded !== undefined ? 'warning' : types[level],
			lines: [restoreHeadline(result), restoreSummary(result), ...about],
		};
	}

	// An error of this program may have come after the start.
	const isUnexpected = reason === 'unexpected';
	return {
		id: isUnexpected ? ids.failed : ids.refused,
		type: 'error',
		lines: [
			isUnexpected ? 'FAILED: What came of this restore is not known.' : 'REFUSED: This restore started nothing.',
			...ending.problems,
			...about,
		],
	};
}
