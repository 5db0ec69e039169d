import {lstat} from 'node:fs/promises';
import {folderOf} from '../answers/path-text.ts';
import type {Secret} from '../answers/secret.ts';
import type {
	BackupEvent,
	FolderRights,
	Host,
	SsoSystem,
} from '../host/host.ts';
import type {Clock} from '../host/clock.ts';
import {backupTask} from './backup-task.ts';
import type {
	EngineContext,
	EngineName,
	EngineOutcome,
	ToolTask,
} from './engines/engine.ts';
import {cancelledBefore, notStarted} from './engines/startable.ts';
import {
	lookAgain,
	lookAtFile,
	readEarlierEvents,
	readEvents,
} from './evidence.ts';
import {
	loggedBackup,
	toolFailed,
	type Facts,
	type ReminderReadBack,
} from './facts.ts';
import {errorCodeOf, reasonOf} from './file-error.ts';
import {textIn} from './json-shape.ts';
import {answerInTime} from './patience.ts';
import type {
	BackupRequest,
	BackupResult,
	Stage,
	StageState,
} from './result.ts';
import {makeSecondCopy, type CopyProgress} from './second-copy.ts';
import {withLeftoverSetAside} from './set-aside.ts';
import {StageLine} from './stage-line.ts';
import {lookAround} from './surroundings.ts';
import {judge} from './verdict.ts';
import {withRecoverySheet} from './write-sheet.ts';

export type * from './result.ts';

type ForEngine = 'announceHandOver' | 'ask' | 'onEngine' | 'onSilence' | 'signal' | 'takeOver' | 'terminal';

export type BackupServices = Pick<EngineContext, ForEngine> & {
	readonly host: Host;
	readonly clock: Clock;
	readonly runEngine: (name: EngineName | 'auto', task: ToolTask, context: EngineContext) => Promise<EngineOutcome>;
	readonly onStage: (stage: Stage, state: StageState) => void;
	/** Told how far the second copy is. */
	readonly onCopyProgress?: ((progress: CopyProgress) => void) | undefined;
	/** The files of earlier backups that are no longer as they were recorded; left out where there is no history. */
	readonly findChangedBackups?: () => Promise<readonly string[]>;
	/** Compares the reminder in the file with the one given; left out where nothing can read it. */
	readonly readReminder?: (file: string, reminder: Secret) => Promise<ReminderReadBack>;
};

type Run = {
	readonly request: BackupRequest;
	readonly services: BackupServices;
	readonly line: StageLine;
};

/**
Runs a backup, judges it, makes the second copy and writes the recovery sheet. Never rejects; removes nothing that
it did not make.
*/
export async function backUp(request: BackupRequest, services: BackupServices): Promise<BackupResult> {
	const {host, clock} = services;
	const run: Run = {request, services, line: new StageLine(services.onStage)};
	const startedAt = clock.now();
	const {obstacle, folderRights} = await prepare(run);
	const earlier = obstacle === undefined ? await readEarlierEvents(startedAt, services) : [];
	const outcome = obstacle ?? await runTool(run);
	run.line.end(toolFailed(outcome) ? 'failed' : 'done');

	const known: Facts = {
		backupFile: request.backupFile,
		pathStyle: host.pathStyle,
		startedAt,
		cluster: request.cluster ?? false,
		outcome,
		folderRights,
		file: undefined,
		events: 'not-read',
		reminderReadBack: undefined,
		copy: undefined,
	};
	const hasRun = obstacle === undefined && outcome.ending !== 'not-started';
	const {system, ...seen}: Seen = hasRun ? await gather(known, earlier, run) : known;
	const copied = await copyAway({...seen, version: system?.version}, run);
	const facts = toolFailed(outcome) ? copied : {...copied, surroundings: await lookAround(copied, request.installDirectory, services.findChangedBackups)};
	run.line.skipTo();

	const {file, copy} = facts;
	const judgement = judge(facts);
	return withLeftoverSetAside(await withRecoverySheet({
		...judgement,
		file: request.backupFile,
		size: file?.state === 'there' ? file.size : undefined,
		sha256: file?.state === 'there' && judgement.verdict !== 'failed' ? file.sha256 : undefined,
		engine: outcome.engine,
		practice: host.practice,
		computer: host.computer,
		startedAt,
		endedAt: clock.now(),
		copy: copy?.state === 'ok' ? copy.file : undefined,
		logged: loggedBackup(facts),
		user: host.user,
		system,
		toolScreen: judgement.verdict === 'verified' ? [] : outcome.screen,
	}, host.pathStyle), host);
}

type Preparation = {
	/** The outcome of a run that must not start. */
	readonly obstacle: EngineOutcome | undefined;
	readonly folderRights: FolderRights | undefined;
};

