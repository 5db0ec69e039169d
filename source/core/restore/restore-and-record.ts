import {systemClock} from '../../values/clock.ts';
import {lockFile} from '../../host/file-lock.ts';
import {lockService} from '../../host/service-lock.ts';
import type {Reason} from '../../values/reasons.ts';
import {distinctAdvice, type Advice} from '../proof/advice-text.ts';
import {lookAtFileInTime} from '../proof/look.ts';
import {noteRestore} from '../paper/note-restore.ts';
import type {History} from '../records/history.ts';
import {lockedSentence} from '../run/lock-words.ts';
import {findLeftCopies, makeLocalCopy} from './local-copy.ts';
import type {Clearance} from './present-secret.ts';
import {lookAtRestoreAgain, restore, type RestoreServices} from './restore.ts';
import type {RestoreFile} from './restore-file.ts';
import type {RestoreRequest, RestoreResult} from './restore-result.ts';

export type RestoreJob = Omit<RestoreRequest, 'clearance'> & {
	/** The file as it was looked at; one that has changed since is not restored. */
	readonly looked: RestoreFile;
	/**
	Returns the permission to restore the file at this path, by what was seen of the secret that is there; undefined where
	there is none. It is asked for the path that is given to the tool: that of the file, or of its local copy.
	*/
	readonly permit: (file: string) => Clearance | undefined;
};

export type RecordServices = RestoreServices & {readonly history: Pick<History, 'addRestore'>};

/**
Restores a file, from a copy on a local disk where ENTSSO cannot reach it, keeps the restore in the history, and adds it
to the recovery sheet beside the file. One restore at a time has this computer, and none goes on beside a backup. What
could not be kept, written or removed is told among the advice. Never rejects.
*/
export async function restoreAndRecord(job: RestoreJob, services: RecordServices): Promise<RestoreResult> {
	const {clock, history} = services;
	const {looked: {file, size, sha256}} = job;
	const startedAt = clock.now();
	const {serviceKey} = services.host;
	const ofService = serviceKey === undefined ? undefined : await lockService(serviceKey, 'restore', {now: startedAt});
	const ofFile = await lockFile(file, {now: startedAt});
	const locks = [...(ofService === undefined ? [] : [ofService]), ofFile];
	try {
		const taken = locks.find(({state}) => state === 'taken');
		const result = taken?.state === 'taken'
			? notRestored(job, services, {startedAt, reason: 'locked', summary: lockedSentence(taken, startedAt, 'restore')})
			: await restoreLooked(job, services, startedAt);
		const notRecorded = await history.addRestore({
			...result, size, sha256, engine: wasStarted(result) ? result.engine : undefined,
		});
		// What speaks against the restore comes before its record.
		const reason = result.reason ?? (notRecorded === undefined ? undefined : 'not-recorded');
		const left = await findLeftCopies(services);
		return withAdvice({...result, notRecorded, reason}, [
			...notice('lock', locks.some(({state}) => state === 'unsure') ? unsureOfOthers : undefined),
			...notice('not-recorded', notRecorded),
			...notice('sheet-not-written', await noteOnSheet(result, sha256, services)),
			...notice('local-copy', leftWords(left)),
		]);
	} finally {
		await Promise.all(locks.map(async lock => lock.release()));
	}
}

type LookAgain = Pick<RecordServices, 'clock' | 'history' | 'host' | 'signal'> & {readonly isCluster: boolean};

/**
Looks at a restore once more, as after a restart of ENTSSO. A level that is another now goes to the history and to the
recovery sheet; what could not be kept or written is told among the advice. Never rejects.
*/
export async function lookAgainAndRecord(
	result: RestoreResult,
	{size, sha256}: Pick<RestoreFile, 'sha256' | 'size'>,
	services: LookAgain,
): Promise<RestoreResult> {
	const seen = await lookAtRestoreAgain(result, services);
	if (seen.level === result.level) {
		return seen;
	}

	const notRecorded = await services.history.addRestore({...seen, size, sha256});
	const advice = seen.advice.filter(({id}) => id !== 'not-recorded' && id !== 'sheet-not-written');
	return withAdvice({...seen, notRecorded, advice}, [
		...notice('not-recorded', notRecorded),
		...notice('sheet-not-written', await noteOnSheet(seen, sha256, services)),
	]);
}

