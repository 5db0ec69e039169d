import {Clearance} from '../../core/restore/present-secret.ts';
import type {RestoreJob} from '../../core/restore/restore-and-record.ts';
import type {RestoreLevel, RestoreResult} from '../../core/restore/restore-result.ts';
import {withCheckCommand} from '../../core/restore/then-look.ts';
import {exitCodes} from '../../values/exit-codes.ts';
import type {RestoreFile} from '../../core/restore/restore-file.ts';
import type {Context} from '../../wizard/context.ts';
import type {
	Journey,
	Nested,
	ResultWords,
	Start,
} from '../../wizard/journey.ts';
import {bind, goBackKey, goOnKey} from '../../wizard/keys.ts';
import {defineLookup} from '../../wizard/lookup.ts';
import type {Help, Question} from '../../wizard/question.ts';
import {answerInTime} from '../../core/proof/patience.ts';
import {guide} from '../guide/guide-key.ts';
import {guideInUse, guideKeyFor, openGuide} from '../guide/journey.ts';
import {checkQuestion} from '../shared/check.ts';
import {besideCheck} from '../shared/beside-check.ts';
import {directories, isClustered} from '../shared/check-lookups.ts';
import {engineIn} from '../shared/engine.ts';
import {
	aboutMsid,
	aboutReport,
	explain,
	next,
} from '../shared/help.ts';
import {guideAtCheck} from '../shared/needs.ts';
import {directoryAnswer, installDirectoryForRestore, toolFacts} from '../shared/install-directory.ts';
import type {JourneyServices, RestoreParts} from '../services.ts';
import {restoreLine} from './command-line.ts';
import {
	backupFileToRestoreQuestion,
	fileLookups,
	restoreFileIn,
} from './questions/backup-file-to-restore.ts';
import {changedFileQuestion} from './questions/changed-file.ts';
import {computerNameQuestion, typedNameIn} from './questions/computer-name.ts';
import {isAccountGoneIn, oldAccountQuestion} from './questions/old-account.ts';
import {presentSecretQuestion} from './questions/present-secret.ts';
import {
	type Present,
	presentIn,
	presentLookup,
	rescueIn,
} from './present-seen.ts';
import {restorePasswordIn, restorePasswordQuestion} from './questions/password.ts';
import {canLookAgain, restorePage, seenAgain} from './result-page.ts';
import {guideAfter, isPasswordRefused, retryOf} from './retry.ts';
import {reviewWords} from './review.ts';
import {runWords} from './run-words.ts';
import type {SeenRestore} from './seen-restore.ts';

/** Other journeys that a restore leads to. */
type RestoreWay = {
	/** Makes the journey of a backup, for where that is what the computer needs. */
	readonly backup: () => Journey;
	/** Makes the journey of the backup that keeps what is here now. */
	readonly backupFirst: () => Journey;
};

/**
Returns the journey that restores the master secret from a backup file. The one that is here is backed up first, or
given up by the user where ENTSSO cannot load it.
*/
export function restoreJourney(
	services: JourneyServices,
	parts: RestoreParts,
	{backup, backupFirst}: RestoreWay,
): Journey<RestoreJob, SeenRestore> {
	const files = fileLookups(services, parts);
	const lookup = presentLookup(services);
	const present = (context: Context): Present | undefined => presentIn(context, lookup, files);
	return {
		id: 'restore',
		isNumbered: true,
		questions: [
			checkQuestion({task: 'restore', hasOther: true}),
			installDirectory,
			backupFileToRestoreQuestion(files, parts),
			changedFileQuestion(files, parts),
			presentSecretQuestion(lookup, files),
			oldAccountQuestion(context => present(context)?.decision),
			restorePasswordQuestion(files),
			computerNameQuestion(context => present(context)?.decision),
		],
		opens(question, context, what): Nested | undefined {
			if (question === 'check') {
				return what === guide ? openGuide(guideAtCheck(context)) : besideCheck(backup(), context);
			}

			if (question === 'present-secret' && what === guide) {
				return openGuide(guideInUse(context));
			}

			return question === 'present-secret' && present(context) !== undefined
				? backedUpFirst(backupFirst(), context)
				: undefined;
		},
		review: reviewWords({files, version, present}),
		start: context => startOf(context, present(context), files.facts.factsIn(context)),
		run: runWords,
		async perform(job, {onProgress: _, ...runServices}) {
			const {performRestore} = await import('./perform.ts');
			const result = await performRestore(job, runServices, services);
			const {looked, cluster = false} = job;
			return {...result, isCluster: cluster, looked};
		},
		async lookAgain(result, lookServices) {
			const {lookAgainAndRecord} = await import('../../core/restore/restore-and-record.ts');
			const {isCluster, looked} = result;
			const history = {addRestore: parts.keep};
			return {...await lookAgainAndRecord(result, looked, {...lookServices, history, isCluster}), isCluster, looked};
		},
		result: resultWords,
		unfinished: 'The restore is not done yet.',
		farewell: (context, wasDone) => [farewellOf(context, wasDone)],
	};
}

