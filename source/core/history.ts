import {readdirSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {makeFolder} from '../host/make-folder.ts';
import {engineNames} from './engines/engine.ts';
import {errorCodeOf, reasonOf} from './file-error.ts';
import {isPlainObject, textIn, wordIn} from './json-shape.ts';
import {proofIn} from './proof.ts';
import {reasons} from './reasons.ts';
import {
	evidenceIds,
	evidenceStates,
	verdicts,
	type BackupResult,
	type Evidence,
} from './result.ts';

/** What is kept of a run. Holds no secret: it is made from a result, which holds none. */
export type HistoryRecord = Pick<BackupResult, 'computer' | 'copy' | 'copyFolder' | 'engine' | 'errorCode' | 'evidence' | 'file' | 'practice' | 'proof' | 'reason' | 'sha256' | 'size' | 'verdict'> & {
	/** When the run began, ISO 8601 in UTC. */
	readonly time: string;
	/** The MSID of the secret in the file, where ENTSSO told it. */
	readonly secretId?: string | undefined;
	readonly recoverySheet?: string | undefined;
};

/**
Which way records are written. Those of a newer version of this program may mean something else, so they are left
alone.
*/
const format = 1;

export type History = {
	/** Keeps one more record. Gives a plain sentence when it could not be kept. Never rejects. */
	add(record: HistoryRecord): Promise<string | undefined>;
	/**
	Keeps a record in place of the one of the same run: when it began, on which computer and for which file. Gives a
	plain sentence when it could not be kept. Never rejects.
	*/
	update(record: HistoryRecord): Promise<string | undefined>;
	/** All records, newest first, and a plain sentence when some could not be read. Never throws. */
	list(): {readonly records: readonly HistoryRecord[]; readonly notice: string | undefined};
	/**
	The newest records that fit, newest first, at most so many; hardly more files are read than that takes, and others
	get their turn meanwhile. Never rejects.
	*/
	newest(count: number, fits: (record: HistoryRecord) => boolean): Promise<readonly HistoryRecord[]>;
};

/** Files that are read side by side when the newest records are looked for. */
const filesAtOnce = 32;

type StoredRecord = HistoryRecord & {readonly format: typeof format};

/** Returns the record of a run. */
export function toRecord(result: BackupResult): HistoryRecord {
	const {
		computer, copy, copyFolder, engine, errorCode, evidence, file, practice, proof, reason, recoverySheet, sha256, size, startedAt,
		verdict,
	} = result;
	return {
		time: startedAt.toISOString(), computer, file, size, sha256, verdict, reason, proof, errorCode, evidence, engine, practice, copy, copyFolder,
		recoverySheet, secretId: result.logged?.secretId,
	};
}

/**
Opens the history in a folder, one file a record: runs that end at the same moment cannot lose each other's
record, and no lock can be left behind.
*/
export function openHistory(folder: string): History {
	return {
		add: async record => keep(folder, newName(record), record),
		update: async record => keep(folder, nameOf(folder, record) ?? newName(record), record),
		list() {
			try {
				return readAll(folder);
			} catch (error) {
				return {records: [], notice: errorCodeOf(error) === 'ENOENT' ? undefined : `The history in ${folder} could not be read: ${reasonOf(error)}.`};
			}
		},
		async newest(count, fits) {
			try {
				return await readNewest(folder, count, fits);
			} catch {
				return [];
			}
		},
	};
}

/** Returns the history where there is no folder to keep it in. */
export function noHistory(notice: string): History {
	return {
		add: async () => notice,
		update: async () => notice,
		list: () => ({records: [], notice}),
		newest: async () => [],
	};
}

function startOfName({time}: HistoryRecord): string {
	return `${time.replaceAll(':', '-')}-`;
}

/** A name that no other run takes. */
function newName(record: HistoryRecord): string {
	// Loaded when it is needed: it takes a while.
	const {randomBytes} = process.getBuiltinModule('node:crypto');
	return `${startOfName(record)}${randomBytes(4).toString('hex')}`;
}

/** Returns the name of the file that a record of this run is in; undefined when there is none. */
function nameOf(folder: string, record: HistoryRecord): string | undefined {
	try {
		const file = recordFiles(folder).filter(name => path.basename(name).startsWith(startOfName(record))).find(name => {
			const known = readRecord(name);
			return typeof known === 'object' && known.computer === record.computer && known.file === record.file;
		});
		return file === undefined ? undefined : path.basename(file, '.json');
	} catch {
		return undefined;
	}
}

/** Writes a record; conf puts it in place in one step, so that an earlier one is never half lost. */
async function keep(folder: string, name: string, record: HistoryRecord): Promise<string | undefined> {
	try {
		// As for the settings: conf would try for ever.
		await makeFolder(folder);
		const {default: Conf} = await import('conf');
		new Conf<StoredRecord>({
			cwd: folder, configName: name, configFileMode: 0o600, accessPropertiesByDotNotation: false,
		}).store = {format, ...record};
		return undefined;
	} catch (error) {
		return `This run could not be added to the history in ${folder}: ${reasonOf(error)}.`;
	}
}

/** Returns the files of records, the newest first: their names begin with the time. */
function recordFiles(folder: string): string[] {
	const names = readdirSync(folder).filter(name => name.endsWith('.json'));
	return names.toSorted().toReversed().map(name => path.join(folder, name));
}

function readAll(folder: string): ReturnType<History['list']> {
	const found = recordFiles(folder).map(file => readRecord(file));
	const records = found.filter(record => typeof record === 'object').toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time));
	const notices = [
		leftOut(found.filter(record => record === 'unreadable').length, folder, 'could not be read'),
		leftOut(found.filter(record => record === 'newer').length, folder, 'came from a newer version of this program'),
	].filter(notice => notice !== undefined);
	return {records, notice: notices.length === 0 ? undefined : notices.join(' ')};
}

