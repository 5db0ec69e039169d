import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	mkdir,
	readdir,
	symlink,
	writeFile,
} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {
	holderIn,
	lockFile,
	lockKey,
	lockName,
	signName,
	type LockOptions,
} from '../../source/host/file-lock.ts';
import {temporaryFolder} from './temporary-folder.ts';

const now = new Date('2026-11-26T10:12:34.567Z');
const since = new Date('2026-11-26T10:12:34Z');

/** Takes the lock in a process of its own; gives what came of it, and how to end that. */
async function lockElsewhere(file: string, socketFolder?: string) {
	const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(new URL('lock-holder.ts', import.meta.url)), file, ...(socketFolder === undefined ? [] : [socketFolder])], {
		stdio: ['pipe', 'pipe', 'inherit'], timeout: 60_000,
	});
	const exited = once(child, 'exit');
	onTestFinished(async () => {
		child.kill('SIGKILL');
		await exited;
	});
	const [state] = await once(createInterface({input: child.stdout}), 'line') as [string];
	return {
		state,
		pid: child.pid ?? 0,
		async end(signal?: NodeJS.Signals) {
			if (signal === undefined) {
				child.stdin.end();
			} else {
				child.kill(signal);
			}

			return exited;
		},
	};
}

/** The two kinds that there are on this system, and the one of others. */
const kinds: ReadonlyArray<readonly [string, () => Promise<Pick<LockOptions, 'socketFolder'>>]> = [
	['by a name of the system', async () => ({})],
	['by socket files', async () => ({socketFolder: await temporaryFolder()})],
];

describe.each(kinds)('a lock on a file, %s', (_, options) => {
	test('is had by one at a time, who is named, and is free after that', async () => {
		const given = {now, ...await options()};
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const lock = await lockFile(file, given);
		expect(lock.state).toBe('held');
		const second = await lockFile(file, given);
		expect(second).toMatchObject({state: 'taken', holder: {processId: process.pid, since}});
		await second.release();
		expect(await lockFile(file, given)).toMatchObject({state: 'taken'});
		expect(await lockFile(`${file}2`, given)).toMatchObject({state: 'held'});
		await lock.release();
		const third = await lockFile(file, given);
		expect(third.state).toBe('held');
		await third.release();
	});

	test.each(['SIGKILL', 'SIGTERM', undefined] as const)('goes with its process (%s), also one of which nothing but the lock is left', async signal => {
		const {socketFolder} = await options();
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		const other = await lockElsewhere(file, socketFolder);
		expect(other.state).toBe('held');
		expect(await lockFile(file, {now, ...(socketFolder !== undefined && {socketFolder})})).toMatchObject({state: 'taken', holder: {processId: other.pid}});
		// Without a signal it just has nothing more to do.
		await other.end(signal);
		const lock = await lockFile(file, {now, ...(socketFolder !== undefined && {socketFolder})});
		expect(lock.state).toBe('held');
		expect(await lockFile(file, {now, ...(socketFolder !== undefined && {socketFolder})})).toMatchObject({state: 'taken', holder: {processId: process.pid}});
		await lock.release();
		expect(socketFolder === undefined ? [] : await readdir(socketFolder)).toEqual([]);
	});

	test('is had by one of many that want it at once', async () => {
		const given = {now, ...await options()};
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		for (const round of Array.from({length: 10}).keys()) {
			const locks = await Promise.all(Array.from({length: 20}, async () => lockFile(file, given)));
			expect(locks.map(({state}) => state).toSorted(), `round ${round}`).toEqual(['held', ...Array.from({length: 19}, () => 'taken')]);
			await Promise.all(locks.map(async ({release}) => release()));
		}
	});

	test('is one, whatever link the path goes over, and before the folder is there as after', async () => {
		const given = {now, ...await options()};
		const folder = await temporaryFolder();
		await mkdir(path.join(folder, 'real'));
		await symlink(path.join(folder, 'real'), path.join(folder, 'link'));
		const lock = await lockFile(path.join(folder, 'real', 'new', 'SSO.bak'), given);
		expect(lock.state).toBe('held');
		await mkdir(path.join(folder, 'real', 'new'));
		expect(await lockFile(path.join(folder, 'link', 'new', 'SSO.bak'), given)).toMatchObject({state: 'taken'});
		await lock.release();
	});
});

