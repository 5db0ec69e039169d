import {
	mkdir,
	readFile,
	rmdir,
	truncate,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {makeHomes} from '../commands/homes.ts';
import {runProgram} from '../commands/program.ts';
import {recordFiles} from '../core/records/record-files.ts';
import {withTerminal} from './terminal.ts';
import {
	answers,
	fill,
	startRun,
	words,
} from './walk.ts';

const newHome = makeHomes();

describe.concurrent('the proof of a backup', () => {
	test('the recovery sheet is named on the result and in the report, and holds no secret', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			const backupFile = path.join(terminal.home, 'b.bak');
			await startRun(terminal, {...answers, backupFile});
			await terminal.waitFor('VERIFIED');
			await terminal.waitFor('Print the recovery sheet');
			terminal.press('page-down');
			await terminal.waitFor(/Recovery sheet +\S/v);
			terminal.press('enter');
			await terminal.exited;
			const sheet = `${backupFile}.recovery.txt`;
			expect(terminal.scrollback().join('')).toContain(sheet);
			const text = await readFile(sheet, 'utf8');
			expect(text).toContain('PRACTICE (ok)');
			expect(text).toContain('ENTSSO logged event 10559');
			expect(text).not.toContain(answers.password);
			expect(text).not.toContain(answers.reminder);
		});
	});

	test('the first screen tells how the last backup stands, and again when checked again', async () => {
		const home = await newHome();
		const backupFile = path.join(home, 'b.bak');
		const config = ['--practice', '--config-dir', path.join(home, 'config')];
		const {exitCode} = await runProgram(['run', '--backup-file', backupFile, '--password-stdin', ...config], {home, input: `${answers.password}\n${answers.reminder}\n`});
		expect(exitCode).toBe(0);
		await withTerminal({arguments: config}, async terminal => {
			await terminal.waitFor(/Last\s+practice\s+backup:\s+\d{4}-\d\d-\d\d,\s+verified,\s+file\s+unchanged,\s+no\s+copy\s+known\.\s+Each\s+practice\s+begins\s+anew\./v);
			await terminal.waitUntil(text => !text.includes('looking'), 'all lines to be known');
			await truncate(backupFile, 1);
			terminal.type('c');
			await terminal.waitFor(/The\s+backup\s+file\s+had\s+\d+\s+bytes\s+and\s+now\s+has\s+1\./v);
			expect(terminal.text()).toContain('Enter go on');
		});
	});

	test('a second copy that was left for later is made from the result, without another backup', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			const backupFile = path.join(terminal.home, 'b.bak');
			const copyFolder = path.join(terminal.home, 'share');
			await mkdir(copyFolder);
			await startRun(terminal, {...answers, backupFile});
			await terminal.waitFor('K make the second copy');
			terminal.type('k');
			await terminal.waitFor('> Folder: (later)');
			await fill(terminal, copyFolder);
			terminal.press('enter');
			await terminal.waitFor('VERIFIED');
			terminal.press('end');
			await terminal.waitFor('The second copy is the same, byte for byte.');
			// It is on the drive of the backup.
			expect(terminal.text()).toContain('K make a copy elsewhere');
			const copy = path.join(copyFolder, 'b.bak');
			expect(await readFile(copy)).toEqual(await readFile(backupFile));
			expect(await readFile(`${copy}.recovery.txt`, 'utf8')).toContain(copy.slice(0, 64));
			const history = path.join(terminal.home, '.config', 'entsso-backup', 'history');
			const records = await recordFiles(history);
			expect(records).toHaveLength(1);
			expect(JSON.parse(await readFile(records[0] ?? '', 'utf8'))).toMatchObject({copy, verdict: 'verified'});
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 0});
			expect(terminal.scrollback().join('')).toContain(`Second copy    ${copy}`);
		});
	});

	test('a copy whose folder vanishes during the run leaves the backup as it is, and is made in the same folder once that is back', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			const backupFile = path.join(terminal.home, 'b.bak');
			const copyFolder = path.join(terminal.home, 'share');
			await mkdir(copyFolder);
			await startRun(terminal, {...answers, backupFile, copyFolder});
			await terminal.waitFor('Wait for ENTSSO');
			await rmdir(copyFolder);
			await terminal.waitFor(words('The second copy was not made: the folder or drive is not there.'));
			expect(terminal.text()).toContain('VERIFIED');
			terminal.type('k');
			await terminal.waitFor('Second copy\n');
			terminal.press('enter');
			await terminal.waitFor(/Not yet: There is no such folder|Make it\?/v);
			await mkdir(copyFolder);
			terminal.press('enter');
			await terminal.waitFor('VERIFIED');
			terminal.press('end');
			await terminal.waitFor(words('The second copy is the same, byte for byte.'));
			expect(await readFile(path.join(copyFolder, 'b.bak'))).toEqual(await readFile(backupFile));
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 0});
		});
	});

	test('who leaves without the copy that was asked for leaves with 3, and the last lines say it', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			const copyFolder = path.join(terminal.home, 'share');
			await mkdir(copyFolder);
			await startRun(terminal, {...answers, backupFile: path.join(terminal.home, 'b.bak'), copyFolder});
			await terminal.waitFor('Wait for ENTSSO');
			await rmdir(copyFolder);
			await terminal.waitFor(words('VERIFIED: The backup is verified; the second copy that was asked for is missing.'));
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 3});
			expect(terminal.scrollback().join(' ')).toContain('second copy that was asked for is missing.');
		});
	});

	test('the first screen says nothing of a last backup where there is none', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await terminal.waitFor('Nothing blocks the backup.');
			expect(terminal.text()).not.toContain('Last backup');
		});
	});
});
