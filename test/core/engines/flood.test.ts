import {describe, expect, test} from 'vitest';
import {allTyped, runStandIn, shortLimit} from './run-stand-in.ts';
import {
	asks,
	print,
	success,
	usualQuestions,
	type Step,
} from './script.ts';

/** Prints the text in so many writes of their own. */
function writes(text: string, count: number): Step {
	return {do: 'repeat', text, count};
}

describe.concurrent('a flood', () => {
	test('of single signs without a line end is read to its end', async () => {
		const {outcome, typed} = await runStandIn([...usualQuestions, writes('.', 100_000), print('\r\nERROR: 0xC0002A0F\r\n'), {do: 'exit', code: 1}]);
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', codes: ['0xC0002A0F']});
		for (const line of outcome.screen) {
			expect(line.length).toBeLessThanOrEqual(2000);
		}
	});

	test('in one long line behind the password keeps nothing from being answered', async () => {
		const {outcome, typed} = await runStandIn([
			...asks('password', 'Password : '),
			writes('x & y '.repeat(100), 1000),
			print('\r\n'),
			...usualQuestions.slice(2),
			...success,
		]);
		expect(typed).toEqual(allTyped);
		expect(outcome.ending).toBe('exited');
	});

	test('without an end is ended at the limit, also while a line is painted over and over', async () => {
		const {outcome} = await runStandIn([...usualQuestions, {do: 'flood', text: '\rWaiting for the password & more %41 ... 12 s'}], {request: {timeLimit: shortLimit}});
		expect(outcome).toMatchObject({ending: 'time-limit', leftBehind: false});
	});
});
