import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {BackupEvent, Host} from '../../../source/host/host.ts';
import {german} from '../../../source/host/practice/languages.ts';
import {
	answerRestore,
	idIn,
	laterPassword,
	madeFile,
	startRestore,
	usualPassword,
} from './restore-answers.ts';
import {
	answerTool,
	password,
	practiceHost,
	programDirectory,
	startTool,
	type ToolRun,
} from './rig.ts';

const success = 'The operation completed successfully.';
const user = String.raw`CONTOSO\sso-admin`;
const none = '{00000000-0000-0000-0000-000000000000}';
const started = new Date();

/** Events of this test, newest first. */
async function eventsOf(host: Host): Promise<readonly BackupEvent[]> {
	return await host.secretEvents?.(started) ?? [];
}

async function idsOf(host: Host): Promise<number[]> {
	const events = await eventsOf(host);
	return events.map(({id}) => id);
}

async function expectRestored(run: ToolRun, closing = success): Promise<void> {
	await run.see(closing);
	await expect(run.ended).resolves.toEqual({exitCode: 0, signal: 0});
	expect(run.output()).not.toContain('0x');
}

async function expectRefused(run: ToolRun, code: string): Promise<void> {
	await run.see(`ERROR: ${code} : `);
	await expect(run.ended).resolves.toEqual({exitCode: 1, signal: 0});
	expect(run.output()).not.toContain(success);
}

describe('the tool', () => {
	test('prints the reminder, asks once, and says that it is done', async () => {
		const host = await practiceHost('lost-secret');
		const {file, reminder} = await madeFile(host);
		const run = await answerRestore(host, file);
		await expectRestored(run);
		expect(run.output()).toBe([
			`Password reminder : ${reminder}`,
			`Password : ${'*'.repeat(usualPassword.length)}`,
			success,
			'',
		].join('\r\n'));
	});

	test('does so in German', async () => {
		const host = await practiceHost('localised');
		const {file, reminder} = await madeFile(host);
		const run = await startRestore(host, file);
		await run.see(`${german.reminder}${reminder}\r\n${german.password}`);
		run.type(`${usualPassword}\r`);
		await expectRestored(run, german.success);
	});

	test('works without a host', async () => {
		const host = await practiceHost('ok');
		const {file} = await madeFile(host);
		const run = startTool({program: path.join(programDirectory, 'ssoconfig'), leadingArguments: []}, ['-RestoreSecret', file]);
		await run.see('Password : ');
		run.type(`${usualPassword}\r`);
		await expectRestored(run);
	});

	test.each<[string, string | undefined, string, number[]]>([
		['that is not there', undefined, '0xC0002A20', []],
		['that is empty', '', '0xC0002944', [10_564]],
		['of SQL Server', 'TAPE\0\0', '0xC0002944', [10_564]],
		['that practice made before it could restore', [
			'Practice file of entsso-backup. It holds no secret and may be deleted.',
			'',
			'It stands for the backup file that ssoconfig -backupsecret writes on a real',
			'master secret server. Nothing can be restored from it.',
			'',
			'Written:  2026-01-02T03:04:05.678Z',
			'Computer: PRACTICE',
			'MSID:     {11111111-2222-3333-4444-555555555555}',
			'',
		].join('\r\n'), '0xC0002944', [10_564]],
		['that is too large', 'x'.repeat((1024 * 1024) + 1), '0xC0002944', [10_564]],
	])('refuses a file %s before it asks for anything', async (_name, text, code, ids) => {
		const host = await practiceHost('lost-secret');
		const file = path.join(host.folder, 'a.bak');
		if (text !== undefined) {
			await writeFile(file, text);
		}

		const run = await startRestore(host, file);
		await expectRefused(run, code);
		expect(run.output()).not.toMatch(/password|reminder/iv);
		await expect(idsOf(host)).resolves.toEqual(ids);
	});

	test('a folder is no backup file', async () => {
		const host = await practiceHost('lost-secret');
		await expectRefused(await startRestore(host, host.folder), '0xC0002944');
	});

	test('Ctrl+C ends it at the prompt, and nothing is restored', async () => {
		const host = await practiceHost('lost-secret');
		const {file} = await madeFile(host);
		const run = await startRestore(host, file);
		await run.see('Password : ');
		run.type('abc\u{3}');
		await expect(run.ended).resolves.toMatchObject({exitCode: 130});
		await expect(idsOf(host)).resolves.toEqual([]);
	});
});

