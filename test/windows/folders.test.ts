import {chmod, mkdir, stat} from 'node:fs/promises';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {backUp} from './backup.ts';
import {healthy, installEntsso, usualFolder} from './entsso.ts';
import {Computer, programFolder} from './wine/computer.ts';

/*
Wine keeps the rights that a folder is made with as the mode of the folder below, and tells them from that mode: who is
neither the user nor root is Everyone to it. Which account has which right, it does not show.
*/
let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await installEntsso(computer, healthy);
});

afterAll(async () => {
	await computer.close();
});

type Line = {readonly id: string; readonly state: string; readonly detail: string};

/** The line of this program's folder. */
async function programLine(): Promise<Line | undefined> {
	const {output, errors} = await computer.entssoBackup(['check', '--json']);
	expect(errors).toBe('');
	const {lines} = JSON.parse(output) as {lines: Line[]};
	return lines.find(({id}) => id === 'program');
}

test.each(['', String.raw`\cli.mjs`, String.raw`\parts`, String.raw`\node_modules`])('this program needs attention where everyone can write to "%s" of its folder, and is ok where nobody else can', async part => {
	const place = `${programFolder}${part}`;
	const file = computer.file(place);
	const {mode} = await stat(file);
	expect(await programLine()).toMatchObject({state: 'ok'});
	await chmod(file, 0o777);
	try {
		const line = await programLine();
		expect(line).toMatchObject({state: 'warning'});
		expect(line?.detail.startsWith(`${place} can be changed by `)).toBe(true);
	} finally {
		await chmod(file, mode % 0o1000);
	}
});

test('a new folder is closed to others, each level of it', async () => {
	const {result} = await backUp(computer, {tool: usualFolder, file: String.raw`C:\new folder\below\a.bak`});
	expect(result).toMatchObject({
		verdict: 'verified',
		evidence: expect.arrayContaining([{id: 'folder', state: 'ok', detail: 'Only Administrators and SYSTEM have rights on the folder of the backup file.'}]) as unknown,
	});
	for (const place of [String.raw`C:\new folder`, String.raw`C:\new folder\below`]) {
		const {mode} = await stat(computer.file(place));
		// Wine shows the rights of Administrators as those of the group; what is left is everybody else.
		expect((mode % 0o10).toString(8)).toBe('0');
	}
});

test('a folder that everyone can write to is evidence', async () => {
	const folder = String.raw`C:\open folder`;
	await mkdir(computer.file(folder));
	await chmod(computer.file(folder), 0o777);
	const {result} = await backUp(computer, {tool: usualFolder, file: String.raw`${folder}\a.bak`});
	expect(result).toMatchObject({
		verdict: 'verified',
		evidence: expect.arrayContaining([expect.objectContaining({id: 'folder', state: 'bad'})]) as unknown,
		advice: expect.arrayContaining([expect.stringContaining('Others may replace the backup file')]) as unknown,
	});
});
