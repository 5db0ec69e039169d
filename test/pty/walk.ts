import type {TestTerminal} from './terminal.ts';

export const steps = ['check', 'install-directory', 'backup-file', 'password', 'confirmation', 'reminder', 'second-copy', 'review'] as const;

export type Stop = (typeof steps)[number];

/** What is given where; what is left out is taken as the wizard offers it. */
export type Answers = {
	readonly backupFile?: string;
	readonly password: string;
	readonly reminder: string;
	readonly copyFolder?: string;
};

export const answers: Answers = {password: 'Tr0ub4dor&3-horse', reminder: 'Team safe, entry 12'};

/** A text by which each screen is known. */
export const signs: Readonly<Record<Stop, string | RegExp>> = {
	check: /Step 1 of 7[\s\S]*Enter go on|Step 1 of 7[\s\S]*A go on anyway/v,
	'install-directory': 'Step 2 of 7',
	'backup-file': 'Step 3 of 7',
	password: /Step 4 of 7[\s\S]*> Password:/v,
	confirmation: /Step 4 of 7[\s\S]*> Once more:/v,
	reminder: 'Step 5 of 7',
	'second-copy': 'Step 6 of 7',
	review: 'Step 7 of 7',
};

/** Goes from the first screen, or another, to the one named, answering on the way. */
export async function walkTo(terminal: TestTerminal, stop: Stop, given: Answers = answers, from: Stop = 'check'): Promise<void> {
	for (const step of steps.slice(steps.indexOf(from))) {
		await terminal.waitFor(signs[step]);
		if (step === stop) {
			return;
		}

		await answer(terminal, step, given);
	}
}

/** Goes from the first screen to the start of the run. */
export async function startRun(terminal: TestTerminal, given: Answers = answers): Promise<void> {
	await walkTo(terminal, 'review', given);
	await terminal.waitFor('Enter will');
	terminal.press('enter');
}

/** A longer password does not fit into the line. */
const shownStars = 40;

async function answer(terminal: TestTerminal, step: Stop, given: Answers): Promise<void> {
	switch (step) {
		case 'check': {
			await terminal.waitUntil(text => !text.includes('looking'), 'all lines to be known');
			await terminal.waitFor(/computer\s+needs|A go on anyway|more below/v);
			if (terminal.text().includes('A go on anyway')) {
				terminal.type('a');
				await terminal.waitFor('Go on anyway?');
				// Behind another letter a Y would be a part of a word.
				terminal.press('up');
				terminal.type('y');
			} else if (terminal.text().includes('B back up anyway')) {
				terminal.type('b');
			} else {
				terminal.press('enter');
			}

			return;
		}

		case 'install-directory': {
			await terminal.waitFor('ssoconfig is here.');
			break;
		}

		case 'backup-file': {
			await fill(terminal, given.backupFile);
			terminal.press('enter');
			await terminal.waitFor(/Make it\?|Step 4 of 7/v);
			if (terminal.text().includes('Make it?')) {
				terminal.press('enter');
			}

			return;
		}

		case 'password':
		case 'confirmation': {
			terminal.type(given.password);
			// An old console does not tell a paste: Enter that comes with letters would be taken for a part of it.
			await terminal.waitUntil(text => (/> (?:Password|Once more):\s+(?<stars>\*+)/v.exec(text)?.groups?.stars?.length ?? 0) >= Math.min(given.password.length, shownStars), 'the password to be masked');
			break;
		}

		case 'reminder': {
			terminal.type(given.reminder);
			await terminal.waitFor(given.reminder.slice(-20));
			break;
		}

		case 'second-copy': {
			await fill(terminal, given.copyFolder);
			break;
		}

		case 'review': {
			return;
		}
	}

	terminal.press('enter');
}

/** Leaves a screen on which something was typed. */
export async function leaveAfterAsking(terminal: TestTerminal): Promise<void> {
	terminal.press('ctrl-c');
	await terminal.waitFor('Leave? The answers so far will be lost.');
	terminal.type('y');
}

/** The text as it stands on a screen, where it may go on in the next line. */
export function words(text: string): RegExp {
	const escaped = text.split(' ').map(word => word.replaceAll(/[$\(\)*+.?\[\\\]^\{\|\}]/gv, String.raw`\$&`));
	return new RegExp(escaped.join(String.raw`\s+`), 'v');
}

/** Puts another text into the field. */
export async function fill(terminal: TestTerminal, text: string | undefined): Promise<void> {
	if (text === undefined) {
		return;
	}

	terminal.press('end', 'ctrl-u');
	terminal.type(text);
	await terminal.waitFor(text.slice(-20));
}
