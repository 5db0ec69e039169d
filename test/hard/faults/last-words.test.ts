import {expect, test} from 'vitest';
import {runStandIn} from '../../core/engines/run-stand-in.ts';
import {print} from '../../core/engines/script.ts';

test.concurrent.each([[10, 10], [100, 30]])('what the tool prints last, behind %i KB, is not lost, in %i runs', async (kilobytes, runs) => {
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
