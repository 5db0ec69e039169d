import {describe, expect, test} from 'vitest';
import {commandFor, isAnswer} from '../../source/wizard/keys.ts';
import type {Confirmation} from '../../source/wizard/view.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {newWizard, play} from './options.ts';
import {reviewed, runAfter} from './to-run.ts';

const confirmation: Confirmation = {
	about: 'x', text: 'Make it?', textInLines: 'Make it?', hint: '', does: 'make it', fallback: 'choose another',
};
const asks: WizardEvent = {type: 'tool-asks', question: {prompt: 'Vault?', screen: ['Vault?'], open: ['reminder']}};
const confirming = (changes: Partial<Confirmation> = {}): WizardState => ({...newWizard(), dialog: {type: 'confirm', confirmation: {...confirmation, ...changes}}});

describe.each<[string, WizardState, WizardEvent, WizardEvent]>([
	['whether to make a folder', confirming(), {type: 'go-on'}, {type: 'go-on'}],
	['whether to take a weak password', confirming({wantsY: true}), {type: 'go-on'}, {type: 'go-back'}],
	['whether to leave', play([{type: 'leave'}], undefined, reviewed().state).state, {type: 'leave'}, {type: 'go-on'}],
	['whether to pass a stop', {...newWizard(), dialog: {type: 'override'}}, {type: 'go-on-anyway'}, {type: 'go-on'}],
	['whether to stop', runAfter([{type: 'go-back'}]), {type: 'stop-run'}, {type: 'go-on'}],
	['whether to type what is not due', runAfter([asks, {type: 'answer-tool', answer: 'password'}]), {type: 'answer-tool', answer: 'password'}, {type: 'go-on'}],
])('%s', (_, state, yes, enter) => {
	test('takes Y and N, small and large, and Enter means what it meant', () => {
		for (const [small, large, command] of [['y', 'Y', yes], ['n', 'N', {type: 'go-back'}]] as const) {
			expect(commandFor(state, small)).toEqual(command);
			expect(commandFor(state, large)).toEqual(command);
		}

		expect(commandFor(state, 'enter')).toEqual(enter);
		expect(commandFor(state, 'escape')).toEqual({type: 'go-back'});
		expect(isAnswer(state, 'y')).toBe(true);
	});

	test('takes yes and no in lines', () => {
		const words = openQuestion(state)?.choices.map(choice => choice.words ?? []);
		expect(words?.filter(([word]) => word === 'y')).toHaveLength(1);
		expect(words?.filter(([word]) => word === 'n').length).toBeGreaterThan(0);
	});
});
