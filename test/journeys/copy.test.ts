import {expect, test} from 'vitest';
import {copyProgressText} from '../../source/wizard/copying.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {initialState, type WizardState} from '../../source/wizard/state.ts';
import {enterStep} from '../../source/wizard/transition.ts';
import {
	healthyWorld,
	play,
	result,
	setting,
	target,
	type World,
} from './setting.ts';

const finished = {...result, sha256: 'ab'.repeat(32)};
const folder = String.raw`E:\ `.trim();
const choose: WizardEvent = {type: 'choose-copy-folder'};
const typed: WizardEvent = {type: 'typed', field: 'second-copy', text: folder};

function atResult(changes: Partial<typeof finished> = {}): WizardState {
	return enterStep({...initialState(setting), result: {...finished, ...changes}}, 'result').state;
}

test('K goes from the result to the folder, copies there and nothing else, and comes back with the new result', () => {
	const start = atResult();
	expect(commandFor(start, 'k')).toEqual(choose);
	const {state, effects} = play([choose, typed, {type: 'go-on'}], undefined, start);
	expect(state).toMatchObject({step: 'second-copy', copying: 'running'});
	expect(effects.filter(({type}) => type !== 'find-facts')).toEqual([{type: 'copy', result: finished, folder}]);
	const copied = {...finished, copy: String.raw`E:\SSO.bak`};
	const after = play([{type: 'copied', result: copied}], undefined, state).state;
	expect(after).toMatchObject({step: 'result', copying: undefined, result: copied});
	expect(commandFor(after, 'k')).toBeUndefined();
});

test('who asked for a copy and has none leaves with 3, and with 0 once it is made', () => {
	const leave = (changes: Partial<typeof finished>) => play([{type: 'go-on'}], undefined, atResult(changes)).state.exitCode;
	const copyFolder = folder;
	expect(leave({})).toBe(0);
	expect(leave({copyFolder})).toBe(3);
	expect(leave({copyFolder, copy: String.raw`E:\SSO.bak`})).toBe(0);
	expect(leave({copyFolder, verdict: 'unproven'})).toBe(3);
	expect(leave({copyFolder, verdict: 'failed'})).toBe(1);
});

test('while it copies, no key but Esc and Ctrl+C does anything, and nothing can be typed', () => {
	const {state} = play([choose, typed, {type: 'go-on'}], undefined, atResult());
	expect(['enter', 'tab', 'f1'].map(key => commandFor(state, key))).toEqual([undefined, undefined, undefined]);
	expect(commandFor(state, 'ctrl-c')).toEqual({type: 'leave'});
	expect(play([{...typed, text: 'F:'}, {type: 'go-on'}], undefined, state)).toEqual({state, effects: []});
});

test('Esc, and Enter on an empty field, go back to the result', () => {
	for (const events of [[choose, {type: 'go-back'}], [choose, {...typed, text: ''}, {type: 'go-on'}]] as const) {
		const {state, effects} = play(events, undefined, atResult());
		expect(state).toMatchObject({step: 'result', copying: undefined});
		expect(effects.filter(({type}) => type === 'copy')).toEqual([]);
	}
});

test('it is offered only for a backup that can be copied and has no copy', () => {
	for (const state of [atResult({verdict: 'failed'}), atResult({sha256: undefined as unknown as string}), atResult({copy: '/x' as unknown as undefined})]) {
		expect(commandFor(state, 'k')).toBeUndefined();
		expect(play([choose], undefined, state).state.step).toBe('result');
	}
});

test('Esc stops the copy, and comes back to the result when it has ended', () => {
	const {state} = play([choose, typed, {type: 'go-on'}], undefined, atResult());
	const stopping = play([{type: 'go-back'}], undefined, state);
	expect(stopping).toMatchObject({state: {step: 'second-copy', remark: 'Stopping the copy...'}, effects: [{type: 'stop-run'}]});
	const after = play([{type: 'copied', result: finished}], undefined, stopping.state).state;
	expect(after).toMatchObject({step: 'result', copying: undefined});
	expect(commandFor(after, 'k')).toEqual(choose);
});

test('the copy is told of as it moves, where it is made by itself and within a run', () => {
	const progress = {step: 'copying', bytes: 1_500_000, total: 12_582_912} as const;
	const {state} = play([choose, typed, {type: 'go-on'}, {type: 'copy-progress', progress}], undefined, atResult());
	expect(state).toMatchObject({copied: progress, remark: 'Copying and comparing...'});
	const stopping = play([{type: 'go-back'}, {type: 'copy-progress', progress}], undefined, state).state;
	expect(stopping.remark).toBe('Stopping the copy...');
	const again = play([{type: 'copied', result: finished}, choose, {type: 'go-on'}], undefined, state).state;
	expect(again).toMatchObject({copying: 'running', copied: undefined});
	expect(play([{type: 'copy-progress', progress}], undefined, initialState(setting)).state.copied).toEqual(progress);
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
	const missing = {...target, folder: 'missing'} as const;
	const world: World = effect => effect.type === 'find-facts' && effect.field === 'second-copy'
		? [{
			type: 'facts', field: effect.field, path: effect.path, facts: {folder: isThere ? target : missing, file: 'nothing'},
		}]
		: healthyWorld(effect);
	const refused = play([choose, typed, {type: 'go-on'}], world, atResult());
	expect(refused.state).toMatchObject({
		step: 'second-copy', copying: 'asking', wasRefused: true, isWaiting: false,
	});
	isThere = true;
	const {state, effects} = play([{type: 'go-on'}], world, refused.state);
	expect(state.copying).toBe('running');
	expect(effects.map(({type}) => type)).toEqual(['find-facts', 'copy']);
});
