import {expect, test} from 'vitest';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {initialState, type WizardState} from '../../source/wizard/state.ts';
import {enterStep} from '../../source/wizard/transition.ts';
import {play, result, setting} from './setting.ts';

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

test('while it copies, no key but Ctrl+C does anything, and nothing can be typed', () => {
	const {state} = play([choose, typed, {type: 'go-on'}], undefined, atResult());
	expect(['enter', 'escape', 'tab', 'f1'].map(key => commandFor(state, key))).toEqual([undefined, undefined, undefined, undefined]);
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
