import {describe, expect, test} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import type {EngineOutcome} from '../../../source/core/engines/task.ts';
import {allTyped, password, runStandIn} from './run-stand-in.ts';
import {
	asks,
	print,
	success,
	usualQuestions,
	type Step,
} from './script.ts';

const lossy = /may lose characters .* nothing was typed/v;

describe.concurrent('a console that asks for key records', () => {
	test.each([
		['plain', 'Tr0ub4dor&3-horse'],
		['signs that no keyboard of here has', 'Schlüssel§2024 “ß” – ±½'],
		['characters of two units', 'Katze 😀 und 𝔘𝔫𝔦'],
		['letters of many languages', 'пароль-パスワード-كلمة'],
	])('gets each unit as a key that is pressed and released: %s', async (_name, text) => {
		const {typed, log, outcome} = await runStandIn([{do: 'announce'}, ...usualQuestions, ...success], {
			request: {password: new Secret(text)}, engine: {platform: 'win32'},
		});
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
		expect(outcome.misread).toBeUndefined();
		const records = log.flatMap(entry => 'records' in entry ? [entry.records] : []);
		expect(records).toEqual(records.map((_, index) => index % 2 === 0 ? 1 : 0));
		expect(records.length).toBeGreaterThan(2 * (text.length + 1));
	});
});

describe.concurrent('a console of Windows that does not ask for them', () => {
	test('gets what is plain as it is', async () => {
		const {typed, outcome} = await runStandIn([...usualQuestions, ...success], {engine: {platform: 'win32'}});
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});

	test.each([
		['password', {password: new Secret('Schlüssel2024')}],
		['password with a sign', {password: new Secret('Blue-Kettle§47')}],
		['reminder', {reminder: new Secret('Größe der Füße')}],
		['password with a line break', {password: new Secret('Blue\nKettle 47')}],
	])('is typed nothing into, not even what is plain, for a %s that it may lose', async (_name, request) => {
		const {typed, outcome} = await runStandIn([...usualQuestions, ...success], {request, engine: {platform: 'win32'}});
		expect(typed).toEqual([]);
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'not-started', insteadOf: {engine: 'console'}});
		expect(outcome.reason).toMatch(lossy);
		for (const secret of Object.values(request)) {
			expect(JSON.stringify(outcome)).not.toContain(secret.reveal());
		}
	});

	test('leaves it to the next engine', async () => {
		const did: EngineOutcome = {
			engine: 'api', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false,
		};
		const {outcome} = await runStandIn([...usualQuestions, ...success], {
			request: {password: new Secret('Schlüssel2024')},
			engine: {platform: 'win32', fallback: {name: 'api', run: async () => did}},
		});
		expect(outcome).toMatchObject({engine: 'api', ending: 'exited', insteadOf: {engine: 'console'}});
		expect(outcome.insteadOf?.why).toMatch(lossy);
	});
});

/** Reads without an echo, and shows this when Enter comes. */
function shows(name: string, prompt: string, shown: string): Step[] {
	return [print(prompt), {
		do: 'read', name, echo: 'none', after: `${shown}\r\n`,
	}];
}

describe.concurrent('what the tool shows of an answer', () => {
	const star = (count: number) => '*'.repeat(count);
	test.each([
		['a mark too few', star(password.length - 1)],
		['a mark too many', star(password.length + 1)],
		['one mark', '*'],
		['two marks a character, but one', star((2 * password.length) - 1)],
		['half of the marks as dots', '•'.repeat(7)],
		['the password without its signs', 'BlueKettle 47'],
		['the password cut short', password.slice(0, 9)],
	])('is not as it should be: %s', async (_name, shown) => {
		const {outcome} = await runStandIn([
			...shows('password', 'Password : ', shown), ...usualQuestions.slice(2), ...success,
		]);
		expect(outcome.misread).toEqual(['password']);
		expect(outcome.ending).toBe('exited');
	});

	test.each([
		['nothing', ''],
		['a mark a character', star(password.length)],
		['a dot a character', '●'.repeat(password.length)],
		['two marks a character', star(2 * password.length)],
		['a mark and a blank a character', '* '.repeat(password.length)],
		['the password', password],
		['a word of its own', '(hidden)'],
		['marks and a word behind them', `${star(password.length)} (taken)`],
	])('is as it should be: %s', async (_name, shown) => {
		const {outcome} = await runStandIn([
			...shows('password', 'Password : ', shown), ...usualQuestions.slice(2), ...success,
		]);
		expect(outcome.misread).toBeUndefined();
	});

	test('a reminder with letters left out is noticed, and so is each answer', async () => {
		const {outcome} = await runStandIn([
			...usualQuestions.slice(0, 2),
			...shows('confirmation', 'Confirm Password : ', star(3)),
			...shows('reminder', 'Password reminder : ', 'what boils in the ktchen'),
			...success,
		]);
		expect(outcome.misread).toEqual(['confirmation', 'reminder']);
	});

	test('in one line with the next prompt is counted up to it', async () => {
		const line = (name: string, prompt: string, after: string): Step[] => [print(prompt), {
			do: 'read', name, echo: 'none', after,
		}];
		const right = await runStandIn([
			...line('password', 'Password : ', star(password.length)), ...line('confirmation', 'Confirm Password : ', star(password.length)), ...asks('reminder', 'Password reminder : '), ...success,
		]);
		expect(right.typed).toEqual(allTyped);
		expect(right.outcome.misread).toBeUndefined();
		const wrong = await runStandIn([
			...line('password', 'Password : ', star(password.length - 2)), ...line('confirmation', 'Confirm Password : ', star(password.length)), ...asks('reminder', 'Password reminder : '), ...success,
		]);
		expect(wrong.outcome.misread).toEqual(['password']);
	});
});
