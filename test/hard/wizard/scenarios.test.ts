import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {invented} from '../../../source/host/practice/languages.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {
	answers,
	fill,
	leaveAfterAsking,
	startRun,
} from '../../pty/walk.ts';

/** What ends a scenario, and what must be read on its result. */
type End = {readonly scenario: string; readonly verdict: string; readonly says: string | RegExp; readonly exitCode: number};

const verified = {verdict: 'VERIFIED:', says: /event 10559/v, exitCode: 0};

async function finish(terminal: TestTerminal, {verdict, says, exitCode}: Omit<End, 'scenario'>): Promise<void> {
	await terminal.waitFor(verdict);
	if (exitCode === 0) {
		// The evidence stands below what is to be done, and in the lines that stay.
		terminal.press('enter');
		await terminal.exited;
		expect(terminal.scrollback().join('\n')).toMatch(new RegExp(says, 'v'));
	} else {
		await terminal.waitFor(says);
		await leaveAfterAsking(terminal);
	}

	expect(await terminal.exited).toMatchObject({exitCode});
}

describe.concurrent('each practice scenario ends with its own verdict, code and advice', () => {
	const ends: End[] = [
		{scenario: 'ok', ...verified},
		{
			scenario: 'not-secret-server', verdict: 'FAILED (0xC0002A0E)', says: /ssomanage\s+-displaydb/v, exitCode: 1,
		},
		{
			scenario: 'service-stopped', verdict: 'FAILED (0xC0002A0F)', says: /net\s+start\s+ENTSSO/v, exitCode: 1,
		},
		{
			scenario: 'cluster', verdict: 'FAILED (0xC0002A0F)', says: /Failover\s+Cluster\s+Manager/v, exitCode: 1,
		},
		{
			scenario: 'not-admin', verdict: 'FAILED (0xC0002A13)', says: /as\s+administrator/v, exitCode: 1,
		},
		{
			scenario: 'not-sso-admin', verdict: 'FAILED (0xC0002A14)', says: /log\s+off/iv, exitCode: 1,
		},
		{
			scenario: 'no-secret', verdict: 'FAILED (0xC0002A1F)', says: /entsso-backup\s+restore/v, exitCode: 1,
		},
		{
			scenario: 'fat-volume', verdict: 'FAILED (0xC0002A07)', says: 'NTFS', exitCode: 1,
		},
		{
			scenario: 'write-denied', verdict: 'FAILED (0xC0002A20)', says: /folder/v, exitCode: 1,
		},
		{
			scenario: 'disk-full', verdict: 'FAILED (0x80070070)', says: /space|room/v, exitCode: 1,
		},
		{scenario: 'slow', ...verified},
		{scenario: 'localised', ...verified},
		{
			scenario: 'crash', verdict: 'FAILED:', says: /ended from outside, or crashed/v, exitCode: 1,
		},
	];

	test.each(ends)('$scenario', async ({scenario, ...end}) => {
		await withTerminal({arguments: ['--practice', scenario]}, async terminal => {
			await startRun(terminal);
			await finish(terminal, end);
			expect(terminal.scrollback().join('\n')).toContain(`PRACTICE (${scenario})`);
		});
	});

	test('slow says how long it has taken, and how long it may', async () => {
		await withTerminal({arguments: ['--practice', 'slow']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('s of 300 s at most; then it is ended');
			await finish(terminal, verified);
		});
	});

	test('hangs ends at the time limit', async () => {
		await withTerminal({arguments: ['--practice', 'hangs', '--time-limit', '3']}, async terminal => {
			await startRun(terminal);
			await finish(terminal, {verdict: 'FAILED:', says: 'ssoconfig did not finish in 3 seconds', exitCode: 1});
		});
	});

	test('unknown-prompts asks the user what each question wants', async () => {
		await withTerminal({arguments: ['--practice', 'unknown-prompts']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('What does it want?');
			terminal.press('f1');
			await terminal.waitFor(/Backing up, explained[\s\S]*Nothing is typed until you choose/v);
			terminal.press('f1');
			for (const [key, prompt] of [['p', invented.password], ['c', invented.confirmation], ['r', invented.reminder]] as const) {
				await terminal.waitUntil(text => text.includes('What does it want?') && text.includes(`| ${prompt.trim()}`), `the question ${prompt}`);
				expect(terminal.text()).not.toContain(answers.password);
				terminal.press('up');
				terminal.type(key);
			}

			await finish(terminal, verified);
		});
	});
});

