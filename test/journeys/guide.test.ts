import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {guideTopics} from '../../source/core/guides/guide.ts';
import {guideFor} from '../../source/core/guides/guides.ts';
import {nothingSeen} from '../../source/journeys/guide/signs.ts';
import {drawFrame} from '../../source/page/draw.ts';
import {askedWords} from '../../source/wizard/dialogs.ts';
import {helpOf} from '../../source/wizard/titles.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {currentJourney, focusedItem, type WizardState} from '../../source/wizard/state.ts';
import {found, play, type World} from '../wizard/options.ts';
import {
	checked,
	guide,
	guideWorld,
	press,
	steps,
} from './guide-world.ts';
import {wizard} from './restore-world.ts';

type Size = readonly [columns: number, rows: number];

const frame = (state: WizardState, [columns, rows]: Size = [80, 24]): string =>
	stripVTControlCharacters(drawFrame(state, {columns, rows, theme: chooseTheme({isAscii: true})}) ?? '');

/** A window that shows all of it. */
const whole = (state: WizardState): string => frame(state, [100, 200]);

const opened = (world = guideWorld()): WizardState => press(checked(world), ['g'], world);

const journeysIn = ({journeys}: WizardState): string[] => journeys.map(({journey}) => journey.id);

describe('a guide', () => {
	test('opens over the check, tells what has to be known first, and leads back to where one was', () => {
		const check = checked();
		const state = press(check, ['g']);
		expect(journeysIn(state)).toEqual(['backup', 'guide-lost-master']);
		expect(frame(state)).toMatch(/THE MASTER SECRET SERVER IS LOST[\s\S]*Have +The newest backup file\.[\s\S]*Never +Restart nothing else/v);
		const back = press(state, ['escape']);
		expect(journeysIn(back)).toEqual(['backup']);
		expect(currentJourney(back)).toMatchObject({step: currentJourney(check).step, found: currentJourney(check).found});
		expect(frame(back)).toContain('G go on with the guide');
	});

	test('tells of each step what there is to tell', () => {
		const text = whole(opened()).replaceAll(/\s+/gv, ' ');
		for (const {text: what, where, commands = [], expect: see, danger, wayBack} of steps) {
			for (const part of [what, where, ...commands, see, danger, wayBack]) {
				expect(text.replaceAll(' ', '')).toContain((part ?? '').replaceAll(' ', ''));
			}
		}

		expect(text).toContain('[ ] 2 of 6: See which SSO server');
		expect(text).toContain('Danger With another server here');
		expect(text).toContain(String.raw`Type cd /d "C:\Program Files`);
		expect(text).toContain('Way back ssomanage -updatedb');
		expect(text).not.toContain('Seen:');
	});

	test('marks are set and taken off with Space, and stay where they are for as long as the program runs', () => {
		const marked = press(opened(), ['enter', ' ', 'enter', ' ', 'down', ' ', ' ']);
		expect(currentJourney(marked).marked).toEqual(['bare', 'full']);
		expect(whole(marked)).toMatch(/ {2}\[x\] 1 of 6[\s\S]* {2}\[x\] 2 of 6[\s\S]*> \[ \] 3 of 6/v);
		const again = press(marked, ['escape', 'c', 'g']);
		expect(frame(again)).toBe(frame(marked));
		expect(focusedItem(again)?.id).toBe('long');
	});

	test('Enter goes to the next step, marks nothing, and leads back from the last; Home and End go to either end', () => {
		let state = opened();
		for (const {id} of steps) {
			state = press(state, ['enter']);
			expect(focusedItem(state)?.id).toBe(id);
		}

		expect(currentJourney(state).marked).toEqual([]);
		expect(journeysIn(press(state, ['enter']))).toEqual(['backup']);
		expect(focusedItem(press(state, ['home']))?.id).toBe('before');
		expect(focusedItem(press(state, ['home', 'end']))?.id).toBe('backup');
		expect(helpOf(state).keys).toContain('Enter goes to the next step and marks nothing; Space marks');
	});

	test('End before there are steps leads nowhere, and the first has the focus when they come', () => {
		const late: World = effect => effect.type === 'look' && effect.lookup.id === 'guide' ? [] : guideWorld()(effect);
		const early = press(opened(late), ['end'], late);
		const {state} = play([{
			type: 'found', lookup: 'guide', about: 'lost-master', facts: guide, isComplete: true,
		}], guideWorld(), early);
		expect(focusedItem(state)?.id).toBe('before');
	});

	test('what it was first filled with stays, also when the computer was looked over again', () => {
		const again = press(opened(), ['escape', 'c']);
		const {effects} = reduce(again, {type: 'open-next', what: 'guide'});
		expect(effects.filter(({type}) => type === 'look')).toMatchObject([{lookup: {id: 'guide-signs'}}]);
	});

	test('what was not told in full when it was left is looked up once more', () => {
		const world: World = effect => effect.type === 'look' && effect.lookup.id === 'guide'
			? [{
				type: 'found', lookup: 'guide', about: 'lost-master', facts: guide, isComplete: false,
			}]
			: guideWorld()(effect);
		const again = press(opened(world), ['escape'], world);
		const {effects} = reduce(again, {type: 'open-next', what: 'guide'});
		expect(effects).toContainEqual(expect.objectContaining({type: 'look', lookup: expect.objectContaining({id: 'guide'}) as unknown}));
	});

	test('the text before the steps cannot be marked, and the focus stays at either end', () => {
		const state = opened();
		expect(commandFor(state, ' ')).toBeUndefined();
		expect(reduce(state, {type: 'mark'}).state).toBe(state);
		expect(focusedItem(press(state, ['up']))?.id).toBe('before');
		expect(focusedItem(press(state, Array.from({length: 20}, () => 'down')))?.id).toBe('backup');
	});

	test('P copies a command that is alone in its step', () => {
		const start = wizard({takesClipboard: true});
		const state = press(play([{type: 'start'}], guideWorld(), start).state, ['g', 'down', 'down']);
		expect(commandFor(state, 'p')).toBeUndefined();
		const restore = press(state, ['down', 'down']);
		expect(frame(restore)).toContain('P copy the command');
		const {effects, state: copied} = play([commandFor(restore, 'p')!], undefined, restore);
		expect(effects).toEqual([{type: 'copy-text', text: 'ssoconfig -restoresecret FILE'}]);
		expect(frame(copied)).toContain('The command was sent to the clipboard of this window.');
	});

	test('who leaves is asked where marks would be lost, there and at the check', () => {
		expect(press(opened(), ['ctrl-c']).exitCode).toBe(130);
		const marked = press(opened(), ['down', ' ']);
		for (const state of [marked, press(marked, ['escape'])]) {
			const asked = press(state, ['ctrl-c']);
			expect(asked.exitCode).toBeUndefined();
			expect(askedWords(asked)?.text).toBe('Leave? The marks in the guide so far will be lost.');
			expect(frame(press(asked, ['enter']))).toBe(frame(state));
			expect(press(asked, ['y']).exitCode).toBe(130);
		}
	});

	describe.each<Size>([[60, 18], [80, 24], [120, 40]])('in a window of %i columns and %i rows', (...size) => {
		test('each step is in sight when it has the focus, and all of a long one with Page Down', () => {
			let {state} = play([{type: 'resized', pageRows: size[1] - 8}], guideWorld(), opened());
			for (const [index, {text, expect: see = text}] of steps.entries()) {
				state = press(state, ['down']);
				expect(frame(state, size)).toContain(`> [ ] ${index + 1} of ${steps.length}: ${text.slice(0, 20)}`);
				let seen = '';
				let scrolled = state;
				for (let page = 0; page < 6; page++) {
					const shown = frame(scrolled, size);
					seen += shown.replaceAll(/\s/gv, '');
					scrolled = press(scrolled, ['page-down']);
					// A row of the step that Space marks is always there, and nothing above it but at its beginning.
					expect(shown.split('\n').slice(4).join('\n')).toMatch(page === 0 ? />\s\[ \]/v : /./v);
				}

				const end = frame(scrolled, size).replaceAll(/\s/gv, '');
				expect(end).toContain((steps[index]?.commands?.at(-1) ?? see).slice(-5).replaceAll(' ', ''));

				expect(seen).toContain(see.slice(-20).replaceAll(' ', ''));
			}
		});

		test('nothing is cut off, and the frame fits', () => {
			let state = opened();
			for (const _ of [0, ...steps]) {
				const rows = frame(state, size).split('\n');
				expect(rows.length).toBeLessThan(size[1]);
				expect(Math.max(...rows.map(row => row.length))).toBeLessThan(size[0]);
				expect(rows.join('\n')).toContain('Esc back');
				expect(rows.join('\n')).toContain('C look again');
				state = press(state, ['down']);
			}
		});
	});
});

