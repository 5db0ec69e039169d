import {describe, expect, test} from 'vitest';
import {nagiosSummary} from '../../source/commands/nagios.ts';
import type {CheckLine} from '../../source/host/host.ts';
import {runProgram} from './program.ts';

function lines(...states: ReadonlyArray<CheckLine['state']>): CheckLine[] {
	return states.map((state, index) => ({id: (['administrator', 'program', 'entsso', 'service'] as const)[index] ?? 'backups', state, detail: `Line ${index}.`}));
}

describe('the worst line is the state', () => {
	test.each([
		[lines('ok', 'ok'), 'OK', 'ENTSSO OK - all 2 lines are ok'],
		[lines('ok', 'unknown'), 'UNKNOWN', 'ENTSSO UNKNOWN - program: Line 1.'],
		[lines('unknown', 'warning'), 'WARNING', 'ENTSSO WARNING - program: Line 1. (and 1 more that is not ok)'],
		[lines('warning', 'ok', 'unknown', 'stop'), 'CRITICAL', 'ENTSSO CRITICAL - service: Line 3. (and 2 more that are not ok)'],
		[lines('stop', 'stop'), 'CRITICAL', 'ENTSSO CRITICAL - administrator: Line 0. (and 1 more that is not ok)'],
	] as const)('%#', (found, state, line) => {
		expect(nagiosSummary(found, undefined)).toEqual({state, line});
	});

	test('in one line without a bar, whatever the detail holds', () => {
		const {line} = nagiosSummary([{id: 'service', state: 'stop', detail: 'a|b\r\nc\u{2028}d'}], 'ok');
		expect(line).toBe('ENTSSO CRITICAL - PRACTICE (ok), service: a/b c d');
	});
});

describe.concurrent('entsso-backup check --nagios', () => {
	test.each([
		[['--practice'], /^ENTSSO (?:OK|WARNING) - PRACTICE \(ok\), /v],
		[['--practice', 'service-stopped'], /^ENTSSO CRITICAL - PRACTICE \(service-stopped\), service: /v],
		[['--practice', 'not-secret-server'], /^ENTSSO CRITICAL - /v],
	] as const)('%j: its line first, then all lines, and the exit code that says the same', async (flags, first) => {
		const {exitCode, said, complained} = await runProgram(['check', '--nagios', ...flags]);
		expect(complained).toBe('');
		expect(said).toMatch(first);
		const [, state = ''] = said.split(' ', 2);
		expect(exitCode).toBe(['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'].indexOf(state));
		expect(said).toMatch(/^(?:ok|stop|warning|unknown) +administrator /mv);
		expect(said).not.toContain('|');
	});

	test.each([
		['check', '--nagios', 'hunter22xyz'],
		['check', '--nagios=1'],
		['check', '--nagios', '--engine', 'api'],
		['chek', '--nagios'],
		['--nagios', 'check'],
		['check', '--nagios', '--help'],
	])('%s %s %s: wrong usage is UNKNOWN', async (...given) => {
		const {exitCode, said} = await runProgram(given.filter(word => typeof word === 'string'));
		expect(exitCode).toBe(3);
		expect(said).toMatch(/^ENTSSO UNKNOWN - Wrong usage: [^\n\|]+\n$/v);
		expect(said).not.toContain('hunter');
	});

	test.each(['run', 'verify', 'history', 'guide', 'runbook', 'wizard'])('%s has no codes of Nagios: 2 for --nagios', async command => {
		const {exitCode, said, complained} = await runProgram([command, '--nagios']);
		expect({exitCode, said}).toEqual({exitCode: 2, said: ''});
		expect(complained).toContain(`${command} does not take --nagios.`);
	});

	test('is refused beside --json, with one object', async () => {
		const {exitCode, said} = await runProgram(['check', '--nagios', '--json']);
		expect(exitCode).toBe(3);
		expect(JSON.parse(said)).toMatchObject({reason: 'wrong-usage', message: expect.stringContaining('Leave one out.') as unknown});
	});
});
