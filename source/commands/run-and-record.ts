import {folderOf} from '../answers/path-text.ts';
import {backUp, type BackupServices} from '../core/backup.ts';
import {systemClock} from '../host/clock.ts';
import {chooseEngine, thisSystem} from '../core/engines/choose.ts';
import {copyAgain} from '../core/copy-again.ts';
import {compareReminder} from '../core/file-reminder.ts';
import {toRecord} from '../core/record.ts';
import type {BackupRequest, BackupResult} from '../core/result.ts';
import type {CopyServices} from '../core/second-copy.ts';
import type {Settings} from '../core/settings.ts';
import type {Environment} from './environment.ts';
import {findChangedBackups} from './last-backup.ts';

/** How the programs of this copy are started, and where it keeps what it knows. */
export type RunContext = {
	readonly environment: Pick<Environment, 'node' | 'ptyProgram'>;
	readonly settings: Settings;
};

/**
Runs a backup, adds its record to the history and keeps the answers for the next time. What could not be kept is
told among the advice.
*/
export async function runAndRecord(
	request: BackupRequest,
	services: Omit<BackupServices, 'clock' | 'runEngine'>,
	{environment: {node, ptyProgram}, settings}: RunContext,
): Promise<BackupResult> {
	const {host, signal} = services;
	const {administration} = host;
	const result = await backUp(request, {
		...services,
		...(administration !== undefined && {readReminder: async (file, reminder) => compareReminder(administration, file, reminder, signal)}),
		findChangedBackups: async () => findChangedBackups(settings.history, {host, clock: systemClock}),
		clock: systemClock,
		async runEngine(name, task, context) {
			const engine = chooseEngine(name, {...thisSystem, pty: {node, program: ptyProgram}, administration});
			context.onEngine?.(engine.name);
			return engine.run(task, context);
		},
	});
	const notices = [
		await settings.history.add(toRecord(result)),
		// The folders of a simulated computer are of no use on a real one.
		host.practice === undefined
			? await settings.remember({
				installDirectory: request.installDirectory,
				backupFolder: folderOf(request.backupFile, host.pathStyle),
				...(request.copyFolder !== undefined && {copyFolder: request.copyFolder}),
			})
			: undefined,
	];
	return {...result, advice: [...result.advice, ...new Set(notices.filter(notice => notice !== undefined))]};
}

/**
Makes the second copy of a backup that has none, and keeps that in the record of its run. What could not be kept is
told among the advice.
*/
export async function copyAndRecord(
	result: BackupResult,
	folder: string,
	{host, signal, onProgress}: Pick<BackupServices, 'host' | 'signal'> & Pick<CopyServices, 'onProgress'>,
	settings: Settings,
): Promise<BackupResult> {
	const copied = await copyAgain(result, folder, {
		host, clock: systemClock, signal, onProgress,
	});
	const notice = await settings.history.update(toRecord(copied));
	return notice === undefined ? copied : {...copied, advice: [...copied.advice, notice]};
}
