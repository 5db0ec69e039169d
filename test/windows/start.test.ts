import {cp} from 'node:fs/promises';
import {
	afterAll,
	beforeAll,
	expect,
	inject,
	test,
} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {password, reminder} from './backup.ts';
import {Computer} from './wine/computer.ts';

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
});

afterAll(async () => {
	await computer.close();
});

test('the program tells its version', async () => {
	expect(await computer.entssoBackup(['--version'])).toEqual({exitCode: 0, output: `${packageJson.version}\n`, errors: ''});
});

test('the program lists its commands', async () => {
	const {exitCode, output} = await computer.entssoBackup(['--help']);
	expect(exitCode).toBe(0);
	expect(output).toContain('check [options]');
});

test('practice makes a backup of its own', async () => {
	const file = String.raw`C:\practice\a.bak`;
	await computer.write(String.raw`C:\practice\readme.txt`, '');
	const {exitCode, output, errors} = await computer.practice(['run', '--practice', '--backup-file', file, '--password-stdin', '--json'], `${password}\r\n${reminder}\r\n`);
	expect({exitCode, errors, result: JSON.parse(output) as unknown}).toMatchObject({exitCode: 0, errors: '', result: {verdict: 'verified', practice: 'ok', file}});
	expect(await computer.read(file)).toContain('It holds no secret');
});

test('from a folder with blanks and letters of other languages it does the same, by the launcher', async () => {
	const folder = 'C:\\Schl\u{FC}ssel & \u{5099}\u{4EFD} (1)';
	await cp(inject('program'), computer.file(folder), {recursive: true});
	const launcher = String.raw`${folder}\entsso-backup.cmd`;
	expect(await computer.run(launcher, ['--version'])).toMatchObject({exitCode: 0, output: `${packageJson.version}\n`});
	const {output} = await computer.run(launcher, ['check', '--practice', '--json']);
	expect(JSON.parse(output)).toMatchObject({needs: 'backup'});
});
