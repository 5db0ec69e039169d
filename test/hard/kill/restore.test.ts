import {describe, expect} from 'vitest';
import {
	onScreen,
	startRestore,
	toRestoreReview,
	type RestoreWay,
} from '../../pty/restore-walk.ts';
import type {TestTerminal} from '../../pty/terminal.ts';
import {answers} from '../../pty/walk.ts';
import {processesOf} from './aftermath.ts';
import {type Place, testEnds} from './ends.ts';
import {silenceEventLog} from './holds.ts';
import {expectRestoreLeft} from './restored.ts';

/** ENTSSO answers after twelve seconds there, which on a busy computer may be before the end. */
const slow = {scenario: 'slow', level: expect.toBeOneOf(['unproven', 'accepted']) as string} as const;
const keptFirst: RestoreWay = {present: 'backed up first'};

type RestorePlace = {
	readonly name: string;
	readonly scenario: string;
	/** Level of the record, where the program could still keep one; left out where nothing was started. */
	readonly level?: string;
	/** The record was kept before the end came. */
	readonly isRecorded?: true;
	go(terminal: TestTerminal): Promise<void>;
};

/** No restore is started here, whatever ends the program. */
async function expectNoTool(terminal: TestTerminal): Promise<void> {
	const lines = await processesOf(terminal.home);
	expect(lines.filter(line => line.includes('-restoresecret'))).toEqual([]);
}

async function toPresent(terminal: TestTerminal): Promise<void> {
	await onScreen.toFile(terminal);
	await onScreen.takeFile(terminal);
	await terminal.waitFor('What is here now');
}

const before = (name: string, scenario: string, go: RestorePlace['go']): RestorePlace => ({
	name, scenario, async go(terminal) {
		await go(terminal);
		await expectNoTool(terminal);
	},
});

const places: readonly RestorePlace[] = [
	before('the question of the file', 'lost-secret', async terminal => onScreen.toFile(terminal)),
	before('what is here now, which has to be backed up first', 'other-secret', async terminal => {
		await toPresent(terminal);
		await terminal.waitFor('Enter back it up first');
	}),
	before('the password of the backup that comes first', 'other-secret', async terminal => {
		await toPresent(terminal);
		await terminal.waitFor('Enter back it up first');
		terminal.press('enter');
		await terminal.waitFor(/ssoconfig makes the backup[\s\S]*ssoconfig is here\./v);
		terminal.press('enter');
		await terminal.waitFor('The name is free.');
		terminal.press('enter');
		await terminal.waitFor('> Password:');
		terminal.type(answers.password.slice(0, 5));
		await terminal.waitFor(/> Password: +\*{5}/v);
	}),
	before('a password of the file, half typed', 'lost-secret', async terminal => {
		await toPresent(terminal);
		await onScreen.passPresent(terminal);
		await terminal.waitFor('> Password:');
		terminal.type('Lost-');
		await terminal.waitFor(/> Password: +\*{5}/v);
	}),
	before('the review', 'lost-secret', async terminal => toRestoreReview(onScreen, terminal)),
	before('the review, after the backup that comes first', 'other-secret', async terminal => toRestoreReview(onScreen, terminal, keptFirst)),
	{
		name: 'the wait for ENTSSO', ...slow, async go(terminal) {
			await startRestore(onScreen, terminal, keptFirst);
			await terminal.waitFor(/Restoring[\s\S]*running +Wait for ENTSSO/v);
		},
	},
	{
		name: 'the question whether to stop the restore', ...slow, async go(terminal) {
			await startRestore(onScreen, terminal, keptFirst);
			await terminal.waitFor(/Restoring[\s\S]*running +Wait for ENTSSO/v);
			terminal.press('escape');
			await terminal.waitFor('Stop the restore?');
		},
	},
	{
		name: 'the search for proof', scenario: 'lost-secret', level: 'unproven', async go(terminal) {
			await startRestore(onScreen, terminal);
			// The look right before the start still needs the log.
			await terminal.waitFor(/done +Look at the secret again/v);
			await silenceEventLog(terminal.temporary);
			await terminal.waitFor(/running +Look for proof/v);
		},
	},
	{
		name: 'a re-encryption', scenario: 'other-secret', level: 'accepted', async go(terminal) {
			await startRestore(onScreen, terminal, keptFirst);
			await terminal.waitFor(/running +Wait for re-encryption/v);
		},
	},
	{
		name: 'the question whether to stop waiting for it', scenario: 'other-secret', level: 'accepted', async go(terminal) {
			await startRestore(onScreen, terminal, keptFirst);
			await terminal.waitFor(/running +Wait for re-encryption/v);
			terminal.press('escape');
			await terminal.waitFor(/do\s+not\s+stop\s+ENTSSO\s+now\.\s+Stop\s+waiting\s+for\s+it\?/v);
		},
	},
	{
		name: 'the result', scenario: 'lost-secret', level: 'accepted', isRecorded: true, async go(terminal) {
			await startRestore(onScreen, terminal);
			await terminal.waitFor('ACCEPTED:');
			await terminal.waitFor('L look again');
		},
	},
];

function placeOf({name, scenario, level, isRecorded, go}: RestorePlace): Place {
	return {
		name,
		rows: 30,
		flags: () => ['restore', '--practice', scenario],
		go,
		async expectLeft(home, wasKilled) {
			await expectRestoreLeft(home, level === undefined || (wasKilled && !isRecorded) ? [] : [level]);
		},
	};
}

describe.concurrent.each(places.map(place => placeOf(place)))('restoring, at $name', place => {
	testEnds(place);
});
