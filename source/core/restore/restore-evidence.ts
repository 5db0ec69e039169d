import {isSameId, type SecretFinding} from '../../host/secret-state.ts';
import type {PathStyle} from '../../values/path-text.ts';
import {aboutPassword} from '../proof/evidence.ts';
import {errorBefore, loggedError} from '../proof/facts.ts';
import {refusedBefore} from '../proof/outcome-words.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {
	type LoggedRestore,
	restoredSecretId,
	restoreEventIds,
	type RestoreEvents,
} from './restore-events.ts';
import type {RestoreEvidence} from './restore-result.ts';
import {
	endingCode,
	endingWords,
	exitWords,
	neverAsked,
	wasNotAsked,
} from './tool-ending.ts';

/** All that is known of a restore. */
export type RestoreFacts = {
	readonly file: string;
	readonly pathStyle: PathStyle;
	readonly startedAt: Date;
	/** The clock was earlier at the end than at the start. */
	readonly isClockSetBack: boolean;
	readonly outcome: EngineOutcome;
	readonly events: RestoreEvents;
	/** How the master secret stands now; undefined where nobody looked. */
	readonly secret: SecretFinding | undefined;
	readonly isCluster: boolean;
	/** Version of ENTSSO, such as `9.0.2096.0`; undefined where it is not known. */
	readonly version: string | undefined;
	/** True where the file changed since it was looked at. */
	readonly hasChanged: boolean;
};

/** Returns what speaks for the restore and against it, line by line. Pure. */
export function evidenceOf(facts: RestoreFacts, logged: LoggedRestore): RestoreEvidence[] {
	const {outcome, events} = facts;
	return [
		{id: 'tool', ...aboutTool(outcome)},
		...(events === 'not-read' ? [] : aboutAcceptance(facts, logged)),
		...(logged.wrongFormat === undefined
			? []
			: [{
				id: 'format', state: 'bad', detail: 'ENTSSO does not read this file as a backup file (event 10564).',
			} as const]),
		...(logged.olderFormat === undefined
			? []
			: [{
				id: 'format', state: 'ok', detail: 'The file has an older format, which ENTSSO takes (event 10598).',
			} as const]),
		...aboutEncryption(logged),
		...aboutRestart(facts, logged),
		...(facts.hasChanged
			? [{id: 'unchanged', state: 'bad', detail: 'The file was not seen to be unchanged after the restore.'} as const]
			: []),
		...aboutPassword(outcome),
	];
}

function aboutTool(outcome: EngineOutcome): Pick<RestoreEvidence, 'detail' | 'state'> {
	const code = endingCode(outcome);
	const fault = code === undefined
		? (outcome.ending === 'exited' ? exitWords(outcome) : endingWords(outcome))
		: (outcome.codes?.includes(code) ? `The tool printed the error code ${code}.` : `The tool ended with ${code}.`);
	if (fault !== undefined) {
		return {state: 'bad', detail: fault};
	}

	if (wasNotAsked(outcome)) {
		return {state: 'bad', detail: neverAsked};
	}

	const before = errorBefore(outcome);
	if (before !== undefined) {
		return {state: 'unknown', detail: refusedBefore(before)};
	}

	return outcome.codes === undefined
		? {state: 'unknown', detail: 'What ssoconfig printed could not be seen by this program.'}
		: {state: 'ok', detail: 'The tool ended by itself and printed no error code.'};
}

function aboutAcceptance({events, isClockSetBack}: RestoreFacts, logged: LoggedRestore): RestoreEvidence[] {
	const id = 'accepted';
	if (events === 'unreadable') {
		return [{id, state: 'unknown', detail: 'The event log could not be read here, so the word of ENTSSO is missing.'}];
	}

	if (logged.failed !== undefined) {
		const code = loggedError(logged.failed);
		const why = code === undefined ? '' : `, error code ${code}`;
		const before = logged.restored === undefined ? '' : ' after event 10523 (restored)';
		return [{id, state: 'bad', detail: `ENTSSO logged event ${logged.failed.id} (restore failed)${before}${why}.`}];
	}

	if (logged.restored === undefined) {
		return [isClockSetBack
			? {
				id,
				state: 'unknown',
				detail: 'The clock of this computer was set back, so which events are of this run cannot be told.',
			}
			: {id, state: 'missing', detail: 'ENTSSO logged no event 10523 (restored) for this file.'}];
	}

	return [{id, state: 'ok', detail: 'ENTSSO logged event 10523 (restored) for this file.'}];
}

function aboutEncryption({encryption, encryptionFailure}: LoggedRestore): RestoreEvidence[] {
	const id = 're-encryption';
	switch (encryption) {
		case 'none': {
			return [];
		}

		case 'done': {
			return [{id, state: 'ok', detail: 'The SSO database is encrypted anew with this secret (event 10528).'}];
		}

		case 'running': {
			return [{id, state: 'unknown', detail: 'ENTSSO is encrypting the SSO database anew (event 10562).'}];
		}

		case 'failed': {
			const code = encryptionFailure && loggedError(encryptionFailure);
			const from = [`event ${encryptionFailure?.id ?? 'not known'}`, ...(code === undefined ? [] : [code])].join(', ');
			return [{id, state: 'bad', detail: `ENTSSO could not encrypt all of the SSO database anew (${from}).`}];
		}
	}
}

function aboutRestart({secret}: RestoreFacts, logged: LoggedRestore): RestoreEvidence[] {
	if (logged.restored === undefined) {
		return [];
	}

	const decrypts: RestoreEvidence[] = logged.cannotDecrypt === undefined
		? []
		: [{id: 'decrypts', state: 'bad', detail: 'ENTSSO could not decrypt data after the restore (event 10536).'}];
	if (logged.restarted === undefined) {
		return [{id: 'restarted', state: 'missing', detail: 'ENTSSO has not been restarted since the restore.'}, ...decrypts];
	}

	const current = restoredSecretId(logged);
	return [
		{id: 'restarted', state: 'ok', detail: `ENTSSO was restarted after the restore (event ${logged.restarted.id}).`},
		...(secret === undefined ? [] : [aboutUse(secret, current, logged)]),
		...decrypts,
	];
}

function aboutUse(
	{state, secretId, event: sign}: SecretFinding,
	current: string | undefined,
	{loaded}: LoggedRestore,
): RestoreEvidence {
	const id = 'in-use';
	// Event 10523 is the restore itself, and no sign of what was loaded after a restart.
	const isRestore = sign === restoreEventIds.restored;
	if (isRestore && loaded === undefined && state === 'loaded') {
		return {id, state: 'unknown', detail: 'No event since the restart says that ENTSSO has loaded the secret.'};
	}

	if (state === 'loaded' && secretId !== undefined && current !== undefined && !isSameId(secretId, current)) {
		return {id, state: 'bad', detail: `ENTSSO uses another secret, ${secretId}, than the restored one, ${current}.`};
	}

	const event = isRestore ? loaded?.id : sign;
	const from = event === undefined ? '' : ` (event ${event})`;
	return state === 'loaded'
		? {id, state: 'ok', detail: `ENTSSO has the secret loaded${from}.`}
		: {
			id,
			state: state === 'unknown' ? 'unknown' : 'bad',
			detail: state === 'unknown'
				? 'Whether ENTSSO has loaded the secret could not be told.'
				: `ENTSSO has not loaded the secret${from}.`,
		};
}
