import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {installComponent} from './component.ts';
import {Computer} from './wine/computer.ts';
import {healthy, installEntsso, usualFolder} from './entsso.ts';

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
});

afterAll(async () => {
	await computer.close();
});

const file = String.raw`C:\report.txt`;

test('a report on a computer with ENTSSO, with lines as Windows has them, and no name', async () => {
	await installEntsso(computer, healthy);
	await installComponent(computer, usualFolder, {});
	const {exitCode, output} = await computer.entssoBackup(['report', file]);
	expect({exitCode, output: output.replaceAll('\r', '')}).toEqual({exitCode: 0, output: `Written:\n  ${file}\nNames are replaced in it, and nothing was sent. Read it before you send it.\n`});
	const text = await computer.read(file);
	expect(text).toMatch(/^(?:[ -~]*\r\n)+$/v);
	for (const wanted of [/^Windows: \d+\.\d+\.\d+/mv, /^secret: ok\r$/mv, /ProductVersion {4}REG_SZ {4}10\.0\.2242\.0/v, /SERVER-1/v, /^BackupSecret: there\r$/mv, /^isSecretServer: yes\r$/mv]) {
		expect(text).toMatch(wanted);
	}

	expect(text).not.toMatch(/SQL1\b/v);
	expect(await computer.entssoBackup(['report', file])).toMatchObject({exitCode: 1, output: ''});
});
