import {spawnSync} from 'node:child_process';
import {
	access,
	mkdir,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import type {BackupEvent, Host} from '../../../source/host/host.ts';
import {german, invented} from '../../../source/host/practice/languages.ts';
import {type ScenarioName} from '../../../source/host/practice/scenarios.ts';
import {
	answerTool,
	password,
	practiceHost,
	programDirectory,
	startTool,
	type ToolRun,
} from './rig.ts';

const success = 'The operation completed successfully.';
const early = new Date(0);

async function expectBackup(host: Host, run: ToolRun, file: string, closing = success): Promise<void> {
	await run.see(closing);
	await expect(run.ended).resolves.toEqual({exitCode: 0, signal: 0});
	const text = await readFile(file, 'utf8');
	expect(text.split('\r\n', 1)[0]).toBe('Practice file of entsso-backup. It holds no secret and may be deleted.');
	expect(text.length).toBeGreaterThan(200);
	expect(text).not.toContain(password);
	expect(text).not.toContain('shelf');
	const [event] = await eventsOf(host);
	expect(event).toMatchObject({id: 10_559, strings: [file, expect.stringMatching(/^\{[\d\-A-F]{36}\}$/v), expect.any(String), String.raw`CONTOSO\sso-admin`, 'PRACTICE']});
	expect(text).toContain(event?.strings[1]);
}

async function expectFailure(run: ToolRun, file: string, codes: readonly string[]): Promise<void> {
	await run.see(codes.at(-1)!);
	await expect(run.ended).resolves.toEqual({exitCode: 1, signal: 0});
	expect(run.output().match(/0x[\dA-F]{8}/gv)).toEqual(codes);
	expect(run.output()).toContain(`ERROR: ${codes[0]} : `);
	await expect(access(file)).rejects.toThrow('ENOENT');
}

async function eventsOf(host: Host): Promise<readonly BackupEvent[]> {
	return await host.backupEvents(early) ?? [];
}

describe('scenarios', () => {
	test('ok', async () => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'a b.bak');
		const run = await answerTool(host, file);
		await expectBackup(host, run, file);
		expect(run.output()).toBe([
			`Password : ${'*'.repeat(password.length)}`,
			`Confirm Password : ${'*'.repeat(password.length)}`,
			'Password reminder : on the shelf',
			success,
			'',
		].join('\r\n'));
	});

	test.each<{name: ScenarioName; codes: string[]}>([
		{name: 'not-secret-server', codes: ['0xC0002A0E']},
		{name: 'service-stopped', codes: ['0xC0002A0F', '0x800706BA']},
		{name: 'cluster', codes: ['0xC0002A0F', '0x800706D9']},
		{name: 'not-admin', codes: ['0xC0002A13']},
		{name: 'not-sso-admin', codes: ['0xC0002A14']},
	])('$name lasts until the second check', async ({name, codes}) => {
		const host = await practiceHost(name);
		const file = path.join(host.folder, 'a.bak');
		await host.check(() => undefined);
		await expectFailure(await answerTool(host, file), file, codes);
		await expectFailure(await answerTool(host, file), file, codes);
		await expect(eventsOf(host)).resolves.toEqual([]);
		await host.check(() => undefined);
		await expectBackup(host, await answerTool(host, file), file);
	});

	test.each<{name: ScenarioName; code: string; event: number; strings: string[]}>([
		{
			name: 'fat-volume', code: '0xC0002A07', event: 10_561, strings: [String.raw`CONTOSO\sso-admin`, 'PRACTICE', '0xC0002A07, The backup file has to be on NTFS or removable media.'],
		},
		{
			name: 'write-denied', code: '0xC0002A20', event: 10_560, strings: [String.raw`CONTOSO\sso-admin`, '0xC0002A20, The backup file could not be created.'],
		},
		{
			name: 'disk-full', code: '0x80070070', event: 10_560, strings: [String.raw`CONTOSO\sso-admin`, '0x80070070, The disk is full.'],
		},
	])('$name holds for the default folder only', async ({
		name, code, event, strings,
	}) => {
		const host = await practiceHost(name);
		await mkdir(host.defaultBackupFolder);
		const bad = path.join(host.defaultBackupFolder, 'a.bak');
		await expectFailure(await answerTool(host, bad), bad, [code]);
		const [entry] = await eventsOf(host);
		expect(entry?.id).toBe(event);
		expect(entry?.strings[0]).toBe(bad);
		expect(entry?.strings.slice(-strings.length)).toEqual(strings);
		const good = path.join(host.folder, 'a.bak');
		await expectBackup(host, await answerTool(host, good), good);
	});

	test('no-secret is over at the second try', async () => {
		const host = await practiceHost('no-secret');
		const file = path.join(host.folder, 'a.bak');
		await expectFailure(await answerTool(host, file), file, ['0xC0002A1F']);
		const [event] = await eventsOf(host);
		expect(event?.id).toBe(10_560);
		await expectBackup(host, await answerTool(host, file), file);
	});

	test('slow is silent before it succeeds', async () => {
		const host = await practiceHost('slow', 1000);
		const file = path.join(host.folder, 'a.bak');
		const run = await answerTool(host, file);
		await run.see('on the shelf');
		const start = performance.now();
		await expectBackup(host, run, file);
		expect(performance.now() - start).toBeGreaterThan(900);
	});

	test('hangs ignores Ctrl+C, can be killed, and is over at the second try', async () => {
		const host = await practiceHost('hangs');
		const file = path.join(host.folder, 'a.bak');
		const run = await answerTool(host, file);
		await run.see('on the shelf\r\n');
		await expect.poll(async () => hasHung(host.folder)).toBe(true);
		run.type('\u{3}');
		await run.see('^C');
		run.type('\u{3}');
		await run.see('^C^C');
		run.kill('SIGTERM');
		await expect(run.ended).resolves.toMatchObject({signal: 15});
		await expect(access(file)).rejects.toThrow('ENOENT');
		await expectBackup(host, await answerTool(host, file), file);
	});

	test('crash says nothing, leaves nothing, and is over at the second try', async () => {
		const host = await practiceHost('crash');
		const file = path.join(host.folder, 'a.bak');
		const run = await answerTool(host, file);
		await expect(run.ended).resolves.toMatchObject({signal: 9});
		expect(run.output()).toMatch(/on the shelf\r\n$/v);
		await expect(access(file)).rejects.toThrow('ENOENT');
		await expectBackup(host, await answerTool(host, file), file);
	});

	test.each([
		{name: 'localised', language: german},
		{name: 'unknown-prompts', language: invented},
	] as const)('$name', async ({name, language}) => {
		const host = await practiceHost(name);
		const file = path.join(host.folder, 'a.bak');
		const prompts = [language.password, language.confirmation, language.reminder];
		const run = await answerTool(host, file, {prompts});
		await expectBackup(host, run, file, language.success);
		expect(run.output()).not.toMatch(/password|success/iv);
	});
});

