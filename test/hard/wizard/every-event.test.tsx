import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import {expect, test} from 'vitest';
import {drawFrame} from '../../../source/page/draw.ts';
import {App} from '../../../source/ink/app.tsx';
import {chooseTheme} from '../../../source/terminal/theme.ts';
import type {WizardState} from '../../../source/wizard/state.ts';
import {password, strayEvents} from './moves.ts';
import {watched} from './player.ts';
import {collectStates} from './states.ts';

const states = collectStates();
const theme = chooseTheme({isAscii: true});

test(`every event in each of ${states.length} states does nothing that it must not`, () => {
	expect(states.length).toBeGreaterThan(200);
	for (const state of states) {
		for (const event of strayEvents) {
			watched(state, event);
		}
	}

	console.log(`state machine: ${strayEvents.length} events in each of ${states.length} states`);
});

/** So many frames are drawn; the states are as many as the screens have looks. */
const mostFrames = 400;

test('a frame of each look fits the window and never shows the password', () => {
	const shown = states.filter(({exitCode}) => exitCode === undefined).slice(0, mostFrames);
	for (const state of shown) {
		const rows = frameOf(state).split('\n');
		// Ink draws it as the page says; only the first frame is drawn without it.
		const pure = stripVTControlCharacters(drawFrame(state, {columns: 80, rows: 24, theme}) ?? '');
		expect(trimmed(rows)).toEqual(trimmed(pure.split('\n')));
		expect(rows.length).toBeLessThan(24);
		expect(Math.max(...rows.map(row => row.length))).toBeLessThan(80);
		if (!state.isRevealed) {
			// Part of it would be as bad: a row may be cut off.
			expect(rows.join('').replaceAll(/\s/gv, '')).not.toContain(password.slice(0, 8));
		}
	}

	console.log(`state machine: ${shown.length} frames`);
});

function trimmed(rows: readonly string[]): string[] {
	return rows.map(row => row.trimEnd());
}

function frameOf(state: WizardState): string {
	const session = {state, dispatch() {/* Nothing happens while it is drawn. */}, subscribe: () => () => {/* Nobody listens. */}};
	return stripVTControlCharacters(renderToString(<App session={session} theme={theme} onTerminal={() => {/* No terminal is lent. */}}/>, {columns: 80}));
}
