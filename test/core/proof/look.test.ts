import {rmSync} from 'node:fs';
import {
	appendFile,
	mkdir,
	rm,
	symlink,
	truncate,
	utimes,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {setImmediate as turnOfLoop} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {lookAgain, lookAtFile, readEvents} from '../../../source/core/proof/look.ts';
import type {BackupEvent} from '../../../source/host/host.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {bareHost} from '../bare-host.ts';
import {QuickClock} from '../quick-clock.ts';

describe('the file', () => {
	test('is there, with its size, time and SHA-256', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		await writeFile(file, 'abc');
		await utimes(file, 1000, 2000);
		expect(await lookAtFile(file)).toMatchObject({
			state: 'there', size: 3, modifiedAt: new Date(2_000_000), sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
		});
	});

	test('that is larger than a backup can be is not read', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		await writeFile(file, '');
		await truncate(file, 20 * (1024 ** 3));
		expect(await lookAtFile(file)).toMatchObject({state: 'there', size: 20 * (1024 ** 3), sha256: undefined});
	});

	test('of a million bytes is read to its end', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		await writeFile(file, 'a'.repeat(1_000_000));
		expect(await lookAtFile(file)).toMatchObject({size: 1_000_000, sha256: 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'});
	});

	test('is empty', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		await writeFile(file, '');
		expect(await lookAtFile(file)).toMatchObject({state: 'there', size: 0});
	});

	test('is missing, also where part of the path is a file', async () => {
		const folder = await temporaryFolder();
		await writeFile(path.join(folder, 'file'), '');
		expect(await lookAtFile(path.join(folder, 'SSO.bak'))).toEqual({state: 'missing'});
		expect(await lookAtFile(path.join(folder, 'file', 'SSO.bak'))).toEqual({state: 'missing'});
	});

	test('that somebody takes away meanwhile is missing, or was read to its end', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		for (let turns = 0; turns < 40; turns++) {
			await writeFile(file, 'abc');
			const looked = lookAtFile(file);
			for (let turn = 0; turn < turns; turn++) {
				await turnOfLoop();
			}

			rmSync(file);
			const facts = await looked;
			expect(facts).toMatchObject(facts.state === 'there' ? {size: 3, sha256: expect.any(String) as string} : {state: 'missing'});
		}
	});

	test('is no file: a folder, a link', async () => {
		const folder = await temporaryFolder();
		await mkdir(path.join(folder, 'folder'));
		await symlink('nowhere', path.join(folder, 'link'));
		expect(await lookAtFile(path.join(folder, 'folder'))).toEqual({state: 'not-a-file'});
		expect(await lookAtFile(path.join(folder, 'link'))).toEqual({state: 'not-a-file'});
	});

	test('that grows while it is read is not taken for what it was', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		await writeFile(file, 'a'.repeat(8_000_000));
		const reading = new AbortController();
		const looking = lookAtFile(file);
		const growing = (async () => {
			while (!reading.signal.aborted) {
				await appendFile(file, 'b');
			}
		})();
		const seen = await looking;
		reading.abort();
		await growing;
		expect(seen).toMatchObject({state: 'there', sha256: undefined, change: 'while-read'});
	});

	test('is looked at again: whether it is what it was', async () => {
		const file = path.join(await temporaryFolder(), 'SSO.bak');
		await writeFile(file, 'abc');
		const before = await lookAtFile(file);
		await utimes(file, 1000, 2000);
		expect(await lookAgain(file, before)).not.toHaveProperty('change');
		await writeFile(file, 'other');
		const {sha256} = before as Extract<typeof before, {state: 'there'}>;
		// What is there by then is not known to be of the run.
		expect(await lookAgain(file, before)).toMatchObject({
			state: 'there', size: 3, sha256, change: 'since',
		});
		await rm(file);
		expect(await lookAgain(file, before)).toEqual({state: 'missing'});
	});

	test('cannot be looked at', async () => {
		expect(await lookAtFile(`/${'x'.repeat(300)}`)).toEqual({state: 'unknown'});
	});
});

describe('the events', () => {
	const startedAt = new Date('2026-11-23T10:00:00.700Z');
	const backedUp: BackupEvent = {id: 10_559, time: new Date('2026-11-23T10:00:03Z'), strings: ['/backup/SSO.bak']};

	type Answer = () => Promise<readonly BackupEvent[] | undefined>;

	async function fail(): Promise<never> {
		throw new Error('no');
	}

	/** Looks for events in a log that answers as told: the last answer is given for ever. */
	async function look(answers: readonly Answer[], signal = new AbortController().signal) {
		const clock = new QuickClock(startedAt);
		const asked: Date[] = [];
		const host = bareHost({
			async backupEvents(since) {
				asked.push(since);
				const answer = answers[Math.min(asked.length, answers.length) - 1];
				return answer?.();
			},
		});
		const events = await readEvents('/backup/SSO.bak', startedAt, [], {host, clock, signal});
		return {
			events, asked, waited: clock.now().getTime() - startedAt.getTime(), pending: clock.pending,
		};
	}

	test('are read at once when they are there, from the whole second on', async () => {
		expect(await look([async () => [backedUp]])).toEqual({
			events: [backedUp], asked: [new Date('2026-11-23T10:00:00.000Z')], waited: 0, pending: 0,
		});
	});

	test('are waited for', async () => {
		const {events, asked, waited} = await look([async () => [], async () => [{...backedUp, strings: ['/backup/other.bak']}], async () => [backedUp]]);
		expect({events, looks: asked.length, waited}).toEqual({events: [backedUp], looks: 3, waited: 1000});
	});

	test('are not waited for longer than five seconds', async () => {
		const {events, asked, waited, pending} = await look([async () => []]);
		expect({events, waited, pending}).toEqual({events: [], waited: 5000, pending: 0});
		expect(asked.length).toBeGreaterThanOrEqual(10);
	});

	test.each<[string, Answer]>([
		['cannot be read', async () => undefined],
		['fails', fail],
	])('are not asked for twice where the log %s', async (_, answer) => {
		const {events, asked} = await look([answer]);
		expect({events, looks: asked.length}).toEqual({events: 'unreadable', looks: 1});
	});

	test('are given up when the log does not answer', async () => {
		const silence = Promise.withResolvers<undefined>();
		expect(await look([async () => silence.promise])).toMatchObject({events: 'unreadable', waited: 5000});
	});

	test('are no longer waited for when the run is cancelled', async () => {
		const stop = new AbortController();
		const stopAtOnce = async (): Promise<readonly BackupEvent[]> => {
			stop.abort();
			return [];
		};

		expect(await look([stopAtOnce], stop.signal)).toMatchObject({waited: 0, pending: 0});
	});

	test('are looked at once more, for a second, when the run is cancelled during the first look', async () => {
		const stop = new AbortController();
		const silence = Promise.withResolvers<undefined>();
		const stopMeanwhile = async () => {
			stop.abort();
			return silence.promise;
		};

		expect(await look([stopMeanwhile, async () => [backedUp]], stop.signal)).toMatchObject({events: [backedUp], waited: 0, pending: 0});
		expect(await look([async () => [backedUp]], AbortSignal.abort())).toMatchObject({events: [backedUp], waited: 0});
		expect(await look([async () => silence.promise], AbortSignal.abort())).toMatchObject({events: 'unreadable', waited: 1000});
	});
});
