import {lstat} from 'node:fs/promises';
import {folderOf} from '../../values/path-text.ts';
import type {Clock} from '../../values/clock.ts';
import type {LockState} from '../../host/file-lock.ts';
import type {FolderRights, Host} from '../../host/host.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {cancelledBefore, notStarted} from '../engines/startable.ts';
import {errorCodeOf, reasonOf} from '../../values/file-error.ts';
import type {Reason} from '../../values/reasons.ts';
import type {BackupRequest} from '../proof/result.ts';
import {lockedSentence} from './lock-words.ts';
import type {StageReporter} from './stage-reporter.ts';

type Services = {
	readonly host: Host;
	readonly signal: AbortSignal;
	readonly lock: LockState;
	readonly clock: Clock;
};

type Preparation = {
	/** Outcome of a run that must not start, with the reason. */
	readonly obstacle?: EngineOutcome;
	readonly reason?: Reason;
	readonly folderRights?: FolderRights | undefined;
};

/** Makes the folder and checks that nothing is at the path of the file. Does nothing without the lock. */
export async function prepare(
	{engine: asked, createFolder: newFolder, backupFile}: BackupRequest,
	{host, signal, lock, clock}: Services,
	stages: StageReporter,
): Promise<Preparation> {
	const engine = asked === 'auto' ? 'console' : asked;
	if (signal.aborted) {
		return {obstacle: cancelledBefore(engine), reason: 'cancelled'};
	}

	if (lock.state === 'taken') {
		return {obstacle: notStarted(engine, lockedSentence(lock, clock.now())), reason: 'locked'};
	}

	let folderRights: FolderRights | undefined;
	if (newFolder !== undefined) {
		stages.begin('folder');
		try {
			folderRights = await host.createFolder(newFolder);
		} catch (error) {
			return {
				obstacle: notStarted(engine, `The folder ${newFolder} could not be made: ${reasonOf(error)}.`),
				reason: 'folder-not-made',
			};
		}
	}

	stages.begin('start');
	const problem = await whyNotFree(backupFile, host);
	if (problem !== undefined) {
		return {obstacle: notStarted(engine, problem.sentence), reason: problem.reason, folderRights};
	}

	return signal.aborted ? {obstacle: cancelledBefore(engine), reason: 'cancelled', folderRights} : {folderRights};
}

type Problem = {readonly sentence: string; readonly reason: Reason};

/** Returns the reason not to start the tool when something is at the path, since the tool may overwrite it. */
async function whyNotFree(file: string, host: Host): Promise<Problem | undefined> {
	try {
		await lstat(file);
	} catch (error) {
		return errorCodeOf(error) === 'ENOENT'
			? undefined
			: {sentence: `Whether ${file} is free could not be found out: ${reasonOf(error)}.`, reason: 'not-started'};
	}

	return {
		sentence: `There is a file or folder at ${file} already. It was left as it is; `
			+ `choose another name in ${folderOf(file, host.pathStyle)}.`,
		reason: 'file-exists',
	};
}
