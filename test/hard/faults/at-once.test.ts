import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {makeHomes} from '../../commands/homes.ts';
import {runProgram} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';
import {lendInstallDirectory} from '../../pty/install-directory.ts';
import {withTerminal} from '../../pty/terminal.ts';
import {answers, walkTo} from '../../pty/walk.ts';

const newHome = makeHomes();
const installDirectory = lendInstallDirectory();
const wizards = 20;
const runs = 5;
/** So many walk to their review side by side; more would hold up other tests. */
const abreast = 4;

test(`${wizards} wizards and ${runs} runs at once on one settings folder lose no record, and the settings stay whole`, async () => {
	const home = await newHome();
	const preferences = path.join(home, 'settings');
	const backupFile = (kind: string, index: number): string => path.join(home, `${kind}${index}.bak`);

	// A real folder, since practice does not keep the answers. All wizards are at their review before any begins.
	const atReview = Array.from({length: wizards}, () => Promise.withResolvers<void>());
	const allReady = Promise.all(atReview.map(async ({promise}) => promise));
	const walk = async (index: number): Promise<void> => withTerminal({arguments: ['--install-dir', installDirectory(), '--config-dir', preferences]}, async terminal => {
		const given = {...answers, backupFile: backupFile('wizard', index)};
		await walkTo(terminal, 'review', given);
		await terminal.waitFor('Enter will');
		atReview[index]!.resolve();
		await allReady;
		terminal.press('enter');
		await terminal.waitFor('UNPROVEN');
		terminal.press('enter');
		expect(await terminal.exited).toMatchObject({exitCode: 3});
	});
	const walked = atReview.map(async (_, index) => {
		await atReview[index - abreast]?.promise;
		await walk(index);
	});
	const unattended = Array.from({length: runs}, async (_, index) => {
		await allReady;
		const {exitCode} = await runProgram(
			['run', '--install-dir', installDirectory(), '--config-dir', preferences, '--password-stdin', '--json', '--backup-file', backupFile('run', index)],
			{home, input: `${answers.password}\n${answers.reminder}\n`},
		);
		expect(exitCode).toBe(3);
	});
	await Promise.all([...walked, ...unattended]);

	const {said} = await runProgram(['history', '--json', '--config-dir', preferences], {home});
	const {records} = parseJson('history', said) as {records: ReadonlyArray<{file: string; verdict: string}>};
	const expected = [...Array.from({length: wizards}, (_, index) => backupFile('wizard', index)), ...Array.from({length: runs}, (_, index) => backupFile('run', index))];
	expect(records.map(({file}) => file).toSorted()).toEqual(expected.toSorted());
	expect(records.map(({verdict}) => verdict)).toEqual(expected.map(() => 'unproven'));
	expect(JSON.parse(await readFile(path.join(preferences, 'config.json'), 'utf8'))).toEqual({installDirectory: installDirectory(), backupFolder: home});
	expect(await readdir(preferences)).toEqual(['config.json', 'history', expect.stringMatching(/^last-run(?:-practice)?\.json$/v)]);
}, 300_000);
