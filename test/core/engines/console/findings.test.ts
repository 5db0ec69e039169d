import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../../../source/values/secret.ts';
import {backupTask} from '../../../../source/core/run/backup-task.ts';
import {Findings} from '../../../../source/core/engines/console/findings.ts';
import {escapeForms, wrapForms} from './written.ts';

const prompt = 'Password : ';
const backupFile = String.raw`D:\SSO-Backup\SSO-HOST1-2026.bak`;

function newFindings(password: string, reminder = 'the usual', file = backupFile): Findings {
	return new Findings(backupTask({
		tool: {program: 'ssoconfig', leadingArguments: []}, backupFile: file, password: new Secret(password), reminder: new Secret(reminder), timeLimit: 1000,
	}));
}

/** What is found in this output, that comes after the password was typed. */
function findingsIn(output: string, {password = 'Blue-Kettle 47', reminder = 'the usual', screen = []}: {password?: string; reminder?: string; screen?: string[]} = {}): Findings {
	const findings = newFindings(password, reminder);
	findings.push(prompt);
	findings.typedBehind(prompt);
	findings.push(output);
	findings.end(screen);
	return findings;
}

const awkward = String.raw`'Blue&Kettle" <47>\%`;

describe('the password is seen', () => {
	test.each(escapeForms)('$form', ({write}) => {
		for (const password of ['Blue-Kettle&47', awkward, 'Schlüssel§20+24', '100%25 of"it"']) {
			expect([password, findingsIn(`*****\r\n<secret>${write(password)}</secret>\r\n`, {password}).passwordShown]).toEqual([password, true]);
		}
	});

	test.each(wrapForms)('$form', ({wrap}) => {
		expect(findingsIn(`*****\r\nUsing ${wrap('Blue-Kettle 47', 6)} now\r\n`).passwordShown).toBe(true);
	});

	test('in other letter case, with a blank between the letters, and where it scrolled away long ago', () => {
		expect(findingsIn('***\r\nBLUE-KETTLE 47 is used\r\n').passwordShown).toBe(true);
		expect(findingsIn('***\r\nB l u e - K e t t l e   4 7\r\n').passwordShown).toBe(true);
		expect(findingsIn(`***\r\nBlue-Kettle 47\r\n${'line of text\r\n'.repeat(5000)}`).passwordShown).toBe(true);
	});

	test('wherever it stands in a long output', () => {
		fc.assert(fc.property(fc.nat({max: 20_000}), place => {
			expect(findingsIn(`***\r\n${'some text\r\n'.repeat(2000).slice(0, place)}Blue-Kettle 47\r\n${'more\r\n'.repeat(500)}`).passwordShown).toBe(true);
		}), {seed: 10_589, numRuns: 50});
	});

	test('for the most part: cut at a quotation mark or a blank', () => {
		expect(findingsIn('***\r\nUsing \'Blue-Kettle\r\n', {password: '\'Blue-Kettle\' 47'}).passwordShown).toBe(true);
		expect(findingsIn('***\r\n\'3-horse-4\' is not recognized\r\n', {password: 'Tr0&3-horse-4'}).passwordShown).toBe(true);
	});

	test('behind its prompt, also a part of it', () => {
		expect(findingsIn('\'Blue\r\n', {password: '\'Blue-Kettle\' 47'}).passwordShown).toBe(true);
		expect(findingsIn('correct\r\n', {password: 'correct'}).passwordShown).toBe(true);
	});

	test('on the last screen', () => {
		expect(findingsIn('', {screen: ['Password : Blue-Kettle 47']}).passwordShown).toBe(true);
	});
});

