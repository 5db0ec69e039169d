import {expect, test} from 'vitest';
import {lastWords} from '../../source/commands/last-words.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {play} from '../wizard/options.ts';
import {reviewed} from '../wizard/to-run.ts';
import {
	loaded,
	none,
	rescued,
	restored,
	seenAs,
	throughBackup,
	toPresent,
	toReview,
	wizard,
	worldUnder,
} from './restore-world.ts';

/** Leaves a restore that needed a backup first, after these events. */
function left(verdict: typeof rescued.verdict, ...more: readonly WizardEvent[]): WizardState {
	const rescue = {...rescued, verdict};
	const world = worldUnder({seen: seenAs(loaded), rescue});
	const events: readonly WizardEvent[] = [...toPresent, ...throughBackup, ...more];
	return play([...events, {type: 'leave'}, {type: 'leave'}], world, wizard({begins: 'restore'})).state;
}

const textOf = (state: WizardState): string => lastWords(state).map(({text}) => text).join('\n');

test('the result of a backup within a restore stays in the window, and that nothing was restored', () => {
	const state = left('unproven');
	expect(currentJourney(state).step).toBe('result');
	expect(textOf(state)).toMatch(/UNPROVEN: [\s\S]*\nCancelled\. Nothing was restored\.$/v);
	expect(textOf(state)).toContain(rescued.file);
});

test('back in the restore, the last word names the file that was made, and none that was not', () => {
	const named = `Cancelled. Nothing was restored. The backup made before it is ${rescued.file}`;
	expect(textOf(left('unproven', {type: 'go-on'}))).toBe(named);
	expect(textOf(left('failed', {type: 'return'}))).toBe('Cancelled. Nothing was restored.');
});

test.each([
	[true, 'Call: BackupSecret, with the file '],
	[false, 'ssoconfig -backupsecret '],
])('a dry run by the engine api prints what would be run: ENTSSO can be called: %s', (hasAdministration, start) => {
	const {state} = play([{type: 'go-on'}], undefined, reviewed({engine: 'api', hasAdministration, dryRun: true}).state);
	expect(state.exitCode).toBe(0);
	expect(textOf(state).startsWith(start)).toBe(true);
});

test.each([
	[undefined, 'Restart ENTSSO. Then look again: entsso-backup check.'],
	['lost-secret', 'Restart ENTSSO. Practice ends here, and the next one begins as this one did.'],
])('an accepted restore names the command that looks again, once no key does: practice %s', (practice, words) => {
	const world = worldUnder({seen: seenAs(none), restore: {...restored, practice}});
	const {state} = play([...toPresent, ...toReview(), {type: 'go-on'}], world, wizard({begins: 'restore', practice}));
	expect(currentJourney(state).step).toBe('result');
	expect(textOf(state)).toContain(words);
});
