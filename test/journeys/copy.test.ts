import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {lacksCopy} from '../../source/journeys/copy/journey.ts';
import {copyProgressText} from '../../source/journeys/shared/second-copy.ts';
import {drawFrame} from '../../source/page/draw.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import type {Effect} from '../../source/wizard/effect.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {enterStep} from '../../source/wizard/steps.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {
	changeAnswers,
	changeJourney,
	contextOf,
	currentJourney,
	focusedField,
	type WizardState,
} from '../../source/wizard/state.ts';
import {
	found,
	healthyWorld,
	newWizard,
	play,
	result,
	target,
	type World,
} from '../wizard/options.ts';
import {runAfter, stage} from '../wizard/to-run.ts';
import {inLines, type Lines} from './in-lines.ts';

const finished = {...result, sha256: 'ab'.repeat(32)};
const folder = String.raw`E:\ `.trim();
const choose: WizardEvent = {type: 'open-next'};
const goOn: WizardEvent = {type: 'go-on'};
const goBack: WizardEvent = {type: 'go-back'};
const typed: WizardEvent = {type: 'typed', field: 'second-copy', text: folder};
const toCopying: readonly WizardEvent[] = [choose, typed, goOn];

function atResult(changes: Partial<typeof finished> = {}): WizardState {
	return enterStep(changeJourney(newWizard(), {result: {...finished, ...changes}}), 'result').state;
}

/** The journey on the screen, and its step: `backup: result`. */
function placeOf(state: WizardState): string {
	const {journey, step} = currentJourney(state);
	return `${journey.id}: ${step}`;
}

function saidIn(state: WizardState): string | undefined {
	const {journey, run} = currentJourney(state);
	return journey.run!.whileIn(run!, contextOf(state));
}

const others = (effects: readonly Effect[]): Effect[] => effects.filter(({type}) => type !== 'look');

test('K goes from the result to the folder, copies there and nothing else, and comes back with the new result', () => {
	const start = atResult();
	expect(commandFor(start, 'k')).toEqual(choose);
	const {state, effects} = play(toCopying, undefined, start);
	expect(placeOf(state)).toBe('copy: run');
	expect(others(effects)).toEqual([{type: 'run', journey: currentJourney(state).journey, request: {folder}}]);
	const copied = {...finished, copy: String.raw`E:\SSO.bak`};
	const after = play([{type: 'finished', result: copied}], undefined, state).state;
	expect(placeOf(after)).toBe('backup: result');
	expect(currentJourney(after).result).toEqual(copied);
	expect(commandFor(after, 'k')).toBeUndefined();
});

test('who asked for a copy and has none leaves with 3, and with 0 once it is made', () => {
	const leave = (changes: Partial<typeof finished>) => play([{type: changes.verdict === 'failed' ? 'leave' : 'go-on'}], undefined, atResult(changes)).state.exitCode;
	const copyFolder = folder;
	expect(leave({})).toBe(0);
	expect(leave({notRecorded: 'The disk is full.'})).toBe(3);
	expect(leave({copyFolder})).toBe(3);
	expect(leave({copyFolder, copy: String.raw`E:\SSO.bak`})).toBe(0);
	expect(leave({copyFolder, verdict: 'unproven'})).toBe(3);
	expect(leave({copyFolder, verdict: 'failed'})).toBe(1);
	const copied: WizardEvent = {type: 'finished', result: {...finished, copyFolder, copy: String.raw`E:\SSO.bak`}};
	expect(play([...toCopying, copied, goOn], undefined, atResult({copyFolder})).state.exitCode).toBe(0);
});

test('the folder that was asked for stands in the field already', () => {
	const start = changeAnswers(atResult({copyFolder: folder}), {texts: {'second-copy': folder}});
	const {state} = play([choose], undefined, start);
	expect(currentJourney(state).answers.texts).toEqual({'backup-file': finished.file, 'second-copy': folder});
});

test('while it copies, no key but Esc and Ctrl+C does anything, and nothing can be typed', () => {
	const {state} = play(toCopying, undefined, atResult());
	expect(['enter', 'tab', 'f1', 'y'].map(key => commandFor(state, key))).toEqual([undefined, undefined, undefined, undefined]);
	expect(commandFor(state, 'ctrl-c')).toEqual({type: 'leave'});
	expect(play([{type: 'leave'}], undefined, state).state.exitCode).toBe(130);
	expect(focusedField(state)).toBeUndefined();
	expect(play([{type: 'typed', field: 'second-copy', text: 'F:'}, goOn], undefined, state)).toEqual({state, effects: []});
});

test('Esc, and Enter on an empty field, go back to the result', () => {
	const start = atResult();
	for (const events of [[choose, goBack], [choose, {type: 'typed', field: 'second-copy', text: ''}, goOn]] as const) {
		const {state, effects} = play(events, undefined, start);
		expect(placeOf(state)).toBe('backup: result');
		expect(state.journeys).toEqual(start.journeys);
		expect(others(effects)).toEqual([]);
	}
});

test('the question and the folder stay on the screen while it copies, and below them stands how far it is', () => {
	const {state} = play(toCopying, undefined, atResult());
	const frame = stripVTControlCharacters(drawFrame(state, {columns: 80, rows: 24, theme: chooseTheme({isAscii: true})})!);
	expect(frame).toMatch(/Second copy\n[\s\S]*If this computer is lost[\s\S]*Folder: E:[\s\S]*Copying and comparing\.\.\.[\s\S]*Esc stop copying {3}Ctrl\+C leave/v);
});

