import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {testLastWords} from './last-words.ts';
import {allTyped, runStandIn, shortLimit} from './run-stand-in.ts';
import {
	asks,
	print,
	slowly,
	success,
	usualQuestions,
	type Step,
} from './script.ts';

/** Longer than any patience of these tests. */
const long: Step = {do: 'pause', milliseconds: 2500};

describe.concurrent('a tool that works when all is typed is left alone', () => {
	test.each([
		['Please wait...'],
		['Contacting the SSO server: '],
		['[===] (25 %)'],
		['Overwrite? (Y/N) '],
		['>'],
	])('%j', async text => {
		for (const answers of [undefined, ['stop'] as const]) {
			const {outcome, typed, questions, log} = await runStandIn([...usualQuestions, print(text), long, print('\r\n'), ...success], answers && {answers});
			expect(typed).toEqual(allTyped);
			expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
			expect(questions).toEqual([]);
			expect(log.filter(entry => 'key' in entry)).toEqual([]);
		}
	});

	test.each((['time-limit', 'cancelled', 'killed'] as const).flatMap(ending => ([
		[ending, 'The file exists. Type yes ', 'The file exists. Type yes'],
		[ending, 'Overwrite? (Y/N)\r\n', 'Overwrite? (Y/N)'],
		[ending, 'Contacting the SSO server.\r\n', undefined],
	] as const)))('until it is ended (%s), and then what it may have asked last is told: %j', async (ending, text, question) => {
		const cancel = new AbortController();
		const {outcome, log} = await runStandIn([...usualQuestions, print(text), ...(ending === 'killed' ? [long, {do: 'kill'} as const] : [{do: 'key'} as const])], {
			request: {timeLimit: ending === 'time-limit' ? shortLimit : 60_000},
			context: {
				signal: cancel.signal,
				onSilence(screen) {
					if (ending === 'cancelled' && screen?.some(line => line.includes(text.trim()))) {
						cancel.abort();
					}
				},
			},
		});
		expect(outcome).toMatchObject({ending, typed: ['password', 'confirmation', 'reminder']});
		expect(outcome.question).toBe(question);
		expect(log.filter(entry => 'key' in entry)).toEqual([]);
	});
});

describe.concurrent('a key that is asked for at the end', () => {
	const ending = (text: string): Step[] => [...usualQuestions, print(text), {do: 'key'}, print('\r\n'), ...success];

	test.each([
		['Press any key to continue . . . '],
		['Press any key to continue . . .\r\n'],
		['Press ENTER to exit.'],
		['Drücken Sie eine beliebige Taste . . . '],
		['Appuyez sur une touche pour continuer... '],
		['Presione una tecla para continuar . . . '],
		['続行するには何かキーを押してください . . . '],
		['请按任意键继续. . . '],
		['계속하려면 아무 키나 누르십시오 . . . '],
		['Для продолжения нажмите любую клавишу . . . '],
	])('%j: is pressed once when the file is there, and not before', async text => {
		let looks = 0;
		const {outcome, log} = await runStandIn(ending(text), {
			task: {
				async isDone() {
					looks++;
					return looks > 2;
				},
			},
		});
		expect(looks).toBe(3);
		expect(log.filter(entry => 'key' in entry)).toEqual([{key: 13}]);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});

	test.each([
		['the file is not there', 'Press any key to continue . . . ', async () => false],
		['nobody knows', 'Press any key to continue . . . ', undefined],
		['looking fails', 'Press any key to continue . . . ', async () => {
			throw new Error('no');
		}],
		['it is a choice', 'Press Y to overwrite the key file (Y/N): ', async () => true],
		['it says what the key does', 'Press Enter to delete the backup file again, Esc to keep it:', async () => true],
		['it undoes the work', 'Press any key to undo the backup . . .', async () => true],
		['it stops the work', 'Press any key to cancel. Working . . .', async () => true],
		['it goes on to something else', 'To overwrite the master secret in the registry press ENTER . . .', async () => true],
		['it is no key', 'Contacting the key server: ', async () => true],
	])('is not pressed where %s', async (_name, text, isDone) => {
		const {outcome, log} = await runStandIn(ending(text), {task: {isDone, timeLimit: shortLimit}});
		expect(outcome.ending).toBe('time-limit');
		expect(log.filter(entry => 'key' in entry)).toEqual([]);
	});
});

describe.concurrent('a tool that repaints its screen', () => {
	const repaint = '\u{1B}[2J\u{1B}[HBanner\r\n\r\nPassword : ';

	test('behind an answered prompt, without an echo, gets no second answer', async () => {
		const {typed, outcome, log} = await runStandIn([
			...asks('password', repaint, 'none').slice(0, 1),
			{do: 'pause', milliseconds: 300},
			print(repaint),
			{do: 'pause', milliseconds: 300},
			print('\u{1B}[HBanner\r\n\r\nPassword : '),
			{
				do: 'read', name: 'password', echo: 'none',
			},
			...usualQuestions.slice(2),
			...success.slice(0, 1),
		]);
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
		expect(log.at(-1)).toEqual({unread: 0});
	});

	test('after hundreds of lines knows its rows all the same', async () => {
		const {typed, outcome} = await runStandIn([
			print('line\r\n'.repeat(400)),
			...asks('password', 'Password : '),
			print('line\r\n'.repeat(400)),
			...usualQuestions.slice(2),
			...success,
		]);
		expect(typed).toEqual(allTyped);
		expect(outcome.exitCode).toBe(0);
	});
});

