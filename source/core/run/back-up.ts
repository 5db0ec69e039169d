import {folderOf} from '../../values/path-text.ts';
import type {
	BackupEvent,
	Host,
	SsoSystem,
} from '../../host/host.ts';
import type {Clock} from '../../values/clock.ts';
import type {LockState} from '../../host/file-lock.ts';
import type {
	EngineContext,
	EngineName,
	EngineOutcome,
	ToolTask,
} from '../engines/task.ts';
import {engineFailed} from '../engines/startable.ts';
import {
	lookAgain,
	lookAtFile,
	readEarlierEvents,
	readEvents,
} from '../proof/look.ts';
import {
	isPasswordExposed,
	loggedBackup,
	toolFailed,
	type Facts,
	type ReminderReadBack,
} from '../proof/facts.ts';
import {textIn} from '../../values/untrusted.ts';
import {answerInTime} from '../proof/patience.ts';
import type {
	BackupRequest,
	BackupResult,
	Stage,
	StageState,
} from '../proof/result.ts';
import {verdictOf} from '../proof/verdict.ts';
import {withRecoverySheet} from '../paper/write-sheet.ts';
import {isMaybeOfOthers, isShownToBeOwn} from '../proof/own-file.ts';
import {lookAround} from './surroundings.ts';
import {StageReporter} from './stage-reporter.ts';
import {withLeftoverSetAside} from './set-aside.ts';
import type {CopyProgress} from './copy-file.ts';
import {copyInto} from './second-copy.ts';
import {prepare} from './prepare.ts';
import {lookAtLeftover} from './leftover.ts';
import {backupTask} from './backup-task.ts';

export type * from '../proof/result.ts';

type ForEngine = 'announceHandOver' | 'ask' | 'onEngine' | 'onSilence' | 'signal' | 'takeOver' | 'terminal';

type GivenSecrets = Pick<BackupRequest, 'password' | 'reminder'>;

export type BackupServices = Pick<EngineContext, ForEngine> & {
	readonly host: Host;
	readonly clock: Clock;
	readonly runEngine: (name: EngineName | 'auto', task: ToolTask, context: EngineContext) => Promise<EngineOutcome>;
	readonly onStage: (stage: Stage, state: StageState) => void;
	/** Called with the progress of the second copy. */
	readonly onCopyProgress?: ((progress: CopyProgress) => void) | undefined;
	/** Lock on the backup file, held by whoever took it until the record of the run is kept. */
	readonly lock: LockState;
	/** Resolves to whether a record of an earlier run has this SHA-256; left out where there is no history. */
	readonly isRecorded?: (sha256: string) => Promise<boolean>;
	/** Resolves to the files of earlier backups that no longer match their record; left out where there is no history. */
	readonly findChangedBackups?: () => Promise<readonly string[]>;
	/** Compares the reminder in the file with what was given; left out where nothing can read it. */
	readonly readReminder?: (file: string, given: GivenSecrets) => Promise<ReminderReadBack>;
};

type Run = {
	readonly request: BackupRequest;
	readonly services: BackupServices;
	readonly stages: StageReporter;
};

/**
Runs a backup, judges it, makes the second copy and writes the recovery sheet. Never rejects; removes only files that it
made itself.
*/
export async function backUp(request: BackupRequest, services: BackupServices): Promise<BackupResult> {
	const {host, clock, lock} = services;
	const run: Run = {request, services, stages: new StageReporter(services.onStage)};
	const startedAt = clock.now();
	const {obstacle, reason, folderRights} = await prepare(request, services, run.stages);
	const earlier = obstacle === undefined ? await readEarlierEvents(startedAt, services) : [];
	const {outcome, couldWrite} = obstacle === undefined ? await runTool(run) : {outcome: obstacle, couldWrite: false};
	run.stages.end(toolFailed(outcome) ? 'failed' : 'done');

	const known: Facts = {
		backupFile: request.backupFile,
		pathStyle: host.pathStyle,
		startedAt,
		lock,
		cluster: request.cluster ?? false,
		timeLimit: request.timeLimit,
		outcome,
		couldWrite,
		folderRights,
		file: undefined,
		events: 'not-read',
		reminderReadBack: undefined,
		copy: undefined,
	};
	const hasRun = obstacle === undefined && outcome.ending !== 'not-started';
	const {system, ...seen}: Seen = hasRun ? await gather(known, earlier, run) : known;
	const copied = await copyAway({...seen, version: system?.version}, run);
	const facts = toolFailed(outcome)
		? copied
		: {...copied, surroundings: await lookAround(copied, request.installDirectory, services.findChangedBackups)};
	run.stages.skipRest();

	const {copy} = facts;
	const judgement = verdictOf(facts);
	const isFailed = judgement.verdict === 'failed';
	const isOwn = isFailed ? isShownToBeOwn(facts) : !isMaybeOfOthers(facts);
	const own = isOwn && facts.file?.state === 'there' ? facts.file : undefined;
	return withLeftoverSetAside(await withRecoverySheet({
		...judgement,
		reason: reason ?? judgement.reason,
		file: request.backupFile,
		size: own?.size,
		sha256: isFailed ? undefined : own?.sha256,
		engine: outcome.engine,
		askedAgain: outcome.askedAgain,
		practice: host.practice,
		computer: host.computer,
		startedAt,
		endedAt: clock.now(),
		copy: copy?.state === 'ok' ? copy.file : undefined,
		logged: loggedBackup(facts),
		user: host.user,
		system,
		toolScreen: judgement.verdict === 'verified' ? [] : outcome.screen,
	}, host.pathStyle), facts, host);
}