describe('rules', () => {
	test.each([
		{rule: 'six characters', answers: ['Ab3456', 'Ab3456', 'hint'], code: '0xC0002A54'},
		{rule: '257 characters', answers: ['x'.repeat(257), 'x'.repeat(257), 'hint'], code: '0xC0002A57'},
		{rule: 'a reminder of 513 characters', answers: [password, password, 'r'.repeat(513)], code: '0xC0002A58'},
	])('$rule', async ({answers, code}) => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'a.bak');
		await expectFailure(await answerTool(host, file, {answers}), file, [code]);
	});

	test.each([
		{rule: 'seven characters and an empty reminder', answers: ['Ab34567', 'Ab34567', '']},
		{rule: 'the longest password and reminder', answers: ['x'.repeat(256), 'x'.repeat(256), 'r'.repeat(512)]},
		{rule: 'backspace', answers: ['Abq\u{7F}345x\b678', 'Ab345678', '\u{7F}hint']},
	])('$rule', async ({answers}) => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'a.bak');
		await expectBackup(host, await answerTool(host, file, {answers}), file);
	});

	test('two passwords that differ end with words and without a code', async () => {
		const host = await practiceHost('ok');
		const run = await answerTool(host, path.join(host.folder, 'a.bak'), {answers: [password, `${password}8`, 'hint']});
		await run.see('The two passwords are not the same.');
		await expect(run.ended).resolves.toEqual({exitCode: 1, signal: 0});
		expect(run.output()).not.toContain('0x');
	});

	test('answers typed ahead go to their prompts', async () => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'a.bak');
		const answers = [`${password}\r${password}\rhint`];
		await expectBackup(host, await answerTool(host, file, {prompts: ['Password : '], answers}), file);
	});

	test('an existing file stays as it is', async () => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'a.bak');
		await writeFile(file, 'mine');
		const run = await answerTool(host, file);
		await run.see('ERROR: 0xC0002A20 : ');
		await expect(run.ended).resolves.toEqual({exitCode: 1, signal: 0});
		await expect(readFile(file, 'utf8')).resolves.toBe('mine');
		const [event] = await eventsOf(host);
		expect(event).toMatchObject({id: 10_560});
	});

	test('a missing folder is not made', async () => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'missing', 'a.bak');
		await expectFailure(await answerTool(host, file), file, ['0xC0002A20']);
	});

	test('Ctrl+C ends it at a prompt', async () => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'a.bak');
		const run = await answerTool(host, file, {prompts: ['Password : ']});
		await run.see('Confirm Password : ');
		run.type('abc\u{3}');
		await expect(run.ended).resolves.toMatchObject({exitCode: 130});
		await expect(access(file)).rejects.toThrow('ENOENT');
	});

	test('it works without a host, whatever the case of the option', async () => {
		const {folder} = await practiceHost('ok');
		const file = path.join(folder, 'a.bak');
		const run = startTool({program: path.join(programDirectory, 'ssoconfig'), leadingArguments: []}, ['-BackupSecret', file]);
		run.type(`${password}\r${password}\rhint\r`);
		await run.see(success);
		await expect(access(file)).resolves.toBeUndefined();
	});

	test.each([[[]], [['-backupsecret']], [['-showdb']], [['-backupsecret', 'a', 'b']]])('%j is answered with the usage', async toolArguments => {
		const run = startTool({program: path.join(programDirectory, 'ssoconfig'), leadingArguments: []}, toolArguments);
		await run.see('Usage: ssoconfig -backupsecret <backup file>');
		await expect(run.ended).resolves.toEqual({exitCode: 1, signal: 0});
	});

	test('without a terminal it asks nothing', async () => {
		const {folder} = await practiceHost('ok');
		const file = path.join(folder, 'a.bak');
		const run = spawnSync(process.execPath, [path.join(programDirectory, 'ssoconfig'), '-backupsecret', file], {
			input: `${password}\n${password}\nhint\n`,
			encoding: 'utf8',
		});
		expect(run).toMatchObject({status: 1, stdout: 'This program asks for the password on a terminal, and there is none here.\n'});
		await expect(access(file)).rejects.toThrow('ENOENT');
	});
});

/** Whether the tool has counted its try, which it does right before it hangs. */
async function hasHung(folder: string): Promise<boolean> {
	const names = await readdir(folder, {recursive: true});
	return names.some(name => path.basename(name) === 'tries');
}
