import {describe, expect, test} from 'vitest';
import {wrapped} from '../../source/command-line/wrapped.ts';
import {withTerminal} from '../pty/terminal.ts';

const sentence = 'error: argument 2 is an option that is not known. Did you mean --practice? These take it: check, run, wizard.';

describe('a mistake is told in whole words', () => {
	test.each([20, 40, 60, 79, 80, 120])('in %i columns', async columns => {
		const lines = await wrapped([sentence, '  entsso-backup run --backup-file FILE --reminder TEXT --password-stdin'], columns);
		expect(lines.at(-1)).toBe('  entsso-backup run --backup-file FILE --reminder TEXT --password-stdin');
		const told = lines.slice(0, -1);
		expect(told.join(' ')).toBe(sentence);
		expect(told.every(line => line.length < columns)).toBe(true);
		expect(told.length > 1).toBe(sentence.length >= columns);
	});

	test.each([undefined, 0])('and in one line where there is no window (%s)', async columns => {
		expect(await wrapped([sentence], columns)).toEqual([sentence]);
	});

	test('by the program itself', async () => {
		await withTerminal({arguments: ['run', '--install-dir', 'relative/path'], columns: 60}, async terminal => {
			expect(await terminal.exited).toMatchObject({exitCode: 2});
			const lines = terminal.output.trimEnd().split('\r\n');
			expect(lines.length).toBeGreaterThan(2);
			expect(lines[0]).toMatch(/^error: --install-dir: /v);
			expect(lines.every(line => line.length < 60)).toBe(true);
		});
	});
});
