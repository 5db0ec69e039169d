import {mkdir, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {answerAll, isAsked, say} from './questions.ts';
import {withTerminal} from './terminal.ts';
import {answers, startRun} from './walk.ts';

const shape = /^entsso-backup-report-\d{4}-\d{2}-\d{2}\.txt$/v;

async function expectReport(folder: string, told: string): Promise<void> {
	const [name = '', ...others] = await readdir(folder).then(names => names.filter(one => one.endsWith('.txt')));
	expect(others).toEqual([]);
	expect(name).toMatch(shape);
	expect(told.replaceAll(/\s/gv, '')).toContain(path.join(folder, name));
	const text = await readFile(path.join(folder, name), 'utf8');
	expect(text).toMatch(/^came to: failed, tool-failed$/mv);
	expect(text).toMatch(/^codes: 0x[\dA-F]{8}$/mv);
	expect(text).toContain('| Password : ***');
	for (const secret of [answers.password, answers.reminder, path.basename(path.dirname(folder))]) {
		expect(text).not.toContain(secret);
	}
}

describe.concurrent('after a failed run, a report is written', () => {
	test('by a key, to the documents of the user', async () => {
		await withTerminal({arguments: ['--practice', 'no-secret']}, async terminal => {
			const folder = path.join(terminal.home, 'Documents');
			await mkdir(folder);
			await startRun(terminal);
			await terminal.waitFor('W write a report');
			terminal.type('w');
			await terminal.waitFor('A report with names replaced was written to');
			expect(terminal.text()).not.toContain('W write a report');
			terminal.press('ctrl-c');
			await terminal.waitFor('Leave?');
			terminal.press('up');
			terminal.type('y');
			await terminal.exited;
			await expectReport(folder, terminal.text());
		});
	});

	test('by a number, to the home folder where there are none', async () => {
		await withTerminal({arguments: ['--plain', '--practice', 'no-secret'], rows: 200, columns: 100}, async terminal => {
			await answerAll(terminal);
			say(terminal, '6');
			await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
			const number = /(?<number>\d)\. write a report/v.exec(terminal.text())?.groups?.number ?? '';
			say(terminal, number);
			await terminal.waitFor('A report with names replaced was written to');
			await expectReport(terminal.home, terminal.text());
			say(terminal, 'leave');
			expect(await terminal.exited).toMatchObject({exitCode: 1});
		});
	});
});
