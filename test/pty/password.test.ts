import {describe, expect, test} from 'vitest';
import {answerAll, isAsked, say} from './questions.ts';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {
	answers,
	leaveAfterAsking,
	signs,
	walkTo,
} from './walk.ts';

const practice = {arguments: ['--practice']};

/** An old console, which does not mark what is pasted. */
const unmarked = {arguments: ['--practice'], environment: {TERM: 'linux'}};

const marks = {words: /> Password: +(?<made>(?:[a-z]{4,6} ){4}[a-z]{4,6})$/mv, characters: /> Password: +(?<made>\w{20})$/mv} as const;

async function made(terminal: TestTerminal, how: keyof typeof marks): Promise<string> {
	await terminal.waitFor(marks[how]);
	return marks[how].exec(terminal.text())?.groups?.made ?? '';
}

describe.concurrent('the password', () => {
	test('is judged once the words to judge it by are loaded', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'password');
			terminal.type('correct horse battery staple');
			await terminal.waitFor('Strength:         strong, 28 characters');
			terminal.press('ctrl-u');
			terminal.type('PRACTICE-Secret-1');
			await terminal.waitFor('Strength:         weak, 17 characters');
		});
	});

	test('that is weak is taken only after Y, which is asked once', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'password');
			terminal.type('Secret-7');
			terminal.press('enter');
			await terminal.waitFor('all the same?');
			terminal.press('enter');
			await terminal.waitForGone('all the same?');
			await terminal.waitFor(/> Password: +\*{8}/v);
			terminal.press('enter');
			await terminal.waitFor('all the same?');
			terminal.type('y');
			await terminal.waitFor(signs.confirmation);
			// Letters at once behind the Y would be a word with it.
			terminal.press('end');
			terminal.type('Secret-7');
			await terminal.waitFor('Both are the same.');
			terminal.press('enter');
			await terminal.waitFor(signs.reminder);
		});
	});

	test('made by Ctrl+G is shown until the field is left, and typed again by hand', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'password');
			terminal.type('something else');
			terminal.press('ctrl-g');
			await made(terminal, 'words');
			terminal.press('ctrl-g');
			const password = await made(terminal, 'characters');
			await terminal.waitFor('Write it down now');
			terminal.press('f1');
			await terminal.waitForGone(password);
			terminal.press('escape');
			await made(terminal, 'characters');
			terminal.press('enter');
			await terminal.waitFor(signs.confirmation);
			expect(terminal.text()).not.toContain(password);
			terminal.press('enter');
			await terminal.waitFor('Not yet: Type the same password once more.');
			terminal.type(password);
			await terminal.waitFor('Both are the same.');
			terminal.press('enter');
			await terminal.waitFor(signs.reminder);
			await leaveAfterAsking(terminal);
			await terminal.exited;
			expect(terminal.scrollback().join('\n')).not.toContain(password);
		});
	});

	test('that is too short is told of when Tab has left it, and is not taken', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'password');
			terminal.type('abc');
			terminal.press('tab');
			await terminal.waitFor('Password: 3 characters so far. ENTSSO asks for at least 7.');
			terminal.type('abc');
			await terminal.waitFor('Both are the same.');
			await terminal.waitFor('Password: 3 characters so far. ENTSSO asks for at least 7.');
			terminal.press('enter');
			await terminal.waitFor('Not yet: 3 characters so far. ENTSSO asks for at least 7.');
			await terminal.waitFor(signs.password);
		});
	});

	test('typed otherwise the second time is emptied at Enter, and Tab is named', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'confirmation');
			terminal.type('Tr0ub4dor+3-horse');
			await terminal.waitFor('This is not the same');
			terminal.press('enter');
			await terminal.waitFor('Not yet: This is not the same as the password above. Type it again, or press');
			await terminal.waitFor(/> Once more: *$/mv);
			terminal.type(answers.password);
			await terminal.waitFor('Both are the same.');
			terminal.press('shift-tab');
			await terminal.waitFor(signs.password);
		});
	});
});

describe.concurrent('a paste of several lines is refused, and what was typed before stays', () => {
	test.each([['marked', practice], ['unmarked', unmarked]])('%s', async (_, options) => {
		await withTerminal(options, async terminal => {
			await walkTo(terminal, 'password');
			terminal.type('before');
			await terminal.waitFor(/> Password: +\*{6}$/mv);
			terminal.paste('first line\r\nsecond line\r\nthird line\r\n');
			await terminal.waitFor('The paste has 3 lines');
			expect(terminal.text()).toMatch(/> Password: +\*{6}$/mv);
			terminal.press('ctrl-u');
			await terminal.waitFor(/> Password: *$/mv);
			terminal.type(answers.password);
			await terminal.waitFor(new RegExp(String.raw`\*{${answers.password.length}}`, 'v'));
			terminal.press('enter');
			await walkTo(terminal, 'reminder', answers, 'confirmation');
			terminal.type('before');
			await terminal.waitFor('> Reminder: before');
			terminal.paste('one\ntwo');
			await terminal.waitFor('The paste has 2 lines');
			expect(terminal.text()).not.toContain('beforeone');
			terminal.press('escape');
			await terminal.waitFor(signs.password);
			terminal.press('escape');
			await terminal.waitFor(signs['backup-file']);
			terminal.paste('/one/two\n/three/four');
			await terminal.waitFor('The paste has 2 lines');
			expect(terminal.text()).not.toContain('/one/two');
		});
	});
});

describe.concurrent('what is typed ahead', () => {
	test('of a step is left out there, and that is said', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'confirmation');
			terminal.send(`${answers.password}\r${answers.password}\r`);
			await terminal.waitFor(signs.reminder);
			await terminal.waitFor('Keys that came too early were ignored.');
			expect(terminal.text()).toMatch(/> Reminder: *$/mv);
			terminal.type('Team safe');
			await terminal.waitFor('> Reminder: Team safe');
			await terminal.waitForGone('Keys that came too early were ignored.');
		});
	});

	test('does not agree to what was not read', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'password');
			await terminal.waitFor('Type a password of 7');
			terminal.send('Secret-7\ry');
			await terminal.waitFor('all the same?');
			await terminal.waitFor('Keys that came too early were ignored.');
		});
	});

	test('but for Ctrl+C, which always counts', async () => {
		await withTerminal(practice, async terminal => {
			await walkTo(terminal, 'backup-file');
			await terminal.waitFor('will be');
			terminal.send('\u{1B}[Z\r\u{3}');
			await terminal.waitUntil(text => !text.includes('Step 3 of 7'), 'the step to be left');
		});
	});
});

test('plain mode asks about a weak password, and says how the second typing can be mended', async () => {
	await withTerminal({arguments: ['--plain', '--practice']}, async terminal => {
		await answerAll(terminal);
		say(terminal, '3');
		await isAsked(terminal, 'Password (not shown) [as given before]:');
		say(terminal, 'Secret-7');
		await isAsked(terminal, /Number from 1 to 2 \[2\]:$/v);
		await terminal.waitFor('This password is weak');
		say(terminal, '');
		await isAsked(terminal, 'Password (not shown) [as given before]:');
		say(terminal, 'Secret-7');
		await isAsked(terminal, /Number from 1 to 2 \[2\]:$/v);
		say(terminal, '1');
		await isAsked(terminal, 'once more (not shown):');
		say(terminal, 'Secret-8');
		await terminal.waitFor('to change the first one.');
		await isAsked(terminal, 'once more (not shown):');
		say(terminal, 'Secret-7');
		await isAsked(terminal, '[6]:');
		expect(terminal.output).not.toContain('Secret-');
	});
});
