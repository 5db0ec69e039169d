import {hasTaken, takenWords} from '../../core/proof/restore-levels.ts';
import type {RestoreLevel, RestoreResult} from '../../core/restore/restore-result.ts';
import {blank, labelled, type Paragraph} from '../../text/paragraph.ts';
import type {Style} from '../../text/style.ts';
import {utcText} from '../../values/times.ts';
import {lastSeen} from '../../wizard/tool-words.ts';
import {evidenceParagraphs, labelWidth, stepsOf} from '../shared/result-parts.ts';

const words: Readonly<Record<RestoreLevel, string>> = {
	failed: 'Nothing shows that the master secret was restored.',
	unproven: 'The restore may be done, but ENTSSO did not confirm it.',
	accepted: 'ENTSSO took the file and its password. It is not restarted yet.',
	loaded: 'The master secret is restored, and ENTSSO has loaded it.',
};

const notDecrypted = 'ENTSSO took the file, but its data cannot be decrypted.';
const notInUse = 'ENTSSO was restarted, but it is not proved that it uses the secret.';

const styles: Readonly<Record<RestoreLevel, Style>> = {
	failed: 'failed', unproven: 'unproven', accepted: 'unproven', loaded: 'verified',
};

/** Returns whether another look may find more. */
export function canLookAgain({level}: RestoreResult): boolean {
	return level === 'accepted' || level === 'unproven';
}

/** Returns the result in one line. */
export function restoreHeadline(result: RestoreResult): string {
	const {level, errorCode, evidence} = result;
	const wasRestarted = evidence.some(({id, state}) => id === 'restarted' && state === 'ok');
	const isUnreadable = evidence.some(({id, state}) => id === 'decrypts' && state === 'bad');
	const acceptedWords = isUnreadable ? notDecrypted : (wasRestarted ? notInUse : words.accepted);
	const said = level === 'accepted' ? acceptedWords : (hasTaken(result) ? takenWords : words[level]);
	return `${level.toUpperCase()}${errorCode === undefined ? '' : ` (${errorCode})`}: ${said}`;
}

/** Returns what another look found, in one sentence. */
export function seenAgain(result: RestoreResult, before: RestoreResult): string {
	if (result.level !== before.level) {
		return `Looked again: it was ${before.level}, and is ${result.level} now.`;
	}

	return statesOf(result) === statesOf(before)
		? 'Looked again: nothing new was seen.'
		: `Looked again: still ${result.level}, but some of the evidence has changed.`;
}

function statesOf({evidence}: RestoreResult): string {
	return evidence.map(({id, state}) => `${id} ${state}`).join(' ');
}

/** Returns how far the restore is proved, what to do next, the facts and the evidence. */
export function restorePage(result: RestoreResult): readonly Paragraph[] {
	const {level, summary, practice, advice, evidence, toolScreen, engine} = result;
	const isEncrypting = evidence.some(({id, state}) => id === 're-encryption' && state === 'unknown');
	return [
		{text: restoreHeadline(result), style: styles[level]},
		...(isEncrypting
			? [{text: 'Do not stop ENTSSO now: it is encrypting its database anew.', style: 'warning'} as const]
			: []),
		...(practice === undefined
			? []
			: [{text: `PRACTICE (${practice}): a simulated server; nothing real was restored.`, style: 'practice'} as const]),
		...(practice !== undefined && evidence.some(({id, state}) => id === 'restarted' && state === 'ok')
			? [{text: 'Practice: treated as done. The look stood in for the restart of ENTSSO.', style: 'practice'} as const]
			: []),
		{text: summary},
		...stepsOf(advice),
		blank,
		...factsOf(result),
		blank,
		...evidenceParagraphs(result),
		...lastSeen(engine, toolScreen),
	];
}

function factsOf({file, secretId, keptBackup, computer, startedAt}: RestoreResult): Paragraph[] {
	return [
		labelled('Backup file', labelWidth, file, 'path'),
		...(secretId === undefined ? [] : [labelled('MSID', labelWidth, secretId)]),
		...(keptBackup === undefined ? [] : [labelled('Backup before', labelWidth, keptBackup, 'path')]),
		labelled('Computer', labelWidth, computer),
		labelled('Started', labelWidth, utcText(startedAt)),
	];
}
