import fc from 'fast-check';
import {expect, test} from 'vitest';
import {commandNames} from '../../source/command-line/commands.ts';
import {jsonFits} from '../commands/schema.ts';
import {anyArguments, unsaidWords, wantsJson} from './any-arguments.ts';
import {call} from './called.ts';

test('any arguments: a documented exit code, one object where --json stands, and nothing repeated that was typed', async () => {
	const ends = {called: 0, refused: 0, told: 0};
	await fc.assert(fc.asyncProperty(anyArguments(7), fc.constantFrom('posix', 'windows'), async (given, pathStyle) => {
		const {exitCode, said, complained, name} = await call(given, {pathStyle});
		const isRefused = complained !== '';
		expect([0, 2, 3]).toContain(exitCode);
		expect(exitCode === 0).toBe(!isRefused);
		if (isRefused) {
			expect(name).toBeUndefined();
			// Commander has nothing to say to what was judged before it.
			expect(complained).not.toContain('cannot be used together');
			expect(complained).toMatch(/^error: [^\n]+\nRun entsso-backup [^\n]+\n$/v);
		}

		if (isRefused && wantsJson(given)) {
			expect(said).toMatch(/^\{"version":1,[ -~]*\}\n$/v);
			expect(JSON.parse(said)).toMatchObject({version: 1, reason: 'wrong-usage'});
		} else if (wantsJson(given)) {
			// The command itself writes it.
			expect(['check', 'verify', 'history', 'run', 'restore', 'guide', 'runbook']).toContain(name);
			expect(said).toBe('');
		}

		for (const word of unsaidWords(given)) {
			expect(said + complained).not.toContain(word);
		}

		ends[isRefused ? 'refused' : (name === undefined ? 'told' : 'called')]++;
	}), {seed: 10_589, numRuns: 4000});
	expect(ends.called).toBeGreaterThan(100);
	expect(ends.refused).toBeGreaterThan(1000);
	expect(ends.told).toBeGreaterThan(100);
});

test.each(commandNames)('%s: the object of a refused call fits its schema', async command => {
	for (const given of [[command, '--json=true'], ['--json', command], [command, '--json', '--nothing'], [command, '--json', '--', 'a', 'b', 'c']]) {
		const {said, exitCode} = await call(given);
		expect(exitCode).toBe(2);
		expect(jsonFits(command, said)).toEqual([]);
	}
});
