import {describe, expect, test} from 'vitest';
import {nearest} from '../../source/command-line/nearest.ts';
import {runProgram} from '../commands/program.ts';

describe.concurrent('wrong usage says what would be right, and ends with 2', () => {
	test.each([
		['a command', ['chek'], 'Did you mean check?'],
		['a command to be explained', ['help', 'chek'], 'Did you mean check?'],
		['a flag', ['run', '--pasword-stdin'], 'Did you mean --password-stdin?'],
		['a flag of other commands', ['check', '--engin', 'api'], 'Did you mean --engine? These take it: wizard, run, restore.'],
		['a scenario', ['--practice', 'slwo'], 'Did you mean slow?'],
		['a file behind --practice', ['verify', '--practice', 'sso.bak'], 'FILE stands before --practice, or behind one of these.'],
		['an engine', ['--engine', 'consol'], 'Did you mean console?'],
		['a number', ['--time-limit', 'soon'], 'Give a whole number of seconds, such as 300; 86400 at most.'],
		['an en dash', ['check', '\u{2013}json'], 'Type two hyphens: --json'],
		['an em dash', ['\u{2014}practice'], 'Type two hyphens: --practice'],
		['one hyphen', ['check', '-json'], 'Type: --json'],
		['a slash', ['/practice'], 'Type: --practice'],
		['/?', ['/?'], 'Type: --help'],
		['another shell', ['completion', 'zsh'], 'powershell, bash'],
	])('%s', async (_name, flags, right) => {
		const {exitCode, said, complained} = await runProgram(flags);
		expect({exitCode, said}).toEqual({exitCode: 2, said: ''});
		expect(complained).toContain(right);
		expect(complained).not.toContain('    at ');
	});

	test.each(['1e3', '0x10', '1.5', '007', '300 ', '+5'])('a number in another form: %j', async text => {
		const {exitCode, complained} = await runProgram(['--time-limit', text]);
		expect(exitCode).toBe(2);
		expect(complained).toContain('--time-limit: Give a whole number of seconds, such as 300;');
	});

	test.each(['/x/trail ', ' /x/lead', '/x/other\u{A0}'])('a path with a blank around it: %j', async text => {
		for (const flag of ['--backup-file', '--copy-to', '--config-dir']) {
			const {exitCode, complained} = await runProgram(['run', flag, text]);
			expect(exitCode).toBe(2);
			expect(complained).toContain(`${flag}: There is a blank at its beginning or its end. Leave it out.`);
		}
	});

	test.each([['--password=hunter22xyz'], ['--password', 'hunter22xyz'], ['-p', 'hunter22xyz'], ['run', '--Password=hunter22xyz', '--json']])('%s: there is no flag for the password, and it is not repeated', async (...flags) => {
		const {exitCode, said, complained} = await runProgram(flags);
		expect(exitCode).toBe(2);
		expect(complained).toContain('--password-stdin');
		expect(said + complained).not.toContain('hunter22xyz');
	});
});

describe.concurrent('help', () => {
	test.each([
		[['run', '--json', '--help'], 'Leave out --json.'],
		[['check', '--nagios', '--help'], 'Leave out --nagios.'],
	])('for programs is refused, and the flag named: %j', async (given, words) => {
		const {said} = await runProgram(given);
		expect(said).toContain(`help and version are text only. ${words}`);
	});

	test.each([[''], ['wizard'], ['check'], ['verify'], ['history'], ['run'], ['guide'], ['runbook'], ['report'], ['completion']])('of %s has examples', async command => {
		const {exitCode, said} = await runProgram(command === '' ? ['--help'] : [command, '--help']);
		expect(exitCode).toBe(0);
		expect(said).toMatch(/^Examples:\n(?: {2}.*\n)*.*entsso-backup/mv);
	});
});

test.concurrent.each([[['help'], ['--help']], [['help', 'run'], ['run', '--help']]])('%j is the same as %j', async (word, flag) => {
	const [byWord, byFlag] = await Promise.all([runProgram(word), runProgram(flag)]);
	expect(byWord.exitCode).toBe(0);
	expect(byWord.said).toBe(byFlag.said);
});

test.concurrent('the help lists all commands, and says which take flags', async () => {
	const {said} = await runProgram(['--help']);
	expect(said).toMatch(/^ {2}check \[options\] /mv);
	expect(said).toMatch(/^ {2}runbook \[options\] <dir> /mv);
});

test('what is far away is not suggested', () => {
	expect(nearest('restore', ['check', 'verify', 'history'])).toBeUndefined();
	expect(nearest('vrefiy', ['check', 'verify', 'history'])).toBe('verify');
});

test.each([[[]], [['--plain']]])('the wizard %j without a terminal names the flags that do the same, and ends with 2', async flags => {
	const {exitCode, said, complained} = await runProgram(['--practice', ...flags]);
	expect({exitCode, said}).toEqual({exitCode: 2, said: ''});
	expect(complained).toContain('entsso-backup run --backup-file FILE --reminder TEXT --password-stdin');
});