describe('the password is not seen', () => {
	test.each([
		['marks', '**************\r\nConfirm Password : **************\r\n', 'Blue-Kettle 47'],
		['marks, of which the password has some', '**************\r\n', '*******-Kettle'],
		['a word of a message', '*******\r\nThe password is correct.\r\n', 'correct'],
		['the first word of a message', '*******\r\nThe password is correct.\r\n', 'correct horse-47'],
		['a word in other letter case', '*******\r\nPASSWORD ACCEPTED\r\n', 'Password'],
		['a word behind the prompt, in a message', 'PASSWORD TOO SHORT\r\n', 'Password'],
		['the name of the file', `***\r\nWriting ${backupFile}\r\n`, 'SSO-HOST1-2026'],
		['the name of the file in other letter case', `***\r\nWriting ${backupFile.toLowerCase()}\r\n`, 'SSO-HOST1-2026'],
		['the name of the file without its folder', '***\r\nWrote SSO-HOST1-2026.bak\r\n', 'SSO-HOST1-2026'],
		['the folder of the file', String.raw`***${'\r\n'}Looking into D:\SSO-Backup\ now${'\r\n'}`, String.raw`SSO-Backup\7`],
		['a small part of it', '***\r\nThe kettle is blue, 47 times\r\n', 'Blue-Kettle 47'],
		['a part that is no more than a word', '***\r\nYour kettle\r\n', 'Kettles'],
	])('%s', (_name, output, password) => {
		expect(findingsIn(output, {password}).passwordShown).toBe(false);
	});

	test('before it was typed', () => {
		const findings = newFindings('Blue-Kettle 47');
		findings.push('Such as Blue-Kettle 47\r\nPassword : ');
		expect(findings.passwordShown).toBe(false);
	});
});

describe('codes', () => {
	test('in the password or reminder that came back are not the tool\'s', () => {
		const output = 'a-0x80070005-b\r\nConfirm Password : a-0x80070005-b\r\nPassword reminder : see 0xC0002A0F\r\n';
		expect(findingsIn(output, {password: 'a-0x80070005-b', reminder: 'see 0xC0002A0F'}).codes).toEqual([]);
		expect(findingsIn(`${output}ERROR: 0x80070005\r\n`, {password: 'a-0x80070005-b', reminder: 'see 0xC0002A0F'}).codes).toEqual(['0x80070005']);
	});

	test('in a password that is painted bit by bit are not either', () => {
		expect(findingsIn('0x80070005\rPassword : 0x80070005-b\r\n', {password: '0x80070005-b'}).codes).toEqual([]);
	});

	test('in the name of the file are not either', () => {
		const findings = newFindings('Blue-Kettle 47', 'x', String.raw`D:\a\0x80070005.bak`);
		findings.push('Wrote 0x80070005.bak\r\nWrote d:\\A\\0x80070005.BAK\r\nError 0xC0002A0F\r\n');
		expect(findings.codes).toEqual(['0xC0002A0F']);
	});

	test.each(['0', 'x', '0x', 'ERROR', '05'])('are whole beside the short reminder %j', reminder => {
		expect(findingsIn('***\r\nERROR: 0x80070005\r\n', {reminder}).codes).toEqual(['0x80070005']);
	});

	test('are found where a long line was broken', () => {
		for (let length = 1; length < 10; length++) {
			const line = `${'The service could not be reached, and it says that '.padEnd(500 - length, '.')}${'0xC0002A0F'.slice(0, length)}\r\n  ${'0xC0002A0F'.slice(length)}: no answer\r\n`;
			expect(findingsIn(`***\r\n${line}`).codes).toEqual(['0xC0002A0F']);
		}

		expect(findingsIn(`***\r\n${'.'.repeat(490)}0xFFFFFFFF\r\n80070005\r\n`).codes).toContain('0x80070005');
	});

	test('are not made of the ends of short lines, or of what was whole', () => {
		expect(findingsIn('***\r\nFlags: 0x80\r\n000000 bytes\r\n').codes).toEqual([]);
		expect(findingsIn(`***\r\n${'.'.repeat(490)}0x00000000\r\nDone\r\n`).codes).toEqual(['0x00000000']);
	});
});
