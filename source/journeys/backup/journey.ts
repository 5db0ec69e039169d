import type {Paragraph} from '../../text/paragraph.ts';
import {Secret} from '../../values/secret.ts';
import type {GuideTopic} from '../../core/guides/guide.ts';
import {saysNoSecret} from '../../core/restore/present-secret.ts';
import {lacksCopyAskedFor} from '../../core/proof/missing-copy.ts';
import type {BackupRequest, BackupResult} from '../../core/proof/result.ts';
import {exitCodes} from '../../values/exit-codes.ts';
import {type Context, textIn} from '../../wizard/context.ts';
import type {
	Journey,
	ResultWords,
	Retry,
	ReviewWords,
	Start,
} from '../../wizard/journey.ts';
import {bind, goBackKey, goOnKey} from '../../wizard/keys.ts';
import type {Binding, Help, Question} from '../../wizard/question.ts';
import {copyJourney, lacksCopy} from '../copy/journey.ts';
import {guide} from '../guide/guide-key.ts';
import {guideInUse, guideKeyFor, openGuide} from '../guide/journey.ts';
import {besideCheck} from '../shared/beside-check.ts';
import {checkQuestion} from '../shared/check.ts';
import {isClustered} from '../shared/check-lookups.ts';
import {
	aboutReport,
	explain,
	goodAnswer,
	means,
	next,
} from '../shared/help.ts';
import {installDirectoryQuestion, toolFacts} from '../shared/install-directory.ts';
import {guideAtCheck} from '../shared/needs.ts';
import {pathIn} from '../shared/paths.ts';
import {copyFolderToMake, secondCopyQuestion} from '../shared/second-copy.ts';
import type {JourneyServices} from '../services.ts';
import {dryRunLine, runLine} from './command-line.ts';
import {backupFileIn, backupFileQuestion, folderToMake} from './questions/backup-file.ts';
import {passwordQuestion, passwordIn} from './questions/password.ts';
import {reminderQuestion} from './questions/reminder.ts';
import {resultPage} from './result-page.ts';
import {otherEngineFor, retryOf} from './retry.ts';
import {runWords} from './run-words.ts';
import {spaced, unattendedParagraphs} from './unattended-command.ts';

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
		farewell: ({options, ...context}, wasDone) => wasDone && options.dryRun
			? [
				{
					text: dryRunLine(options.engine, backupFileIn({options, ...context}), options.pathStyle),
					exact: 'command',
				},
				...spaced(withoutQuestions({options, ...context})),
			]
			: [{text: lastWord(context, wasDone)}],
	};
}

