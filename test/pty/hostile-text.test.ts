import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {forbiddenIn, forbiddenOnScreen} from '../text/hostile.ts';
import {lendInstallDirectory} from './install-directory.ts';
import {answerPassword, isAsked, say} from './questions.ts';
import {withTerminal, type TestTerminal} from './terminal.ts';
import {
	answers,
	leaveAfterAsking,
	startRun,
	walkTo,
} from './walk.ts';

const preload = fileURLToPath(new URL('../commands/hostile-system.mjs', import.meta.url));
// Nothing that ends a line, so that the words around it can be waited for.
const hostile = 'x\u{1B}]0;title\u{7}\u{9B}31m\u{202E}\u{200B}\u{E0041}\u{FEFF}y';
const environment = {NODE_OPTIONS: `--import ${preload}`, HOSTILE_TEXT: hostile};
const question = `Type ${hostile} to go on: `;

function expectHarmless(terminal: TestTerminal): void {
	expect(forbiddenOnScreen(terminal.output.replaceAll('\r\n', '\n'))).toEqual([]);
	expect(terminal.output).not.toContain('title\u{7}');
}

describe.concurrent('texts that would steer a terminal', () => {
	const installDirectory = lendInstallDirectory();

	test('from the computer and from the tool, on every screen and in the report', async () => {
		await withTerminal({arguments: ['--install-dir', installDirectory()], environment: {...environment, STAND_IN: 'line-feed', STAND_IN_QUESTION: question}}, async terminal => {
			await startRun(terminal, {...answers, backupFile: path.join(terminal.home, 'b.bak')});
			await terminal.waitFor('<U+202E>');
			terminal.press('ctrl-c');
			await terminal.waitFor('Stop the tool?');
			terminal.type('y');
			await terminal.waitFor('FAILED');
			await leaveAfterAsking(terminal);
			await terminal.exited;
			expect(terminal.scrollback().join('\n')).toContain('Computer       x<U+001B>]0;title');
			expectHarmless(terminal);
		});
	});

	test('pasted into a field they are shown and refused, and can be taken out', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'backup-file');
			terminal.press('ctrl-u');
			terminal.paste('\u{202A}/tmp/a\u{9B}b.bak\u{200B}');
			await terminal.waitFor('File: <U+202A>/tmp/ab.bak<U+200B>');
			await terminal.waitFor('Character 1 of the path cannot be seen (U+202A). Take it out.');
			terminal.press(...Array.from('<U+200B>', () => 'backspace' as const));
			terminal.press('home');
			terminal.press(...Array.from('<U+202A>', () => 'delete' as const));
			await terminal.waitFor('File: /tmp/ab.bak');
			await terminal.waitUntil(text => !text.includes('cannot be seen'), 'the path to be taken');
			expectHarmless(terminal);
		});
	});

	test('in names of files that complete a path', async () => {
		await withTerminal({arguments: ['--practice'], environment}, async terminal => {
			const folder = path.join(terminal.home, 'names');
			await mkdir(folder);
			await writeFile(path.join(folder, `a${hostile.replaceAll('/', '')}1`), '');
			await writeFile(path.join(folder, `a${hostile.replaceAll('/', '')}2`), '');
			await walkTo(terminal, 'backup-file');
			terminal.press('ctrl-u');
			terminal.paste(`${folder}/a`);
			await terminal.waitFor('names/a');
			terminal.press('tab');
			await terminal.waitFor('ways to go on');
			await terminal.waitFor('<U+001B>');
			terminal.press('tab');
			await terminal.waitFor('cannot be seen');
			expectHarmless(terminal);
		});
	});

	test('line by line', async () => {
		await withTerminal({arguments: ['--plain', '--install-dir', installDirectory()], environment: {...environment, STAND_IN: 'line-feed', STAND_IN_QUESTION: question}}, async terminal => {
			await isAsked(terminal, /\[1\]:$/v);
			say(terminal, '1');
			await isAsked(terminal, 'another folder [1]:');
			say(terminal, '');
			await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
			say(terminal, '/tmp/\u{202E}kab.bak');
			await terminal.waitFor('Character 6 of the path cannot be seen (U+202E)');
			await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
			await terminal.waitFor('Take it out.');
			// The terminal itself has echoed what was typed.
			const echoed = terminal.output.length;
			say(terminal, path.join(terminal.home, 'b.bak'));
			await answerPassword(terminal, answers.password);
			await isAsked(terminal, 'Reminder:');
			say(terminal, answers.reminder);
			await isAsked(terminal, 'Folder [later]:');
			say(terminal, '');
			await isAsked(terminal, '[6]:');
			say(terminal, '');
			await terminal.waitFor('<U+202E>');
			expect(forbiddenIn(terminal.output.slice(echoed).replaceAll('\r\n', '\n'))).toEqual([]);
			const asked = terminal.output.length;
			terminal.press('ctrl-c');
			await isAsked(terminal, /Number from 1 to 2 \[1\]:$/v);
			expect(forbiddenIn(terminal.output.slice(asked).replaceAll('^C', '').replaceAll('\r\n', '\n'))).toEqual([]);
		});
	});
});
