import {readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {ScenarioName} from '../../../source/host/practice/scenarios.ts';
import {
	inLines,
	onScreen,
	startRestore,
	toRestoreReview,
	type RestoreWalk,
	type RestoreWay,
} from '../../pty/restore-walk.ts';
import {withTerminal, type TerminalOptions} from '../../pty/terminal.ts';

/* Each practice scenario of a restore, to its end: the real program, on the screen and line by line. */

type Renderings = readonly [name: string, walk: RestoreWalk, options: TerminalOptions];

const renderings: readonly Renderings[] = [
	['on the screen', onScreen, {rows: 30}],
	['line by line', inLines, {rows: 100, columns: 100, environment: {TERM: 'dumb'}}],
];

type Course = {
	readonly scenario: ScenarioName;
	readonly way?: RestoreWay;
	/** How the first try fails, and what is done about it. */
	readonly failure?: {readonly says: string; readonly next: RestoreWay};
	/** Looks until the secret is loaded. */
	readonly looks?: number;
	/** Said somewhere on the way. */
	readonly says?: RegExp;
};

const courses: readonly Course[] = [
	{scenario: 'lost-secret'},
	{scenario: 'no-secret'},
	{
		scenario: 'wrong-password', failure: {says: 'FAILED (0xC0002A1B)', next: {password: 'Autumn-leaves-15'}}, says: /ssoconfig\s+showed:\s+"Password\s+reminder/v,
	},
	{scenario: 'wrong-file', failure: {says: 'FAILED (0xC0002A3F)', next: {fileName: 'SSO-production.bak'}}},
	{scenario: 'damaged-file', failure: {says: 'FAILED (0xC0002A1A)', next: {fileName: 'SSO-old-copy.bak'}}},
	{
		scenario: 'other-secret', way: {present: 'backed up first'}, says: /ENTSSO is re-encrypting its data; do not stop ENTSSO now\./v,
	},
	{scenario: 'account-changed', way: {present: 'account gone'}, says: /You\s+said\s+that\s+the\s+old\s+service\s+account\s+is\s+gone\./v},
	{scenario: 'old-format', says: /older\s+format,\s+which\s+ENTSSO\s+takes\s+\(event\s+10598\)/v},
	{scenario: 'hotfix', looks: 2, says: /KB3062831/v},
	{scenario: 'lost-master', way: {isStopped: true}},
	{scenario: 'localised', way: {present: 'backed up first'}},
	{scenario: 'ok', way: {present: 'backed up first'}},
];

describe.each(renderings)('%s', (_, walk, options) => {
	test.concurrent.each(courses)('$scenario', async ({scenario, way = {}, failure, looks = 1, says}) => {
		await withTerminal({...options, arguments: ['restore', '--practice', scenario]}, async terminal => {
			await startRestore(walk, terminal, way);
			if (failure !== undefined) {
				await terminal.waitFor(failure.says);
				await walk.tryAgain(terminal, failure.next);
			}

			expect(await walk.toLoaded(terminal)).toBe(looks);
			const all = terminal.scrollback().join('\n');
			expect(all).toContain(`PRACTICE (${scenario})`);
			expect(`${all}\n${wordsIn(terminal.output)}`).toMatch(says ?? /LOADED/v);
		});
	});
});

test.each(renderings)('nothing starts where the backup of the present secret is gone at the review, %s', async (_, walk, options) => {
	await withTerminal({...options, arguments: ['restore', '--practice', 'other-secret']}, async terminal => {
		await toRestoreReview(walk, terminal, {present: 'backed up first'});
		const names = await readdir(terminal.home, {recursive: true});
		const made = names.filter(name => /SSO-Backup-Practice\/[^\/]+\.bak$/v.test(name) && !name.endsWith('/SSO-old.bak'));
		expect(made).toHaveLength(1);
		await rm(path.join(terminal.home, made[0] ?? ''));
		await walk.start(terminal);
		// The look of the review may have been under way, and leads back; else the last look before the start sees it.
		await terminal.waitFor(/has\s+to\s+be\s+backed\s+up\s+first|FAILED[\s\S]*keeps\s+the\s+present\s+secret\s+is\s+not\s+there\s+any\s+more,\s+so\s+nothing\s+was\s+started/v);
		expect(wordsIn(terminal.output)).not.toContain('Password reminder');
	});
});

/** What was written to the terminal, without where it stood. */
function wordsIn(output: string): string {
	// eslint-disable-next-line no-control-regex, regexp/no-control-character -- that is how a terminal is told
	return output.replaceAll(/\u{1B}\[[\d;?]*[A-Za-z]/gv, ' ').replaceAll(/\s+/gv, ' ');
}
