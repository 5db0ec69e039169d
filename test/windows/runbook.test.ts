import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {healthy, installEntsso, usualFolder} from './entsso.ts';
import {answerTool, scriptFor, startScript} from './runbook.ts';
import {systemFolder, Computer} from './wine/computer.ts';
import {receivedIn} from './backup.ts';

const file = String.raw`C:\kit\backup.cmd`;
let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await computer.write(file, await scriptFor());
	await computer.write(String.raw`${systemFolder}\chkntfs.txt`, '0\nThe type of the file system is NTFS.\r\nC: is not dirty.\r\n');
});

afterAll(async () => {
	await computer.close();
});

test('a look at a server as it should be', async () => {
	await installEntsso(computer, healthy);
	const {exitCode, text} = await startScript(computer, file, {switches: ['/check']});
	console.log(text);
	expect(exitCode).toBe(0);
});

test('a verified backup', async () => {
	await installEntsso(computer, healthy);
	const {exitCode, text} = await startScript(computer, file, {}, async terminal => {
		await answerTool(terminal);
		await terminal.waitFor('Press a key to close');
		terminal.send(' ');
	});
	console.log(text);
	console.log(await computer.read(String.raw`C:\kit\backup-log-1.txt`));
	expect(exitCode).toBe(0);
	console.log(await receivedIn(computer, usualFolder));
});
