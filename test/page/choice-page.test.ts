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

const namesIn = (rows: readonly string[]) => all.map(({name}) => name).filter(name => rows.some(row => row.slice(2).startsWith(`${name} `)));

test('a window that is high enough shows all that can be practised', () => {
	const rows = shown(0, {width: 79, availableRows: all.length + 2});
	expect(namesIn(rows)).toHaveLength(all.length);
	expect(rows.at(-1)).not.toContain('in sight');
});

test('one of 80 by 24 shows a part, and says so', () => {
	for (const selected of all.keys()) {
		const rows = shown(selected, {width: 79, availableRows: 16});
		expect(rows).toHaveLength(16);
		expect(rows.at(-1)).toBe(`  (${namesIn(rows).length} of ${all.length} are in sight: Up and Down show the others)`);
	}
});

test('in a small window the chosen one is always in sight', () => {
	for (const [index, {name}] of all.entries()) {
		const rows = shown(index, {width: 59, availableRows: 10});
		expect(rows.length).toBeLessThanOrEqual(10);
		expect(rows.some(row => row.startsWith(`> ${name} `))).toBe(true);
	}
});