test.concurrent.each([[60, 18], [80, 24], [100, 30]])('a question overlaps nothing in a window of %i columns and %i rows', async (columns, rows) => {
	await withTerminal({arguments: ['--practice', 'unknown-prompts']}, async terminal => {
		await startRun(terminal);
		await terminal.waitFor(`| ${invented.password.trim()}`);
		terminal.resize(columns, rows);
		terminal.type('p');
		await terminal.waitFor(`| ${invented.confirmation.trim()}`);
		terminal.press('up');
		terminal.type('c');
		await terminal.waitFor(`| ${invented.reminder.trim()}`);
		const page = terminal.screen().slice(4, -4).join(' ').replaceAll(/ +/gv, ' ').trim();
		expect(page).toMatch(/^ssoconfig asks something this program does not know\. What does it want\? \| Quenu marosh : It usually asks: password \(typed\), the same again \(typed\), reminder \(still to come\)\. Nothing is typed until you choose\. Above it stands: /v);
		expect(terminal.text()).toMatch(/P the password\s+C the password again\s+R the reminder\s+T answer it myself\s+Esc stop\s+F1 explain\s+Ctrl\+C stop\s*$/v);
		for (let row = 0; row < 5; row++) {
			terminal.press('down');
		}

		await terminal.waitFor(/\| Zolvarim teth : \*+\n/v);
	});
});

describe.concurrent('and each can be got through', () => {
	test.each(['not-secret-server', 'service-stopped', 'cluster', 'not-admin', 'not-sso-admin'])('%s: by checking again', async scenario => {
		await withTerminal({arguments: ['--practice', scenario]}, async terminal => {
			await terminal.waitFor('To do');
			terminal.press('enter');
			await terminal.waitFor('A go on anyway');
			terminal.type('c');
			await terminal.waitFor('Practice: treated as fixed');
			await startRun(terminal);
			await finish(terminal, verified);
		});
	});

	test.each(['no-secret', 'crash'])('%s: by trying again', async scenario => {
		await withTerminal({arguments: ['--practice', scenario]}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('FAILED');
			terminal.press('enter');
			await terminal.waitFor('Enter will');
			terminal.press('enter');
			await finish(terminal, verified);
		});
	});

	test.each(['write-denied', 'disk-full'])('%s: by putting it right, and trying again', async scenario => {
		await withTerminal({arguments: ['--practice', scenario]}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('FAILED');
			terminal.press('enter');
			await terminal.waitFor(/Step 3 of 7[\s\S]*The name is free/v);
			terminal.press('enter');
			await terminal.waitFor(/Step 7 of 7[\s\S]*Enter will/v);
			terminal.press('enter');
			await finish(terminal, verified);
		});
	});

	test.each(['fat-volume', 'write-denied', 'disk-full'])('%s: by choosing another folder', async scenario => {
		await withTerminal({arguments: ['--practice', scenario]}, async terminal => {
			await mkdir(path.join(terminal.home, 'elsewhere'));
			await startRun(terminal);
			await terminal.waitFor('FAILED');
			terminal.press('enter');
			await terminal.waitFor('Step 3 of 7');
			await fill(terminal, path.join(terminal.home, 'elsewhere', 'sso.bak'));
			terminal.press('enter');
			await terminal.waitFor(/Step 7 of 7[\s\S]*Enter will/v);
			terminal.press('enter');
			await finish(terminal, verified);
		});
	});
});
