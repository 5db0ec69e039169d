import type {GuideTopic} from '../../core/guides/guide.ts';
import {saysNoSecret} from '../../core/restore/present-secret.ts';
import {lacksCopyAskedFor} from '../../core/proof/missing-copy.ts';
import type {BackupResult} from '../../core/proof/result.ts';
import {exitCodes} from '../../values/exit-codes.ts';
import type {Context} from '../../wizard/context.ts';
import type {OtherEngine, ResultWords, Retry} from '../../wizard/journey.ts';
import {bind, goBackKey, goOnKey} from '../../wizard/keys.ts';
import type {Binding, Help} from '../../wizard/question.ts';
import {copyJourney, lacksCopy} from '../copy/journey.ts';
import {guide} from '../guide/guide-key.ts';
import {guideInUse, guideKeyFor, openGuide} from '../guide/journey.ts';
import {aboutReport, explain, next} from '../shared/help.ts';
import {pathIn} from '../shared/paths.ts';
import {secondCopyQuestion} from '../shared/second-copy.ts';
import type {JourneyServices} from '../services.ts';
import {resultPage} from './result-page.ts';
import {otherEngineFor, retryOf} from './retry.ts';

const whatIsNext = 'Do what the numbered lines say. All of this stays in the window after the program has ended.';

/** Where a restore waits for the backup. */
const whatIsNextWithin = ({verdict}: BackupResult): string => verdict === 'failed'
	? 'Do what the numbered lines say, or go back to the restore; nothing is restored yet.'
	: 'Do what the numbered lines say. Then Enter goes on with the restore, whose result names this file again.';

/** Returns what is explained of a result; `keys`: those that work beside it. */
const resultHelp = (
	result: BackupResult,
	context: Context,
	{keys, goesOn}: {readonly keys: readonly Binding[]; readonly goesOn: string},
): Help => explain({
	VERIFIED: 'The run ended without an error, the file is there, it was made during this run, and ENTSSO itself '
		+ 'confirmed it.',
	UNPROVEN: 'There is a file, but one of these is missing, or something speaks against it; the lines say which.',
	FAILED: 'This run made no backup to rely on. The code and the numbered lines say why, and what to do about it.',
	[next]: goesOn,
	...(result.recoverySheet !== undefined && {
		'Recovery sheet': 'A page beside the file that says how to restore it. Print it, and fill in where the password '
			+ 'is kept.',
	}),
}, [
	...otherWayWords(otherEngineFor(result, context)),
	...(result.verdict === 'verified' ? [] : ['Esc goes back to the review with your answers.']),
	...(keys.includes(checkAgainKey) ? ['C goes back to the check; your answers stay.'] : []),
	...(lacksCopy(result) ? [result.copy === undefined ? 'K makes the second copy.' : 'K makes a copy elsewhere.'] : []),
	...(result.verdict === 'verified' ? [] : [aboutReport]),
	'Up and Down scroll.',
].join(' '));

function otherWayWords(other: OtherEngine | undefined): string[] {
	return other === undefined ? [] : [`O goes back to the review, for another way. ${other.remark}`];
}

const checkAgainKey = bind('c', 'C', 'check again', {type: 'look-again'});

const codeOfVerdict = {verified: exitCodes.done, failed: exitCodes.failed, unproven: exitCodes.unproven} as const;

function exitCodeOf(result: BackupResult, wasStopped: boolean): number {
	if (wasStopped && result.verdict === 'failed') {
		return exitCodes.cancelled;
	}

	const isLess = result.verdict === 'verified' && (lacksCopyAskedFor(result) || result.notRecorded !== undefined);
	return isLess ? exitCodes.unproven : codeOfVerdict[result.verdict];
}

/** A backup may be a step on the way; else what it is worth can be tried out elsewhere. */
function guideAfter({verdict}: BackupResult, context: Context): GuideTopic | undefined {
	return guideInUse(context) ?? (verdict === 'verified' ? 'rehearsal' : undefined);
}

function copyWords({copy}: BackupResult): string {
	return copy === undefined ? 'make the second copy' : 'make a copy elsewhere';
}