describe('the service', () => {
	test('logs a restore as event 10523, with what is current now', async () => {
		const host = await practiceHost('lost-secret');
		await expect(host.secretIds?.()).resolves.toEqual([]);
		const {file} = await madeFile(host);
		await expectRestored(await answerRestore(host, file));
		const [event, ...others] = await eventsOf(host);
		const id = await idIn(file);
		expect(id).toMatch(/^\{[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}$/v);
		expect(event).toMatchObject({id: 10_523, strings: [file, id, none, user, 'PRACTICE']});
		expect(others).toEqual([]);
		await expect(host.secretIds?.()).resolves.toEqual([id]);
		await expect(host.secretState?.()).resolves.toMatchObject({state: 'loaded', event: 10_523, secretId: id});
	});

	test('logs a wrong password as event 10524, with its code, and keeps what was there', async () => {
		const host = await practiceHost('lost-secret');
		const {file} = await madeFile(host);
		await expectRefused(await answerRestore(host, file, 'Not-this-one'), '0xC0002A1B');
		const events = await eventsOf(host);
		expect(events.find(({id}) => id === 10_524)?.strings).toEqual([file, none, none, user, expect.stringMatching(/^0xC0002A1B, [A-Z].*\.$/v)]);
		expect(events.find(({id}) => id === 10_536)?.strings).toEqual(['RestoreSecret', expect.any(String), 'PRACTICE', user, '', expect.stringContaining('0xC0002A1B')]);
		await expect(host.secretState?.()).resolves.toMatchObject({state: 'none', isRegistryEmpty: true});
		await expectRestored(await answerRestore(host, file));
	});

	test('wrong-password: the note is out of date, the reminder leads on', async () => {
		const host = await practiceHost('wrong-password');
		const {file, password: onNote, reminder} = await madeFile(host);
		const run = await answerRestore(host, file, onNote);
		await expectRefused(run, '0xC0002A1B');
		expect(run.output()).toContain(reminder);
		expect(reminder).toContain('with the year after: 15');
		await expectRestored(await answerRestore(host, file, laterPassword));
	});

	test('wrong-file: another one beside it is the right one', async () => {
		const host = await practiceHost('wrong-file');
		const {file, others} = await madeFile(host);
		const [other = ''] = others;
		await expectRefused(await answerRestore(host, file), '0xC0002A3F');
		const events = await eventsOf(host);
		expect(events.find(({id}) => id === 10_524)?.strings.slice(0, 2)).toEqual([file, await idIn(file)]);
		expect(path.dirname(other)).toBe(path.dirname(file));
		await expectRestored(await answerRestore(host, other));
	});

	test('damaged-file: the second copy is whole', async () => {
		const host = await practiceHost('damaged-file');
		const {file, others} = await madeFile(host);
		const [copy = ''] = others;
		await expectRefused(await answerRestore(host, file), '0xC0002A1A');
		expect(await idsOf(host)).toContain(10_524);
		await expectRestored(await answerRestore(host, copy));
	});

	test('a file in which one character changed is damaged, or no backup file', async () => {
		const host = await practiceHost('ok');
		const {file} = await madeFile(host);
		const text = await readFile(file, 'utf8');
		const changed = path.join(host.folder, 'changed.bak');
		await writeFile(changed, text.replace('Written:  2', 'Written:  3'));
		await expectRefused(await answerRestore(host, changed), '0xC0002A1A');
		await writeFile(changed, text.slice(0, -80));
		await expectRefused(await startRestore(host, changed), '0xC0002944');
	});

	test('old-format is restored, with event 10598', async () => {
		const host = await practiceHost('old-format');
		const {file} = await madeFile(host);
		await expectRestored(await answerRestore(host, file));
		await expect(idsOf(host)).resolves.toEqual([10_523, 10_598]);
	});

	test('other-secret: what is loaded becomes the previous one, and is encrypted anew', async () => {
		const host = await practiceHost('other-secret');
		const [before = ''] = await host.secretIds?.() ?? [];
		const {file} = await madeFile(host);
		const id = await idIn(file);
		expect(id).not.toBe(before);
		await expectRestored(await answerRestore(host, file));
		await expect(idsOf(host)).resolves.toEqual([10_562, 10_523]);
		await expect(host.secretIds?.()).resolves.toEqual([id, before]);
		// While that goes on nobody restarts it.
		await expect(idsOf(host)).resolves.toEqual([10_562, 10_523]);
		await expect.poll(async () => idsOf(host), {interval: 200}).toContain(10_528);
		const events = await eventsOf(host);
		expect(events.find(({id: number}) => number === 10_528)?.strings).toEqual(['12', id, before]);
		// Nor while somebody only follows the events.
		expect(await idsOf(host)).not.toContain(10_501);
		await host.secretState?.();
		expect(await idsOf(host)).toContain(10_501);
	});

	test('account-changed: there is nothing to back up, and the file brings the same secret back', async () => {
		const host = await practiceHost('account-changed');
		const backup = path.join(host.folder, 'a.bak');
		const run = await answerTool(host, backup);
		await expectRefused(run, '0xC0002A1F');
		const {file} = await madeFile(host);
		await expectRestored(await answerRestore(host, file));
		expect(await idsOf(host)).not.toContain(10_562);
		await expect(host.secretState?.()).resolves.toMatchObject({state: 'loaded', secretId: await idIn(file)});
	});

	test('lost-master: only once this computer is the master', async () => {
		const host = await practiceHost('lost-master');
		await host.check(() => undefined);
		await expect(host.secretState?.()).resolves.toMatchObject({state: 'elsewhere', server: 'SSO-MASTER', event: 10_532});
		const {file} = await madeFile(host);
		await expectRefused(await answerRestore(host, file), '0xC0002A0E');
		await host.check(() => undefined);
		await expect(host.secretState?.()).resolves.toMatchObject({state: 'none', event: 10_520, isRegistryEmpty: true});
		await expectRestored(await answerRestore(host, file));
	});

	test('restores what it backed up in the same session', async () => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'mine.bak');
		const backup = await answerTool(host, file);
		await backup.see(success);
		await backup.ended;
		const run = await answerRestore(host, file, password);
		await expectRestored(run);
		expect(run.output()).toContain('Password reminder : on the shelf\r\n');
		const [event, backedUp] = await eventsOf(host);
		expect([event?.id, backedUp?.id]).toEqual([10_523, 10_559]);
		// The same secret: nothing is to be encrypted anew.
		expect(event?.strings[1]).toBe(backedUp?.strings[1]);
		await expectRefused(await answerRestore(host, file, `${password}8`), '0xC0002A1B');
	});

	test('the password is in no file, no event and no setting', async () => {
		const host = await practiceHost('lost-secret');
		const {file} = await madeFile(host);
		await expectRefused(await answerRestore(host, file, 'Kr7-zebra-QUOIN'), '0xC0002A1B');
		await expectRestored(await answerRestore(host, file));
		const names = await readdir(host.folder, {recursive: true, withFileTypes: true});
		const files = names.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
		expect(files.length).toBeGreaterThanOrEqual(3);
		const {environment, leadingArguments} = (await host.toolIn(programDirectory))!;
		const texts = await Promise.all(files.map(async name => readFile(name, 'utf8')));
		for (const text of [...texts, JSON.stringify(environment), JSON.stringify(leadingArguments)]) {
			expect(text).not.toContain('zebra');
			expect(text).not.toContain(usualPassword);
		}
	});
});
