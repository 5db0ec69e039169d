import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {startElevatedByHand} from '../../source/host/elevated-prompt.ts';
import type {CheckLine, Elevation} from '../../source/host/host.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import type {Effect} from '../../source/wizard/effect.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {helpOf} from '../../source/wizard/titles.ts';
import {
	newWizard,
	play,
	worldWith,
	type World,
} from '../wizard/options.ts';
import {inLines} from './in-lines.ts';
import {onScreen} from './on-screen.ts';

const administrator: CheckLine = {
	id: 'administrator', state: 'stop', detail: 'This console is not elevated.', advice: startElevatedByHand, canElevate: true,
};
const program: CheckLine = {id: 'program', state: 'ok', detail: 'Only administrators and you can change it.'};
const move = 'Move this program to a safe place, and start it there.';
const open: CheckLine = {
	id: 'program', state: 'warning', detail: 'Users may change it.', advice: move,
};
const unknown: CheckLine = {id: 'program', state: 'unknown', detail: 'It could not be found out.'};
const service: CheckLine = {
	id: 'service', state: 'stop', detail: 'It is stopped.', advice: 'Start it.',
};
const byHandAlone: CheckLine = {
	id: 'administrator', state: 'stop', detail: 'You are not an administrator here.', advice: startElevatedByHand,
};

type Lines = Readonly<Record<string, CheckLine>>;

/** A computer with these lines, and with this answer of the user to the question of Windows. */
function world(lines: Lines, outcome?: Elevation): World {
	const answer = worldWith('check-lines', lines);
	return effect => effect.type === 'elevate'
		? (outcome === undefined ? [] : [{type: 'elevation', outcome}])
		: answer(effect);
}

function after(events: readonly WizardEvent[], lines: Lines, outcome?: Elevation): {state: WizardState; effects: Effect[]} {
	return play([{type: 'start'}, ...events], world(lines, outcome));
}

const stopped = {administrator, program};
const elevate = {type: 'elevate'} as const;
const opened: Elevation = {state: 'opened'};
const refused: Elevation = {state: 'not-opened', because: 'The question of Windows was not answered with Yes.'};

const footer = (state: WizardState): string => bindingsFor(state).flatMap(({label, does}) => label === undefined ? [] : [`${label} ${does}`]).join(', ');

describe('the key that starts this program as administrator', () => {
	test('is in the footer and the help of a window that is not elevated, and has it started once', () => {
		const {state} = after([], stopped);
		expect(footer(state)).toMatch(/^E start as administrator, C /v);
		expect(helpOf(state).keys).toMatch(/^E starts this program once more as administrator/v);
		expect(commandFor(state, 'E')).toEqual(elevate);

		const {effects} = play([elevate, elevate], world(stopped), state);
		expect(effects.filter(({type}) => type === 'elevate')).toHaveLength(1);
	});

	test.each<[string, Lines]>([
		['there is no stop', {program}],
		['it is about something else', {program, service}],
		['nothing can be started elevated here, or the user is no administrator', {administrator: byHandAlone, program}],
		['the folder of the program is not known yet', {administrator}],
		['others can change the program', {administrator, program: open}],
		['nobody knows who can change the program', {administrator, program: unknown}],
	])('is not there, and does nothing, where %s', (_, lines) => {
		const {state, effects} = after([elevate], lines);
		expect(footer(state)).not.toContain('administrator');
		expect(helpOf(state).keys).not.toContain('administrator');
		expect(commandFor(state, 'e')).toBeUndefined();
		expect(effects.filter(({type}) => type === 'elevate')).toEqual([]);
	});

	test('is gone while Windows asks, and after that it is there again where it was refused', () => {
		const asking = after([elevate], stopped).state;
		expect(commandFor(asking, 'e')).toBeUndefined();
		expect(commandFor(play([{type: 'elevation', outcome: refused}], world(stopped), asking).state, 'e')).toEqual(elevate);
	});

	test('is not there again after it was opened, until the computer is looked over anew', () => {
		const {state} = after([elevate], stopped, opened);
		expect(commandFor(state, 'e')).toBeUndefined();
		expect(commandFor(play([{type: 'look-again'}], world(stopped), state).state, 'e')).toEqual(elevate);
	});

	test('does not ask twice where the computer is looked over anew meanwhile', () => {
		const {state, effects} = after([elevate, {type: 'look-again'}, elevate], stopped);
		expect(effects.filter(({type}) => type === 'elevate')).toHaveLength(1);
		expect(footer(play([{type: 'elevation', outcome: opened}], world(stopped), state).state)).toMatch(/^Enter end this one, C /v);
	});
});

