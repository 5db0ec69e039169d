import {connect, createServer, type Server} from 'node:net';
import {
	link,
	lstat,
	readFile,
	readdir,
	realpath,
	rename,
	unlink,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** Who holds a lock, as far as it says so itself; anybody can claim anything there. */
export type LockHolder = {readonly processId: number; readonly since: Date};

/**
`held`: by this run; `taken`: by another process, or whoever else made something of that name; `unsure`: the system did
not let it be found out.
*/
export type LockState =
	| {readonly state: 'held'}
	| {
		readonly state: 'taken';
		readonly holder: LockHolder | undefined;
		/** Work on the ENTSSO of this computer that has the lock; left out where another run has the file. */
		readonly by?: 'backup' | 'restore';
	}
	| {readonly state: 'unsure'; readonly error: unknown};

export type FileLock = LockState & {
	/** Lets others have the file. Never rejects. */
	readonly release: () => Promise<void>;
};

/** Where the names of locks are: those of the system, which end with the process that has them, or else files. */
export type Names = {
	readonly addressOf: (name: string) => string;
	/** All names that are in use now. */
	readonly list: () => Promise<readonly string[]>;
	/** Folder of the files that a crash leaves behind; left out where the system takes the names away. */
	readonly folder?: string;
};

const pipes: Names = {
	addressOf: name => `\\\\.\\pipe\\${name}`,
	list: async () => readdir('//./pipe/'),
};

/** Abstract sockets of Linux, which are in no folder. */
const abstractSockets: Names = {
	addressOf: name => `\0${name}`,
	async list() {
		const table = await readFile('/proc/net/unix', 'latin1');
		return Array.from(table.matchAll(/ @(?<name>\S+)$/gmv), ({groups}) => groups?.name ?? '');
	},
};

/** Returns where the names of locks are, as sockets in this folder. */
export function socketFiles(folder: string): Names {
	return {addressOf: name => path.join(folder, name), list: async () => readdir(folder), folder};
}

/**
Returns where the names of locks are on a system. The folder is one for all users, which that of TMPDIR need not be.
*/
export function namesOn(platform: NodeJS.Platform): Names {
	return platform === 'win32' ? pipes : (platform === 'linux' ? abstractSockets : socketFiles('/tmp'));
}

export type LockOptions = {
	readonly now: Date;
	readonly platform?: NodeJS.Platform;
	/** Has socket files in this folder in place of what the system has. */
	readonly socketFolder?: string;
};

/**
Takes the lock on a file to be written, for this whole computer. Nobody waits: it is free or it is not. Never rejects.

A lock is a name that a process listens at; the system takes it away however that process ends. Nobody connects to it on
Windows, since whoever listens there could act as who connects: a second name says who has the lock, and the list of
names can be read without that.
*/
export async function lockFile(
	file: string,
	{now, platform = process.platform, socketFolder}: LockOptions,
): Promise<FileLock> {
	const names = socketFolder === undefined ? namesOn(platform) : socketFiles(socketFolder);
	const none = async () => undefined;
	try {
		const name = lockName(await lockKey(file, platform));
		const server = await listen(names, name);
		if (server === 'taken') {
			return {state: 'taken', holder: await holderOf(names, name), release: none};
		}

		const sign = await putUpSign(names, name, now);
		return {
			state: 'held',
			async release() {
				await Promise.all([server, sign].map(async one => close(one)));
			},
		};
	} catch (error) {
		return {state: 'unsure', error, release: none};
	}
}

/**
Returns one text for a file, whatever link its path goes over: the real path of the nearest folder that is there, and
the rest, in lower case where systems do not tell letter cases apart.
*/
export async function lockKey(
	file: string,
	platform: NodeJS.Platform,
	realPathOf: (path: string) => Promise<string> = realpath,
): Promise<string> {
	const {dirname, join, basename} = platform === 'win32' ? path.win32 : path.posix;
	let rest = basename(file);
	for (let folder = dirname(file); ; folder = dirname(folder)) {
		// eslint-disable-next-line no-await-in-loop -- the one above counts only where this is not there
		const real = await unlessFailed(realPathOf(folder));
		if (real !== undefined || folder === dirname(folder)) {
			const key = join(real ?? folder, rest);
			return platform === 'win32' || platform === 'darwin' ? key.toLowerCase() : key;
		}

		rest = join(basename(folder), rest);
	}
}

async function unlessFailed<Value>(promise: Promise<Value>): Promise<Value | undefined> {
	try {
		return await promise;
	} catch {
		return undefined;
	}
}

/** Returns the name of the lock of a file. So many digits do for it, and the address of a socket is short. */
export function lockName(key: string): string {
	const {createHash} = process.getBuiltinModule('node:crypto');
	return `entsso-backup-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
}

/** Returns the name that says who has a lock, such as `entsso-backup-….4711.20261126T101200Z`. */
export function signName(name: string, {processId, since}: LockHolder): string {
	return `${name}.${processId}.${since.toISOString().slice(0, 19).replaceAll(/[\-:]/gv, '')}Z`;
}

/**
Returns who has a lock, by the names that are in use; undefined where none says so, or more than one. Anybody may make
such names, so nothing but a number and a time is taken from them. Pure.
*/
export function holderIn(names: readonly string[], name: string): LockHolder | undefined {
	const signs = names.filter(other => other.startsWith(`${name}.`));
	const holders = signs.map(sign => holderSaid(sign.slice(name.length)));
	return holders.length === 1 ? holders[0] : undefined;
}

/** A sign behind the name: a process id and a time. */
const signForm = /^\.(?<id>[1-9]\d{0,9})\.(?<date>\d{8})T(?<time>\d{6})Z$/v;

/** Returns what the part of a sign behind the name says; undefined where it is none. Pure. */
export function holderSaid(sign: string): LockHolder | undefined {
	const said = signForm.exec(sign)?.groups;
	if (said === undefined) {
		return undefined;
	}

	const {id, date = '', time = ''} = said;
	const day = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].join('-');
	const since = new Date(`${day}T${[time.slice(0, 2), time.slice(2, 4), time.slice(4)].join(':')}Z`);
	return Number.isNaN(since.getTime()) ? undefined : {processId: Number(id), since};
}

/** Returns who has a lock now, as far as that can be seen. Never rejects. */
export async function holderOf(names: Names, name: string): Promise<LockHolder | undefined> {
	return holderIn(await unlessFailed(names.list()) ?? [], name);
}

/** Takes a name, if it is free. Throws the error of the system for whatever else keeps it from being taken. */
export async function listen(names: Names, name: string): Promise<Server | 'taken'> {
	const address = names.addressOf(name);
	const server = await listenAt(address);
	const mayBeFree = server === 'taken' && names.folder !== undefined && await removeStale(address);
	return mayBeFree ? listenAt(address) : server;
}

/** Throws the error of the system for whatever is not a name in use. */
async function listenAt(address: string): Promise<Server | 'taken'> {
	const server = createServer();
	// Whoever connects is sent away at once, and nothing of it reaches this program.
	server.maxConnections = 0;
	const {promise, resolve, reject} = Promise.withResolvers<Server | 'taken'>();
	server.once('error', error => {
		if (!('code' in error && error.code === 'EADDRINUSE')) {
			reject(error);
		}

		resolve('taken');
	});
	server.listen(address, () => {
		server.on('error', () => {/* It listens, or the system has taken that back; nothing is to be done. */});
		// It holds the name for as long as the process lives, and no longer.
		server.unref();
		resolve(server);
	});
	return promise;
}

/** Makes the name that says who has the lock; the lock holds without it. */
export async function putUpSign(names: Names, name: string, since: Date): Promise<Server | undefined> {
	if (names.folder !== undefined) {
		await removeSigns(names, name);
	}

	const address = names.addressOf(signName(name, {processId: process.pid, since}));
	const sign = await unlessFailed(listenAt(address));
	return sign === 'taken' ? undefined : sign;
}

/** Only who has the lock has a sign, so all that are there before are of processes that have crashed. */
async function removeSigns(names: Names, name: string): Promise<void> {
	const all = await unlessFailed(names.list()) ?? [];
	const signs = all.filter(other => other.startsWith(`${name}.`));
	await Promise.all(signs.map(async sign => unlessFailed(unlink(names.addressOf(sign)))));
}

/** Gives a name back. */
export async function close(server: Server | undefined): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	if (server === undefined) {
		return;
	}

	server.close(() => {
		resolve();
	});
	await promise;
}

/** Takes away a socket file that nobody listens at any more. Gives whether the name may be free now. */
async function removeStale(address: string): Promise<boolean> {
	const before = await unlessFailed(lstat(address, {bigint: true}));
	if (before === undefined) {
		return true;
	}

	if (!before.isSocket() || await isListenedAt(address)) {
		return false;
	}

	// Another process may do the same at this moment and listen there already: only that one file is to go.
	const aside = `${address}.${process.pid}.stale`;
	await rename(address, aside);
	const {ino} = await lstat(aside, {bigint: true});
	if (ino !== before.ino) {
		await link(aside, address);
	}

	await unlink(aside);
	return ino === before.ino;
}

/** Returns whether somebody has the name of a socket file. */
export async function isListenedAt(address: string): Promise<boolean> {
	const socket = connect(address);
	const {promise, resolve} = Promise.withResolvers<boolean>();
	socket.once('connect', () => {
		resolve(true);
	});
	socket.once('error', error => {
		resolve(!('code' in error && error.code === 'ECONNREFUSED'));
	});
	const isHeard = await promise;
	socket.destroy();
	return isHeard;
}
