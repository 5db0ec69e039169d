import {folderOf} from '../../values/path-text.ts';
import {withoutCopy} from '../../core/proof/copy-advice.ts';
import {type Advice, type AdviceId, distinctAdvice} from '../../core/proof/advice-text.ts';
import {backUp, type BackupServices} from '../../core/run/back-up.ts';
import {systemClock} from '../../values/clock.ts';
import {lockFile} from '../../host/file-lock.ts';
import {lockService} from '../../host/service-lock.ts';
import {chooseEngine, thisSystem} from '../../core/engines/choose-engine.ts';
import {copyAgain, type Copyable} from '../../core/run/copy-again.ts';
import {compareReminder} from '../../core/proof/file-reminder.ts';
import {lacksCopyAskedFor} from '../../core/proof/missing-copy.ts';
import {answerInTime} from '../../core/proof/patience.ts';
import {
	hasBackup,
	isSameRun,
	toRecord,
	type RunRecord,
} from '../../core/records/record.ts';
import type {BackupRequest, BackupResult} from '../../core/proof/result.ts';
import {watchRun} from '../../core/report/watch-run.ts';
import type {CopyServices} from '../../core/run/copy-file.ts';
import type {Preferences} from '../../core/records/preferences.ts';
import {findChangedBackups} from '../../core/records/last-backup.ts';
import type {JourneyServices} from '../services.ts';

/**
Runs a backup, adds its record to the history and keeps the answers for the next time. What could not be kept, and
what of the history could not be read, is told among the advice. One run at a time has the file, until its record is
kept, and none goes on beside a restore.
*/
export async function runAndRecord(
	request: BackupRequest,
	services: Omit<BackupServices, 'clock' | 'lock' | 'runEngine'>,
	context: JourneyServices,
): Promise<BackupResult> {
	const now = systemClock.now();
	const {serviceKey} = services.host;
	const ofService = serviceKey === undefined ? undefined : await lockService(serviceKey, 'backup', {now});
	const ofFile = await lockFile(request.backupFile, {now});
	try {
		const lock = ofService?.state === 'taken' ? ofService : ofFile;
		return await runLocked(request, {...services, lock}, context);
	} finally {
		await Promise.all([ofFile.release(), ofService?.release()]);
	}
}

async function runLocked(
	request: BackupRequest,
	services: Omit<BackupServices, 'clock' | 'runEngine'>,
	{environment: {node, ptyProgram}, preferences}: JourneyServices,
): Promise<BackupResult> {
	const {host, signal} = services;
	const {administration} = host;
	const watch = watchRun(
		{task: 'backup', secrets: [request.password, request.reminder]},
		{host, clock: systemClock, preferences},
	);
	const made = await backUp(request, {
		...services,
		ask: watch.asking(services.ask),
		onStage(stage, state) {
			watch.onStage(stage, state);
			services.onStage(stage, state);
		},
		...(administration !== undefined && {
			readReminder: async (file, given) => compareReminder(administration, file, given, signal),
		}),
		async isRecorded(sha256) {
			const {records} = await preferences.history.newest(1, record => record.sha256 === sha256);
			return records.length > 0;
		},
		findChangedBackups: async () => findChangedBackups(preferences.history, {host, clock: systemClock}),
		clock: systemClock,
		async runEngine(name, task, context) {
			const engine = chooseEngine(name, {...thisSystem, pty: {node, program: ptyProgram}, administration});
			context.onEngine?.(engine.name);
			const outcome = await engine.run(task, context);
			watch.onOutcome(outcome);
			return outcome;
		},
	});
	const {copyFolder, withoutQuestions} = request;
	const result: BackupResult = {
		...made, copyFolder, withoutQuestions, ...(watch.hadUnknownPrompt && {hadUnknownPrompt: true}),
	};
	await watch.keep({verdict: made.verdict, reason: made.reason});
	const notRecorded = await preferences.history.add(toRecord(result));
	// No record is wanted here: only whether all of them can be read.
	const {notice: unread} = await preferences.history.newest(1, () => false);
	// The folders of a simulated computer are of no use on a real one.
	const notRemembered = host.practice === undefined
		? await preferences.remember({
			installDirectory: request.installDirectory,
			backupFolder: folderOf(request.backupFile, host.pathStyle),
			// A folder that took no copy does not take the place of one that did.
			...(copyFolder !== undefined && !lacksCopyAskedFor(result) && {copyFolder}),
		})
		: undefined;
	return {
		...result,
		// What speaks against the backup, or is missing of it, comes before its record.
		reason: result.reason ?? (notRecorded === undefined ? undefined : 'not-recorded'),
		notRecorded,
		advice: distinctAdvice([
			...result.advice,
			...notice('not-recorded', notRecorded),
			...notice('history-unread', unread),
			...notice('settings', notRemembered),
		]),
	};
}

