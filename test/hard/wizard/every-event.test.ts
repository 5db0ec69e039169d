import {stripVTControlCharacters} from 'node:util';
import {expect, test} from 'vitest';
import {drawFrame} from '../../../source/page/draw.ts';
import {chooseTheme} from '../../../source/terminal/theme.ts';
import {bindingsFor} from '../../../source/wizard/keys.ts';
import {currentJourney, type WizardState} from '../../../source/wizard/state.ts';
import {frameOf} from '../../ink/frame-of.tsx';
import {keys} from './moves.ts';
import {watched} from './player.ts';
import {password} from './samples.ts';
import {collectStates} from './states.ts';
import {strayEvents} from './stray-events.ts';

const states = collectStates();
const shown = states.filter(({exitCode}) => exitCode === undefined);
const theme = chooseTheme({isAscii: true});

test(`every event in each of ${states.length} states does nothing that it must not`, () => {
	expect(states.length).toBeGreaterThan(200);
	const guides = states.map(state => currentJourney(state)).filter(({journey}) => journey.staysAsLeft);
	expect([guides.length, guides.filter(({marked}) => marked.length > 0).length].every(count => count > 5)).toBe(true);
	for (const state of states) {
		for (const event of [...strayEvents, ...bindingsFor(state).map(({command}) => command)]) {
			watched(state, event);
		}
	}

	console.log(`state machine: ${strayEvents.length} events in each of ${states.length} states`);
});

test('the random sequences press every key that means something', () => {
	const meant = new Set(states.flatMap(state => bindingsFor(state).flatMap(binding => binding.keys)));
	expect([...meant].toSorted((a, b) => a.localeCompare(b))).toEqual(keys.toSorted((a, b) => a.localeCompare(b)));
});

/** So many frames are drawn by Ink as well; the page draws that of each look below. */
const mostFrames = 400;

test('a frame of each look fits the window and never shows the password', () => {
	const step = Math.ceil(shown.length / mostFrames);
	const drawn = shown.filter((_, index) => index % step === 0);
	for (const state of drawn) {
		const rows = stripVTControlCharacters(frameOf(state)).split('\n');
		// Ink draws it as the page says; only the first frame is drawn without it.
		expect(trimmed(rows)).toEqual(trimmed(pureFrameOf(state, {columns: 80, rows: 24})));
		expectFits(state, rows, {columns: 80, rows: 24});
	}

	console.log(`state machine: ${drawn.length} frames`);
});

test.each([{columns: 60, rows: 18}, {columns: 80, rows: 24}, {columns: 130, rows: 50}])('a frame of each look fits a window of $columns x $rows', size => {
	for (const state of shown) {
		expectFits(state, pureFrameOf(state, size), size);
	}
});

function expectFits(state: WizardState, rows: readonly string[], size: {readonly columns: number; readonly rows: number}): void {
	expect(rows.length).toBeLessThan(size.rows);
	expect(Math.max(...rows.map(row => row.length)), rows.join('\n')).toBeLessThan(size.columns);
	if (!state.view.isRevealed && state.view.generated === 0) {
		// Part of it would be as bad: a row may be cut off.
		expect(rows.join('').replaceAll(/\s/gv, '')).not.toContain(password.slice(0, 8));
	}
}

/** Half a character in a secret that is shown has no bytes: Ink's text is encoded with the sign that replaces it. */
function trimmed(rows: readonly string[]): string[] {
	return rows.map(row => row.replaceAll('<U+D800>', '\u{FFFD}').trimEnd().toWellFormed());
}

function pureFrameOf(state: WizardState, size: {readonly columns: number; readonly rows: number}): string[] {
	return stripVTControlCharacters(drawFrame(state, {...size, theme}) ?? '').split('\n');
}
