import {once} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import type {PromptKind} from '../../../source/core/engines/task.ts';
import {
	allTyped,
	password,
	reminder,
	runStandIn,
	shortLimit,
} from './run-stand-in.ts';
import {
	asks,
	print,
	success,
	usualQuestions,
	type Step,
} from './script.ts';

const unexpected = ['Overwrite? (Y/N) ', 'Press any key to continue . . . '];
const misleading = ['The file exists. Replace the password file [Y/N]: ', 'Confirm: '];

/** Where a question may come: after so many of the usual ones. */
const places = [['before', 0], ['after the password', 1], ['after the confirmation', 2]] as const;

function withQuestion(text: string, after: number): Step[] {
	const steps = usualQuestions.slice(0, after * 2);
	return [...steps, print(text), {do: 'key'}, print('\r\n'), ...usualQuestions.slice(after * 2), ...success];
}

describe.concurrent('a question nobody expects', () => {
	const cases = [
		...unexpected.flatMap(text => places.map(([name, after]) => ({text, name, after}))),
		...misleading.map(text => ({text, name: 'after the password', after: 1})),
	];

	test.each(cases)('$text $name: the user is asked, and nothing is typed into it', async ({text, after}) => {
		const {outcome, typed, questions, log} = await runStandIn(withQuestion(text, after), {answers: ['stop']});
		expect(questions).toHaveLength(1);
		expect(questions[0]).toMatchObject({prompt: text.trim(), open: ['password', 'confirmation', 'reminder'].slice(after)});
		expect(questions[0]?.screen.at(-1)).toBe(text.trim());
		expect(outcome).toMatchObject({ending: 'question', question: text.trim(), leftBehind: false});
		expect(typed).toEqual(allTyped.slice(0, after));
		expect(log.filter(entry => 'key' in entry)).toEqual([]);
	});

	test.each(places)('%s: where nobody can be asked the tool is ended', async (_name, after) => {
		const {outcome, typed, log} = await runStandIn(withQuestion('Overwrite? (Y/N) ', after));
		expect(outcome).toMatchObject({
			ending: 'question', question: 'Overwrite? (Y/N)', exitCode: undefined, leftBehind: false,
		});
		expect(typed).toEqual(allTyped.slice(0, after));
		expect(log.filter(entry => 'key' in entry)).toEqual([]);
	});

	test('that goes away by itself is withdrawn, and the answer is of no account', async () => {
		const events: string[] = [];
		const {outcome, typed} = await runStandIn([
			print('Contacting server: '),
			{do: 'pause', milliseconds: 1500},
			print('found\r\n'),
			...usualQuestions,
			...success,
		], {
			context: {
				onStage(stage) {
					events.push(stage);
				},
				async ask(question, withdrawn) {
					events.push(question.prompt);
					await once(withdrawn, 'abort');
					events.push('withdrawn');
					return 'reminder';
				},
			},
		});
		expect(events).toEqual(['start', 'Contacting server:', 'withdrawn', 'password', 'confirmation', 'reminder', 'waiting']);
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});

	test('is withdrawn when the tool ends meanwhile', async () => {
		let withdrawn: AbortSignal | undefined;
		const {outcome} = await runStandIn([print('Overwrite? (Y/N) '), {do: 'pause', milliseconds: 1500}, {do: 'exit', code: 3}], {
			context: {
				async ask(_question, signal) {
					withdrawn = signal;
					return Promise.withResolvers<never>().promise;
				},
			},
		});
		expect(withdrawn?.aborted).toBe(true);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 3});
		expect(outcome.question).toBeUndefined();
	});

	test('the time it takes the user to answer does not count', async () => {
		const {outcome, typed} = await runStandIn([...asks('password', 'Zwibbel : '), ...usualQuestions.slice(2), ...success], {
			request: {timeLimit: shortLimit},
			context: {
				async ask() {
					await pause(shortLimit + 500);
					return 'password';
				},
			},
		});
		expect(outcome.ending).toBe('exited');
		expect(typed).toEqual(allTyped);
	});

	test('nobody answers when asking fails', async () => {
		const {outcome} = await runStandIn([print('Overwrite? (Y/N) '), {do: 'key'}], {
			context: {
				async ask() {
					throw new Error('the screen is gone');
				},
			},
		});
		expect(outcome).toMatchObject({ending: 'question', question: 'Overwrite? (Y/N)'});
	});
});

