import type {TestTerminal} from './terminal.ts';
import {answers, type Answers} from './walk.ts';

/** The prompts that the terminal shows last, where the answer is typed. */
export async function isAsked(terminal: TestTerminal, ending: string | RegExp): Promise<void> {
	await terminal.waitUntil(text => {
		const last = text.trimEnd().split('\n').slice(-3).join('\n');
		return typeof ending === 'string' ? last.endsWith(ending.trimEnd()) : ending.test(last);
	}, `the question ${String(ending)}`);
}

export function say(terminal: TestTerminal, line: string): void {
	terminal.type(line);
	terminal.press('enter');
}

/** Answers everything up to the review. */
export async function answerAll(terminal: TestTerminal, given: Answers = answers): Promise<void> {
	await isAsked(terminal, /Number from 1 to \d.*:$/v);
	// Where the computer needs something else, the backup is another choice.
	say(terminal, /(?<number>\d)\. back up anyway/v.exec(terminal.text())?.groups?.number ?? '1');
	await answerFromDirectory(terminal, given);
}

export async function answerFromDirectory(terminal: TestTerminal, given: Answers = answers): Promise<void> {
	await isAsked(terminal, 'another folder [1]:');
	say(terminal, '');
	await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
	say(terminal, given.backupFile ?? '');
	await isAsked(terminal, /Number from 1 to \d \[1\]:$|Password \(not shown\):$/v);
	if (!terminal.text().trimEnd().endsWith('Password (not shown):')) {
		say(terminal, '1');
	}

	await answerPassword(terminal, given.password);
	await isAsked(terminal, 'Reminder:');
	say(terminal, given.reminder);
	await isAsked(terminal, 'Folder [later]:');
	say(terminal, given.copyFolder ?? '');
	await isAsked(terminal, '[6]:');
}

export async function answerPassword(terminal: TestTerminal, password: string): Promise<void> {
	await isAsked(terminal, 'Password (not shown):');
	say(terminal, password);
	await isAsked(terminal, 'once more (not shown):');
	say(terminal, password);
}
