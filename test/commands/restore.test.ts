import {randomUUID} from 'node:crypto';
import {
	mkdir,
	readdir,
	readFile,
	symlink,
	truncate,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {lockFile} from '../../source/host/file-lock.ts';
import {lockService} from '../../source/host/service-lock.ts';
import {checkIds, type CheckId, type CheckLine} from '../../source/host/host.ts';
import {noHistory} from '../../source/core/records/history.ts';
import type {RunRecord} from '../../source/core/records/record.ts';
import {openPreferences} from '../../source/core/records/preferences.ts';
import type {BackupResult} from '../../source/core/proof/result.ts';
import {runAndRecord} from '../../source/journeys/backup/perform.ts';
import {systemClock} from '../../source/values/clock.ts';
import {Secret} from '../../source/values/secret.ts';
import {bareHost} from '../core/bare-host.ts';
import {parseJson} from './schema.ts';
import {
	current,
	loaded,
	none,
	other,
	password,
	restoreComputer,
	type RestoreComputer,
	type RestoreRig,
} from './restore-rig.ts';

const withStop = (id: CheckId): readonly CheckLine[] => checkIds.map(each => each === id
	? {
		id: each, state: 'stop', detail: 'This stops it.', advice: 'Do this.',
	}
	: {id: each, state: 'ok', detail: 'All is well.'});

type Case = {
	readonly name: string;
	readonly reason: string;
	readonly exitCode: number;
	readonly set: (computer: RestoreComputer) => Promise<RestoreRig> | RestoreRig;
	/** What is said. */
	readonly words: RegExp;
};

const written = (text: string | Uint8Array) => async ({file}: RestoreComputer): Promise<RestoreRig> => {
	await writeFile(file, text);
	return {};
};

const cases: readonly Case[] = [
	// How it was called: wrong on any day.
	{
		name: 'no file', reason: 'wrong-usage', exitCode: 2, set: () => ({flags: {file: undefined}}), words: /FILE is missing/v,
	},
	{
		name: 'no --password-stdin', reason: 'no-password', exitCode: 2, set: () => ({flags: {passwordStdin: false}}), words: /password is missing/v,
	},
	{
		name: 'an empty password', reason: 'no-password', exitCode: 2, set: () => ({input: '\n'}), words: /first line of standard input is empty/v,
	},
	{
		name: 'two lines', reason: 'no-password', exitCode: 2, set: () => ({input: `${password}\nTeam safe\n`}), words: /more than one line/v,
	},
	{
		name: 'a tab in the password', reason: 'password-refused', exitCode: 2, set: () => ({input: `${password}\tx\n`}), words: /control character/v,
	},
	{
		name: 'a password that no file has', reason: 'password-refused', exitCode: 2, set: () => ({input: `${'a'.repeat(257)}\n`}), words: /takes 256 at most/v,
	},
	{
		name: 'a name that is too long', reason: 'path-refused', exitCode: 2, set: ({folder}) => ({flags: {file: `${folder}/${'x'.repeat(300)}`}}), words: /FILE: .* too long/v,
	},
	{
		name: 'a password that may not reach ssoconfig', reason: 'password-refused', exitCode: 2, set: () => ({input: 'Grün-Straße-77\n', host: {takesPlainTextOnly: async () => true}}), words: /may not reach ssoconfig/v,
	},
	// As the file is now.
	{
		name: 'no such file', reason: 'file-missing', exitCode: 1, set: ({folder}) => ({flags: {file: `${folder}/gone.bak`}}), words: /There is no file/v,
	},
	{
		name: 'a folder', reason: 'not-a-file', exitCode: 1, words: /is a folder|is a link or a device/v, async set({folder}) {
			await mkdir(path.join(folder, 'kept'));
			return {flags: {file: path.join(folder, 'kept')}};
		},
	},
	{
		name: 'a link', reason: 'not-a-file', exitCode: 1, words: /is a link or a device/v, async set({folder, file}) {
			await symlink(file, path.join(folder, 'link.bak'));
			return {flags: {file: path.join(folder, 'link.bak')}};
		},
	},
	{
		name: 'an empty file', reason: 'file-empty', exitCode: 1, set: written(''), words: /is empty/v,
	},
	{
		name: 'a file far too large', reason: 'file-unreadable', exitCode: 1, words: /far larger/v, async set({file}) {
			await truncate(file, (1024 ** 3) + 1);
			return {};
		},
	},
	{
		name: 'a backup of SQL Server', reason: 'sql-server-backup', exitCode: 1, set: written('TAPE\0\0\u{3}\0'), words: /SQL Server database/v,
	},
	{
		name: 'a compressed one', reason: 'sql-server-backup', exitCode: 1, set: written('MSSQLBAK\u{2}'), words: /SQL Server database/v,
	},
	{
		name: 'a large one', reason: 'sql-server-backup', exitCode: 1, words: /SQL Server database/v, async set({file}) {
			await writeFile(file, 'TAPE');
			await truncate(file, (1024 ** 3) + 1);
			return {};
		},
	},
	{
		name: 'a practice file', reason: 'practice-file', exitCode: 1, set: written('Practice file of entsso-backup. It holds no secret.'), words: /is a practice file/v,
	},
	{
		name: 'a real file in practice', reason: 'not-a-practice-file', exitCode: 1, set: () => ({host: {practice: 'ok'}}), words: /was not made by practice/v,
	},
	{
		name: 'a file that is not as recorded', reason: 'file-changed', exitCode: 1, words: /other SHA-256/v, async set({file, addBackup}) {
			await addBackup('old.bak', {secretId: other});
			await writeFile(file, 'something else');
			return {};
		},
	},
	// As the computer is now.
	...([['administrator', 'not-admin'], ['entsso', 'no-entsso'], ['service', 'service-stopped'], ['secret-server', 'not-secret-server'], ['sso-administrators', 'not-sso-admin'], ['cluster', 'check-stop']] as const).map(([id, reason]): Case => ({
		name: `a stop at ${id}`, reason, exitCode: 1, set: () => ({check: withStop(id)}), words: /Stop: This stops it\.[\s\S]*Do this\./v,
	})),
	{
		name: 'no ssoconfig', reason: 'no-tool', exitCode: 1, set: () => ({host: {toolIn: async () => undefined}}), words: /No ssoconfig/v,
	},
	{
		name: 'no ssoconfig anywhere', reason: 'no-tool', exitCode: 1, set: () => ({flags: {installDirectory: undefined}}), words: /No ssoconfig/v,
	},
	// As the secret is that is there.
	{
		name: 'a secret that was never backed up', reason: 'present-secret-not-backed-up', exitCode: 1, set: () => ({secrets: [loaded]}), words: /no verified backup[\s\S]*entsso-backup run/v,
	},
	{
		name: 'a secret that may be there', reason: 'present-secret-not-backed-up', exitCode: 1, set: () => ({secrets: [undefined]}), words: /There may be a master secret[\s\S]*entsso-backup run/v,
	},
	{
		name: 'a host that cannot tell', reason: 'present-secret-not-backed-up', exitCode: 1, set: () => ({host: {secretState: undefined}}), words: /There may be/v,
	},
	{
		name: 'a secret that cannot be loaded', reason: 'present-secret-not-backed-up', exitCode: 1, set: () => ({secrets: [{...loaded, state: 'not-loadable'}]}), words: /cannot load[\s\S]*Set the old service account back(?![\s\S]*entsso-backup run)/v,
	},
	{
		name: 'a backup of it that is gone', reason: 'present-secret-not-backed-up', exitCode: 1, words: /no verified backup was found/v, async set({addBackup}) {
			const {file} = await addBackup('now.bak');
			await writeFile(file, 'spoilt');
			return {secrets: [loaded]};
		},
	},
	...([['unproven', {verdict: 'unproven'}], ['of practice', {practice: 'ok'}], ['of another computer', {computer: 'BIZ02'}], ['of another secret', {secretId: other}], ['without an MSID', {secretId: undefined}]] as const).map(([what, parts]): Case => ({
		name: `a backup of it that is ${what}`, reason: 'present-secret-not-backed-up', exitCode: 1, words: /no verified backup/v, async set({addBackup}) {
			await addBackup('now.bak', parts);
			return {secrets: [loaded]};
		},
	})),
	{
		name: 'a backup of the one in use alone, as the event log has it', reason: 'present-secret-not-backed-up', exitCode: 1, words: /registry also holds the master secret \{9{8}.* of which no verified backup was found[\s\S]*entsso-backup run/v, async set({addBackup}) {
			await addBackup('now.bak');
			return {secrets: [{...loaded, registryIds: [current, other]}]};
		},
	},
	{
		name: 'the secret that is in the file', reason: 'same-secret', exitCode: 1, words: /uses the master secret in this file already/v, async set({addBackup}) {
			const {file} = await addBackup('now.bak');
			return {secrets: [loaded], flags: {file}};
		},
	},
	{
		name: 'a signal', reason: 'cancelled', exitCode: 130, set: () => ({isEnded: true}), words: /cancelled before it began/v,
	},
];

describe('what restore refuses', () => {
	test.each(cases)('$name: $reason', async ({reason, exitCode, set, words}) => {
		const computer = await restoreComputer();
		const rig = await set(computer);
		const {exitCode: code, said, complained, tasks, events} = await computer.run(rig);
		const json = parseJson('restore', said);
		expect(json).toMatchObject({
			version: 1, level: 'failed', reason, engine: null, evidence: [],
		});
		expect(code).toBe(exitCode);
		expect(complained).toMatch(words);
		expect(tasks).toEqual([]);
		const event = {id: 114, type: 'error', lines: expect.arrayContaining([`Reason: ${reason}`]) as unknown};
		expect(events).toMatchObject(rig.host?.practice === undefined ? [event] : []);
		const {records} = computer.history.restores();
		expect(records).toMatchObject([{
			kind: 'restore', level: 'failed', reason, engine: undefined,
		}]);
		const all = JSON.stringify([said, complained, events, records]);
		expect(all).not.toContain(password);
		expect(all).not.toMatch(/generate/iv);
	});

	test('in words alone where no JSON is wanted', async () => {
		const {run} = await restoreComputer();
		const {said, complained} = await run({secrets: [loaded], flags: {json: false}});
		expect(said).toBe('');
		expect(complained).toContain('ENTSSO uses a master secret of which no verified backup was found.\nMake a backup of it first:');
	});

	test('what cannot be recorded, and says so', async () => {
		const computer = await restoreComputer();
		const {said} = await computer.run({secrets: [loaded], history: noHistory('Nothing can be kept here.')});
		expect(parseJson('restore', said).advice).toContain('Nothing can be kept here.');
	});
});

/** The whole of what was kept, and what was written beside the file. */
async function filesIn(folder: string): Promise<string> {
	const names = await readdir(folder, {recursive: true, withFileTypes: true});
	const texts = await Promise.all(names.filter(each => each.isFile()).map(async each => readFile(path.join(each.parentPath, each.name), 'utf8')));
	return texts.join('\n');
}

describe('what restore does', () => {
	test('it restores where there is no secret to lose, and is accepted: exit code 3', async () => {
		const computer = await restoreComputer();
		const {exitCode, said, complained, tasks, events} = await computer.run();
		expect(exitCode).toBe(3);
		expect(tasks.map(({arguments: given}) => given)).toEqual([['-restoresecret', computer.file]]);
		expect(parseJson('restore', said)).toMatchObject({
			level: 'accepted', reason: null, file: computer.file, engine: 'console', secretId: other, localCopy: null, user: 'anna', present: {state: 'none', secretId: null, backup: null},
		});
		expect(complained).toMatch(/^ACCEPTED: /v);
		expect(events).toMatchObject([{id: 111, type: 'warning'}]);
		expect(computer.history.restores().records).toMatchObject([{
			level: 'accepted', file: computer.file, size: 20, engine: 'console', secretId: other, user: 'anna',
		}]);
	});

	test('it restores over a secret that a verified, unchanged backup keeps', async () => {
		const computer = await restoreComputer();
		const {file} = await computer.addBackup('now.bak');
		const {said, tasks} = await computer.run({secrets: [loaded]});
		expect(tasks).toHaveLength(1);
		expect(parseJson('restore', said)).toMatchObject({present: {state: 'loaded', secretId: current, backup: file}});
	});

	test('it restores where only the second copy of that backup is left', async () => {
		const computer = await restoreComputer();
		const copy = path.join(computer.folder, 'copy.bak');
		await writeFile(copy, 'the backup now.bak');
		const {file} = await computer.addBackup('now.bak', {copy});
		await writeFile(file, 'spoilt');
		const {said} = await computer.run({secrets: [loaded]});
		expect(parseJson('restore', said)).toMatchObject({level: 'accepted', present: {backup: copy}});
	});

	test('a check that stops a backup for want of a secret stops no restore', async () => {
		const {run} = await restoreComputer();
		const {tasks} = await run({check: withStop('secret')});
		expect(tasks).toHaveLength(1);
	});

	test.each<[string, RestoreRig, string, number, number]>([
		['no event', {logs: () => []}, 'unproven', 3, 112],
		['an error code', {outcome: {codes: ['0xC0002A1B'], exitCode: 1}, logs: file => [{id: 10_524, strings: [file, '0xC0002A1B']}]}, 'failed', 1, 113],
		['a restart of the service', {secrets: [none, none, {...loaded, secretId: other}], logs: file => [{id: 10_501, strings: []}, {id: 10_523, strings: [file, other]}]}, 'loaded', 0, 110],
		['a secret that came meanwhile', {secrets: [none, loaded]}, 'failed', 1, 113],
	])('%s', async (_, rig, level, exitCode, id) => {
		const {run, history} = await restoreComputer();
		const {exitCode: code, said, complained, events} = await run(rig);
		expect({level: parseJson('restore', said).level, code, id: events.map(event => event.id)}).toEqual({level, code: exitCode, id: [id]});
		expect(complained === '').toBe(exitCode === 0);
		expect(events[0]?.type === 'information').toBe(exitCode === 0);
		expect(history.restores().records).toMatchObject([{level}]);
	});

	test('the text has level, next steps, file and evidence', async () => {
		const {run, file} = await restoreComputer();
		const {said} = await run({flags: {json: false}});
		expect(said).toMatch(/^\nACCEPTED: ENTSSO took the file\..*\n/v);
		expect(said).toContain('What to do next:\n 1. Restart ENTSSO');
		expect(said).toContain(file);
		expect(said).toContain('ENTSSO logged event 10523 (restored) for this file.');
	});

	test.each<[string, Array<Partial<RunRecord>>]>([
		['in the same file', [{previousSecretId: other}]],
		['in one of its own', [{}, {secretId: other}]],
	])('the secret before the present one may be %s', async (_, backups) => {
		const computer = await restoreComputer();
		for (const [index, parts] of backups.entries()) {
			await computer.addBackup(`now-${index}.bak`, parts);
		}

		const {tasks} = await computer.run({secrets: [{...loaded, registryIds: [current, other]}]});
		expect(tasks).toHaveLength(1);
	});

	test('nothing starts while another run has the file', async () => {
		const computer = await restoreComputer();
		const lock = await lockFile(computer.file, {now: new Date()});
		const {exitCode, said, tasks} = await computer.run();
		await lock.release();
		expect(exitCode).toBe(1);
		expect(tasks).toEqual([]);
		expect(parseJson('restore', said)).toMatchObject({level: 'failed', reason: 'locked', engine: null});
		// With another file it would be refused as well.
		expect(said).not.toContain('choose another file');
		expect(parseJson('restore', said).summary).toContain('Another run is at work on this file (process');
		const {tasks: later} = await computer.run();
		expect(later).toHaveLength(1);
	});

	test.each([
		['a word', path.join(process.cwd(), 'Canary-word-77')],
		['a word with a slash', path.join(process.cwd(), 'Canary-word', '77')],
		['a word with a dot', path.join(process.cwd(), 'Canary-word.77')],
	])('a file that may be a password that was typed there is repeated and kept nowhere: %s', async (_, file) => {
		const computer = await restoreComputer();
		for (const json of [true, false]) {
			for (const rig of [{}, {flags: {passwordStdin: false}}, {input: ''}]) {
				const {exitCode, said, complained, events, tasks} = await computer.run({...rig, flags: {...(('flags' in rig) && rig.flags), file, json}});
				expect(tasks).toEqual([]);
				expect(exitCode).not.toBe(0);
				expect(`${said}${complained}${JSON.stringify(events)}`).not.toContain('Canary-word');
			}
		}

		const {said} = await computer.run({flags: {file}});
		expect(parseJson('restore', said)).toMatchObject({reason: 'file-missing', file: null});
		expect(said).toContain('The file that was given does not exist.');
		// Refusals of one file in the same millisecond are one record.
		const {records} = computer.history.restores();
		expect(records).not.toEqual([]);
		expect(JSON.stringify(records)).not.toContain('Canary-word');
	});

	test('in a shell, the words after a restore name the command that looks again', async () => {
		const {run} = await restoreComputer();
		const {said} = await run();
		expect(parseJson('restore', said)).toMatchObject({advice: expect.arrayContaining(['Restart ENTSSO in services.msc. Then look again: entsso-backup check.']) as unknown});
	});

	test('a file that changed while it was looked over says what to do', async () => {
		const {file, run} = await restoreComputer();
		const {said, tasks} = await run({
			host: {
				async secretState() {
					await writeFile(file, 'another one');
					return none;
				},
			},
		});
		expect(tasks).toEqual([]);
		expect(parseJson('restore', said)).toMatchObject({reason: 'file-changed', advice: [expect.stringContaining('Look at the file again') as unknown]});
	});

	test.each(['backup', 'restore'] as const)('it refuses while a %s is at work on the same ENTSSO', async work => {
		const serviceKey = randomUUID();
		const lock = await lockService(serviceKey, work, {now: new Date()});
		const {run} = await restoreComputer();
		const {said, tasks} = await run({host: {serviceKey}});
		expect(tasks).toEqual([]);
		expect(parseJson('restore', said)).toMatchObject({level: 'failed', reason: 'locked', engine: null});
		expect(said).toContain(`A ${work} is at work on this computer (process ${process.pid}`);
		await lock.release();
		const {tasks: started} = await run({host: {serviceKey}});
		expect(started).toHaveLength(1);
	});

	test('no backup is made while it goes on, and one is after it', async () => {
		const serviceKey = randomUUID();
		const {folder, run} = await restoreComputer();
		const backUp = async (): Promise<BackupResult> => runAndRecord({
			tool: {program: '/nowhere/ssoconfig', leadingArguments: []},
			installDirectory: '/nowhere',
			backupFile: path.join(folder, 'meanwhile.bak'),
			createFolder: undefined,
			password: new Secret('Sesame-open-2026'),
			reminder: new Secret('in the cave'),
			copyFolder: undefined,
			engine: 'console',
			timeLimit: 1000,
		}, {
			host: bareHost({serviceKey}), signal: new AbortController().signal, ask: undefined, terminal: undefined, onStage: () => undefined,
		}, {environment: {node: process.execPath, ptyProgram: '/nowhere'}, preferences: openPreferences({clock: systemClock, directory: path.join(folder, 'other')})});
		let meanwhile: BackupResult | undefined;
		await run({
			host: {serviceKey}, async onRun() {
				meanwhile = await backUp();
			},
		});
		expect(meanwhile).toMatchObject({verdict: 'failed', reason: 'locked'});
		expect(meanwhile?.summary).toContain('A restore is at work on this computer');
		const {reason} = await backUp();
		expect(reason).not.toBe('locked');
	});

	test('the lock is held as long as the tool runs', async () => {
		const computer = await restoreComputer();
		let state: string | undefined;
		await computer.run({
			async onRun() {
				const lock = await lockFile(computer.file, {now: new Date()});
				({state} = lock);
				await lock.release();
			},
		});
		expect(state).toBe('taken');
	});

	test('writes no event with --no-event', async () => {
		const {run} = await restoreComputer();
		const {events} = await run({flags: {event: false}});
		expect(events).toEqual([]);
	});

	test.each([['accepted', {}], ['failed', {outcome: {codes: ['0xC0002A1B']}}], ['shown by the tool', {outcome: {passwordShown: true}}]] as ReadonlyArray<readonly [string, RestoreRig]>)('the password is nowhere: %s', async (_, rig) => {
		const computer = await restoreComputer();
		const {said, complained, events, tasks} = await computer.run(rig);
		const {said: text} = await computer.run({...rig, flags: {json: false}});
		// It did reach the tool.
		expect(tasks[0]?.prompts.map(({secret}) => secret.reveal())).toEqual([password]);
		expect(JSON.stringify([said, text, complained, events, tasks])).not.toContain(password);
		expect(await filesIn(computer.folder)).not.toContain(password);
	});
});