describe.concurrent('known prompts out of turn', () => {
	const rejected: readonly Step[] = [
		...asks('password', 'Password : '),
		...asks('confirmation', 'Confirm Password : '),
		print('The passwords differ.\r\n'),
	];

	test('the password asked again: the user says to type it, and it goes on from there', async () => {
		const {typed, questions, outcome} = await runStandIn([...rejected, ...usualQuestions, ...success], {answers: ['password']});
		expect(questions).toMatchObject([{prompt: 'Password :', open: ['reminder'], known: 'password'}]);
		expect(questions[0]?.screen.at(-2)).toBe('The passwords differ.');
		expect(typed).toEqual([...allTyped.slice(0, 2), ...allTyped]);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});

	const failing = [
		...asks('password', 'Password : '), ...asks('confirmation', 'Confirm Password : '), print('ERROR: 0xC0002A54 : too short\r\n'),
	];

	test.each([
		['no code behind the next answer', success, []],
		['the same code once more', [print('ERROR: 0xC0002A54 : too short\r\n'), {do: 'exit', code: 1}], ['0xC0002A54']],
		['another code', [print('ERROR: 0xC0002A20 : open\r\n'), {do: 'exit', code: 1}], ['0xC0002A20']],
	] as const)('a code before the password is asked for again does not speak of the next answer: %s', async (_name, steps, codes) => {
		const {outcome} = await runStandIn([...failing, ...usualQuestions, ...steps], {answers: ['password']});
		expect(outcome).toMatchObject({ending: 'exited', codes, codesBefore: ['0xC0002A54']});
	});

	test.each(['password', 'confirmation'] as const)('nor does one behind the first password, whichever of the two the next is said to be: the %s', async answer => {
		const refused = [...asks('password', 'Password : '), print('ERROR: 0xC0002A54 : too short\r\n'), ...asks('password', 'Password : ')];
		const {outcome} = await runStandIn([...refused, ...usualQuestions.slice(4), ...success], {answers: [answer]});
		expect(outcome).toMatchObject({ending: 'exited', codes: [], codesBefore: ['0xC0002A54']});
	});

	test('but where nothing is typed any more it is the code of the run', async () => {
		const {outcome} = await runStandIn([...failing, ...usualQuestions, ...success], {answers: ['stop']});
		expect(outcome).toMatchObject({ending: 'question', codes: ['0xC0002A54'], askedAgain: 'password'});
		expect(outcome).not.toHaveProperty('codesBefore');
	});

	test('a password asked for three times by its own words was not taken for the reminder', async () => {
		const thrice = [...asks('password', 'Password : '), ...asks('password', 'Password : '), ...asks('password', 'Password : ')];
		const {outcome} = await runStandIn([...thrice, ...usualQuestions.slice(4), ...success], {answers: ['confirmation', 'confirmation']});
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
		expect(outcome.isAstray).toBeUndefined();
	});

	test('the password asked again: the user says to stop', async () => {
		const {typed, outcome} = await runStandIn([...rejected, ...usualQuestions, ...success], {answers: ['stop']});
		expect(typed).toEqual(allTyped.slice(0, 2));
		expect(outcome).toMatchObject({ending: 'question', question: 'Password :', askedAgain: 'password'});
	});

	test('the password asked again: the run is cancelled there', async () => {
		const cancel = new AbortController();
		const {outcome} = await runStandIn([...rejected, ...usualQuestions, ...success], {
			context: {
				signal: cancel.signal,
				async ask() {
					cancel.abort();
					return Promise.withResolvers<never>().promise;
				},
			},
		});
		expect(outcome).toMatchObject({ending: 'cancelled', askedAgain: 'password'});
	});

	test.each([
		['nobody can be asked', undefined],
		['the user says what it asks', {answers: ['password']}],
	] as const)('an open question that is not asked for again is not said to be: %s', async (_, options) => {
		const {outcome} = await runStandIn([...usualQuestions.slice(4), print('Overwrite? (Y/N) '), {do: 'key'}], options && {answers: [...options.answers]});
		expect(outcome.ending).toBe('question');
		expect(outcome).not.toHaveProperty('askedAgain');
	});

	test('a password that is asked for twice in the same words is confirmed by it: the reminder is typed unasked', async () => {
		const twice = [...asks('password', 'Password : '), ...asks('password', 'Password : ')];
		const {typed, questions, outcome} = await runStandIn([...twice, ...usualQuestions.slice(4), ...success], {answers: ['password']});
		expect(questions).toMatchObject([{prompt: 'Password :', open: ['confirmation', 'reminder'], known: 'password'}]);
		expect(typed).toEqual([allTyped[0], allTyped[0], allTyped[2]]);
		expect(outcome.isAstray).toBeUndefined();
	});

	test('or asked for anew: then it is confirmed unasked', async () => {
		const anew = [...asks('password', 'Password : '), print('Too short.\r\n')];
		const {typed, questions} = await runStandIn([...anew, ...usualQuestions, ...success], {answers: ['password']});
		expect(questions).toHaveLength(1);
		expect(typed).toEqual([allTyped[0], ...allTyped]);
	});

	test('the confirmation asked again', async () => {
		const again = [...asks('password', 'Password : '), ...asks('confirmation', 'Confirm Password : '), ...asks('confirmation', 'Confirm Password : ')];
		const {typed, questions} = await runStandIn([...again, ...usualQuestions.slice(4), ...success], {answers: ['confirmation']});
		expect(questions).toMatchObject([{prompt: 'Confirm Password :', open: ['reminder']}]);
		expect(typed).toEqual([...allTyped.slice(0, 2), ...allTyped.slice(1)]);
	});

	test('a confirmation without a password, and a reminder first', async () => {
		const {typed, questions} = await runStandIn([...usualQuestions.slice(4), ...usualQuestions.slice(0, 4), ...success], {answers: ['reminder']});
		expect(questions).toMatchObject([{prompt: 'Password reminder :'}]);
		expect(typed).toEqual([['reminder', 'the reminder'], ...allTyped.slice(0, 2)]);
		const confirmation = await runStandIn(usualQuestions.slice(2), {answers: ['stop']});
		expect(confirmation.questions).toMatchObject([{prompt: 'Confirm Password :'}]);
		expect(confirmation.typed).toEqual([]);
	});

	test('a prompt that goes on after a moment is not answered too early', async () => {
		const {typed, questions} = await runStandIn([
			print('Password'),
			{do: 'pause', milliseconds: 300},
			...asks('reminder', ' reminder : '),
		], {answers: ['stop']});
		expect(questions).toMatchObject([{prompt: 'Password reminder :'}]);
		expect(typed).toEqual([]);
	});

	test('the same prompt printed twice before it is answered gets one answer', async () => {
		const {typed, log} = await runStandIn([
			print('Password : \r\nPassword : \r\n'),
			...asks('password', 'Password : '),
			...usualQuestions.slice(2),
		]);
		expect(typed).toEqual(allTyped);
		expect(log.at(-1)).toEqual({unread: 0});
	});

	test('the same prompt printed again while its answer is on the way gets no second answer', async () => {
		const {typed, log, questions} = await runStandIn([
			print('Password : '),
			{do: 'pause', milliseconds: 400},
			...asks('password', '\r\nBanner\r\nPassword : '),
			...usualQuestions.slice(2),
		], {answers: []});
		expect(typed).toEqual(allTyped);
		expect(log.at(-1)).toEqual({unread: 0});
		expect(questions).toEqual([]);
	});
});