/** There is no way back from a verified backup: its answers are wiped, and the review would be full of refusals. */
function otherKeys(result: BackupResult, context: Context): Binding[] {
	if (result.verdict === 'verified') {
		return [];
	}

	const other = otherEngineFor(result, context);
	return [
		...(other === undefined ? [] : [bind('o', 'O', other.does, {type: 'use-other-engine'})]),
		goBackKey('change the answers'),
		...(retryOf(result)?.looksAgain ? [] : [checkAgainKey]),
	];
}

/** Returns the words of the result where another journey waits: each way leads back to it. */
export function resultWithin(services: JourneyServices): ResultWords<BackupResult> {
	const words = resultWords(services);
	const back = bind(['enter', 'b'], 'Enter', 'back to the restore', {type: 'return'});
	const retry = (result: BackupResult): Retry | undefined => {
		const found = words.retry?.(result);
		// There is no check here to go back to.
		return found?.looksAgain ? {does: 'try again', remark: found.remark} : found;
	};

	const keys = (result: BackupResult, context: Context): readonly Binding[] => {
		const again = retry(result);
		const own = words.keys(result, context).filter(({command: {type}}) => type !== 'go-on' && type !== 'look-again');
		if (again !== undefined && saysNoSecret(result.errorCode)) {
			return [back, ...own];
		}

		return again === undefined
			? [goOnKey('go on with the restore'), ...own]
			: [goOnKey(again.does), bind('b', 'B', 'back to the restore', {type: 'return'}), ...own];
	};

	return {
		...words,
		retry,
		help: (result, context) =>
			resultHelp(result, context, {keys: keys(result, context), goesOn: whatIsNextWithin(result)}),
		page: (result, screen) => words.page(asStep(result), screen),
		keys,
	};
}

/** Whoever is sent to a restore, or told to try one elsewhere, is in one already. */
function asStep(result: BackupResult): BackupResult {
	if (!saysNoSecret(result.errorCode)) {
		return {...result, advice: result.advice.filter(({id}) => id !== 'try-restore')};
	}

	const [, ...others] = result.advice;
	return {
		...result,
		advice: [{
			id: 'after-failure',
			text: 'Go back to the restore. It says what to do where ENTSSO has no secret loaded.',
		}, ...others],
	};
}

/** Returns what is said of the result of a backup, and what its keys do. */
export function resultWords(services: JourneyServices): ResultWords<BackupResult> {
	const keys = (result: BackupResult, context: Context): readonly Binding[] => [
		goOnKey(retryOf(result)?.does ?? 'finish'),
		...otherKeys(result, context),
		...(lacksCopy(result) ? [bind('k', 'K', copyWords(result), {type: 'open-next'})] : []),
		...guideKeyFor(guideAfter(result, context), context),
	];
	return {
		title: 'Result',
		why: 'This is what the run came to, and what to do next.',
		help: (result, context) => resultHelp(result, context, {keys: keys(result, context), goesOn: whatIsNext}),
		page: resultPage,
		exitCode: exitCodeOf,
		// A verified backup needs its secrets no longer; after another end the user tries again.
		forgets: ({verdict}) => verdict === 'verified',
		isReportable: ({verdict, hadUnknownPrompt}) => verdict !== 'verified' || hadUnknownPrompt === true,
		retry: retryOf,
		otherEngine: otherEngineFor,
		keys,
		copies: ({verdict, file}) => verdict === 'failed' ? undefined : {text: file, name: 'path of the backup file'},
		opens(result, context, what) {
			if (what === guide) {
				return openGuide(guideAfter(result, context), result.verdict === 'failed' ? undefined : result.file);
			}

			return lacksCopy(result)
				? {
					journey: copyJourney(result, services),
					answers: {
						texts: {
							'backup-file': result.file,
							// The folder of a copy that is there already is not the one for another.
							'second-copy': result.copy === undefined ? pathIn(context, 'second-copy') : '',
						},
					},
				}
				: undefined;
		},
		keeps: [secondCopyQuestion.id],
		// A copy journey comes to the result of the backup, with the copy in it.
		into: (_result, inner) => inner as BackupResult,
	};
}
