import {expect, test} from 'vitest';
import {scenarios} from '../../source/host/practice/scenarios.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {changeView} from '../../source/wizard/state.ts';
import {newWizard} from '../wizard/options.ts';

const all = Object.entries(scenarios).map(([name, {description}]) => ({name, description}));
const state = newWizard({offersPractice: true, scenarios: all});
const shown = (selected: number, size: {readonly width: number; readonly availableRows: number}): string[] =>
	drawPage(changeView(state, {selected}), size).rows.map(row => isFieldRow(row) ? '' : row.map(({text}) => text).join(''));

test('a window of 80 by 24 shows all that can be practised', () => {
	const rows = shown(0, {width: 79, availableRows: 16});
	expect(rows.length).toBeLessThanOrEqual(16);
	for (const {name} of all) {
		expect(rows.some(row => row.includes(`${name} `))).toBe(true);
	}
});

test('in a small window the chosen one is always in sight', () => {
	for (const [index, {name}] of all.entries()) {
		const rows = shown(index, {width: 59, availableRows: 10});
		expect(rows.length).toBeLessThanOrEqual(10);
		expect(rows.some(row => row.startsWith(`> ${name} `))).toBe(true);
	}
});