test('who connects to the name is sent away, disturbs nobody, and does not keep it taken', async () => {
	const socketFolder = await temporaryFolder();
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const other = await lockElsewhere(file, socketFolder);
	const address = path.join(socketFolder, lockName(await lockKey(file, process.platform)));
	const callers = Array.from({length: 50}, async () => {
		const {promise, resolve} = Promise.withResolvers<void>();
		const socket = connect(address);
		socket.on('error', () => undefined);
		socket.once('close', () => {
			resolve();
		});
		socket.write('x'.repeat(100_000));
		return promise;
	});
	await Promise.all(callers);
	expect(await lockFile(file, {now, socketFolder})).toMatchObject({state: 'taken', holder: {processId: other.pid}});
	const waiting = connect(address);
	waiting.on('error', () => undefined);
	await other.end();
	const lock = await lockFile(file, {now, socketFolder});
	expect(lock.state).toBe('held');
	await lock.release();
});

test('a name that somebody else holds is taken, and no holder is named', async () => {
	const socketFolder = await temporaryFolder();
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const server = createServer();
	server.listen(path.join(socketFolder, lockName(await lockKey(file, process.platform))));
	await once(server, 'listening');
	expect(await lockFile(file, {now, socketFolder})).toMatchObject({state: 'taken', holder: undefined});
	server.close();
});

test('what is no socket is left alone', async () => {
	const socketFolder = await temporaryFolder();
	const file = path.join(await temporaryFolder(), 'SSO.bak');
	const name = lockName(await lockKey(file, process.platform));
	await writeFile(path.join(socketFolder, name), 'precious');
	expect(await lockFile(file, {now, socketFolder})).toMatchObject({state: 'taken'});
	expect(await readdir(socketFolder)).toEqual([name]);
});

test('a system that has no such names leaves it unsure', async () => {
	const lock = await lockFile('/backup/SSO.bak', {now, socketFolder: path.join(await temporaryFolder(), 'missing')});
	expect(lock.state).toBe('unsure');
	await lock.release();
});

describe('the name', () => {
	const real = async (folder: string) => {
		if (folder === String.raw`C:\Users\PUBLIC~1`) {
			return String.raw`C:\Users\Public Documents`;
		}

		if (folder === 'Z:\\' || folder === 'C:\\') {
			return folder === 'C:\\' ? folder : String.raw`\\files\sso`;
		}

		throw new Error('ENOENT');
	};

	test.each([
		[String.raw`C:\Users\PUBLIC~1\New\SSO.bak`, String.raw`c:\users\public documents\new\sso.bak`],
		[String.raw`Z:\a\SSO.bak`, String.raw`\\files\sso\a\sso.bak`],
		[String.raw`C:\SSO.bak`, String.raw`c:\sso.bak`],
		[String.raw`D:\gone\SSO.bak`, String.raw`d:\gone\sso.bak`],
	])('on Windows: %s is %s', async (file, key) => {
		expect(await lockKey(file, 'win32', real)).toBe(key);
	});

	test('elsewhere letter cases stay', async () => {
		expect(await lockKey('/Backup/SSO.bak', 'linux', async () => '/Backup')).toBe('/Backup/SSO.bak');
		expect(await lockKey('/Backup/SSO.bak', 'darwin', async () => '/Backup')).toBe('/backup/sso.bak');
	});

	test('fits a pipe and a socket, and holds nothing of the path', () => {
		const name = lockName(path.win32.join('c:', 'sso-backup', 'x'.repeat(300)));
		expect(name).toMatch(/^entsso-backup-[\da-f]{40}$/v);
		expect(signName(name, {processId: 4711, since: now})).toBe(`${name}.4711.20261126T101234Z`);
		// The address of a socket has 104 bytes on some systems, with the NUL at its end.
		expect(`/tmp/${signName(name, {processId: 4_294_967_295, since: now})}`.length).toBeLessThan(104);
	});

	const name = lockName('a');
	const other = lockName('b');

	test.each<[string, readonly string[], unknown]>([
		['of the holder', ['x', `${other}.1.20261126T101234Z`, `${name}.4711.20261126T101234Z`, name], {processId: 4711, since}],
		['none', [name, other], undefined],
		['two', [`${name}.4711.20261126T101234Z`, `${name}.4712.20261126T101234Z`], undefined],
		['not a number', [`${name}.47a11.20261126T101234Z`], undefined],
		['too large a number', [`${name}.47114711471.20261126T101234Z`], undefined],
		['no time', [`${name}.4711.20261326T101234Z`], undefined],
		['more behind it', [`${name}.4711.20261126T101234Z\u{1B}[31m`], undefined],
		['words', [`${name}.call 555`], undefined],
	])('says who has it: %s', (_, names, holder) => {
		expect(holderIn(names, name)).toEqual(holder);
	});
});