test('after it was opened Enter ends this window, and its last word says where it goes on', () => {
	const {state} = after([elevate], stopped, opened);
	expect(footer(state)).toMatch(/^Enter end this one, C check again/v);
	const command = commandFor(state, 'enter')!;
	const left = reduce(state, command).state;
	expect(left.exitCode).toBe(130);
	expect(lastWords(left)).toEqual([{text: 'Go on in the window that was opened as administrator.'}]);
	expect(lastWords(play([{type: 'leave'}], world(stopped), after([elevate], stopped, refused).state).state)).toEqual([{text: 'Cancelled. No backup was made.'}]);
});

test('an answer that comes when nobody asked changes nothing', () => {
	const {state} = after([], stopped);
	expect(currentJourney(reduce(state, {type: 'elevation', outcome: opened}).state).elevation).toBeUndefined();
});

const closing: Array<() => unknown> = [];
afterEach(async () => {
	await Promise.all(closing.splice(0).map(async close => close()));
});

function sessionOf(lines: Lines, outcome?: Elevation): Session {
	const answers = world(lines, outcome);
	const session = createSession(newWizard(), (effect, {dispatch}) => {
		for (const event of answers(effect)) {
			dispatch(event);
		}
	});
	session.dispatch({type: 'start'});
	return session;
}

/** Returns what a screen says, whatever its line breaks. */
const flowing = (frame: string): string => frame.replaceAll(/\s+/gv, ' ');

describe('on the screen', () => {
	async function shown(lines: Lines, outcome: Elevation | undefined, press: string, text: string): Promise<string> {
		const screen = onScreen(sessionOf(lines, outcome));
		closing.push(screen.close);
		await screen.shown('This console is not elevated.');
		screen.press(press);
		return flowing(await screen.shown(text));
	}

	test('the key and the way by hand are both named, and what became of it', async () => {
		const offered = await shown(stopped, undefined, '', 'Press E');
		expect(offered).toContain('Press E to start this program as administrator in a new window; Windows asks you first. '
			+ 'Or by hand: in the Start menu type cmd, right-click Command Prompt, choose Run as administrator, and start this program there.');
		expect(await shown(stopped, undefined, 'e', 'Windows asks whether')).not.toContain('Press E');
		const no = await shown(stopped, refused, 'e', 'was not started');
		expect(no).toContain('It was not started. The question of Windows was not answered with Yes.');
		expect(no).toContain('right-click Command Prompt');
		const yes = await shown(stopped, opened, 'e', 'Enter end this one');
		expect(yes).toContain('This program was started as administrator in a new window. Go on there; Enter ends this one.');
		expect(yes).not.toContain('right-click');
	});

	test('why it is not offered is said where others can change the program', async () => {
		const text = await shown({administrator, program: open}, undefined, 'e', 'administrator from here.');
		expect(text).toContain(`Others can change this program's folder, so it is not started as administrator from here. ${move}`);
		expect(text).not.toContain('Press E');
	});
});

describe('in lines', () => {
	function lines(given: Lines, outcome?: Elevation) {
		const talk = inLines(sessionOf(given, outcome));
		closing.push(talk.close);
		return talk;
	}

	test('it is a choice, and the end of this window is the next', async () => {
		const talk = lines(stopped, opened);
		const asked = await talk.told('3. go on anyway');
		expect(asked).toContain('Choose "start as administrator" below');
		expect(asked).toContain('1. start as administrator');
		talk.answer('1');
		expect(await talk.told('1. end this one')).toContain('This program was started as administrator in a new window. Go on there; Enter ends this one.');
		talk.answer('');
		expect(await talk.ended()).toMatch(/end this one/v);
	});

	test('nothing is asked while Windows asks, and a refusal is told', async () => {
		const session = sessionOf(stopped);
		const talk = inLines(session);
		closing.push(talk.close);
		await talk.told('3. go on anyway');
		talk.answer('1');
		expect(await talk.told('Windows asks whether')).not.toContain('check again');
		session.dispatch({type: 'elevation', outcome: refused});
		expect(await talk.told('3. go on anyway')).toContain('It was not started. The question of Windows was not answered with Yes.');
	});

	test('it is no choice where others can change the program', async () => {
		const asked = await lines({administrator, program: open}).told('2. go on anyway');
		expect(asked).toContain('so it is not started as administrator from here');
		expect(asked).not.toContain('. start as administrator');
	});
});