describe.concurrent('what comes back on the screen', () => {
	test('a password in clear is noticed, and taken out', async () => {
		const {outcome, typed} = await runStandIn([
			...asks('password', 'Password : ', 'clear'),
			...asks('confirmation', 'Confirm Password : ', 'clear'),
			...usualQuestions.slice(4),
		]);
		expect(typed).toEqual(allTyped);
		expect(outcome.passwordShown).toBe(true);
		expect(outcome.screen).toEqual(['Password : [secret]', 'Confirm Password : [secret]', 'Password reminder : [secret]']);
	});

	test('a password in a message, long gone from the screen, is noticed', async () => {
		const {outcome} = await runStandIn([...usualQuestions, print(`Using ${password} now\r\n`), print('line\r\n'.repeat(1000))]);
		expect(outcome.passwordShown).toBe(true);
	});

	test('the reminder in clear is as it should be', async () => {
		const {outcome} = await runStandIn(usualQuestions);
		expect(outcome.passwordShown).toBe(false);
		expect(outcome.screen.join('\n')).not.toContain(reminder);
	});
});

describe.concurrent('what was typed by what a user said of the prompts', () => {
	const words = ['Zwibbel : ', 'Zwibbel frum : ', 'Zwibbel muntok : '];
	const unknown = (count: number): Step[] => [...words, 'Zwibbel zot : ', 'Zwibbel tel : '].slice(0, count).flatMap((text, index) => asks(`line ${index}`, text));
	const [p, c, r] = ['password', 'confirmation', 'reminder'] as const;

	test.each<[readonly PromptKind[], boolean]>([
		[[p, c, r], false],
		[[p, p, r], false],
		[[c, p, r], false],
		[[r, p, c], false],
		[[p, r], false],
		[[p, c, p], true],
		[[p, c, c], true],
		[[r, r, p], true],
		[[p, c], true],
		[[r, p], true],
		[[p], true],
		[[r, r, r], true],
		[[p, c, p, r], true],
	])('%o: went astray: %s', async (answers, isAstray) => {
		const {outcome} = await runStandIn([...unknown(answers.length), ...success], {answers});
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0, typed: answers});
		expect(outcome.isAstray ?? false).toBe(isAstray);
	});

	test('went astray only by what a user said', async () => {
		const known = [...asks('password', 'Password : '), ...asks('confirmation', 'Confirm Password : '), ...success];
		const {outcome} = await runStandIn(known, {answers: []});
		expect(outcome.isAstray).toBeUndefined();
	});
});
