import {classifyPrompt} from '../engines/console/prompts.ts';
import type {EngineOutcome} from '../engines/task.ts';
import type {Reason} from '../../values/reasons.ts';
import {
	type SecondCopy,
	errorOf,
	exitError,
	isPasswordExposed,
	loggedError,
	loggedFailure,
	printedError,
	type Facts,
} from './facts.ts';
import {adviceFor} from './advice.ts';
import {explainCode} from './codes.ts';
import {evidenceOf} from './evidence.ts';
import {proofIn, proofWords} from './proof.ts';
import type {BackupResult, Evidence, EvidenceId} from './result.ts';
import {wordsFor} from './outcome-words.ts';
import {notAskedFor, textName, typedSentence} from './typed-words.ts';

export type Judgement = Pick<
	BackupResult,
	'verdict' | 'proof' | 'errorCode' | 'summary' | 'reason' | 'evidence' | 'advice'
>;

/** Explanation of a failed run, with a code for more detail where there is one. */
export type Failure = {
	readonly summary: string;
	readonly code: string | undefined;
	readonly reason: Reason;
};

/**
Returns the verdict on a run, with its evidence and the next steps. Pure; the second copy does not change the verdict.

A run is `verified` only when the tool ended by itself and printed no error code, the file is there, is not empty and
was made during the run, nothing speaks against it, and ENTSSO itself confirms it: by event 10559 or by the reminder
read back. A later event 10589, an MSID that the registry does not hold, a password that may have been taken for the
reminder, a password or reminder that was never asked for, or an echo that does not match the answers speaks against it.
*/
export function verdictOf(facts: Facts): Judgement {
	const evidence = evidenceOf(facts);
	const failure = failureOf(facts);
	const gaps = gapsIn(evidence);
	const verdict = failure === undefined ? (gaps === undefined ? 'verified' : 'unproven') : 'failed';
	const proof = proofIn({verdict, evidence});
	return {
		verdict,
		proof,
		errorCode: errorOf(facts.outcome),
		summary:
			failure?.summary
			?? (gaps === undefined
				? `The master secret is backed up, and ENTSSO confirms it: ${proofWords(proof)}.`
				: ['The backup is not proven yet.', ...gaps].join(' ')),
		reason: failure?.reason ?? (gaps === undefined ? reasonOfCopy(facts.copy) : reasonOfGaps(facts)),
		evidence,
		advice: adviceFor(verdict, facts, failure?.code),
	};
}

function reasonOfGaps(facts: Facts): Reason {
	return isPasswordExposed(facts) ? 'password-as-reminder' : 'not-confirmed';
}

function reasonOfCopy(copy: SecondCopy | undefined): Reason | undefined {
	return copy?.state === 'failed' ? copy.id : undefined;
}

/**
Returns the gaps in the proof and the objections to it, in the words of the evidence; undefined when there are none.
*/
function gapsIn(evidence: readonly Evidence[]): string[] | undefined {
	const needed = linesOf(evidence, ['tool', 'file', 'new']);
	const confirmations = linesOf(evidence, ['event', 'reminder']);
	const objections = linesOf(evidence, ['asked-again', 'secret', 'password-as-reminder', 'typed'])
		.filter(({state}) => state === 'bad');
	const isConfirmed =
		confirmations.some(({state}) => state === 'ok') && confirmations.every(({state}) => state !== 'bad');
	const isComplete = needed.length === 3 && needed.every(({state}) => state === 'ok');
	return isComplete && isConfirmed && objections.length === 0
		? undefined
		: [...needed, ...(isConfirmed ? [] : confirmations), ...objections]
			.filter(({state}) => state !== 'ok')
			.map(({detail}) => detail);
}

function linesOf(evidence: readonly Evidence[], ids: readonly EvidenceId[]): Evidence[] {
	return evidence.filter(({id}) => ids.includes(id));
}