const version = defineLookup<string | undefined>({
	id: 'entsso-version',
	isOnce: true,
	isAside: true,
	about: ({round}) => `round ${round}`,
	async look({host, clock}, _context, report) {
		const services = {clock, signal: new AbortController().signal};
		const system = await answerInTime(services, host.describeSystem && (async () => host.describeSystem?.()));
		report(system?.version, true);
	},
});

/** A restore may be begun past the check, which looks for the folders elsewhere. */
const installDirectory: Question = {
	...installDirectoryForRestore,
	lookups: [...installDirectoryForRestore.lookups, directories, version],
};

function backedUpFirst(journey: Journey, context: Context): Nested {
	return {
		journey: {...journey, purpose: 'Backup before the restore'},
		answers: directoryAnswer(context),
		remark: 'This backup keeps the master secret that is here now. When it is made, the restore goes on.',
	};
}

function startOf(
	context: Context,
	present: Present | undefined,
	looked: RestoreFile | undefined,
): Start<RestoreJob> {
	if (context.options.dryRun) {
		return {type: 'end'};
	}

	const tool = toolFacts.factsIn(context)?.tool;
	if (tool === undefined) {
		return {type: 'open', question: installDirectoryForRestore.id};
	}

	const {options: {computer, engine, timeLimit}} = context;
	// Nothing else in this journey gives the permission.
	const permit = (file: string): Clearance | undefined => present && Clearance.for(
		file, present.decision, present.seen.secret, {
			typedName: typedNameIn(context), computer, isAccountGone: isAccountGoneIn(context),
		},
	);
	return looked === undefined || permit(looked.file) === undefined
		? {type: 'open', question: 'present-secret'}
		: {
			type: 'run',
			request: {
				tool,
				looked,
				permit,
				password: restorePasswordIn(context),
				engine,
				timeLimit,
				cluster: isClustered(context),
			},
		};
}

const codes: Readonly<Record<RestoreLevel, number>> = {
	failed: exitCodes.failed, unproven: exitCodes.unproven, accepted: exitCodes.unproven, loaded: exitCodes.done,
};

/** ENTSSO has the file: its password is needed no longer. */
function isTaken({level}: Pick<RestoreResult, 'level'>): boolean {
	return level === 'accepted' || level === 'loaded';
}

const resultHelp = (result: RestoreResult): Help => explain({
	LOADED: 'ENTSSO was restarted after the restore, and has loaded the secret.',
	ACCEPTED: 'ENTSSO took the file and the password (event 10523). Whether it loads the secret shows after a restart.',
	UNPROVEN: 'Nothing says that it failed, or it was ended after the password was given; ENTSSO did not confirm it.',
	FAILED: 'The restore was refused, or did not come to its end. The code and the numbered lines say what to do.',
	...(result.secretId !== undefined && {MSID: aboutMsid}),
	[next]: 'Do what the numbered lines say. All of this stays in the window after the program has ended.',
}, [
	...(canLookAgain(result) ? ['L looks again, once ENTSSO was restarted.'] : []),
	...(isTaken(result) ? [] : ['Esc goes back to the review with your answers.', aboutReport]),
	'Up and Down scroll.',
].join(' '));

const lookAgainKey = bind('l', 'L', 'look again', {type: 'look-at-result'});

const resultWords: ResultWords<SeenRestore> = {
	title: 'Result',
	why: 'This is what the restore came to, and what to do next.',
	help: resultHelp,
	page: restorePage,
	afterwards: ({advice, practice, ...result}) => ({
		...result, practice, advice: withCheckCommand(advice, practice !== undefined),
	}),
	exitCode: ({level}, wasStopped) => wasStopped && level === 'failed' ? exitCodes.cancelled : codes[level],
	// One that was refused is of no use any more.
	forgets: result => isTaken(result) || isPasswordRefused(result),
	isReportable: ({level, hadUnknownPrompt}) => !isTaken({level}) || hadUnknownPrompt === true,
	retry: retryOf,
	keys: (result, context) => [
		goOnKey(retryOf(result)?.does ?? 'finish'),
		...(canLookAgain(result) ? [{...lookAgainKey, ...(result.level === 'accepted' && {isUsual: true} as const)}] : []),
		...guideKeyFor(guideAfter(result, context), context),
		...(isTaken(result) ? [] : [goBackKey('change the answers')]),
	],
	seenAgain,
	opens: (result, context, what) => what === guide ? openGuide(guideAfter(result, context), result.file) : undefined,
	keeps: ['install-directory'],
};

function farewellOf(context: Context, wasDone: boolean) {
	const {options} = context;
	if (wasDone && options.dryRun) {
		return {text: restoreLine(engineIn(context), restoreFileIn(context), options.pathStyle), exact: 'command'} as const;
	}

	if (wasDone) {
		return {text: 'Nothing had to be restored, and nothing was restored.'};
	}

	const made = rescueIn(context);
	const alsoMade = made === undefined || made.verdict === 'failed' ? '' : ` The backup made before it is ${made.file}`;
	return {
		text: context.elevation?.state === 'opened'
			? 'Go on in the window that was opened as administrator.'
			: `Cancelled. Nothing was restored.${alsoMade}`,
	};
}