describe.concurrent('a tool that empties its input late', () => {
	const late = (name: string, text: string): Step[] => [print(text), {do: 'pause', milliseconds: 400}, {do: 'flush'}, ...asks(name, '').slice(1)];

	test('took nothing, and is typed to once more', async () => {
		const {typed, outcome, log} = await runStandIn([...late('password', 'Password : '), ...usualQuestions.slice(2), ...success.slice(0, 1)]);
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
		expect(log.at(-1)).toEqual({unread: 0});
	});

	test('at each prompt', async () => {
		const {typed, outcome} = await runStandIn([...late('password', 'Password : '), ...late('confirmation', 'Confirm Password : '), ...late('reminder', 'Password reminder : '), ...success]);
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});

	test('or took it without a word: its second copy is not followed by another answer', async () => {
		const silent = (name: string): Step => ({
			do: 'read', name, echo: 'none', after: '',
		});
		const {typed, questions} = await runStandIn([
			print('Password : '),
			silent('password'),
			long,
			print('\r\nConfirm Password : '),
			silent('confirmation'),
			...asks('reminder', '\r\nPassword reminder : '),
		], {answers: ['stop']});
		expect(typed).toEqual(allTyped.slice(0, 2));
		expect(questions).toMatchObject([{prompt: 'Password reminder :'}]);
	});

	test('again and again is typed to no third time, and that is told at the limit', async () => {
		const {typed, outcome} = await runStandIn([print('Password : '), long, {do: 'flush'}, long, {do: 'flush'}, {do: 'hang'}], {request: {timeLimit: shortLimit}});
		expect(typed).toEqual([]);
		expect(outcome).toMatchObject({ending: 'time-limit', tookNothing: true, typed: ['password']});
	});
});

describe.concurrent('a label that grows or ends late', () => {
	test.each([
		['Password', ' reminder : '],
		['Password', ' file : '],
		['Confirm', ' nothing : '],
	])('%j and then %j is not answered before it has settled', async (first, second) => {
		const {typed, questions} = await runStandIn([...slowly([first], 800), ...asks('other', second, 'clear')], {answers: ['stop']});
		expect(typed).toEqual([]);
		expect(questions).toHaveLength(1);
	});
});

testLastWords([[10, 3], [100, 3]]);

const notLent = {
	async lend(): Promise<never> {
		throw new Error('not wanted');
	},
};

describe.concurrent('a tool that prints nothing for long', () => {
	test('is told of, and no longer when it goes on', async () => {
		const told: Array<readonly string[] | undefined> = [];
		const {outcome} = await runStandIn([...usualQuestions, print('Overwrite?\r\n'), long, ...success], {
			context: {
				onSilence(lines) {
					told.push(lines);
				},
			},
		});
		expect(outcome.exitCode).toBe(0);
		// A busy computer may also take long to start the tool, which is told as well.
		const [quiet, ...later] = told.slice(told.findIndex(lines => lines?.includes('Overwrite?')));
		expect(quiet?.slice(-2)).toEqual(['Password reminder : [secret]', 'Overwrite?']);
		expect(later).toEqual([undefined]);
	});

	test('can be taken over, once the user knows what it asks', async () => {
		const told: string[] = [];
		const wish = new EventTarget();
		const {outcome} = await runStandIn([...usualQuestions, print('Overwrite?\r\n'), {do: 'key'}, ...success], {
			request: {timeLimit: shortLimit},
			context: {
				takeOver: wish,
				onSilence(lines) {
					if (lines?.includes('Overwrite?')) {
						wish.dispatchEvent(new Event('take-over'));
					}
				},
				async announceHandOver() {
					told.push('announced');
					// The limit stands still meanwhile.
					await pause(shortLimit + 500);
					return true;
				},
				terminal: {
					async lend() {
						told.push('lent');
						throw new Error('nobody is there');
					},
				},
			},
		});
		expect(told).toEqual(['announced', 'lent']);
		expect(outcome.ending).toBe('question');
	});

	test('goes on when the user does not want it after all: what was quiet is shown again at once', async () => {
		const told: unknown[] = [];
		const wish = new EventTarget();
		const {outcome, typed} = await runStandIn([print('Vault?\r\n'), {do: 'pause', milliseconds: 2500}, ...usualQuestions, ...success], {
			context: {
				takeOver: wish,
				onSilence(lines) {
					told.push(lines === undefined ? 'goes on' : 'quiet');
					if (lines !== undefined && told.length < 4) {
						wish.dispatchEvent(new Event('take-over'));
					}
				},
				async announceHandOver() {
					told.push('announced');
					return false;
				},
				terminal: notLent,
			},
		});
		expect(told.slice(0, 6)).toEqual(['quiet', 'announced', 'quiet', 'announced', 'quiet', 'goes on']);
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});

	test('asks its question again when the user does not want to answer it by hand after all', async () => {
		const told: string[] = [];
		const {outcome, typed} = await runStandIn([print('Overwrite? (Y/N) '), {do: 'key'}, ...success], {
			context: {
				async ask({prompt}) {
					told.push(prompt);
					return told.length === 1 ? 'take-over' : 'stop';
				},
				async announceHandOver() {
					told.push('announced');
					return false;
				},
				terminal: notLent,
			},
		});
		expect(told).toEqual(['Overwrite? (Y/N)', 'announced', 'Overwrite? (Y/N)']);
		expect(typed).toEqual([]);
		expect(outcome.ending).toBe('question');
	});
});
