import {describe, expect, test} from 'vitest';
import {drawPage} from '../../source/page/draw.ts';
import {frameSize} from '../../source/page/frame.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {
	none,
	seenAs,
	toPresent,
	wizard,
	worldUnder,
} from '../journeys/restore-world.ts';
import {
	newWizard,
	play,
	type World,
	worldWith,
} from '../wizard/options.ts';

const offers = Array.from({length: 8}, (_, index) => String.raw`D:\SSO-Backup\SSO-${index}.bak`);
const world = worldUnder({seen: seenAs(none), offers});
const untilFile = toPresent.slice(0, 3);

function down(state: WizardState, within: World): WizardState {
	return play([commandFor(state, 'down')!], within, state).state;
}

function rowsOf(state: WizardState, columns: number, rows: number): string[] {
	const {width, availableRows} = frameSize({columns, rows});
	const page = drawPage(state, {width, availableRows}).rows;
	expect(page.reduce((sum, row) => sum + (isFieldRow(row) ? row.height : 1), 0)).toBeLessThanOrEqual(availableRows);
	return page.map(row => isFieldRow(row) ? '(the field)' : row.map(({text}) => text).join(''));
}

const chosenIn = (page: readonly string[]): string[] => page.filter(row => row.trimStart().startsWith('* '));

const sizes = [[60, 18], [80, 24], [100, 34]] as const;

describe.each(sizes)('a list in a window of %i columns and %i rows', (columns, rows) => {
	const folders = Array.from({length: 30}, (_, index) => String.raw`D:\SSO-${String(index).padStart(2, '0')}`);

	test('shows which of many folders is chosen', () => {
		const found = folders.map(path => ({path, source: 'registry', foundIn: 'registry'}));
		const manyFolders = worldWith('directories', found);
		let {state} = play([{type: 'start'}, {type: 'go-on'}], manyFolders, newWizard());
		for (const folder of folders) {
			expect(chosenIn(rowsOf(state, columns, rows))).toEqual([expect.stringContaining(folder)]);
			state = down(state, manyFolders);
		}
	});

	test('shows which of many ways to go on is taken', () => {
		const text = 'D:';
		const start = play([{type: 'start'}, {type: 'go-on'}, {type: 'typed', field: 'install-directory', text}]).state;
		const completions: WizardEvent = {
			type: 'completions', field: 'install-directory', text, options: folders,
		};
		let {state} = play([completions], undefined, start);
		const press = (key: string): void => {
			({state} = play([commandFor(state, key)!], undefined, state));
		};

		for (const [index, folder] of folders.entries()) {
			press(index % 2 === 0 ? 'tab' : 'down');
			expect(chosenIn(rowsOf(state, columns, rows))).toEqual([expect.stringContaining(folder)]);
		}

		press('up');
		expect(chosenIn(rowsOf(state, columns, rows))).toEqual([expect.stringContaining(folders.at(-2)!)]);
	});
});

describe.each(sizes)('the file to restore in a window of %i columns and %i rows', (columns, rows) => {
	test('the chosen file is in sight, and the list stays where it is and says how much of it that is', () => {
		let {state} = play(untilFile, world, wizard({begins: 'restore'}));
		expect(currentJourney(state).step).toBe('restore-file');
		const first = rowsOf(state, columns, rows);
		const head = first.findIndex(row => row.includes('Found on this computer'));
		expect(first[head]).toMatch(/^\s+Found on this computer(?: \(3 of 8 are in sight\))?:$/v);
		for (const offer of offers) {
			const page = rowsOf(state, columns, rows);
			expect(chosenIn(page)).toEqual([expect.stringContaining(offer)]);
			expect(page.slice(0, head + 1)).toEqual(first.slice(0, head + 1));
			// What is known of it comes last, and begins within the window.
			expect(page.slice(head).join('\n')).toContain('1200 bytes');
			state = down(state, world);
		}
	});

	test('ways to go on have the rows that are free, and what is known of the file comes below them', () => {
		const {state: before} = play(untilFile, world, wizard({begins: 'restore'}));
		const ways = Array.from({length: 5}, (_, index) => String.raw`D:\SSO-Backup\SSO-${index}.bak`);
		const typed: WizardEvent = {type: 'typed', field: 'restore-file', text: 'D:'};
		const {state} = play([typed, {
			type: 'completions', field: 'restore-file', text: 'D:', options: ways,
		}], world, before);
		const page = rowsOf(state, columns, rows).join('\n');
		expect(page).toContain('5 ways to go on; Tab takes the next:');
		for (const way of ways) {
			expect(page).toContain(way);
		}
	});

	test('the list stays where it is while the next file is looked at', () => {
		const before = play(untilFile, world, wizard({begins: 'restore'})).state;
		const unanswered: World = effect =>
			effect.type === 'look' && effect.lookup.id === 'restore-file' ? [] : world(effect);
		const looking = down(before, unanswered);
		const [page, pageBefore] = [looking, before].map(state => rowsOf(state, columns, rows));
		expect(page?.join('\n')).not.toContain('1200 bytes');
		const listIn = (all: readonly string[] = []): number => all.findIndex(row => row.includes('Found on this computer'));
		expect(listIn(page)).toBe(listIn(pageBefore));
	});
});
