import {expect} from 'vitest';
import {isAsked, say} from './questions.ts';
import type {TestTerminal} from './terminal.ts';
import {answers, fill, type Answers} from './walk.ts';

/*
A restore in practice, from its first screen to its result: on the screen, and line by line. Each step stands where the one
before it ends.
*/

/** Name that the practice computer has. */
export const practiceName = 'PRACTICE';

/** What is to be done before a restore can go on, on the way through the questions. */
export type RestoreWay = {
	/** The first look stops it; what is in the way is treated as fixed at the next. */
	readonly isStopped?: true;
	/** Name of another file beside the one that is offered. */
	readonly fileName?: string;
	/** Path of another file. */
	readonly file?: string;
	/** Said of what is here now. */
	readonly present?: 'nothing to lose' | 'backed up first' | 'account gone';
	/** In place of the one on the note. */
	readonly password?: string;
	/** Of the backup that is made first. */
	readonly backup?: Answers;
};

/** A rendering of the wizard, as somebody at the keyboard goes through it. */
export type RestoreWalk = {
	/** Goes from the first question to the one of the file. */
	readonly toFile: (terminal: TestTerminal, way?: RestoreWay) => Promise<void>;
	/** Takes the file that is offered, or the other. */
	readonly takeFile: (terminal: TestTerminal, way?: RestoreWay) => Promise<void>;
	/** Goes past what is here now, with its backup where one has to be made. */
	readonly passPresent: (terminal: TestTerminal, way?: RestoreWay) => Promise<void>;
	/** Types the password, and the name of the computer where it is asked for; the review follows. */
	readonly answerRest: (terminal: TestTerminal, way?: RestoreWay) => Promise<void>;
	/** Starts the restore from the review. */
	readonly start: (terminal: TestTerminal) => Promise<void>;
	/** Takes the way on from a failed restore: to another file, to the password, or to the review. */
	readonly tryAgain: (terminal: TestTerminal, way: RestoreWay) => Promise<void>;
	/** Looks again until the secret is loaded, and leaves. Returns how often it had to look. */
	readonly toLoaded: (terminal: TestTerminal) => Promise<number>;
};

/** Goes through all questions and starts the restore. */
export async function startRestore(walk: RestoreWalk, terminal: TestTerminal, way: RestoreWay = {}): Promise<void> {
	await toRestoreReview(walk, terminal, way);
	await walk.start(terminal);
}

/** Goes through all questions. */
export async function toRestoreReview(walk: RestoreWalk, terminal: TestTerminal, way: RestoreWay = {}): Promise<void> {
	await walk.toFile(terminal, way);
	await walk.takeFile(terminal, way);
	await walk.passPresent(terminal, way);
	await walk.answerRest(terminal, way);
}

/** The password on the note, as the screen tells it. */
export async function noted(terminal: TestTerminal): Promise<string> {
	await terminal.waitFor(/note\s+says\s+\S/v);
	return /note\s+says\s+(?<password>\S+)/v.exec(terminal.text())?.groups?.password ?? '';
}

/** Path of a file beside the one that is on the screen. */
function besideShown(terminal: TestTerminal, name: string): string {
	const [before = ''] = terminal.text().replaceAll('\n', '').split('/SSO-Backup-Practice/', 1);
	return `${before.slice(before.lastIndexOf(' ') + 1)}/SSO-Backup-Practice/${name}`;
}

/** Types the secret behind the label, and goes on once it is masked. */
export async function typeSecret(terminal: TestTerminal, label: 'Once more' | 'Password', secret: string): Promise<void> {
	await terminal.waitFor(`> ${label}:`);
	terminal.type(secret);
	await terminal.waitFor(new RegExp(String.raw`> ${label}: +\*{${secret.length}}`, 'v'));
	terminal.press('enter');
}

/** Through the questions of the backup that is made first, and its run. */
async function backUpFirst(terminal: TestTerminal, {password, reminder}: Answers): Promise<void> {
	await terminal.waitFor('Enter back it up first');
	terminal.press('enter');
	await terminal.waitFor(/ssoconfig makes the backup[\s\S]*ssoconfig is here\./v);
	terminal.press('enter');
	await terminal.waitFor(/Backup file[\s\S]*The name is free\./v);
	terminal.press('enter');
	await typeSecret(terminal, 'Password', password);
	await typeSecret(terminal, 'Once more', password);
	await terminal.waitFor('> Reminder:');
	terminal.type(reminder);
	await terminal.waitFor(`> Reminder: ${reminder}`);
	terminal.press('enter');
	await terminal.waitFor('> Folder:');
	terminal.press('enter');
	await terminal.waitFor('Enter start the backup');
	await terminal.waitFor('Enter will');
	terminal.press('enter');
}