function failureOf(facts: Facts): Failure | undefined {
	return failureOfTool(facts) ?? failureInLog(facts) ?? failureOfFile(facts);
}

function failureOfTool(facts: Facts): Failure | undefined {
	const {outcome} = facts;
	const code = printedError(outcome);
	const words = wordsFor(facts);
	switch (outcome.ending) {
		case 'cancelled': {
			const summary = outcome.neverBegan ? 'The backup was cancelled before it began.' : words.failures.cancelled;
			const why = code === undefined || outcome.askedAgain === undefined ? '' : ` ${explainCode(code).meaning}`;
			return {summary: `${summary}${why}`, code, reason: 'cancelled'};
		}

		case 'not-started': {
			return {summary: outcome.reason ?? 'The tool could not be started.', code, reason: 'not-started'};
		}

		case 'time-limit': {
			return code === undefined ? {summary: outOfTime(facts), code, reason: 'time-limit'} : explained(code);
		}

		case 'question': {
			return code === undefined
				? {summary: `${unanswered(outcome)} ${typedSentence(outcome)}`, code, reason: 'question'}
				: explained(code);
		}

		case 'killed': {
			if (code !== undefined) {
				return explained(code);
			}

			const crash = exitError(outcome);

			return {
				summary: crash === undefined ? words.failures.killed : words.failures.crashed(crash),
				code: crash,
				reason: 'tool-failed',
			};
		}

		case 'exited': {
			const error = errorOf(outcome);
			return error === undefined ? undefined : explained(error);
		}
	}
}

function outOfTime(facts: Facts): string {
	const {outcome} = facts;
	const summary = wordsFor(facts).failures['time-limit'];
	// Only the console engine types.
	return outcome.engine === 'console' ? [summary, ...lastShown(outcome), typedSentence(outcome)].join(' ') : summary;
}

function lastShown({question = ''}: EngineOutcome): string[] {
	return question === '' ? [] : [`It showed last: "${question}".`];
}

function unanswered({question = '', askedAgain, typed = []}: EngineOutcome): string {
	const text = question.trim();
	if (askedAgain !== undefined) {
		return `The tool asked for the ${textName(askedAgain)} again: "${text}".`;
	}

	const kind = classifyPrompt(text);
	if (kind === 'password' && typed.length === 0) {
		return `The tool asked for a password, but what it showed before may mean another one: "${text}".`;
	}

	return kind === undefined
		? `The tool asked something that was not recognised${text === '' ? '' : `: "${text}"`}.`
		: `The tool asked at a moment at which it was not expected: "${text}".`;
}

function failureInLog(facts: Facts): Failure | undefined {
	const event = loggedFailure(facts);
	if (event === undefined) {
		return undefined;
	}

	const code = loggedError(event);
	const summary = `ENTSSO logged that the backup failed (event ${event.id}).`;
	return {
		summary: code === undefined ? summary : `${summary} ${explainCode(code).meaning}`,
		code,
		reason: 'tool-failed',
	};
}

const faults = {
	missing: 'the backup file is not there',
	'not-a-file': 'what stands at the path of the backup file is not a file',
} as const;

function failureOfFile(facts: Facts): Failure | undefined {
	const {file, outcome} = facts;
	if (file?.state === 'missing' || file?.state === 'not-a-file') {
		const summary = wordsFor(facts).failures.noFile(outcome.exitCode ?? 0, faults[file.state]);
		return {
			summary: notAskedFor(outcome).length === 0 ? summary : `${summary} ${typedSentence(outcome)}`,
			code: undefined,
			reason: 'file-missing',
		};
	}

	return file?.state === 'there' && file.size === 0
		? {summary: 'The backup file is empty, so it holds no master secret.', code: undefined, reason: 'file-empty'}
		: undefined;
}

function explained(code: string): Failure {
	return {summary: explainCode(code).meaning, code, reason: 'tool-failed'};
}
