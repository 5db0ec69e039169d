import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {tooSmallWords} from '../../source/page/frame.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {Secret} from '../../source/values/secret.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {currentJourney, focusedField, type WizardState} from '../../source/wizard/state.ts';
import {
	healthyWorld,
	newWizard,
	options,
	play,
} from './options.ts';
import {reviewed, runAfter} from './to-run.ts';

const small: WizardEvent = {type: 'resized', pageRows: 10, isTooSmall: true};
const large: WizardEvent = {type: 'resized', pageRows: 16};
const asks: WizardEvent = {type: 'tool-asks', question: {prompt: 'Vault?', screen: ['Vault?'], open: ['password', 'confirmation', 'reminder']}};

const screens: ReadonlyArray<readonly [string, WizardState]> = [
	['the check', play([{type: 'start'}]).state],
	['the backup file', play([{type: 'start'}, {type: 'go-on'}, {type: 'go-on'}]).state],
	['a password', play([{type: 'start'}, {type: 'go-on'}, {type: 'go-on'}, {type: 'go-on'}]).state],
	['the review', reviewed().state],
	['the question whether to leave', play([{type: 'leave'}], healthyWorld, reviewed().state).state],
	['the explanation', play([{type: 'toggle-help'}], healthyWorld, reviewed().state).state],
	['a run', runAfter([])],
	['a question of the tool', runAfter([asks])],
	['an answer that is not due', runAfter([asks, {type: 'answer-tool', answer: 'reminder'}])],
	['the question whether to stop', runAfter([{type: 'go-back'}])],
	['the hand-over', runAfter([{type: 'hand-over-ahead'}])],
];

const keys = ['enter', 'escape', 'tab', 'up', 'down', 'f1', 'ctrl-g', 'ctrl-r', 'ctrl-v', ' ', 'y', 'n', 'p', 'c', 'r', 't', 'e', 'a', 'k', 'b', 'w', 'l'];

type Press = {readonly key: string} | {readonly text: string} | {readonly binding: number} | {readonly event: WizardEvent};

const presses: fc.Arbitrary<readonly Press[]> = fc.array(fc.oneof(
	fc.record({key: fc.constantFrom(...keys)}),
	fc.record({text: fc.string({maxLength: 8})}),
	fc.record({binding: fc.nat(12)}),
	fc.record({
		event: fc.constantFrom<WizardEvent>(
			{type: 'pasted-line-break'}, {type: 'pasted-lines', count: 3}, {type: 'typed-ahead'}, {type: 'choose', id: 'ok'}, {type: 'finish'}, {type: 'answer-tool', answer: 'password'},
		),
	}),
), {minLength: 1, maxLength: 12});

function eventsOf(press: Press, state: WizardState): readonly WizardEvent[] {
	if ('event' in press) {
		return [press.event];
	}

	if ('text' in press) {
		const field = focusedField(state);
		return field === undefined ? [] : [{type: 'typed', field: field.name, text: press.text}];
	}

	const bindings = bindingsFor(state);
	const command = 'key' in press ? commandFor(state, press.key) : bindings[press.binding % Math.max(1, bindings.length)]?.command;
	return command === undefined || command.type === 'leave' ? [] : [command];
}

describe.each(screens)('%s, in a window that is too small to show it', (_, shown) => {
	test('no key changes or starts anything', () => {
		fc.assert(fc.property(presses, sequence => {
			const before = reduce(shown, small).state;
			let state = before;
			for (const event of sequence.flatMap(press => eventsOf(press, before))) {
				const next = reduce(state, event);
				expect(next.effects).toEqual([]);
				({state} = next);
			}

			expect(state).toBe(before);
			// Once it can be seen, all is as it was.
			expect(reduce(state, large).state).toEqual({...shown, pageRows: 16});
		}), {seed: 10_589, numRuns: 60});
	});
});

test('Enter that was pressed before all was known starts nothing that is not seen', () => {
	const waiting = play([{type: 'start'}, {type: 'go-on'}, {type: 'go-on'}, small], effect => effect.type === 'look' && effect.lookup.id === 'backup-file' ? [] : healthyWorld(effect)).state;
	const pressed = play([large, {type: 'go-on'}, small], () => [], waiting);
	expect(pressed.state.view.isWaiting).toBe(true);
	const {effects} = play([{type: 'start'}, {type: 'go-on'}, {type: 'go-on'}]);
	const looks = effects.filter(effect => effect.type === 'look' && effect.lookup.id === 'backup-file');
	const [answer] = looks.flatMap(effect => healthyWorld(effect)).slice(-1);
	const after = reduce(pressed.state, answer!);
	expect(after.state.view.isWaiting).toBe(false);
	expect(currentJourney(after.state).step).toBe(currentJourney(pressed.state).step);
});

test('a password that was asked for before is not put in where nobody sees it', () => {
	const {state} = play([{type: 'start'}, {type: 'go-on'}, {type: 'go-on'}, {type: 'go-on'}, small]);
	const event: WizardEvent = {
		type: 'generated', field: 'password', instead: currentJourney(state).answers.secrets.password!, secret: new Secret('made'), remark: '',
	};
	expect(reduce(state, event).state).toBe(state);
	expect(currentJourney(reduce(reduce(state, large).state, event).state).answers.secrets.password?.reveal()).toBe('made');
});

test('Ctrl+C still leaves, and stops a run; where it asks, the message says what it does the next time', () => {
	const size = {columns: 50, rows: 15};
	const atReview = reduce(reviewed().state, small).state;
	expect(tooSmallWords(size, atReview)).toBe('Make this window larger: at least 60 columns and 18 rows, now 50 x 15.');
	const asked = reduce(atReview, {type: 'leave'}).state;
	expect(tooSmallWords(size, asked)).toMatch(/now 50 x 15\. Ctrl\+C once more leaves; what you entered or marked is lost then\.$/v);
	expect(reduce(asked, {type: 'leave'}).state.exitCode).toBeDefined();
	const stopping = reduce(reduce(runAfter([]), small).state, {type: 'leave'}).state;
	expect(tooSmallWords(size, stopping)).toMatch(/Ctrl\+C once more stops the run\.$/v);
	expect(reduce(stopping, {type: 'leave'}).effects).toEqual([{type: 'stop-run'}]);
});

test('a window that is too small stays so when practice is chosen', () => {
	const choosing = reduce(newWizard({offersPractice: true}), small).state;
	const {journey} = currentJourney(choosing);
	expect(reduce(choosing, {type: 'options', options, journey}).state.isTooSmall).toBe(true);
});
