import {hasTaken, takenWords} from '../core/proof/restore-levels.ts';
import type {RestoreResult} from '../core/restore/restore-result.ts';
import {
	blank,
	labelled,
	numbered,
	type Paragraph,
} from '../text/paragraph.ts';
import {adviceText} from '../core/proof/advice-text.ts';
import {utcText} from '../values/times.ts';
import {evidenceParagraphs} from '../journeys/shared/result-parts.ts';
import {lastSeen} from '../wizard/tool-words.ts';
import type {RestoreEnding, RestoreReport} from './restore-ending.ts';
import type {Refused} from './run-ending.ts';

const labelWidth = 15;

const words: Readonly<Record<RestoreResult['level'], string>> = {
	loaded: 'The master secret is restored and loaded.',
	accepted: 'ENTSSO took the file. It has to be restarted to load the secret.',
	unproven: 'Whether the master secret was restored is not proved.',
	failed: 'Nothing shows that the master secret was restored.',
};

const recordIsMissing = 'No record of this restore could be kept, so the history does not know of it.';

/** Returns the level in one line, with the error code if there is one. */
export function restoreHeadline(
	result: Pick<RestoreResult, 'errorCode' | 'evidence' | 'level' | 'secretId'>,
): string {
	const {level, errorCode, evidence} = result;
	const isUnreadable = level === 'accepted' && evidence.some(({id, state}) => id === 'decrypts' && state === 'bad');
	const said = isUnreadable
		? 'ENTSSO took the file, but its data cannot be decrypted.'
		: (hasTaken(result) ? takenWords : words[level]);
	return `${level.toUpperCase()}${errorCode === undefined ? '' : ` (${errorCode})`}: ${said}`;
}

/** Returns what a restore came to, in plain sentences, a missing record among them. */
export function restoreSummary({summary, notRecorded}: RestoreResult): string {
	return notRecorded === undefined ? summary : `${summary} ${recordIsMissing}`;
}

/** Returns what a restore came to that was refused. An error of this program may have come after the start. */
export function refusedRestoreSummary({reason, problems}: Refused): string {
	return reason === 'unexpected'
		? `${problems.join(' ')} If a restore was running, what came of it is not known: look with entsso-backup check.`
		: `Nothing was started. ${problems.join(' ')}`;
}

/** Returns the outcome of `restore` for standard output; a refusal is told on standard error instead. */
export function restoreToText({ending, looked}: RestoreReport): readonly Paragraph[] {
	if (ending.kind === 'refused') {
		return [];
	}

	const {result} = ending;
	const {practice, advice, evidence, file, localCopy, computer, startedAt, secretId, toolScreen, engine} = result;
	const facts: ReadonlyArray<readonly [label: string, text: string | undefined, exact?: 'path']> = [
		['Backup file', file, 'path'],
		['Restored from', localCopy, 'path'],
		['SHA-256', looked?.sha256, 'path'],
		['MSID', secretId],
		['Computer', computer],
		['Started', utcText(startedAt)],
	];
	const steps = numbered(advice.map(each => adviceText(each)), 1);
	return [
		blank,
		{text: restoreHeadline(result)},
		...(practice === undefined
			? []
			: [{text: `PRACTICE (${practice}): a simulated server; nothing real was restored.`}]),
		{text: restoreSummary(result)},
		...(steps.length === 0 ? [] : [blank, {text: 'What to do next:'}, ...steps]),
		blank,
		...facts.flatMap(([label, text, exact]) => text === undefined ? [] : [labelled(label, labelWidth, text, exact)]),
		blank,
		...evidenceParagraphs({evidence}),
		...lastSeen(engine, toolScreen),
		blank,
	];
}

/** Returns what falls short, for standard error: standard output may be a file that nobody reads. */
export function restoreComplaint(ending: RestoreEnding, isJson: boolean): readonly Paragraph[] {
	if (ending.kind === 'refused') {
		return [...ending.problems, ...ending.advice].map(text => ({text}));
	}

	const {result} = ending;
	const isWell = result.level === 'loaded' && result.notRecorded === undefined;
	const lines = isWell ? [] : [restoreHeadline(result), ...(isJson ? [restoreSummary(result)] : [])];
	return lines.map(text => ({text}));
}
