import * as fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {systemClock} from '../../source/values/clock.ts';
import type {LookAtPlace} from '../../source/host/exposure.ts';
import {createPosixLook} from '../../source/host/posix-rights.ts';
import {checkProgramFolder} from '../../source/host/program-folder.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** A program as it is in the zip: node beside it, parts and packages below. */
async function program() {
	const folder = path.join(await temporaryFolder(), 'entsso-backup');
	const files = ['node', 'cli.mjs', 'parts/run.mjs', 'node_modules/koffi/index.js', 'node_modules/@lydell/node-pty/pty.node'];
	for (const file of files) {
		await fs.mkdir(path.dirname(path.join(folder, file)), {recursive: true, mode: 0o755});
		await fs.writeFile(path.join(folder, file), '', {mode: 0o644});
	}

	return folder;
}

async function check(folder: string, lookAt: LookAtPlace = createPosixLook(fs, process.getuid?.()), node = path.join(folder, 'node')) {
	return checkProgramFolder({node, folder}, {
		pathStyle: 'posix', fileSystem: fs, lookAt, clock: systemClock,
	});
}

describe.runIf(path.sep === '/')('the folder of this program', () => {
	test('that nobody else may change is ok', async () => {
		await expect(check(await program())).resolves.toEqual({id: 'program', state: 'ok', detail: 'Only administrators and you can change it.'});
	});

	test.each(['', '..', 'node', 'cli.mjs', 'parts', 'parts/run.mjs', 'node_modules', 'node_modules/koffi/index.js', 'node_modules/@lydell/node-pty'])('is told of where everyone may change "%s"', async part => {
		const folder = await program();
		const place = path.join(folder, part);
		await fs.chmod(place, 0o777);
		const line = await check(folder);
		expect(line).toMatchObject({state: 'warning', detail: `${place} can be changed by everyone.`, advice: expect.stringContaining('Move this program') as string});
	});

	test('node elsewhere, and packages above, count too', async () => {
		const home = await program();
		const folder = path.join(home, 'dist');
		await fs.mkdir(folder, {mode: 0o755});
		const node = path.join(await program(), 'node');
		await expect(check(folder, undefined, node)).resolves.toMatchObject({state: 'ok'});
		await fs.chmod(path.join(home, 'node_modules/koffi/index.js'), 0o666);
		await expect(check(folder, undefined, node)).resolves.toMatchObject({state: 'warning', detail: expect.stringContaining('koffi') as string});
		await fs.chmod(path.join(home, 'node_modules/koffi/index.js'), 0o644);
		await fs.chmod(path.dirname(node), 0o777);
		await expect(check(folder, undefined, node)).resolves.toMatchObject({state: 'warning'});
	});

	test.each<[string, LookAtPlace]>([
		['refuses', async () => {
			throw new Error('EACCES');
		}],
		['cannot tell', async place => [{kind: 'unknown', path: place}]],
	])('is unknown where the system %s, and never ok', async (_name, lookAt) => {
		await expect(check(await program(), lookAt)).resolves.toMatchObject({state: 'unknown'});
	});

	test('is unknown where it is not there, or nobody knows where it is', async () => {
		await expect(check('/nowhere/at/all')).resolves.toMatchObject({state: 'unknown'});
		await expect(checkProgramFolder(undefined, {
			pathStyle: 'windows', fileSystem: fs, lookAt: async () => [], clock: systemClock,
		})).resolves.toMatchObject({state: 'unknown'});
	});

	test('what is known counts more than what is not', async () => {
		const line = await check(await program(), async place => [{kind: 'unknown', path: place}, {kind: 'writable', path: place, who: 'Users'}]);
		expect(line).toMatchObject({state: 'warning', detail: expect.stringContaining('Users') as string});
	});
});
