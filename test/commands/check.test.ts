import {describe, expect, test} from 'vitest';
import {checkIds} from '../../source/host/host.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

type Report = {verdict: string; lines: Array<{id: string; state: string; detail: string; advice: string | undefined}>};

describe.concurrent('entsso-backup check', () => {
	test('prints every line in order, and exits with 1 when something needs attention', async () => {
		const {exitCode, said, complained} = await runProgram(['check', '--practice', 'service-stopped']);
		expect(exitCode).toBe(1);
		expect(complained).toBe('');
		expect(said.match(/^(?:ok|warning|stop|unknown) +[\-a-z]+/gmv)?.map(line => line.split(/ +/v, 2)[1])).toEqual(checkIds);
		expect(said).toContain('net start ENTSSO');
		expect(said.trim().split('\n').at(-1)).toBe('attention');
	});

	test('--json gives one object', async () => {
		const {exitCode, said} = await runProgram(['check', '--practice', 'not-secret-server', '--json']);
		expect(exitCode).toBe(1);
		const {verdict, lines} = parseJson('check', said) as Report;
		expect(verdict).toBe('attention');
		expect(lines.map(({id}) => id)).toEqual(checkIds);
		expect(lines.find(({id}) => id === 'secret-server')).toMatchObject({state: 'stop', advice: expect.stringContaining('SSO-MASTER') as unknown});
		expect(lines.find(({id}) => id === 'entsso')).toMatchObject({state: 'ok', advice: null});
	});

	test('what cannot be told is unknown, exit code 3', async () => {
		const {exitCode, said} = await runProgram(['check', '--json']);
		expect(exitCode).toBe(3);
		const {verdict, lines} = parseJson('check', said) as Report;
		expect(verdict).toBe('unknown');
		expect(new Set(lines.map(({state}) => state))).toEqual(new Set(['unknown']));
	});
});
