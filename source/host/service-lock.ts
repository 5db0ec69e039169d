import process from 'node:process';
import {
	close,
	holderOf,
	holderSaid,
	isListenedAt,
	listen,
	lockName,
	namesOn,
	putUpSign,
	signName,
	socketFiles,
	type LockHolder,
	type LockOptions,
	type FileLock,
	type Names,
} from './file-lock.ts';

/** Work on the master secret of an ENTSSO. */
export type ServiceWork = 'backup' | 'restore';

/**
Takes the lock on an ENTSSO service: one restore at a time, and none beside a backup, since a backup that is made
meanwhile may hold either secret. Backups go beside each other. Nobody waits. Never rejects.

A restore has a name of its own; each backup has one among those of backups. Either makes its name first and looks for
those of others then, so of two that begin at once at least one sees the other.
*/
export async function lockService(
	key: string,
	work: ServiceWork,
	{now, platform = process.platform, socketFolder}: LockOptions,
): Promise<FileLock> {
	const names = socketFolder === undefined ? namesOn(platform) : socketFiles(socketFolder);
	const [ofRestore, ofBackups] = [lockName(`restore ${key}`), lockName(`backups ${key}`)];
	const none = async () => undefined;
	const release = (...held: ReadonlyArray<Parameters<typeof close>[0]>) => async () => {
		await Promise.all(held.map(async one => close(one)));
	};

	try {
		if (work === 'backup') {
			const sign = await listen(names, signName(ofBackups, {processId: process.pid, since: now}));
			const own = sign === 'taken' ? undefined : sign;
			if (!await isInUse(names, ofRestore)) {
				return {state: 'held', release: release(own)};
			}

			await close(own);
			return {
				state: 'taken', by: 'restore', holder: await holderOf(names, ofRestore), release: none,
			};
		}

		const server = await listen(names, ofRestore);
		if (server === 'taken') {
			return {
				state: 'taken', by: 'restore', holder: await holderOf(names, ofRestore), release: none,
			};
		}

		const sign = await putUpSign(names, ofRestore, now);
		const backup = await backupIn(names, ofBackups);
		if (backup === undefined) {
			return {state: 'held', release: release(server, sign)};
		}

		await release(server, sign)();
		return {
			state: 'taken', by: 'backup', holder: backup.holder, release: none,
		};
	} catch (error) {
		return {state: 'unsure', error, release: none};
	}
}

/** Files that a crash left behind are no names in use. */
async function isInUse(names: Names, name: string): Promise<boolean> {
	const all = await names.list();
	return all.includes(name) && (names.folder === undefined || isListenedAt(names.addressOf(name)));
}

type Holding = {readonly holder: LockHolder | undefined};

async function backupIn(names: Names, ofBackups: string): Promise<Holding | undefined> {
	const all = await names.list();
	const backups = all.filter(each => each.startsWith(`${ofBackups}.`));
	for (const name of backups) {
		// eslint-disable-next-line no-await-in-loop -- one in use is enough
		if (names.folder === undefined || await isListenedAt(names.addressOf(name))) {
			return {holder: holderSaid(name.slice(ofBackups.length))};
		}
	}

	return undefined;
}