const questions: readonly Question[] = [
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

const nothingChanged = 'Nothing has been changed on this computer so far.';

/** A run may have made a folder, or a file. */
function soFar({runs}: Context): string {
	return runs === 0 ? ` ${nothingChanged}` : '';
}

const inOneLine = 'It is printed in one line, to be copied, when this program ends after the backup or a dry run.';

const howLong = 'That takes seconds as a rule, and longer where ENTSSO is slow.';

const onlyRead = 'The master secret is only read: nothing that works today stops working.';

function reviewHelp(context: Context): Help {
	const {dryRun} = context.options;
	const [, command, ...notes] = withoutQuestions(context).map(({text}) => text);
	return explain({
		[means]: `All answers in one place, and what they come to.${soFar(context)}`,
		[goodAnswer]: 'Look at each line. Any of them can be changed, and you come back here.',
		[next]: dryRun
			? 'A dry run prints what would be run, and ends. Nothing is started.'
			: `${nextWords[engineIn(context)]} ${howLong} ${onlyRead}`,
		...(command !== undefined && {'Without questions': command, 'To run that': [...notes, inOneLine].join(' ')}),
	}, `Up and Down choose a line, E changes it. ${dryRun ? 'Enter prints.' : 'Enter starts the backup.'}`);
}

const byTyping = 'ssoconfig is started, and this program types the password, the same again and the reminder when it '
	+ 'asks for them.';

/** Where there is no administration interface to call, ssoconfig is started. */
function engineIn({options: {engine, hasAdministration}}: Context): Context['options']['engine'] {
	return engine === 'api' && !hasAdministration ? 'console' : engine;
}

const nextWords: Readonly<Record<Context['options']['engine'], string>> = {
	auto: byTyping,
	console: byTyping,
	api: 'ENTSSO makes the backup, called through its administration interface; ssoconfig is not started.',
	'hand-over': 'ssoconfig is started in this window, and you type the password, the same again and the reminder '
		+ 'yourself when it asks for them.',
};

const engineActs: Readonly<Record<Context['options']['engine'], string>> = {
	auto: 'start ssoconfig and answer its questions',
	console: 'start ssoconfig and answer its questions',
	api: 'have ENTSSO make the backup through its administration interface',
	'hand-over': 'start ssoconfig, which asks its questions of you',
};

const review: ReviewWords = {
	title: 'Review',
	why: ({runs}) => runs === 0 ? `${nothingChanged} Check your answers.` : 'Check your answers.',
	start: ({options}) => options.dryRun ? 'print what would be run' : 'start the backup',
	command: context => runLine(context.options.engine, backupFileIn(context), context.options.pathStyle),
	ahead: (context, key) => context.options.dryRun
		? `Dry run: ${key} prints what would be run, and ends. Nothing is started.`
		: `${key} will: ${actsAhead(context).join(', ')}.`,
	withoutQuestions,
	help: reviewHelp,
};

/** Returns what the start of the backup sets going, in order. */
function actsAhead(context: Context): readonly string[] {
	const folder = folderToMake(context);
	const copyFolder = copyFolderToMake(context);
	return [
		...(folder === undefined ? [] : [`make the folder ${folder}`]),
		engineActs[engineIn(context)],
		'look for proof that the file is good',
		...(copyFolder === undefined ? [] : [`make the folder ${copyFolder}`]),
		...(pathIn(context, 'second-copy') === '' ? [] : ['copy the file and compare']),
	];
}

function withText(context: Context, field: string, text: string): Context {
	const {answers} = context;
	return {...context, answers: {...answers, texts: {...answers.texts, [field]: text}}};
}

/** Returns how the same backup is made without questions. */
function withoutQuestions(context: Context): readonly Paragraph[] {
	const {
		pathStyle, computer, today, practice, engine, timeLimit, configDirectory,
	} = context.options;
	const copyFolder = pathIn(context, 'second-copy');
	return unattendedParagraphs({
		pathStyle,
		computer,
		today,
		practice,
		engine,
		timeLimit,
		configDirectory,
		installDirectory: pathIn(context, 'install-directory'),
		backupFile: backupFileIn(context),
		reminder: textIn(context, 'reminder'),
		copyFolder: copyFolder === '' ? undefined : copyFolder,
	});
}

function startOf(context: Context): Start<BackupRequest> {
	if (context.options.dryRun) {
		return {type: 'end'};
	}

	const request = requestFrom(context);
	return request === undefined ? {type: 'open', question: installDirectoryQuestion.id} : {type: 'run', request};
}

/** Returns the answers as a request to the core; undefined while there is no ssoconfig to start. */
export function requestFrom(context: Context): BackupRequest | undefined {
	const tool = toolFacts.factsIn(context)?.tool;
	if (tool === undefined) {
		return undefined;
	}

	const {engine, timeLimit} = context.options;
	const copyFolder = pathIn(context, 'second-copy');
	return {
		tool,
		installDirectory: pathIn(context, 'install-directory'),
		backupFile: backupFileIn(context),
		createFolder: folderToMake(context),
		password: passwordIn(context),
		reminder: new Secret(textIn(context, 'reminder')),
		copyFolder: copyFolder === '' ? undefined : copyFolder,
		createCopyFolder: copyFolderToMake(context),
		engine,
		timeLimit,
		...(context.options.isUnattended !== true && {withoutQuestions: withoutQuestions(context)}),
		cluster: isClustered(context),
	};
}

const resultHelp = (result: BackupResult): Help => explain({
	VERIFIED: 'The run ended without an error, the file is there, it was made during this run, and ENTSSO itself '
		+ 'confirmed it.',
	UNPROVEN: 'There is a file, but one of these is missing; the lines say which.',
	FAILED: 'This run made no backup to rely on. The code and the numbered lines say why, and what to do about it.',
	[next]: 'Do what the numbered lines say. All of this stays in the window after the program has ended.',
	...(result.recoverySheet !== undefined && {
		'Recovery sheet': 'A page beside the file that says how to restore it. Print it, and fill in where the password '
			+ 'is kept.',
	}),
}, [
	...(result.verdict === 'verified' ? [] : ['Esc goes back to the review with your answers.']),
	...(lacksCopy(result) ? [result.copy === undefined ? 'K makes the second copy.' : 'K makes a copy elsewhere.'] : []),
	...(result.verdict === 'verified' ? [] : [aboutReport]),
	'Up and Down scroll.',
].join(' '));

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
		...(retryOf(result)?.looksAgain ? [] : [bind('c', 'C', 'check again', {type: 'look-again'})]),
	];
}

/** Where another journey waits, each way leads back to it. */
function resultWithin(services: JourneyServices): ResultWords<BackupResult> {
	const words = resultWords(services);
	const back = bind(['enter', 'b'], 'Enter', 'back to the restore', {type: 'return'});
	const retry = (result: BackupResult): Retry | undefined => {
		const found = words.retry?.(result);
		// There is no check here to go back to.
		return found?.looksAgain ? {does: 'try again', remark: found.remark} : found;
	};

	return {
		...words,
		retry,
		page: (result, screen) => words.page(asStep(result), screen),
		keys(result, context) {
			const again = retry(result);
			const own = words.keys(result, context).filter(({command: {type}}) => type !== 'go-on' && type !== 'look-again');
			if (again !== undefined && saysNoSecret(result.errorCode)) {
				return [back, ...own];
			}

			return again === undefined
				? [goOnKey('go on with the restore'), ...own]
				: [goOnKey(again.does), bind('b', 'B', 'back to the restore', {type: 'return'}), ...own];
		},
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

function resultWords(services: JourneyServices): ResultWords<BackupResult> {
	return {
		title: 'Result',
		why: 'This is what the run came to, and what to do next.',
		help: resultHelp,
		page: resultPage,
		exitCode: exitCodeOf,
		// A verified backup needs its secrets no longer; after another end the user tries again.
		forgets: ({verdict}) => verdict === 'verified',
		isReportable: ({verdict, hadUnknownPrompt}) => verdict !== 'verified' || hadUnknownPrompt === true,
		retry: retryOf,
		otherEngine: otherEngineFor,
		keys: (result, context) => [
			goOnKey(retryOf(result)?.does ?? 'finish'),
			...otherKeys(result, context),
			...(lacksCopy(result) ? [bind('k', 'K', copyWords(result), {type: 'open-next'})] : []),
			...guideKeyFor(guideAfter(result, context), context),
		],
		copies: ({verdict, file}) => verdict === 'failed' ? undefined : {text: file, name: 'path of the backup file'},
		opens(result, context, what) {
			if (what === guide) {
				return openGuide(guideAfter(result, context), result.verdict === 'failed' ? undefined : result.file);
			}

			return lacksCopy(result)
				? {
					journey: copyJourney(result, services, folder => withoutQuestions(withText(context, 'second-copy', folder))),
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