async function readNewest(folder: string, count: number, fits: (record: HistoryRecord) => boolean): Promise<HistoryRecord[]> {
	const files = recordFiles(folder);
	const found: HistoryRecord[] = [];
	for (let start = 0; start < files.length && found.length < count; start += filesAtOnce) {
		// eslint-disable-next-line no-await-in-loop -- the older ones are read only where these do not do
		const records = await Promise.all(files.slice(start, start + filesAtOnce).map(async file => readRecordLater(file)));
		found.push(...records.filter(record => typeof record === 'object').filter(record => fits(record)));
	}

	return found.slice(0, count);
}

function leftOut(count: number, folder: string, reason: string): string | undefined {
	return count === 0 ? undefined : `${count} ${count === 1 ? 'file' : 'files'} in ${folder} ${reason} and ${count === 1 ? 'was' : 'were'} left out.`;
}

/** What a file holds. */
type Content = HistoryRecord | 'newer' | 'unreadable';

function readRecord(file: string): Content {
	try {
		return contentOf(readFileSync(file, 'utf8'));
	} catch {
		return 'unreadable';
	}
}

/** As `readRecord`, but others get their turn meanwhile. */
async function readRecordLater(file: string): Promise<Content> {
	try {
		return contentOf(await readFile(file, 'utf8'));
	} catch {
		return 'unreadable';
	}
}

/** Throws a SyntaxError for what is no JSON. */
function contentOf(text: string): Content {
	const value: unknown = JSON.parse(text);
	return isOfNewerFormat(value) ? 'newer' : recordIn(value) ?? 'unreadable';
}

/** Records without a number are of the first format. */
function isOfNewerFormat(value: unknown): boolean {
	return isPlainObject(value) && typeof value.format === 'number' && value.format > format;
}

/** A record as it was written, or undefined: somebody may have edited it. */
function recordIn(value: unknown): HistoryRecord | undefined {
	if (!isPlainObject(value)) {
		return undefined;
	}

	const time = textIn(value.time);
	const computer = textIn(value.computer);
	const file = textIn(value.file);
	const verdict = wordIn(value.verdict, verdicts);
	const engine = wordIn(value.engine, engineNames);
	if (time === undefined || computer === undefined || file === undefined || verdict === undefined || engine === undefined || Number.isNaN(Date.parse(time))) {
		return undefined;
	}

	const evidence = Array.isArray(value.evidence) ? value.evidence.map(line => evidenceIn(line)).filter(line => line !== undefined) : [];
	return {
		time,
		computer,
		file,
		size: numberIn(value.size),
		sha256: fitting(value.sha256, /^[\da-f]{64}$/v),
		verdict,
		errorCode: fitting(value.errorCode, /^0x[\dA-F]{8}$/v),
		// Older records do not name it, and hold the evidence that it is made from; nothing else counts.
		proof: proofIn({verdict, evidence}),
		evidence,
		engine,
		reason: wordIn(value.reason, reasons),
		practice: textIn(value.practice),
		copy: textIn(value.copy),
		copyFolder: textIn(value.copyFolder),
		secretId: textIn(value.secretId),
		recoverySheet: textIn(value.recoverySheet),
	};
}

function numberIn(value: unknown): number | undefined {
	return Number.isSafeInteger(value) ? Number(value) : undefined;
}

function fitting(value: unknown, shape: RegExp): string | undefined {
	return typeof value === 'string' && shape.test(value) ? value : undefined;
}

function evidenceIn(value: unknown): Evidence | undefined {
	if (!isPlainObject(value)) {
		return undefined;
	}

	const id = wordIn(value.id, evidenceIds);
	const state = wordIn(value.state, evidenceStates);
	const detail = textIn(value.detail);
	return id === undefined || state === undefined || detail === undefined ? undefined : {id, state, detail};
}
