import fc from 'fast-check';
import {expect, test} from 'vitest';
import {anyArguments, unsaidWords, wantsJson} from '../../command-line/any-arguments.ts';
import {runProgram} from '../../commands/program.ts';

const cases = 150;

test(`${cases} command lines of any arguments, run for real: a documented exit code, one object where --json stands, nothing repeated`, async () => {
	const samples = fc.sample(anyArguments(5), {seed: 10_589, numRuns: cases});
	let objects = 0;
	for (const given of samples) {
		const {exitCode, said, complained} = await runProgram(given);
		const told = JSON.stringify({
			given, exitCode, said, complained,
		});
		expect([0, 1, 2, 3], told).toContain(exitCode);
		expect(complained, told).not.toContain('    at ');
		if (wantsJson(given)) {
			objects++;
			expect(said, told).toMatch(/^\{[ -~]*\}\n$/v);
			expect(JSON.parse(said)).toBeTypeOf('object');
		}

		// What was called may name the path that it was given.
		for (const word of complained.startsWith('error: ') ? unsaidWords(given) : []) {
			expect(said + complained, told).not.toContain(word);
		}
	}

	expect(objects).toBeGreaterThan(cases / 5);
}, 240_000);