function leftWords(folders: readonly string[]): string | undefined {
	return folders.length === 0
		? undefined
		: `A restore that was cut short left a copy of its backup file in ${folders.join(' and ')}. Unless one is still at `
			+ 'work, remove that by hand.';
}

const unsureOfOthers = 'Whether another run was at work at the same time could not be found out. '
	+ 'See that none was.';

/** Returns whether the tool was started, or the call made. Pure. */
export function wasStarted({reason, evidence}: Pick<RestoreResult, 'evidence' | 'reason'>): boolean {
	return evidence.length > 0 && reason !== 'not-started' && reason !== 'kept-backup-lost';
}

async function restoreLooked(job: RestoreJob, services: RecordServices, startedAt: Date): Promise<RestoreResult> {
	const {looked, permit, ...request} = job;
	const {file} = looked;
	const refuse = (reason: Reason, summary: string): RestoreResult =>
		notRestored(job, services, {startedAt, reason, summary});
	if (services.signal.aborted) {
		return refuse('cancelled', 'The restore was cancelled before it began.');
	}

	const now = await lookAtFileInTime(file, systemClock);
	if (now.state === 'unknown') {
		return refuse('file-unreadable', `${file} could not be looked at once more, so nothing was started.`);
	}

	if (now.state !== 'there' || now.sha256 === undefined || now.sha256 !== looked.sha256) {
		return withAdvice(
			refuse('file-changed', `${file} has changed since it was looked at, so nothing was started.`),
			notice('after-failure', 'Find out who changed it. Look at the file again, or choose another copy, then start anew.'),
		);
	}

	const copy = looked.needsLocalCopy ? await makeLocalCopy(looked, services) : undefined;
	if (copy !== undefined && 'because' in copy) {
		return refuse('no-local-copy', `ENTSSO may not reach ${file}. ${copy.because}`);
	}

	// The permission for the file does not name the copy, so that one is made anew, by the same judge.
	const clearance = permit(copy?.file ?? file);
	const result = clearance === undefined
		? refuse('present-secret-not-backed-up', 'The master secret that is there is not known to be backed up.')
		: await restore({...request, clearance}, services);
	const left = await copy?.remove();
	return withAdvice({...result, file, ...(copy !== undefined && {localCopy: copy.file})}, notice('local-copy', left));
}

type Refusal = Pick<RestoreResult, 'startedAt' | 'summary'> & {readonly reason: Reason};

/** Returns the result of a restore for which nothing was started. */
function notRestored(
	{looked, engine, permit}: RestoreJob,
	{host, clock}: RecordServices,
	refusal: Refusal,
): RestoreResult {
	const kept = permit(looked.file)?.kept;
	return {
		...refusal,
		level: 'failed',
		errorCode: undefined,
		file: looked.file,
		...(kept !== undefined && {keptBackup: kept.file}),
		engine: engine === 'auto' ? 'console' : engine,
		practice: host.practice,
		computer: host.computer,
		user: host.user,
		endedAt: clock.now(),
		evidence: [],
		advice: [],
		toolScreen: [],
	};
}

/** Only what ENTSSO confirmed is told of there: the sheet may be read years from now. */
async function noteOnSheet(
	{file, level, computer, startedAt}: RestoreResult,
	sha256: string | undefined,
	{host: {pathStyle}}: Pick<RecordServices, 'host'>,
): Promise<string | undefined> {
	if (sha256 === undefined || (level !== 'accepted' && level !== 'loaded')) {
		return undefined;
	}

	const {problem} = await noteRestore(file, {
		sha256, level, computer, restoredAt: startedAt,
	}, pathStyle);
	return problem;
}

function withAdvice(result: RestoreResult, more: readonly Advice[]): RestoreResult {
	return {...result, advice: distinctAdvice([...result.advice, ...more])};
}

function notice(id: Advice['id'], text: string | undefined): Advice[] {
	return text === undefined ? [] : [{id, text}];
}
