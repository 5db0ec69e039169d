import {describe, expect, test} from 'vitest';
import {roomyRows, whyRowsOf} from '../../source/page/why.ts';
import {contextOf, currentJourney} from '../../source/wizard/state.ts';
import {newWizard} from '../wizard/options.ts';

const textOf = (rows: ReturnType<typeof whyRowsOf>) => rows.map(row => row.map(({text}) => text).join('')).join(' ').replaceAll(/\s+/gv, ' ').trim();

/** Why each step of a journey is there. */
function whysOf(state: ReturnType<typeof newWizard>): Array<[step: string, why: string]> {
	const {journey: {questions, review, run, result}} = currentJourney(state);
	const others = {review: review?.why(contextOf(state)), run: run?.why, result: result?.why};
	return [
		...questions.map(({id, why}): [string, string] => [id, why(contextOf(state))]),
		...Object.entries(others).flatMap(([step, why]): Array<[string, string]> => why === undefined ? [] : [[step, why]]),
	];
}

const whys = [...whysOf(newWizard()), ...whysOf(newWizard({offersPractice: true}))];

test('each step says why', () => {
	expect(whys.length).toBeGreaterThanOrEqual(10);
});

describe.each(whys)('why at %s', (_step, text) => {
	test('is whole where there is room', () => {
		expect(textOf(whyRowsOf(text, 79, roomyRows))).toBe(text.replaceAll(/\s+/gv, ' '));
	});

	test('is its first sentence where rows are few, and leaves most of them to the question', () => {
		const rows = whyRowsOf(text, 59, 10);
		expect(text.replaceAll(/\s+/gv, ' ')).toContain(textOf(rows));
		expect(textOf(rows)).toMatch(/[.:?]$/v);
		expect(rows.length).toBeLessThanOrEqual(5);
	});
});
