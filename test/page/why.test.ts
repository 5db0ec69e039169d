import {describe, expect, test} from 'vitest';
import {roomyRows, whyRowsOf} from '../../source/page/why.ts';
import {contextOf, currentJourney} from '../../source/wizard/state.ts';
import {newWizard} from '../wizard/options.ts';

const textOf = (rows: ReturnType<typeof whyRowsOf>) => rows.map(row => row.map(({text}) => text).join('')).join(' ').replaceAll(/\s+/gv, ' ').trim();

/** Why each step of a journey is there. */
function whysOf(state: ReturnType<typeof newWizard>): Array<[step: string, why: string, more: string | undefined]> {
	const {journey: {questions, review, run, result}} = currentJourney(state);
	const others = {review: review?.why(contextOf(state)), run: run?.why, result: result?.why};
	return [
		// A page to read makes room for itself.
		...questions.filter(({page}) => page === undefined).map(({id, why, whyMore}): [string, string, string | undefined] => [id, why(contextOf(state)), whyMore?.(contextOf(state))]),
		...Object.entries(others).flatMap(([step, why]): Array<[string, string, undefined]> => why === undefined ? [] : [[step, why, undefined]]),
	];
}

const whys = [...whysOf(newWizard()), ...whysOf(newWizard({offersPractice: true}))];

test('each step says why', () => {
	expect(whys.length).toBeGreaterThanOrEqual(9);
});

describe.each(whys)('why at %s', (_step, text, more) => {
	const whole = [text, more].filter(part => part !== undefined).join(' ');

	test('is whole where there is room', () => {
		expect(textOf(whyRowsOf(text, 79, roomyRows, more))).toBe(whole);
	});

	test('is its beginning where rows are few, and leaves most of them to the question', () => {
		const rows = whyRowsOf(text, 59, 10, more);
		expect(textOf(rows)).toBe(text);
		expect(textOf(rows)).toMatch(/[.:?]$/v);
		expect(rows.length).toBeLessThanOrEqual(5);
	});
});
