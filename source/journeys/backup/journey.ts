import type {BackupRequest, BackupResult} from '../../core/proof/result.ts';
import type {Context} from '../../wizard/context.ts';
import type {Journey} from '../../wizard/journey.ts';
import type {Question} from '../../wizard/question.ts';
import {guide} from '../guide/guide-key.ts';
import {openGuide} from '../guide/journey.ts';
import {besideCheck} from '../shared/beside-check.ts';
import {checkQuestion} from '../shared/check.ts';
import {engineIn} from '../shared/engine.ts';
import {installDirectoryQuestion} from '../shared/install-directory.ts';
import {guideAtCheck} from '../shared/needs.ts';
import {secondCopyQuestion} from '../shared/second-copy.ts';
import type {JourneyServices} from '../services.ts';
import {dryRunLine} from './command-line.ts';
import {backupFileIn, backupFileQuestion} from './questions/backup-file.ts';
import {passwordQuestion} from './questions/password.ts';
import {reminderQuestion} from './questions/reminder.ts';
import {runWords} from './run-words.ts';
import {spaced} from './unattended-command.ts';
import {review} from './review.ts';
import {resultWithin, resultWords} from './result-words.ts';
import {startOf, withoutQuestions} from './request.ts';

/** Way in which the backup is come to. */
type BackupWay = {
	/** Makes the journey of a restore, for where that is what the computer needs; left out where there is none. */
	readonly restore?: () => Journey;
};

/** Returns the journey that makes a backup of the master secret, and proves it. */
export function backupJourney(
	services: JourneyServices,
	{restore}: BackupWay = {},
): Journey<BackupRequest, BackupResult> {
	return {
		...backupWithin(services),
		id: 'backup',
		questions: [checkQuestion({task: 'backup', hasOther: restore !== undefined}), ...questions],
		opens(question, context, what) {
			if (question !== 'check') {
				return undefined;
			}

			return what === guide ? openGuide(guideAtCheck(context)) : restore && besideCheck(restore(), context);
		},
		result: resultWords(services),
	};
}

/** Returns the journey of a backup that another journey needs before it goes on. */
export function backupWithin(services: JourneyServices): Journey<BackupRequest, BackupResult> {
	return {
		id: 'backup-first',
		isNumbered: true,
		questions,
		review,
		start: startOf,
		run: runWords,
		async perform(request, runServices) {
			const {runAndRecord} = await import('./perform.ts');
			const {onProgress, ...rest} = runServices;
			return runAndRecord(request, {...rest, onCopyProgress: onProgress}, services);
		},
		result: resultWithin(services),
		farewell: (context, wasDone) => wasDone && context.options.dryRun
			? [
				{
					text: dryRunLine(engineIn(context), backupFileIn(context), context.options.pathStyle),
					exact: 'command',
				},
				...spaced(withoutQuestions(context)),
			]
			: [{text: lastWord(context, wasDone)}],
	};
}

export const questions: readonly Question[] = [
	installDirectoryQuestion, backupFileQuestion, passwordQuestion, reminderQuestion, secondCopyQuestion,
];

function lastWord({elevation}: Pick<Context, 'elevation'>, wasDone: boolean): string {
	if (wasDone) {
		return 'Nothing was needed, and nothing was changed.';
	}

	return elevation?.state === 'opened'
		? 'Go on in the window that was opened as administrator.'
		: 'Cancelled. No backup was made.';
}
