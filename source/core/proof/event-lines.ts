import type {BackupEvent} from '../../host/host.ts';
import {isSameId} from '../../host/secret-state.ts';
import {
	confirmation,
	isFailure,
	lastWord,
	loggedBackup,
	loggedError,
	toolFailed,
	wholeSecond,
	type Facts,
} from './facts.ts';
import type {Evidence} from './result.ts';

/** Returns the evidence of the event log, line by line. Pure. */
export function aboutEvents(facts: Facts): Evidence[] {
	const {events} = facts;
	if (events === 'not-read') {
		return toolFailed(facts.outcome) ? [] : [{id: 'event', state: 'unknown', detail: 'The event log was not read.'}];
	}

	if (events === 'unreadable') {
		return [{
			id: 'event',
			state: 'unknown',
			detail: 'The event log could not be read here, so the word of ENTSSO itself is missing.',
		}];
	}

	const event = lastWord(events, facts);
	if (event === undefined && facts.isClockSetBack) {
		return [{id: 'event', ...timesUnknown('which events are of this run')}];
	}

	if (event === undefined) {
		return [
			{id: 'event', state: 'missing', detail: 'ENTSSO logged no event 10559 (backed up) for this file.'},
			aboutAskedAgain(events, facts),
		];
	}

	if (isFailure(event)) {
		const code = loggedError(event);
		return [{
			id: 'event',
			state: 'bad',
			detail: `ENTSSO logged event ${event.id} (backup failed)${code === undefined ? '' : `, error code ${code}`}.`,
		}];
	}

	return [
		confirmation(facts) === undefined
			? {
				id: 'event',
				state: 'unknown',
				detail: 'ENTSSO logged event 10559 (backed up) for this file, but the file was written again after that.',
			}
			: {id: 'event', state: 'ok', detail: 'ENTSSO logged event 10559 (backed up) for this file.'},
		aboutAskedAgain(events, facts),
		...aboutSecret(facts),
	];
}

/** Returns evidence for something that depends on time, after the clock was set back during the run. */
export function timesUnknown(what: string): Pick<Evidence, 'state' | 'detail'> {
	return {
		state: 'unknown',
		detail: `The clock of this computer was set back during this run, so ${what} cannot be told.`,
	};
}

/**
Event 10589 after the backup speaks against it. Events carry whole seconds, so one of the same second may be older or
newer.
*/
function aboutAskedAgain(events: readonly BackupEvent[], facts: Facts): Evidence {
	const {file, startedAt} = facts;
	const madeAt = wholeSecond(confirmation(facts)?.time ?? (file?.state === 'there' ? file.modifiedAt : startedAt));
	const asked = events
		.filter(({id, time}) => id === 10_589 && time >= wholeSecond(startedAt))
		.map(({time}) => wholeSecond(time));
	if (asked.some(time => time > madeAt)) {
		return {id: 'asked-again', state: 'bad', detail: 'ENTSSO asked for a backup again after this one (event 10589).'};
	}

	return asked.some(time => time.getTime() === madeAt.getTime())
		? {
			id: 'asked-again',
			state: 'unknown',
			detail: 'ENTSSO asked for a backup (event 10589) in the same second; which came first cannot be told.',
		}
		: {id: 'asked-again', state: 'ok', detail: 'ENTSSO has not asked for a backup since (event 10589).'};
}

/**
Judges by the MSIDs in the registry. It holds the current secret and may hold earlier ones, so a match is no proof, but
a missing one speaks against the backup.
*/
function aboutSecret(facts: Facts): Evidence[] {
	const {secretIds} = facts;
	const secretId = loggedBackup(facts)?.secretId;
	if (secretId === undefined || secretIds === undefined) {
		return [];
	}

	if (secretIds === 'unknown') {
		return [{id: 'secret', state: 'unknown', detail: 'Which secrets the registry holds could not be seen.'}];
	}

	return secretIds.some(id => isSameId(id, secretId))
		? [{
			id: 'secret',
			state: 'ok',
			detail: 'The secret that was backed up is in the registry: both have the same ID (MSID).',
		}]
		: [{
			id: 'secret',
			state: 'bad',
			detail: 'The secret that was backed up is not among those in the registry: its ID (MSID) is another.',
		}];
}
