import type {Paragraph} from '../../text/paragraph.ts';
import {Secret} from '../../values/secret.ts';
import {lacksCopyAskedFor} from '../../core/proof/missing-copy.ts';
import type {BackupRequest, BackupResult} from '../../core/proof/result.ts';
import {exitCodes} from '../../values/exit-codes.ts';
import {type Context, textIn} from '../../wizard/context.ts';
import type {
	Journey,
	ResultWords,
	ReviewWords,
	Start,
} from '../../wizard/journey.ts';
import {bind, goBackKey, goOnKey} from '../../wizard/keys.ts';
import {copyJourney, lacksCopy} from '../copy/journey.ts';
import {checkQuestion} from '../shared/check.ts';
import {linesIn} from '../shared/check-lookups.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../shared/help.ts';
import {installDirectoryQuestion, toolFacts} from '../shared/install-directory.ts';
import {pathIn} from '../shared/paths.ts';
import {copyFolderToMake, secondCopyQuestion} from '../shared/second-copy.ts';
import type {JourneyServices} from '../services.ts';
import {dryRunLine, runLine} from './command-line.ts';
import {backupFileIn, backupFileQuestion, folderToMake} from './questions/backup-file.ts';
import {passwordQuestion, passwordIn} from './questions/password.ts';
import {reminderQuestion} from './questions/reminder.ts';
import {resultPage} from './result-page.ts';
import {runWords} from './run-words.ts';
import {spaced, unattendedParagraphs} from './unattended-command.ts';

/** Returns the journey that makes a backup of the master secret, and proves it. */
export function backupJourney(services: JourneyServices): Journey<BackupRequest, BackupResult> {
	return {
		id: 'backup',
		isNumbered: true,
		questions: [
			checkQuestion,
			installDirectoryQuestion,
			backupFileQuestion,
			passwordQuestion,
			reminderQuestion,
			secondCopyQuestion,
		],
		review,
		start: startOf,
		run: runWords,
		async perform(request, runServices) {
			const {runAndRecord} = await import('./perform.ts');
			const {onProgress, ...rest} = runServices;
			return runAndRecord(request, {...rest, onCopyProgress: onProgress}, services);
		},
		result: resultWords(services),
		farewell: ({options, ...context}, wasDone) => wasDone && options.dryRun
			? [
				{
					text: dryRunLine(options.engine, backupFileIn({options, ...context}), options.pathStyle),
					exact: 'command',
				},
				...spaced(withoutQuestions({options, ...context})),
			]
			: [{
				text: context.elevation?.state === 'opened'
					? 'Go on in the window that was opened as administrator.'
					: 'Cancelled. No backup was made.',
			}],
	};
}

const reviewHelp = explain({
	[means]: 'All answers in one place, and the command that they make. Nothing has been changed on this computer so far.',
	[goodAnswer]: 'Look at each line. Any of them can be changed, and you come back here.',
	[next]: 'ssoconfig is started, and this program types the password, the same again and the reminder when it asks for '
		+ 'them. That takes seconds, a minute at most. The master secret is only read: '
		+ 'nothing that works today stops working.',
}, 'Up and Down choose a line, E changes it. Enter starts the backup.');

const review: ReviewWords = {
	title: 'Review',
	why: 'Nothing has been changed on this computer so far. Check your answers.',
	start: ({options}) => options.dryRun ? 'print what would be run' : 'start the backup',
	command: context => runLine(context.options.engine, backupFileIn(context), context.options.pathStyle),
	ahead: (context, key) => context.options.dryRun
		? `Dry run: ${key} prints what would be run, and ends. Nothing is started.`
		: `${key} will: ${actsAhead(context).join(', ')}.`,
	withoutQuestions,
	help(context) {
		const [, ...texts] = withoutQuestions(context).map(({text}) => text);
		return texts.length === 0
			? reviewHelp
			: {...reviewHelp, sections: [...reviewHelp.sections, {title: 'Without questions', text: texts.join(' ')}]};
	},
};

/** Returns what the start of the backup sets going, in order. */
function actsAhead(context: Context): readonly string[] {
	const folder = folderToMake(context);
	const copyFolder = copyFolderToMake(context);
	return [
		...(folder === undefined ? [] : [`make the folder ${folder}`]),
		context.options.engine === 'api'
			? 'have ENTSSO make the backup through its administration interface'
			: 'start ssoconfig and answer its questions',
		'look for proof that the file is good',
		...(copyFolder === undefined ? [] : [`make the folder ${copyFolder}`]),
		...(pathIn(context, 'second-copy') === '' ? [] : ['copy the file and compare']),
	];
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
		cluster: linesIn(context).some(({id, state}) => id === 'cluster' && state === 'warning'),
	};
}

const resultHelp = explain({
	VERIFIED: 'ssoconfig ended well, the file is there, it was made during this run, and ENTSSO itself confirmed it.',
	UNPROVEN: 'There is a file, but one of these is missing; the lines say which.',
	FAILED: 'There is no good backup. The code and the numbered lines say why, and what to do about it.',
	[next]: 'Do what the numbered lines say. All of this stays in the window after the program has ended.',
	Sheet: 'The recovery sheet, a page beside the file that says how to restore it. '
		+ 'Print it, and fill in where the password is kept.',
}, 'Esc goes back to the review with your answers, to try again. K makes the second copy where there is none yet.');

const codeOfVerdict = {verified: exitCodes.done, failed: exitCodes.failed, unproven: exitCodes.unproven} as const;

function exitCodeOf(result: BackupResult, wasStopped: boolean): number {
	if (wasStopped && result.verdict === 'failed') {
		return exitCodes.cancelled;
	}

	return lacksCopyAskedFor(result) ? exitCodes.unproven : codeOfVerdict[result.verdict];
}

function resultWords(services: JourneyServices): ResultWords<BackupResult> {
	return {
		title: 'Result',
		why: 'This is what the run came to, and what to do next.',
		help: () => resultHelp,
		page: resultPage,
		exitCode: exitCodeOf,
		// A verified backup needs its secrets no longer; after another end the user tries again.
		forgets: ({verdict}) => verdict === 'verified',
		keys: result => [
			goOnKey('finish'),
			...(result.verdict === 'verified'
				? [goBackKey()]
				: [goBackKey('change and try again'), bind('c', 'C', 'check again', {type: 'look-again'})]),
			...(lacksCopy(result) ? [bind('k', 'K', 'make the second copy', {type: 'open-next'})] : []),
		],
		opens: (result, context) => lacksCopy(result)
			? {
				journey: copyJourney(result, services),
				answers: {texts: {'backup-file': result.file, 'second-copy': pathIn(context, 'second-copy')}},
			}
			: undefined,
		keeps: [secondCopyQuestion.id],
		// A copy journey comes to the result of the backup, with the copy in it.
		into: (_result, inner) => inner as BackupResult,
	};
}
