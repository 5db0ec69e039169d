import {describe, expect, test} from 'vitest';
import {askedWords} from '../../source/wizard/dialogs.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {helpOf} from '../../source/wizard/titles.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {Secret} from '../../source/values/secret.ts';
import {
	healthyWorld,
	newWizard,
	play,
	result,
	worldWith,
} from './options.ts';
import {reviewed, runAfter, stage} from './to-run.ts';

const goOn: WizardEvent = {type: 'go-on'};
const leave: WizardEvent = {type: 'leave'};
const typed: WizardEvent = {type: 'typed', field: 'password', text: 'Tr0ub4dor&3'};

function after(events: readonly WizardEvent[], state: WizardState = newWizard()): WizardState {
	return play(events, healthyWorld, state).state;
}

const atFile = after([{type: 'start'}, goOn, goOn]);
const atPassword = after([goOn], atFile);
const ended = (verdict: 'failed' | 'unproven' | 'verified'): WizardState => runAfter([{type: 'finished', result: {...result, verdict}}]);

describe('who would lose what was typed is asked first', () => {
	test.each([
		['at the password', after([typed], atPassword)],
		['at a password that was made', after([{
			type: 'generated', field: 'password', instead: currentJourney(atPassword).answers.secrets.password!, secret: new Secret('made'), remark: '',
		}], atPassword)],
		['at a folder that was completed', after([{
			type: 'completions', field: 'backup-file', text: currentJourney(atFile).answers.texts['backup-file']!, options: ['/elsewhere/'],
		}], atFile)],
		['at the password, back at the check', after([typed, {type: 'go-back'}, {type: 'go-back'}, {type: 'go-back'}], atPassword)],
		['at the review', reviewed().state],
		['where the explanation is open', after([typed, {type: 'toggle-help'}], atPassword)],
		['where the file is not proved', ended('unproven')],
		['where the run failed', ended('failed')],
	])('%s', (_where, state) => {
		const asked = after([leave], state);
		expect(asked.exitCode).toBeUndefined();
		expect(askedWords(asked)).toEqual({text: 'Leave? The answers so far will be lost.', hint: 'Y: leave. Enter: stay.'});
		for (const key of ['enter', 'escape', 'n']) {
			const stayed = after([commandFor(asked, key)!], asked);
			expect(stayed.dialog).toBeUndefined();
			expect(stayed.exitCode).toBeUndefined();
			expect(currentJourney(stayed)).toEqual(currentJourney(state));
		}

		for (const key of ['y', 'ctrl-c']) {
			expect(after([commandFor(asked, key)!], asked).exitCode).toBeTypeOf('number');
		}

		expect(bindingsFor(asked).flatMap(({label}) => label ?? [])).toEqual(['Enter', 'Esc', 'Y', 'F1', 'Ctrl+C']);
	});
});

describe('who would lose nothing is not asked', () => {
	test.each<[string, WizardState, number?]>([
		['at the start', newWizard()],
		['where nothing was typed', atPassword],
		['where the line that stands there was taken', after([{type: 'typed', field: 'backup-file', text: currentJourney(atPassword).answers.texts['backup-file']!}], atFile)],
		['where all is done, and the answers are wiped', ended('verified'), 0],
	])('%s', (_where, state, code = 130) => {
		expect(after([leave], state).exitCode).toBe(code);
	});
});

describe('F1 explains a question that lies over a step, and closed, the question is there again', () => {
	const stopped = play([{type: 'start'}], worldWith('check-lines', {
		service: {
			id: 'service', state: 'stop', detail: 'Stopped.', advice: 'Start it.',
		},
	})).state;
	const weak: WizardState = {
		...atPassword,
		dialog: {
			type: 'confirm',
			confirmation: {
				about: 'weak', text: 'This password is weak.', textInLines: '', hint: 'Y: yes. Enter: no, choose another.', does: 'use it', fallback: 'choose another', wantsY: true,
			},
		},
	};

	test.each<[string, WizardState, RegExp]>([
		['whether to leave', after([typed, leave], atPassword), /^Leave\? .* Y: leave\. Enter: stay\.$/v],
		['whether to pass a stop', after([{type: 'go-on-anyway'}], stopped), /^Go on anyway\? .* Y: go on anyway\. Any other key: no\.$/v],
		['whether to take a weak password', weak, /^This password is weak.* Y: yes\. Enter: no, choose another\.$/v],
		['whether to stop', runAfter([stage('start'), {type: 'go-back'}]), /^Stop the tool\? .* Y: stop\. Enter: keep waiting\.$/v],
	])('%s', (_, asked, words) => {
		expect(asked.dialog).toBeDefined();
		expect(bindingsFor(asked).flatMap(({label}) => label ?? [])).toContain('F1');
		const explained = after([commandFor(asked, 'f1')!], asked);
		expect(helpOf(explained).sections[0]?.text).toMatch(words);
		expect(helpOf(explained).sections.length).toBeGreaterThan(2);
		// A letter is no answer there.
		expect(commandFor(explained, 'y')).toBeUndefined();
		for (const key of ['enter', 'escape', 'f1']) {
			expect(after([commandFor(explained, key)!], explained).dialog).toEqual(asked.dialog);
		}
	});
});