type ToolRun = {readonly outcome: EngineOutcome; readonly couldWrite: boolean};

async function runTool({request, services, stages}: Run): Promise<ToolRun> {
	const {backupFile, engine} = request;
	const {
		clock, signal, ask, terminal, announceHandOver, takeOver, onEngine, onSilence,
	} = services;
	let isWaiting = false;
	try {
		const outcome = await services.runEngine(engine, {
			...backupTask(request),
			async isDone() {
				const file = await lookAtFile(backupFile);
				return file.state === 'there' && file.size > 0;
			},
		}, {
			clock,
			signal,
			ask,
			terminal,
			announceHandOver,
			takeOver,
			onEngine,
			onSilence,
			onStage(stage) {
				isWaiting ||= stage === 'waiting';
				stages.begin(stage);
			},
		});
		const {typed = []} = outcome;
		// A tool that ends at once may not have been seen waiting.
		return {outcome, couldWrite: isWaiting || (typed.includes('password') && typed.includes('reminder'))};
	} catch {
		return {outcome: engineFailed(engine === 'auto' ? 'console' : engine), couldWrite: isWaiting};
	}
}

type Seen = Facts & {readonly system?: SsoSystem | undefined};

async function gather(
	known: Facts,
	earlier: readonly BackupEvent[],
	{request: {backupFile, password, reminder}, services, stages}: Run,
): Promise<Seen> {
	const {host} = services;
	if (toolFailed(known.outcome)) {
		const leftover = await lookAtLeftover(known, earlier, services);
		const left = await lookAtFile(backupFile);
		// A file left by a failed run may hold the secret, so the evidence includes who can get at it.
		const [leftOwner, around] = left.state === 'there'
			? await Promise.all([
				answerInTime(services, host.ownerOf && (async () => host.ownerOf?.(backupFile))),
				exposuresOf(folderOf(backupFile, host.pathStyle), services),
			])
			: [];
		return {
			...known,
			leftover,
			file: left,
			owner: textIn(leftOwner),
			exposures: around,
			isClockSetBack: services.clock.now() < known.startedAt,
		};
	}

	stages.begin('evidence');
	const [events, system] = await Promise.all([
		readEvents(backupFile, known.startedAt, earlier, services),
		answerInTime(services, host.describeSystem && (async () => host.describeSystem?.())),
	]);
	const file = await lookAtFile(backupFile);
	const [owner, exposures, secretIds, reminderReadBack] = await Promise.all([
		answerInTime(services, host.ownerOf && (async () => host.ownerOf?.(backupFile))),
		exposuresOf(folderOf(backupFile, host.pathStyle), services),
		host.secretIds === undefined ? undefined : answerInTime<Facts['secretIds']>(services, async () => host.secretIds?.()),
		file.state === 'there' ? readBack(backupFile, {password, reminder}, services) : undefined,
	]);
	return {
		...known,
		isClockSetBack: services.clock.now() < known.startedAt,
		file,
		owner: textIn(owner),
		exposures,
		events,
		secretIds: host.secretIds === undefined ? undefined : secretIds ?? 'unknown',
		reminderReadBack,
		system,
	};
}

async function readBack(
	file: string,
	given: GivenSecrets,
	{readReminder}: BackupServices,
): Promise<ReminderReadBack | undefined> {
	try {
		return await readReminder?.(file, given);
	} catch {
		return 'unknown';
	}
}

/**
Makes the second copy, then looks at the backup file once more, since a copy can take long. A failed run has nothing
worth copying.
*/
async function copyAway(
	facts: Facts,
	{request: {copyFolder, createCopyFolder: newFolder}, services, stages}: Run,
): Promise<Facts> {
	const {verdict} = verdictOf(facts);
	stages.end(verdict === 'failed' ? 'failed' : 'done');
	// Nobody wants one more file with the password in clear.
	if (copyFolder === undefined || verdict === 'failed' || facts.file?.state !== 'there' || isPasswordExposed(facts)) {
		return facts;
	}

	stages.begin('copy');
	const {
		clock, signal, host, onCopyProgress,
	} = services;
	const {copy, folderRights} = await copyInto({file: facts.backupFile, sha256: facts.file.sha256}, copyFolder, {
		clock,
		signal,
		onProgress: onCopyProgress,
		makeFolder: newFolder === undefined ? undefined : async folder => host.createFolder(folder),
	});
	stages.end(copy.state === 'ok' ? 'done' : 'failed');
	return {
		...facts,
		copy,
		copyFolderRights: folderRights,
		copyExposures: copy.state === 'ok' ? await exposuresOf(copyFolder, services) : undefined,
		file: await lookAgain(facts.backupFile, facts.file),
	};
}

/** Returns the ways in which others may change a folder now; undefined where they cannot be found out. */
async function exposuresOf(folder: string, services: BackupServices): Promise<Facts['exposures']> {
	const facts = await answerInTime(services, async () => services.host.inspectFolder(folder));
	return facts?.exposures;
}
