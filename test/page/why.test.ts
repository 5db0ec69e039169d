import {describe, expect, test} from 'vitest';
import {roomyRows, whyRowsOf} from '../../source/page/why.ts';
import {whyOf} from '../../source/words/why.ts';

const textOf = (rows: ReturnType<typeof whyRowsOf>) => rows.map(row => row.map(({text}) => text).join('')).join(' ').replaceAll(/\s+/gv, ' ').trim();

describe.each(Object.entries(whyOf))('why at %s', (_step, text) => {
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
