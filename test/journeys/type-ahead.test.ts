import fc from 'fast-check';
import {afterEach, expect, test} from 'vitest';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {contextOf, currentJourney, questionOf} from '../../source/wizard/state.ts';
import {healthyWorld, newWizard, play} from '../wizard/options.ts';
import {keys, onScreen, type Screen} from './on-screen.ts';

const screens: Screen[] = [];

afterEach(() => {
	for (const screen of screens.splice(0)) {
		screen.close();
	}
});

/** A wizard at the backup file, on a screen; the computer answers at once. */
function begin(): {session: Session; screen: Screen} {
	const {state} = play([{type: 'start'}, {type: 'go-on'}, {type: 'go-on'}]);
	const session = createSession(state, effect => {
		for (const event of healthyWorld(effect)) {
			session.dispatch(event);
		}
	});
	const screen = onScreen(session);
	screens.push(screen);
	return {session, screen};
}

const letters = fc.string({unit: fc.constantFrom(...'abcxyz 123'), maxLength: 12});

test('what is typed behind an Enter that leaves a step never comes into the next field, and is told', async () => {
	await fc.assert(fc.asyncProperty(letters, letters, async (before, after) => {
		const {session, screen} = begin();
		const start = contextOf(session.state).answers.texts['backup-file'] ?? '';
		await screen.shown('> File:');
		screen.press(`${before}.bak`, keys.enter, after, keys.enter, after);
		await screen.shown('Step 4 of 7', 'Keys that came too early were ignored.');
		const {answers} = contextOf(session.state);
		expect(questionOf(session.state)?.id).toBe('password');
		expect(answers.texts['backup-file']).toBe(`${start}${before}.bak`.trim());
		expect(answers.secrets.password?.reveal()).toBe('');
		screen.close();
	}), {seed: 10_589, numRuns: 12});
});

test('within a step no key is lost or reordered, and both fields get theirs', async () => {
	await fc.assert(fc.asyncProperty(letters.map(text => `Kr7#${text.trim()}zebra`), async password => {
		const {session, screen} = begin();
		await screen.shown('> File:');
		screen.press(keys.enter);
		await screen.shown('> Password:');
		screen.press(password, keys.enter, password.slice(0, 4), keys.tab, keys.tab, password.slice(4));
		await screen.shown('Both are the same.');
		const {answers} = contextOf(session.state);
		expect(answers.secrets.password?.reveal()).toBe(password);
		expect(currentJourney(session.state).step).toBe('password');
		screen.close();
	}), {seed: 10_589, numRuns: 12});
});

test('a wizard begins with a screen that is shown: what is typed to it counts', async () => {
	const session = createSession(newWizard(), () => {/* Nothing is answered. */});
	const screen = onScreen(session);
	screens.push(screen);
	screen.press(keys.f1);
	await screen.shown('explained');
});
