import {isSameId} from '../../host/secret-state.ts';
import type {Reason} from '../../values/reasons.ts';
import {explainCode} from '../proof/codes.ts';
import {errorBefore, loggedError} from '../proof/facts.ts';
import {refusedBefore} from '../proof/outcome-words.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {
	adviceFor,
	type Failure,
	wrongFormatCode,
	wrongPasswordCode,
} from './restore-advice.ts';
import {
	type LoggedRestore,
	loggedRestore,
	restoredSecretId,
	restoreEventIds,
} from './restore-events.ts';
import type {RestoreEvidence, RestoreLevel, RestoreResult} from './restore-result.ts';
import {
	askedAgain,
	endingCode,
	endingWords,
	exitWords,
	mayBeDone,
	neverAsked,
	reasonOf,
	refusalOf,
	wasNotAsked,
	wasNotGiven,
} from './tool-ending.ts';
import {evidenceOf, type RestoreFacts} from './restore-evidence.ts';

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

	const before = errorBefore(outcome);
	if (before !== undefined && exitWords(outcome) === undefined) {
		return `${refusedBefore(before)} ENTSSO did not confirm the restore.`;
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
		const isAskedAgain = askedAgain(outcome);
		const before = wasNotGiven(outcome)
			? ' The password was not given, so nothing was restored.'
			: (isAskedAgain ? ' ssoconfig was still asking for the password, so nothing was restored.' : '');
		return {
			summary: `${brokenWords(facts)}${before}`,
			code,
			reason: reasonOf(outcome),
			...(isAskedAgain && {nextStep: explain(wrongPasswordCode).nextStep}),
		};
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