/** The restore on the screen. */
export const onScreen: RestoreWalk = {
	async toFile(terminal, {isStopped} = {}) {
		await terminal.waitFor('Check this computer');
		await terminal.waitUntil(text => !text.includes('looking'), 'all lines to be known');
		if (isStopped) {
			await terminal.waitFor('C check again');
			terminal.type('c');
			await terminal.waitFor('treated as fixed');
		}

		await terminal.waitUntil(text => !text.includes('looking') && text.includes('Enter go on'), 'the way on');
		terminal.press('enter');
		await terminal.waitFor(/Install directory[\s\S]*ssoconfig is here\./v);
		terminal.press('enter');
		await terminal.waitFor(/File to restore[\s\S]*SSO-/v);
	},
	async takeFile(terminal, {fileName, file} = {}) {
		await terminal.waitFor(/\d bytes\./v);
		await fill(terminal, file ?? (fileName === undefined ? undefined : besideShown(terminal, fileName)));
		await terminal.waitFor(/\d bytes\./v);
		terminal.press('enter');
	},
	async passPresent(terminal, {present = 'nothing to lose', backup = answers} = {}) {
		await terminal.waitFor('What is here now');
		switch (present) {
			case 'nothing to lose': {
				await terminal.waitFor('Nothing to lose.');
				break;
			}

			case 'backed up first': {
				await backUpFirst(terminal, backup);
				await terminal.waitFor(/VERIFIED:[\s\S]*Enter go on with the restore/v);
				terminal.press('enter');
				await terminal.waitFor('Kept. The secret that is here now is in a verified backup');
				break;
			}

			case 'account gone': {
				await terminal.waitFor('Set the old service account back');
				await terminal.waitFor('Enter check again');
				terminal.type('a');
				await terminal.waitFor('> Account:');
				// Behind another letter it would be a part of a word.
				terminal.press('end');
				terminal.type('gone');
				await terminal.waitFor('> Account: gone');
				break;
			}
		}

		terminal.press('enter');
	},
	async answerRest(terminal, {present = 'nothing to lose', password} = {}) {
		await typeSecret(terminal, 'Password', password ?? await noted(terminal));
		if (present !== 'nothing to lose') {
			await terminal.waitFor('> Name:');
			terminal.type(practiceName);
			await terminal.waitFor(`> Name: ${practiceName}`);
			terminal.press('enter');
		}

		await terminal.waitFor(/Review[\s\S]*Enter start the restore/v);
	},
	async start(terminal) {
		await terminal.waitFor('Enter will: look at the secret once more');
		terminal.press('enter');
	},
	async tryAgain(terminal, {fileName, password}) {
		terminal.press('enter');
		if (fileName !== undefined) {
			await terminal.waitFor('File to restore');
			await onScreen.takeFile(terminal, {fileName});
		}

		if (password !== undefined) {
			await terminal.waitFor(/File password[\s\S]*> Password:/v);
			terminal.press('end', 'ctrl-u');
			await typeSecret(terminal, 'Password', password);
		}

		await onScreen.start(terminal);
	},
	async toLoaded(terminal) {
		await terminal.waitFor('ACCEPTED:');
		let looks = 0;
		for (; !terminal.text().includes('LOADED:'); looks++) {
			expect(looks).toBeLessThan(5);
			const before = terminal.text();
			terminal.type('l');
			await terminal.waitUntil(text => text !== before && text.includes('Looked again: '), 'another look');
			// Behind another letter it would be a part of a word.
			terminal.press('up');
		}

		terminal.press('enter');
		expect(await terminal.exited).toMatchObject({exitCode: 0});
		return looks;
	},
};