test.each(guideTopics)('all of the guide %s can be read in the smallest window', topic => {
	const real = guideFor(topic, {});
	const world: World = effect => effect.type === 'look' && effect.lookup.id === 'guide' ? [found(effect, real)] : guideWorld()(effect);
	let {state} = play([{type: 'resized', pageRows: 10}], world, opened(world));
	const parts = [[real.title, real.when, ...real.needs, ...real.never], ...real.steps.map(step =>
		[step.text, step.where, ...step.commands ?? [], step.expect, step.danger, step.wayBack])];
	for (const texts of parts) {
		let read = '';
		let page = state;
		for (let count = 0; count < 8; count++) {
			read += frame(page, [60, 18]).split('\n').slice(4, -4).join('').replaceAll(/\s/gv, '');
			page = press(page, ['page-down'], world);
		}

		for (const text of texts) {
			// A row that two windows share comes twice, so the end of a text is looked for.
			expect(read).toContain((text ?? '').replaceAll(/\s/gv, '').slice(-25));
		}

		state = press(state, ['down'], world);
	}
});

describe('what this program sees of the steps', () => {
	const at = new Date('2026-11-26T20:14:31Z');
	const seen = {...nothingSeen(new Date(0)), steps: {restore: {text: 'event 10523, 2026-11-26 20:14:31 UTC.', at}}};

	test('is said at its step, and marks nothing', () => {
		const state = opened(guideWorld({seen}));
		expect(whole(state)).toMatch(/\[ \] 4 of 6: Restore the file\.\n.*\n +Seen: +event 10523, 2026-11-26 20:14:31 UTC\./v);
		expect(whole(state).match(/Seen:/gv)).toHaveLength(1);
	});

	test('is looked for by itself, and nothing is changed before it is known', () => {
		const state = opened();
		const due = reduce(state, {type: 'look-due', lookup: 'guide-signs', about: 'lost-master'});
		expect(due.state).toBe(state);
		expect(due.effects).toMatchObject([{type: 'look', lookup: {id: 'guide-signs'}}]);
		const {state: later} = play([{type: 'look-due', lookup: 'guide-signs', about: 'lost-master'}], guideWorld({seen}), state);
		expect(whole(later)).toContain('Seen:');
	});

	test.each([
		['another guide', 'guide-signs', 'move'],
		['what is looked up once', 'guide', 'lost-master'],
		['what is not of this page', 'check-lines', 'round 0'],
	])('is not looked for where it is about %s', (_, lookup, about) => {
		expect(reduce(opened(), {type: 'look-due', lookup, about}).effects).toEqual([]);
	});

	test('is not looked for once the guide is closed', () => {
		const check = press(opened(), ['escape']);
		expect(reduce(check, {type: 'look-due', lookup: 'guide-signs', about: 'lost-master'}).effects).toEqual([]);
	});

	test('is looked for with C, the focus staying where it is', () => {
		const state = press(opened(), ['down', 'down']);
		const {state: looking, effects} = reduce(state, {type: 'look-again'});
		expect(frame(looking)).toContain('Looking again...');
		expect(effects).toMatchObject([{type: 'look', lookup: {id: 'guide-signs'}}]);
		const {state: looked} = play([{type: 'look-again'}], guideWorld({seen}), state);
		expect(frame(looked)).toContain('Looked again. What was seen stands at its step.');
		expect(focusedItem(looked)?.id).toBe('full');
		const {state: blind} = play([{type: 'look-again'}], guideWorld({seen: {...seen, isBlind: true}}), state);
		expect(frame(blind)).toContain('Not all of it could be looked at');
	});

	test('stays when the guide is left and opened again', () => {
		const world = guideWorld({seen});
		const check = press(opened(world), ['escape'], world);
		const again = reduce(check, {type: 'open-next', what: 'guide'});
		expect(whole(again.state)).toContain('Seen:');
		expect(again.effects).toMatchObject([{type: 'look', lookup: {id: 'guide-signs'}}]);
	});
});
