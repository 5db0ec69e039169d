import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {drawFrame} from '../../source/page/draw.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	currentJourney,
	type WizardState,
} from '../../source/wizard/state.ts';
import {newWizard, result} from '../wizard/options.ts';

type Size = readonly [columns: number, rows: number];

function shown(state: WizardState, [columns, rows]: Size): string[] {
	const frame = drawFrame(state, {columns, rows, theme: chooseTheme({isAscii: true})}) ?? '';
	return stripVTControlCharacters(frame).split('\n').map(row => row.trimEnd());
}

/** The state after these keys, in a window of this size. */
function press(state: WizardState, ...keys: readonly string[]): WizardState {
	let next = state;
	for (const key of keys) {
		const command = commandFor(next, key);
		next = command === undefined ? next : reduce(next, command).state;
	}

	return next;
}

const sizes: readonly Size[] = [[60, 18], [80, 24], [80, 25], [120, 30], [120, 40], [200, 60]];

const advice = Array.from({length: 80}, (_, index) => ({id: 'warning', text: `Advice number ${index}.`}));
const atResult = changeJourney(newWizard(), {step: 'result', result: {...result, advice}});

describe.each(sizes)('a window of %i columns and %i rows', (...size) => {
	const [, rows] = size;

	test('is used to its last row but one', () => {
		const frame = shown(newWizard(), size);
		expect(frame).toHaveLength(rows - 1);
		expect(frame.findLastIndex(row => row.startsWith('---'))).toBe(rows - 4);
	});

	test('shows as many ways to go on as it has room for', () => {
		const options = Array.from({length: 60}, (_, index) => String.raw`D:\folder-${index}`);
		const state = changeView(changeJourney(newWizard(), {step: 'backup-file'}), {completion: {options, index: 0}});
		const listed = shown(state, size).filter(row => row.includes('folder-')).length;
		expect(listed).toBeGreaterThanOrEqual(Math.max(4, rows - 20));
	});

	test('shows a page further down with Page Down, its end with End, and its beginning with Home', () => {
		const pageRows = rows - 8;
		const {state} = reduce(atResult, {type: 'resized', pageRows});
		const top = shown(state, size);
		const next = shown(press(state, 'page-down'), size);
		expect(top.join('\n')).toContain('more below');
		expect(next).not.toEqual(top);
		const end = shown(press(state, 'end'), size);
		expect(end.join('\n')).toContain('Started ');
		expect(shown(press(state, 'end', 'home'), size)).toEqual(top);
		expect(shown(press(state, 'page-down', 'page-up'), size)).toEqual(top);
		// Page by page, every line is seen.
		const seen = new Set(top);
		let at = state;
		for (const _ of advice) {
			at = press(at, 'page-down');
			for (const row of shown(at, size)) {
				seen.add(row);
			}
		}

		expect(advice.filter(({text}, index) => !seen.has(`${` ${index + 1}.`.padEnd(5)}${text}`))).toEqual([]);
	});

	test('shows all of the longest review, row by row and page by page, and nothing over another', () => {
		const long = `${String.raw`D:\x`}${String.raw`folder with a long name\x`.repeat(10)}SSO.bak`.slice(0, 255);
		const state = changeView(changeAnswers(changeJourney(newWizard(), {step: 'review'}), {
			texts: {
				'install-directory': long, 'backup-file': long, 'second-copy': long, reminder: 'word '.repeat(100),
			},
		}), {selected: 0});
		const seen = new Set<string>();
		let at = reduce(state, {type: 'resized', pageRows: rows - 8}).state;
		for (let count = 0; count < 20; count++) {
			const frame = shown(at, size);
			expect(frame).toHaveLength(rows - 1);
			for (const row of frame) {
				seen.add(row);
			}

			at = press(at, count < 8 ? 'down' : 'page-down');
		}

		const text = [...seen].join('\n');
		for (const title of ['Install directory', 'Backup file', 'Password', 'Reminder', 'Second copy', 'Command: ', 'Enter opens "Password"']) {
			expect(text).toContain(title);
		}

		expect(currentJourney(at).step).toBe('review');
	});
});
