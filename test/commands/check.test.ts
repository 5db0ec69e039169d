import {
	chmod,
	cp,
	mkdtemp,
	rm,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {needsIds} from '../../source/core/triage.ts';
import {needsNames} from '../../source/core/triage-words.ts';
import {checkIds} from '../../source/host/host.ts';
import {bundle, runProgram} from './program.ts';
import {parseJson} from './schema.ts';

function lineOf(said: string): unknown {
	const {lines} = parseJson('check', said) as Report;
	return lines.find(({id}) => id === 'program');
}

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

	test('says in words what the computer needs, and names the guide', async () => {
		const {said} = await runProgram(['check', '--practice', 'account-changed']);
		expect(said).toMatch(/^What this computer needs: its old service account back\. /mv);
		expect(said).toMatch(/^The steps: entsso-backup guide service-account$/mv);
		const healthy = await runProgram(['check', '--practice']);
		expect(healthy.said).toMatch(/^What this computer needs: a backup of its master secret\. /mv);
		expect(healthy.said).not.toContain('The steps:');
		// No id of the JSON stands among the words.
		expect(new Set(Object.values(needsNames)).size).toBe(needsIds.length);
		expect(Object.values(needsNames).filter(name => /-|^[a-z]+$/v.test(name))).toEqual([]);
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
		expect(new Set(lines.filter(({id}) => id !== 'program').map(({state}) => state))).toEqual(new Set(['unknown']));
	});

	test('a program that others can change is told of, whatever else is known', async () => {
		const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-program-'));
		try {
			await cp(path.dirname(bundle), folder, {recursive: true});
			const program = path.join(folder, 'cli.mjs');
			const closed = await runProgram(['check', '--json'], {program});
			expect(lineOf(closed.said)).toMatchObject({state: 'ok'});
			await chmod(path.join(folder, 'parts'), 0o777);
			const {exitCode, said} = await runProgram(['check', '--json'], {program});
			expect(exitCode).toBe(1);
			expect(lineOf(said)).toMatchObject({state: 'warning', detail: `${path.join(folder, 'parts')} can be changed by everyone.`});
		} finally {
			await rm(folder, {recursive: true});
		}
	});
});