/** Makes the folder and sees that nothing stands at the path of the file. */
async function prepare({request, services: {host, signal}, line}: Run): Promise<Preparation> {
	const engine = request.engine === 'auto' ? 'console' : request.engine;
	let folderRights: FolderRights | undefined;
	if (signal.aborted) {
		return {obstacle: cancelledBefore(engine), folderRights};
	}

	if (request.createFolder !== undefined) {
		line.begin('folder');
		try {
			folderRights = await host.createFolder(request.createFolder);
		} catch (error) {
			return {obstacle: notStarted(engine, `The folder ${request.createFolder} could not be made: ${reasonOf(error)}.`), folderRights};
		}
	}

	line.begin('start');
	const reason = await whyNotFree(request.backupFile, host);
	return reason === undefined ? {obstacle: signal.aborted ? cancelledBefore(engine) : undefined, folderRights} : {obstacle: notStarted(engine, reason), folderRights};
}

/** The tool is started only where nothing stands at the path, since it may overwrite what is there. */
async function whyNotFree(file: string, host: Host): Promise<string | undefined> {
	try {
		await lstat(file);
	} catch (error) {
		return errorCodeOf(error) === 'ENOENT' ? undefined : `Whether ${file} is free could not be found out: ${reasonOf(error)}.`;
	}

	return `There is a file or folder at ${file} already. It was left as it is; choose another name in ${folderOf(file, host.pathStyle)}.`;
}

async function runTool({request, services, line}: Run): Promise<EngineOutcome> {
	const {backupFile, engine} = request;
	const {
		clock, signal, ask, terminal, announceHandOver, takeOver, onEngine, onSilence,
	} = services;
	try {
		return await services.runEngine(engine, {
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
				line.begin(stage);
			},
		});
	} catch {
		// What an engine throws may quote what it was given, so its words are not passed on.
		return {...notStarted(engine === 'auto' ? 'console' : engine, ''), ending: 'killed'};
	}
}

type Seen = Facts & {readonly system?: SsoSystem | undefined};

async function gather(known: Facts, earlier: readonly BackupEvent[], {request: {backupFile, reminder}, services, line}: Run): Promise<Seen> {
	const {host} = services;
	if (toolFailed(known.outcome)) {
		const left = await lookAtFile(backupFile);
		// What a failed run left may hold the secret, so who can get at it is told too.
		const [leftOwner, around] = left.state === 'there'
			? await Promise.all([
				answerInTime(services, host.ownerOf && (async () => host.ownerOf?.(backupFile))),
				exposuresOf(folderOf(backupFile, host.pathStyle), services),
			])
			: [];
		return {
			...known, file: left, owner: textIn(leftOwner), exposures: around, isClockSetBack: services.clock.now() < known.startedAt,
		};
	}

	line.begin('evidence');
	const [events, system] = await Promise.all([
		readEvents(backupFile, known.startedAt, earlier, services),
		answerInTime(services, host.describeSystem && (async () => host.describeSystem?.())),
	]);
	const file = await lookAtFile(backupFile);
	const [owner, exposures, secretIds, reminderReadBack] = await Promise.all([
		answerInTime(services, host.ownerOf && (async () => host.ownerOf?.(backupFile))),
		exposuresOf(folderOf(backupFile, host.pathStyle), services),
		host.secretIds === undefined ? undefined : answerInTime<Facts['secretIds']>(services, async () => host.secretIds?.()),
		file.state === 'there' ? readBack(backupFile, reminder, services) : undefined,
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

async function readBack(file: string, reminder: Secret, {readReminder}: BackupServices): Promise<ReminderReadBack | undefined> {
	try {
		return await readReminder?.(file, reminder);
	} catch {
		return 'unknown';
	}
}

/**
Makes the second copy, and looks at the backup file once more after that, since a copy can take long. A failed run
has nothing worth a copy.
*/
async function copyAway(facts: Facts, {request: {copyFolder}, services, line}: Run): Promise<Facts> {
	const {verdict} = judge(facts);
	line.end(verdict === 'failed' ? 'failed' : 'done');
	if (copyFolder === undefined || verdict === 'failed' || facts.file?.state !== 'there') {
		return facts;
	}

	line.begin('copy');
	const {clock, signal, onCopyProgress} = services;
	const copy = await makeSecondCopy({file: facts.backupFile, sha256: facts.file.sha256}, copyFolder, {clock, signal, onProgress: onCopyProgress});
	line.end(copy.state === 'ok' ? 'done' : 'failed');
	return {
		...facts,
		copy,
		copyExposures: copy.state === 'ok' ? await exposuresOf(copyFolder, services) : undefined,
		file: await lookAgain(facts.backupFile, facts.file),
	};
}

/** How others may change a folder, as it is now; undefined where nobody can tell. */
async function exposuresOf(folder: string, services: BackupServices): Promise<Facts['exposures']> {
	const facts = await answerInTime(services, async () => services.host.inspectFolder(folder));
	return facts?.exposures;
}
