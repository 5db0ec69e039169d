import {isSameId, type SecretFinding} from '../../host/secret-state.ts';
import type {PathStyle} from '../../values/path-text.ts';
import type {Reason} from '../../values/reasons.ts';
import {explainCode} from '../proof/codes.ts';
import {loggedError} from '../proof/facts.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {adviceFor, wrongFormatCode, type Failure} from './restore-advice.ts';
import {
	loggedRestore,
	restoredSecretId,
	restoreEventIds,
	type LoggedRestore,
	type RestoreEvents,
} from './restore-events.ts';
import type {RestoreEvidence, RestoreLevel, RestoreResult} from './restore-result.ts';
import {
	endingCode,
	endingWords,
	exitWords,
	mayBeDone,
	reasonOf,
	refusalOf,
	wasNotAsked,
	wasNotGiven,
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

type Judgement = Pick<
	RestoreResult, 'advice' | 'errorCode' | 'evidence' | 'level' | 'reason' | 'secretId' | 'summary'
>;

/**
Returns how far a restore is proved, with the evidence and the next steps. Pure.

`accepted` needs a tool that ended without an error code, and event 10523 for this file after the start; `loaded`
needs a restart of the service after that, and a secret that is loaded since, with the same MSID where it is logged.
*/
export function judgeRestore(facts: RestoreFacts): Judgement {
	const logged = loggedRestore(facts.events, facts);
	const failure = failureOf(facts, logged);
	const evidence = evidenceOf(facts, logged);
	const level = failure === undefined ? levelOf(facts, logged, evidence) : 'failed';
	return {
		level,
		errorCode: failure?.code ?? (level === 'unproven' ? endingCode(facts.outcome) : undefined),
		summary: failure?.summary ?? summaryOf(level, facts, logged),
		reason: failure?.reason ?? (level === 'unproven' ? reasonOfUnproven(facts) : undefined),
		evidence,
		secretId: restoredSecretId(logged),
		advice: adviceFor(level, facts, logged, failure),
	};
}

const summaries: Readonly<Record<RestoreLevel, string>> = {
	failed: 'The master secret was not restored.',
	unproven: 'ssoconfig ended without an error code, but ENTSSO did not confirm the restore.',
	accepted: 'ENTSSO took the file and its password. Whether it loads the secret shows after a restart of the service.',
	loaded: 'The master secret is restored, and ENTSSO loaded it after a restart.',
};

function summaryOf(
	level: RestoreLevel,
	facts: RestoreFacts,
	logged: LoggedRestore,
): string {
	const {outcome, isClockSetBack, hasChanged} = facts;
	if (level === 'accepted') {
		return logged.cannotDecrypt === undefined
			? (logged.restarted === undefined ? summaries.accepted : notInUse)
			: 'ENTSSO took the file and its password, but cannot decrypt its data with this secret (event 10536).';
	}

	if (level !== 'unproven' || isClockSetBack || hasChanged) {
		return summaries[level];
	}

	if (mayBeDone(outcome)) {
		return `${brokenWords(facts)} ${givenBefore(outcome)}, so the restore may be done all the same.`;
	}

	return wasNotAsked(outcome)
		? neverAsked
		: (exitWords(outcome) === undefined
			? summaries.unproven
			: `${exitWords(outcome)} ENTSSO did not confirm the restore.`);
}

function givenBefore({engine, typed = []}: EngineOutcome): string {
	return engine === 'console' && typed.includes('password')
		? 'The password had been given before that'
		: 'The password may have been given before that';
}

function reasonOfUnproven({outcome}: RestoreFacts): Reason {
	return mayBeDone(outcome) ? reasonOf(outcome) : 'not-confirmed';
}

/** Returns how it broke off: by its code, where it has one. */
function brokenWords({outcome, isCluster, pathStyle}: RestoreFacts): string {
	const code = endingCode(outcome);
	return code === undefined
		? endingWords(outcome)
		: explainCode(code, {task: 'restore', cluster: isCluster, pathStyle}).meaning;
}

const neverAsked = 'ssoconfig never asked for the password; most likely nothing was restored.';

const notInUse = 'ENTSSO took the file and its password, and was restarted. That it uses the secret is not proved.';

/** A restore that failed may have replaced the secret before it did. */
function failureOf(facts: RestoreFacts, logged: LoggedRestore): Failure | undefined {
	const failure = plainFailure(facts, logged);
	return failure === undefined || logged.restored === undefined
		? failure
		: {
			...failure,
			summary: `${failure.summary} But ENTSSO logged event 10523, so the secret of the file may be in use now.`,
		};
}

function plainFailure(facts: RestoreFacts, logged: LoggedRestore): Failure | undefined {
	const {outcome, isCluster, pathStyle} = facts;
	const explain = (code: string) => explainCode(code, {task: 'restore', cluster: isCluster, pathStyle});
	const refusal = refusalOf(outcome);
	if (refusal !== undefined) {
		const {meaning, nextStep} = explain(refusal);
		return {
			summary: meaning, code: refusal, reason: 'tool-failed', nextStep,
		};
	}

	const code = endingCode(outcome);
	const isCutShort = outcome.ending !== 'exited' || code !== undefined;
	if (isCutShort && !mayBeDone(outcome)) {
		const before = wasNotGiven(outcome) ? ' The password was not given, so nothing was restored.' : '';
		return {summary: `${brokenWords(facts)}${before}`, code, reason: reasonOf(outcome)};
	}

	if (logged.failed === undefined) {
		return undefined;
	}

	const error = loggedError(logged.failed);
	const summary = `ENTSSO logged that the restore failed (event ${logged.failed.id}).`;
	const known = error ?? (logged.wrongFormat && wrongFormatCode);
	const {meaning, nextStep} = known === undefined ? {} : explain(known);
	return {
		summary: meaning === undefined ? summary : `${summary} ${meaning}`,
		code: error,
		reason: 'tool-failed',
		...(nextStep !== undefined && {nextStep}),
	};
}

function levelOf(
	{secret, isClockSetBack, hasChanged}: RestoreFacts,
	logged: LoggedRestore,
	evidence: readonly RestoreEvidence[],
): RestoreLevel {
	// With times that cannot be compared the event may be of an earlier restore.
	if (isClockSetBack || hasChanged || logged.restored === undefined) {
		return 'unproven';
	}

	const current = restoredSecretId(logged);
	const isSame = secret?.secretId === undefined || current === undefined || isSameId(secret.secretId, current);
	const isLoaded = logged.restarted !== undefined
		&& secret?.state === 'loaded'
		&& isSame
		// Event 10523 is the restore itself.
		&& (secret.event !== restoreEventIds.restored || logged.loaded !== undefined)
		// How the tool ended is of less account than what ENTSSO did.
		&& evidence.every(({id, state}) => id === 'tool' || state !== 'bad');
	return isLoaded ? 'loaded' : 'accepted';
}

function evidenceOf(facts: RestoreFacts, logged: LoggedRestore): RestoreEvidence[] {
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
			? [{id: 'unchanged', state: 'bad', detail: 'The file changed while the restore went on.'} as const]
			: []),
	];
}

function aboutTool(outcome: EngineOutcome): Pick<RestoreEvidence, 'detail' | 'state'> {
	const code = endingCode(outcome);
	const fault = code === undefined
		? (outcome.ending === 'exited' ? exitWords(outcome) : endingWords(outcome))
		: `The tool ended with ${code}.`;
	if (fault !== undefined) {
		return {state: 'bad', detail: fault};
	}

	if (wasNotAsked(outcome)) {
		return {state: 'bad', detail: neverAsked};
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
