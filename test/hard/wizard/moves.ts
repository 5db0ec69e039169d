import fc from 'fast-check';
import type {Effect} from '../../../source/wizard/effect.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../../source/wizard/keys.ts';
import type {Field} from '../../../source/wizard/question.ts';
import {
	currentJourney,
	focusedField,
	resultStep,
	type WizardState,
} from '../../../source/wizard/state.ts';
import {answerTo} from './computer.ts';
import {goodAnswers, password, reminder} from './samples.ts';
import {strayGroups} from './stray-events.ts';

/** One thing that happens: a key, a text, an answer of the computer, or an event that nothing accounts for. */
export type Move =
	| {readonly type: 'key'; readonly key: string}
	/** A key that works on the screen that is shown. */
	| {readonly type: 'binding'; readonly which: number}
	| {readonly type: 'text'; readonly text: string; readonly as?: 'line' | 'picked'}
	| {readonly type: 'sensible'}
	| {readonly type: 'answer'; readonly which: number; readonly how: number}
	| {readonly type: 'stray'; readonly event: WizardEvent};

/** All keys that mean something somewhere. */
export const keys = [
	'enter', 'escape', 'tab', 'shift-tab', 'up', 'down', 'page-up', 'page-down', 'home', 'end', 'f1', 'ctrl-g', 'ctrl-r', 'ctrl-v', ' ', 'a', 'c', 'b', 'e', 'g', 'k', 'l', 'n', 'p', 'r', 't', 'w', 'y', 'ctrl-c',
];

const texts = [
	'',
	' ',
	'x',
	password,
	password.slice(0, 5),
	`${password} `,
	'a\tb',
	'\u{D800}',
	'SSO.bak',
	String.raw`D:\SSO-Backup\x.bak`,
	'D:\\',
	String.raw`\\server\share`,
	String.raw`\\?\C:\x`,
	String.raw`C:\con`,
	String.raw`E:\copies`,
	reminder,
	'x'.repeat(600),
	String.raw`"D:\x"`,
	String.raw`D:\y`.repeat(100),
];

/** Up to the result, straight on; how far varies. */
const straightOn = fc.nat(18).map(count => Array.from({length: count}, (): Move => ({type: 'sensible'})));

/** Moves as a person and a computer make them; those of a person who knows the way come more often, so that the end is reached. */
const anyMove: fc.Arbitrary<Move> = fc.oneof(
	{weight: 10, arbitrary: fc.constant<Move>({type: 'sensible'})},
	{weight: 3, arbitrary: fc.constantFrom(...keys).map((key): Move => ({type: 'key', key}))},
	{weight: 4, arbitrary: fc.record({type: fc.constant('binding' as const), which: fc.nat(12)})},
	{weight: 2, arbitrary: fc.constantFrom(...texts).map((text): Move => ({type: 'text', text}))},
	{weight: 1, arbitrary: fc.record({type: fc.constant('text' as const), text: fc.constantFrom(...texts), as: fc.constantFrom('line', 'picked')})},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 12}).map((text): Move => ({type: 'text', text}))},
	{weight: 6, arbitrary: fc.record({type: fc.constant('answer' as const), which: fc.nat(5), how: fc.nat(20)})},
	{weight: 3, arbitrary: fc.constantFrom(...strayGroups).chain(group => fc.constantFrom(...group)).map((event): Move => ({type: 'stray', event}))},
);

export const moves: fc.Arbitrary<Move[]> = fc.tuple(straightOn, fc.array(anyMove, {maxLength: 30, size: 'max'})).map(parts => parts.flat());

/**
Returns the events that the move brings in this state. `pending`: what the computer was asked and has not answered;
answered questions are taken out of it.
*/
export function eventsOf(move: Move, state: WizardState, pending: Effect[]): readonly WizardEvent[] {
	switch (move.type) {
		case 'key': {
			const command = commandFor(state, move.key);
			return command === undefined ? [] : [command];
		}

		case 'binding': {
			const bindings = bindingsFor(state);
			const binding = bindings[move.which % Math.max(1, bindings.length)];
			return binding === undefined ? [] : [binding.command];
		}

		case 'text': {
			return typed(state, move);
		}

		case 'sensible': {
			return sensible(state, pending);
		}

		case 'answer': {
			const [effect] = pending.splice(move.which % Math.max(1, pending.length), 1);
			return effect === undefined ? [] : answerTo(effect, move.how, state, pending);
		}

		case 'stray': {
			return fits(move.event, state) ? [move.event] : [];
		}
	}
}

/** A run of one journey does not end with the result of another. */
function fits(event: WizardEvent, state: WizardState): boolean {
	return event.type !== 'finished' || 'level' in event.result === (currentJourney(state).journey.id === 'restore');
}

function typed(state: WizardState, {text, as}: Move & {type: 'text'}): WizardEvent[] {
	const field = focusedField(state);
	if (field === undefined) {
		return [];
	}

	// Whoever types the password into another field sees it there.
	const harmless = field.kind === 'secret' ? text : text.replaceAll(password, 'no secret');
	return [{
		type: 'typed', field: field.name, text: harmless, ...(as !== undefined && {as}),
	}];
}

const answersByKind: Readonly<Record<Field['kind'], string>> = {
	file: String.raw`D:\SSO-Backup\SSO-HOST1.bak`, folder: String.raw`E:\copies`, text: reminder, secret: password,
};

function goodAnswer({name, kind}: Field, {options: {computer}}: WizardState): string {
	return name === 'computer-name' ? computer : goodAnswers[name] ?? answersByKind[kind];
}

/** What somebody does who wants to get on: has the computer answer, fills in what is asked, presses Enter. */
function sensible(state: WizardState, pending: Effect[]): WizardEvent[] {
	const asked = pending.splice(0).flatMap(effect => answerTo(effect, 0, state, pending));
	const field = focusedField(state);
	const {journey, step} = currentJourney(state);
	// What was backed up first goes on with the restore.
	const isAtResult = step === resultStep && state.dialog === undefined && journey.id !== 'backup-first';
	const enter = isAtResult ? commandFor(state, 'k') ?? commandFor(state, 'escape') : commandFor(state, 'enter');
	return [
		...asked,
		...(field === undefined
			? []
			: [{type: 'typed', field: field.name, text: goodAnswer(field, state)} as const]),
		...(enter === undefined ? [] : [enter]),
	];
}
