/*
The wizard with Windows' own keyboard input, files and pseudo-console. What it draws goes past Wine's console: that
console (Wine 10) says that it takes escape sequences but shows them as text, counts them as columns and cuts lines there,
so that Ink's frames come out torn, with the rest of earlier frames in between. node.exe believes what the console says.

What was seen of its keys: a lone Esc comes as a key without a character, which node.exe drops (two in a row do arrive), and
after Ctrl+C no key arrives at all. So a run is not stopped by a key here; cancel.test.ts stops the engine itself.
*/
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {
	answers,
	startRun,
	walkTo,
	type Answers,
} from '../pty/walk.ts';
import {type TestTerminal, withTerminal} from '../pty/terminal.ts';
import {receivedIn} from './backup.ts';
import {healthy, installEntsso, usualFolder} from './entsso.ts';
import {Computer} from './wine/computer.ts';

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await installEntsso(computer, healthy);
});

afterAll(async () => {
	await computer.close();
});

async function inWizard(programArguments: readonly string[], use: (terminal: TestTerminal) => Promise<void>): Promise<void> {
	const [command, ...rest] = await computer.wizard(programArguments);
	await withTerminal({command, arguments: rest}, use);
}

const given: Answers = {...answers, backupFile: String.raw`C:\Sicherung für SSO\a b.bak`};

test('the whole journey ends verified, and the tool got what was typed', async () => {
	await inWizard([], async terminal => {
		await startRun(terminal, given);
		await terminal.waitFor('VERIFIED');
		terminal.press('enter');
		expect(await terminal.exited).toMatchObject({exitCode: 0});
		expect(terminal.scrollback().join('\n')).toContain('VERIFIED: The master secret is backed up.');
	});
	expect(await receivedIn(computer, usualFolder)).toMatchObject({path: given.backupFile, reminder: given.reminder});
});

test('going back keeps the answers', async () => {
	await inWizard([], async terminal => {
		await walkTo(terminal, 'reminder', {...given, backupFile: String.raw`C:\Sicherung\second.bak`});
		// In one write: a lone one does not arrive.
		terminal.send('\u{1B}\u{1B}');
		await terminal.waitFor('Step 3 of 7');
		await terminal.waitFor(String.raw`C:\Sicherung\second.bak`);
	});
});
