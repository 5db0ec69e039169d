import {expect, test} from 'vitest';
import {runStandIn} from './run-stand-in.ts';
import {print} from './script.ts';

/** Sees, in so many runs behind so many KB of other output, that what the tool prints last is read. */
export function testLastWords(cases: ReadonlyArray<readonly [kilobytes: number, runs: number]>): void {
	test.concurrent.each(cases)('what the tool prints last, behind %i KB, is not lost, in %i runs', async (kilobytes, runs) => {
		for (let run = 0; run < runs; run++) {
			const {outcome} = await runStandIn([
				print('x'.repeat(98).concat('\r\n').repeat(kilobytes * 10)),
				print('ERROR: 0xC0002A0F : Could not contact the SSO server.\r\n'),
				{do: 'exit', code: 1},
			]);
			expect(outcome.codes).toEqual(['0xC0002A0F']);
			expect(outcome.screen.at(-1)).toBe('ERROR: 0xC0002A0F : Could not contact the SSO server.');
		}
	});
}