/** Waits until these words are listed, and returns their number. */
async function awaitChoice(terminal: TestTerminal, words: string): Promise<string> {
	const numberIn = (text: string): string | undefined => {
		const {listed = ''} = /(?<listed>(?:^ +\d+\. .*\n)+).*(?:Number from 1 to \d+|type 1)(?: \[\d+\])?:$/mv.exec(text.trimEnd())?.groups ?? {};
		return listed.split('\n').find(line => line.includes(words))?.trim().split('.', 1)[0];
	};

	await terminal.waitUntil(text => numberIn(text) !== undefined, `the choice ${words}`);
	return numberIn(terminal.text()) ?? '';
}

/** Chooses what is listed with these words, once it is. */
export async function choose(terminal: TestTerminal, words: string): Promise<void> {
	const number = await awaitChoice(terminal, words);
	const before = terminal.text();
	say(terminal, number);
	await terminal.waitUntil(text => text !== before, 'the answer to be echoed');
}

/** The restore line by line, in a window that has room for what was said last. */
export const inLines: RestoreWalk = {
	async toFile(terminal, {isStopped} = {}) {
		if (isStopped) {
			await choose(terminal, 'check again');
			await terminal.waitFor('treated as fixed');
		}

		await choose(terminal, 'go on');
		await isAsked(terminal, 'another folder [1]:');
		say(terminal, '');
		await isAsked(terminal, 'another file [1]:');
	},
	async takeFile(terminal, {fileName, file} = {}) {
		say(terminal, file ?? (fileName === undefined ? '' : besideShown(terminal, fileName)));
	},
	async passPresent(terminal, {present = 'nothing to lose', backup: {password, reminder} = answers} = {}) {
		if (present === 'nothing to lose') {
			await terminal.waitFor('Nothing to lose.');
			await choose(terminal, 'go on');
			return;
		}

		if (present === 'account gone') {
			await terminal.waitFor('Set the old service account back');
			await choose(terminal, 'that account is gone');
			await isAsked(terminal, 'Old service account:');
			say(terminal, 'gone');
			return;
		}

		await choose(terminal, 'back it up first');
		await isAsked(terminal, 'another folder [1]:');
		say(terminal, '');
		await isAsked(terminal, /^File \[[\s\S]*\]:$/mv);
		say(terminal, '');
		await isAsked(terminal, 'Password (not shown):');
		say(terminal, password);
		await isAsked(terminal, 'once more (not shown):');
		say(terminal, password);
		await isAsked(terminal, 'Reminder:');
		say(terminal, reminder);
		await isAsked(terminal, 'Folder [later]:');
		say(terminal, '');
		await isAsked(terminal, '[6]:');
		say(terminal, '');
		await terminal.waitFor('VERIFIED:');
		await choose(terminal, 'go on with the restore');
		await terminal.waitFor('Kept. The secret that is here now is in a verified backup');
		await choose(terminal, 'go on');
	},
	async answerRest(terminal, {present = 'nothing to lose', password} = {}) {
		await isAsked(terminal, /\(not shown\):$/v);
		say(terminal, password ?? await noted(terminal));
		if (present !== 'nothing to lose') {
			await isAsked(terminal, 'Name of this computer:');
			say(terminal, practiceName);
		}

		await isAsked(terminal, /start the restore \[\d\]:$/v);
	},
	async start(terminal) {
		await isAsked(terminal, /start the restore \[\d\]:$/v);
		say(terminal, '');
	},
	async tryAgain(terminal, {fileName, password}) {
		await choose(terminal, fileName === undefined ? 'type the password again' : 'choose another file');
		if (fileName !== undefined) {
			await isAsked(terminal, /another file \[[\s\S]*\]:$/v);
			await inLines.takeFile(terminal, {fileName});
		}

		if (password !== undefined) {
			await isAsked(terminal, /\(not shown\)(?: \[as given before\])?:$/v);
			say(terminal, password);
		}

		await inLines.start(terminal);
	},
	async toLoaded(terminal) {
		await terminal.waitFor('ACCEPTED:');
		let looks = 0;
		for (; !terminal.text().includes('LOADED:'); looks++) {
			expect(looks).toBeLessThan(5);
			await choose(terminal, 'look again');
			await awaitChoice(terminal, 'finish');
		}

		await choose(terminal, 'finish');
		expect(await terminal.exited).toMatchObject({exitCode: 0});
		return looks;
	},
};
