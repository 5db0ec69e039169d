import {createHash} from 'node:crypto';
import {
	mkdir,
	readFile,
	stat,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {copyInto} from '../../../source/core/run/second-copy.ts';
import {createFiles} from '../../../source/host/files.ts';
import {type Clock, systemClock} from '../../../source/values/clock.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';

const files = createFiles({pathStyle: 'posix', clock: systemClock});
const services = {
	clock: systemClock, signal: new AbortController().signal, makeFolder: async (folder: string) => files.createFolder(folder),
};

async function original(): Promise<{folder: string; file: string; sha256: string}> {
	const folder = await temporaryFolder();
	const file = path.join(folder, 'SSO.bak');
	await writeFile(file, 'locked');
	return {folder, file, sha256: createHash('sha256').update('locked').digest('hex')};
}

test('the folder is made for this user alone, at every level, and the copy in it', async () => {
	const {folder, ...file} = await original();
	const place = path.join(folder, 'one', 'two');
	const {copy, folderRights} = await copyInto(file, place, services);
	expect(copy).toMatchObject({state: 'ok', file: path.join(place, 'SSO.bak')});
	expect(folderRights).toEqual({state: 'limited', detail: 'Only this user has rights on the new folder.'});
	await expect(readFile(path.join(place, 'SSO.bak'), 'utf8')).resolves.toBe('locked');
	for (const level of [place, path.dirname(place)]) {
		const {mode} = await stat(level);
		expect(mode % 0o1000).toBe(0o700);
	}
});

test('without the word of the user none is made', async () => {
	const {folder, ...file} = await original();
	const {copy} = await copyInto(file, path.join(folder, 'one'), {...services, makeFolder: undefined});
	expect(copy).toMatchObject({state: 'failed', id: 'copy-folder-missing'});
});

test('one that is there by then is left as it is, and told of', async () => {
	const {folder, ...file} = await original();
	const place = path.join(folder, 'one');
	await mkdir(place, {mode: 0o755});
	const {copy, folderRights} = await copyInto(file, place, services);
	expect(copy.state).toBe('ok');
	expect(folderRights?.state).toBe('not-limited');
	const {mode} = await stat(place);
	expect(mode % 0o1000).toBe(0o755);
});

test.each([
	['cannot be made', async (): Promise<undefined> => {
		throw Object.assign(new Error('EACCES: permission denied'), {code: 'EACCES'});
	}, systemClock, 'copy-no-right-to-write'],
	['does not come to an end', async (): Promise<undefined> => new Promise<undefined>(() => {/* A share that is gone. */}), quick(), 'copy-no-answer'],
] as const)('where it %s there is no copy, and the reason is told', async (_name, makeFolder, clock, id) => {
	const {folder, ...file} = await original();
	const {copy} = await copyInto(file, path.join(folder, 'one'), {...services, clock, makeFolder});
	expect(copy).toMatchObject({state: 'failed', id, reason: expect.stringContaining('The second copy was not made: its folder') as string});
});

test('who stops is not kept by a share that is gone', async () => {
	const {folder, ...file} = await original();
	const stop = new AbortController();
	const done = copyInto(file, path.join(folder, 'one'), {
		...services, signal: stop.signal, makeFolder: async () => new Promise<undefined>(() => {/* As above. */}),
	});
	stop.abort();
	await expect(done).resolves.toMatchObject({copy: {state: 'failed', reason: 'The second copy was not made: it was cancelled while its folder was made.'}});
});

/** A clock on which all waiting is over at once. */
function quick(): Clock {
	return {
		...systemClock,
		after(_milliseconds, then) {
			queueMicrotask(then);
			return () => {/* It has been. */};
		},
	};
}
