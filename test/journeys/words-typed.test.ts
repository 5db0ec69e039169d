import fc from 'fast-check';
import {expect, test} from 'vitest';
import {keyTargetOf} from '../../source/commands/wizard.ts';
import {createKeyHandler} from '../../source/terminal/key-handler.ts';
import type {Key} from '../../source/terminal/key.ts';
import type {Effect} from '../../source/wizard/effect.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {
	play,
	result,
	worldWith,
} from '../wizard/options.ts';
import {reviewed, runAfter, stage} from '../wizard/to-run.ts';

const service = {
	id: 'service', state: 'stop', detail: 'Stopped.', advice: 'Open another Command Prompt as administrator and run there: net start ENTSSO',
} as const;
const ended = (verdict: 'failed' | 'unproven' | 'verified'): WizardState => runAfter([
	{
		type: 'finished', result: {
			...result, verdict, sha256: 'ab'.repeat(32), reason: verdict === 'failed' ? 'tool-failed' : undefined,
		},
	},
]);

/** Screens on which no text is asked for. */
const screens: ReadonlyArray<readonly [string, WizardState]> = [
	['check', play([{type: 'start'}]).state],
	['check with a stop', play([{type: 'start'}], worldWith('check-lines', {service})).state],
	['whether to pass the stop', play([{type: 'start'}, {type: 'go-on-anyway'}], worldWith('check-lines', {service})).state],
	['review', reviewed().state],
	['whether to leave', play([{type: 'leave'}], undefined, reviewed().state).state],
	['run', runAfter([stage('start')])],
	['whether to stop', runAfter([stage('start'), {type: 'leave'}])],
	['a quiet tool', runAfter([stage('start'), {type: 'tool-silent', lines: ['Continue?']}])],
	['verified', ended('verified')],
	['unproven', ended('unproven')],
	['failed', ended('failed')],
];

/** Types at the speed of a person, or faster. */
function typeInto(state: WizardState, keys: ReadonlyArray<readonly [Key, number]>): {session: Session; effects: Effect[]; commands: string[]} {
	const effects: Effect[] = [];
	const session = createSession(state, effect => {
		effects.push(effect);
	});
	let now = 0;
	const later: Array<() => void> = [];
	const commands: string[] = [];
	const handle = createKeyHandler({
		...keyTargetOf(session),
		get field() {
			return keyTargetOf(session).field;
		},
		takeCommand(key) {
			const before = session.state;
			const isTaken = keyTargetOf(session).takeCommand(key);
			if (session.state !== before) {
				commands.push(key);
			}

			return isTaken;
		},
	}, {
		now: () => now,
		clock: {
			after(_milliseconds, callback) {
				later.push(callback);
				return () => {
					later.splice(later.indexOf(callback), 1);
				};
			},
		},
	});
	for (const [key, after] of keys) {
		now += after;
		// What reaches a field would be typed into it.
		commands.push(...handle(key));
	}

	// Then nothing more is typed.
	for (const callback of later) {
		callback();
	}

	return {session, effects, commands};
}

const harmless = new Set(['look', 'conceal-later', 'take-over']);

/** Two letters or more at a time, as pasted or typed; some end with Enter. */
const typing = fc.array(fc.record({
	word: fc.oneof(
		fc.constantFrom('net start ENTSSO', 'any', 'ay', 'say yes', 'entsso', 'kill', 'yes', 'sc config ENTSSO start= auto', 'once', 'cay'),
		fc.string({unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz YEAKCRTO'), minLength: 2, maxLength: 12}),
	),
	isPasted: fc.boolean(),
	hasEnter: fc.boolean(),
}), {minLength: 1, maxLength: 4}).chain(words => fc.array(fc.nat(450), {minLength: 80, maxLength: 80}).map(pauses => {
	const keys = words.flatMap(({word, isPasted, hasEnter}): Key[] => [
		...(isPasted ? [word] : [...word]).map((text): Key => ({name: 'text', text})),
		...(hasEnter ? [{name: 'enter'} as const] : []),
	]);
	return keys.map((key, index) => [key, pauses[index] ?? 0] as const);
}));

test.each(screens)('words typed at %s start nothing, stop nothing and skip nothing', (_name, state) => {
	fc.assert(fc.property(typing, keys => {
		const first = keys[0]![0] as {text: string};
		const {session, effects, commands} = typeInto(state, keys);
		// A letter and a Y behind it, and no more, are two keys and no word.
		const isLetterAndY = /^.y+$/iv.test(keys.map(([key]) => 'text' in key ? key.text : '\n').join('')) && first.text.length === 1;
		// All but the first letter is dropped, on whichever screen that one led to.
		expect(commands.length).toBeLessThanOrEqual(isLetterAndY ? 2 : (first.text.length === 1 ? 1 : 0));
		expect(effects.filter(({type}) => !harmless.has(type))).toEqual(effects.filter(({type}) => type === 'stop-run'));
		const isAnsweredByOneLetter = isLetterAndY || (first.text.toLowerCase() === 'y' && state.dialog !== undefined);
		if (!isAnsweredByOneLetter) {
			expect(effects.map(({type}) => type)).not.toContain('stop-run');
			expect(session.state.exitCode).toBeUndefined();
		}

		const {step} = currentJourney(session.state);
		if (!isAnsweredByOneLetter && currentJourney(state).step === 'check') {
			expect(step).toBe('check');
		}
	}), {seed: 10_589, numRuns: 300});
});

test('"net start ENTSSO" at a stop asks at most, and nothing of it lands in a field', () => {
	const {state} = play([{type: 'start'}], worldWith('check-lines', {service}));
	const keys = [...'net start ENTSSO'].map((text): readonly [Key, number] => [{name: 'text', text}, 180]);
	const {session} = typeInto(state, [...keys, [{name: 'enter'}, 180]]);
	expect(session.state).toBe(state);
});

test('a Y that stands alone passes the stop, any other letter does not', () => {
	const asked = play([{type: 'start'}, {type: 'go-on-anyway'}], worldWith('check-lines', {service})).state;
	expect(currentJourney(typeInto(asked, [[{name: 'text', text: 'y'}, 0]]).session.state).step).toBe('install-directory');
	for (const text of ['n', 'a', ' ', 'Z']) {
		const {session} = typeInto(asked, [[{name: 'text', text}, 0]]);
		expect(currentJourney(session.state).step).toBe('check');
		expect(session.state.dialog).toBeUndefined();
	}
});

test('a Y right behind the letter that opened the dialog, or behind another, is taken once nothing follows', () => {
	const stopped = play([{type: 'start'}], worldWith('check-lines', {service})).state;
	const letters = (text: string, after = 90) => [...text].map((each): readonly [Key, number] => [{name: 'text', text: each}, after]);
	expect(currentJourney(typeInto(stopped, letters('ay')).session.state).step).toBe('install-directory');
	expect(currentJourney(typeInto(stopped, letters('AYY')).session.state).step).toBe('install-directory');
	expect(currentJourney(typeInto(stopped, letters('any')).session.state).step).toBe('check');
	expect(currentJourney(typeInto(stopped, letters('ayes')).session.state).step).toBe('check');
	const stopping = runAfter([stage('start'), {type: 'leave'}]);
	expect(typeInto(stopping, letters('xy')).effects.map(({type}) => type)).toContain('stop-run');
	expect(typeInto(stopping, letters('xyz')).effects.map(({type}) => type)).not.toContain('stop-run');
});
