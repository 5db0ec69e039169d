import {folderOf} from '../answers/path-text.ts';
import {backUp, type BackupServices} from '../core/backup.ts';
import {systemClock} from '../host/clock.ts';
import {lockFile} from '../host/file-lock.ts';
import {chooseEngine, thisSystem} from '../core/engines/choose.ts';
import {copyAgain} from '../core/copy-again.ts';
import {compareReminder} from '../core/file-reminder.ts';
import {toRecord, type HistoryRecord} from '../core/history.ts';
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
told among the advice. One run at a time has the file, until its record is kept.
*/
export async function runAndRecord(
	request: BackupRequest,
	services: Omit<BackupServices, 'clock' | 'lock' | 'runEngine'>,
	context: RunContext,
): Promise<BackupResult> {
	const lock = await lockFile(request.backupFile, {now: systemClock.now()});
	try {
		return await runLocked(request, {...services, lock}, context);
	} finally {
		await lock.release();
	}
}

async function runLocked(
	request: BackupRequest,
	services: Omit<BackupServices, 'clock' | 'runEngine'>,
	{environment: {node, ptyProgram}, settings}: RunContext,
): Promise<BackupResult> {
	const {host, signal} = services;
	const {administration} = host;
	const result = await backUp(request, {
		...services,
		...(administration !== undefined && {readReminder: async (file, reminder) => compareReminder(administration, file, reminder, signal)}),
		async isRecorded(sha256) {
			const records = await settings.history.newest(1, record => record.sha256 === sha256);
			return records.length > 0;
		},
		findChangedBackups: async () => findChangedBackups(settings.history, {host, clock: systemClock}),
		clock: systemClock,
		async runEngine(name, engineRequest, context) {
			const engine = chooseEngine(name, {...thisSystem, pty: {node, program: ptyProgram}, administration});
			context.onEngine?.(engine.name);
			return engine.run(engineRequest, context);
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
told among the advice. One run at a time does so, and a copy that another made meanwhile stays in the record.
*/
export async function copyAndRecord(
	result: BackupResult,
	folder: string,
	{host, signal, onProgress}: Pick<BackupServices, 'host' | 'signal'> & Pick<CopyServices, 'onProgress'>,
	{history}: Pick<Settings, 'history'>,
): Promise<BackupResult> {
	const lock = await lockFile(result.file, {now: systemClock.now()});
	try {
		const copied = await copyAgain(result, folder, {
			host, lock, clock: systemClock, signal, onProgress,
		});
		const record = toRecord(copied);
		const isOfOther = copied.copy === undefined && (lock.state === 'taken' || await hasCopy(history, record));
		const notice = isOfOther ? undefined : await history.update(record);
		return notice === undefined ? copied : {...copied, advice: [...copied.advice, notice]};
	} finally {
		await lock.release();
	}
}

async function hasCopy(history: Settings['history'], {time, computer, file}: HistoryRecord): Promise<boolean> {
	const [found] = await history.newest(1, record => (
		record.time === time && record.computer === computer && record.file === file
	));
	return found?.copy !== undefined;
}