function notice(id: AdviceId, text: string | undefined): Advice[] {
	return text === undefined ? [] : [{id, text}];
}

type CopyingServices = Pick<BackupServices, 'host' | 'signal'> & Partial<Pick<CopyServices, 'onProgress'>> & {
	/** The user agreed to have the folder made. */
	readonly makesFolder?: boolean;
};

/**
Makes the second copy of a backup that has none, and keeps that in the record of its run. What could not be kept is
told among the advice. One run at a time does so, and a copy that another made meanwhile stays in the record.
*/
export async function copyAndRecord(
	result: BackupResult,
	folder: string,
	services: CopyingServices,
	preferences: Pick<Preferences, 'history'>,
): Promise<BackupResult> {
	return copyAndKeep(result, {folder, recordOf: toRecord}, services, preferences);
}

/**
Makes the second copy of a backup that only its record tells of, and keeps that in the record. `file` is where the
backup file is now. Gives the record as it is then, and what to do next; what could not be kept is among it, and given
by itself.
*/
export async function copyRecorded(
	{record, file}: {readonly record: RunRecord; readonly file: string},
	folder: string,
	services: CopyingServices,
	preferences: Pick<Preferences, 'history'>,
): Promise<{readonly record: RunRecord; readonly advice: readonly Advice[]; readonly notRecorded: string | undefined}> {
	const {host, signal} = services;
	const backup: Copyable = {
		...record,
		file,
		// One that the record names is gone, or no longer what it was.
		copy: undefined,
		startedAt: new Date(record.time),
		logged: {secretId: record.secretId, previousSecretId: record.previousSecretId, user: undefined},
		user: undefined,
		system: await answerInTime({clock: systemClock, signal}, async () => host.describeSystem?.()),
		advice: [withoutCopy],
	};
	const recordOf = ({copy, copyFolder, evidence, reason, recoverySheet}: Copyable): RunRecord => ({
		...record, copy, copyFolder, evidence, reason, recoverySheet,
	});
	const copied = await copyAndKeep(backup, {folder, recordOf}, services, preferences);
	return {record: recordOf(copied), advice: copied.advice, notRecorded: copied.notRecorded};
}

/** One run at a time does so, and a copy that another made meanwhile stays in the record. */
async function copyAndKeep<Backup extends Copyable>(
	backup: Backup,
	{folder, recordOf}: {readonly folder: string; readonly recordOf: (copied: Backup) => RunRecord},
	{
		host, signal, onProgress, makesFolder = false,
	}: CopyingServices,
	{history}: Pick<Preferences, 'history'>,
): Promise<Backup> {
	const lock = await lockFile(backup.file, {now: systemClock.now()});
	try {
		const copied = await copyAgain(backup, folder, {
			host,
			lock,
			clock: systemClock,
			signal,
			onProgress,
			makeFolder: makesFolder ? async place => host.createFolder(place) : undefined,
		});
		const record = recordOf(copied);
		const isOfOther = copied.copy === undefined && (lock.state === 'taken' || await hasCopy(history, record));
		if (isOfOther) {
			return copied;
		}

		const notRecorded = await history.update(record);
		// What was said of the record before is said anew.
		const advice = copied.advice.filter(({id}) => id !== 'not-recorded');
		return {...copied, notRecorded, advice: [...advice, ...notice('not-recorded', notRecorded)]};
	} finally {
		await lock.release();
	}
}

async function hasCopy(history: Preferences['history'], record: RunRecord): Promise<boolean> {
	const {records} = await history.newest(1, known => isSameRun(known, record));
	const [found] = records;
	return found !== undefined && hasBackup(found) && found.copy !== undefined;
}