test('it is offered only for a backup that can be copied and has no copy', () => {
	for (const changes of [{verdict: 'failed'}, {sha256: undefined as unknown as string}, {copy: '/x' as unknown as undefined}] as const) {
		const state = atResult(changes);
		expect(lacksCopy({...finished, ...changes})).toBe(false);
		expect(commandFor(state, 'k')).toBeUndefined();
		expect(placeOf(play([choose], undefined, state).state)).toBe('backup: result');
	}
});

test('Esc stops the copy, and comes back to the result when it has ended', () => {
	const {state} = play(toCopying, undefined, atResult());
	const stopping = play([goBack], undefined, state);
	expect(placeOf(stopping.state)).toBe('copy: run');
	expect(saidIn(stopping.state)).toBe('Stopping the copy...');
	expect(stopping.effects).toEqual([{type: 'stop-run'}]);
	// One that hangs all the same can be left.
	expect(commandFor(stopping.state, 'escape')).toBeUndefined();
	expect(play([{type: 'leave'}], undefined, stopping.state).state.exitCode).toBe(130);
	const after = play([{type: 'finished', result: finished}], undefined, stopping.state).state;
	expect(placeOf(after)).toBe('backup: result');
	expect(commandFor(after, 'k')).toEqual(choose);
	expect(play([goOn], undefined, after).state.exitCode).toBe(0);
});

test('the copy is told of as it moves, where it is made by itself and within a run', () => {
	const progress = {step: 'copying', bytes: 1_500_000, total: 12_582_912} as const;
	const begun = play(toCopying, undefined, atResult()).state;
	expect(saidIn(begun)).toBe('Copying and comparing...');
	const {state} = play([{type: 'progress', progress}], undefined, begun);
	expect(saidIn(state)).toBe('Copying: 11 % of 12.0 MB');
	const stopping = play([goBack, {type: 'progress', progress}], undefined, state).state;
	expect(saidIn(stopping)).toBe('Stopping the copy...');
	const again = play([{type: 'finished', result: finished}, ...toCopying], undefined, state).state;
	expect(saidIn(again)).toBe('Copying and comparing...');
	const within = runAfter([stage('copy'), {type: 'progress', progress}]);
	const {journey, run} = currentJourney(within);
	expect(journey.run!.progress!('copy', run!)).toBe('Copying: 11 % of 12.0 MB');
	expect(journey.run!.progress!('waiting', run!)).toBeUndefined();
});

test.each([
	[{step: 'copying', bytes: 0, total: 0}, 'Copying: 100 % of 0 bytes'],
	[{step: 'comparing', bytes: 812, total: 812}, 'Comparing: 100 % of 812 bytes'],
	[{step: 'copying', bytes: 1023, total: 2048}, 'Copying: 49 % of 2.0 KB'],
	[{step: 'copying', bytes: 9000, total: 2048}, 'Copying: 100 % of 2.0 KB'],
] as const)('%j in words', (progress, text) => {
	expect(copyProgressText(progress)).toBe(text);
});

test('Enter on a refused folder looks again, once: it may have been connected meanwhile', () => {
	let isThere = false;
	const missing = {...target, folder: 'there', root: 'missing'} as const;
	const world: World = effect => effect.type === 'look' && effect.lookup.id === 'second-copy'
		? [found(effect, {folder: isThere ? target : missing, file: 'nothing'})]
		: healthyWorld(effect);
	const refused = play(toCopying, world, atResult());
	expect(placeOf(refused.state)).toBe('copy: second-copy');
	expect(refused.state.view).toMatchObject({wasRefused: true, isWaiting: false});
	isThere = true;
	const {state, effects} = play([goOn], world, refused.state);
	expect(placeOf(state)).toBe('copy: run');
	expect(effects.map(({type}) => type)).toEqual(['look', 'run']);
});

describe('in lines', () => {
	/** At the result of a run that is over, which was told; the computer answers at once but for what runs. */
	async function atResultInLines(use: (wizard: {lines: Lines; session: Session}) => Promise<void>): Promise<void> {
		const start = runAfter([stage('start'), stage('start', 'done')]);
		const session = createSession(start, (effect, {dispatch}) => {
			for (const event of healthyWorld(effect)) {
				dispatch(event);
			}
		});
		const lines = inLines(session);
		await lines.told('done     Start ssoconfig');
		session.dispatch({type: 'finished', result: {...finished, copyFolder: undefined}});
		await lines.told('Number from 1 to');
		try {
			await use({lines, session});
		} finally {
			await lines.close();
		}
	}

	test('the copy is told of, and then the new result; what was told of the run before is not told again', async () => {
		await atResultInLines(async ({lines, session}) => {
			lines.answer('make the second copy');
			await lines.told('Number from 1 to');
			lines.answer('2');
			expect(await lines.told('Folder [later]: ')).toContain('Second copy\nIf this computer is lost');
			lines.answer(folder);
			const copying = await lines.told('Copying and comparing...');
			expect(copying).not.toContain('Second copy');
			session.dispatch({type: 'progress', progress: {step: 'copying', bytes: 1, total: 2}});
			session.dispatch({type: 'finished', result: {...finished, copy: String.raw`E:\SSO.bak`}});
			const after = await lines.told('Number from 1 to 2 [1]: ');
			expect(after).toContain(String.raw`E:\SSO.bak`);
			expect(after).toContain('Result\n');
			expect(after).not.toContain('Start ssoconfig');
		});
	});

	test('who goes back without a copy sees no report twice', async () => {
		await atResultInLines(async ({lines}) => {
			lines.answer('2');
			await lines.told('Folder [later]: ');
			lines.answer('back');
			const after = await lines.told('Number from 1 to');
			expect(after).toContain('Result\n');
			expect(after).not.toContain(finished.file);
			expect(after).not.toContain('Start ssoconfig');
		});
	});
});
