/*
A restore by programs that do not do as the published transcript of ssoconfig has it, in all the ways that are not known of
the real one. The password goes into the prompt for it, once; never into the reminder, which is printed before.
*/
import {describe, expect, test} from 'vitest';
import {Clearance} from '../../../source/core/restore/present-secret.ts';
import {screenColumns} from '../../../source/core/engines/console/screen.ts';
import {withoutReminder} from '../../../source/core/restore/restore-screen.ts';
import {restoreTask} from '../../../source/core/restore/restore-task.ts';
import {Secret} from '../../../source/values/secret.ts';
import {
	allTyped,
	password,
	type Run,
	type RunOptions,
	runStandIn,
	shortLimit,
} from './run-stand-in.ts';
import {
	asks,
	print,
	success,
	type Step,
} from './script.ts';

const file = '/tmp/SSO old.bak';
const once = allTyped.slice(0, 1);
const refusal = print('ERROR: 0xC0002A1B : The password is wrong.\r\n');
const prompt = asks('password', 'Password : ');
const reminderLine = print('Password reminder : in the red folder\r\n');
const pause = (milliseconds: number): Step => ({do: 'pause', milliseconds});

async function restoreBy(script: readonly Step[], options: RunOptions = {}): Promise<Run> {
	const secret = {state: 'none', doubts: []} as const;
	const clearance = Clearance.for(file, {state: 'nothing-to-lose', why: ''}, secret, {typedName: undefined, computer: 'BIZ01'});
	const {tool: _, ...task} = restoreTask({
		tool: {program: '', leadingArguments: []}, clearance: clearance!, password: new Secret(password), timeLimit: 20_000,
	});
	return runStandIn(script, {...options, task: {...task, ...options.task}});
}

describe.concurrent('the reminder is output, and the password goes into its prompt alone', () => {
	test.each<[string, readonly Step[]]>([
		['as the transcript has it', [reminderLine]],
		['with a colon at the end', [print('Password reminder : see safe:\r\n')]],
		['with a colon at the end, and the prompt a moment later', [print('Password reminder : see safe:\r\n'), pause(400)]],
		['over three lines', [print('Password reminder : in the red folder\r\nthird shelf\r\nask Anna:\r\n')]],
		['over three lines, in a line each of its own', [print('Password reminder :\r\nin the red folder\r\nask Anna\r\n')]],
		['that looks like a prompt', [print('Password reminder : Password: see safe\r\n')]],
		['that is a prompt', [print('Password reminder : Password :\r\n'), pause(400)]],
		['a line of which is a prompt', [print('Password reminder : see below\r\nPassword :\r\n'), pause(400)]],
		['that comes after its label', [print('Password reminder : '), pause(300), print('see safe\r\n')]],
		['that is empty', [print('Password reminder : \r\n'), pause(300)]],
		['that has no label', [print('in the red folder:\r\n')]],
		['in German', [print('Kennworterinnerung : Kennwort: siehe Tresor\r\n'), pause(300)]],
		['that fills its row, so that the next begins as a prompt does', [
			print(`Password reminder : ${'x'.repeat(screenColumns - 20)}Password : `), pause(400), print('\r\n'),
		]],
		['with escape sequences', [print('Password reminder : \u{1B}[2J\u{1B}[H\u{1B}]0;title\u{7}\u{1B}[?1049h\u{1B}[31mred\u{1B}[0m\u{1B}[?1049l\r\n'), pause(300)]],
		['that is missing', []],
	])('%s', async (_name, before) => {
		const {outcome, typed, log, questions, stages} = await restoreBy([...before, ...prompt, ...success], {answers: []});
		expect(typed).toEqual(once);
		expect(log[0]).toEqual({arguments: ['-restoresecret', file]});
		expect(questions).toEqual([]);
		expect(stages).toEqual(['start', 'password', 'waiting']);
		expect(outcome).toMatchObject({
			ending: 'exited', exitCode: 0, codes: [], passwordShown: false, typed: ['password'],
		});
		expect(withoutReminder(outcome).join('\n')).not.toMatch(/red|safe|Safe|Tresor|shelf|Anna|below|x{9}/v);
		expect(withoutReminder(outcome)).toContain('The operation completed successfully.');
	});

	test('a reminder that ends as the prompt does takes no second password, whatever the tool does then', async () => {
		const {typed, log, questions} = await restoreBy([print('Password reminder : see below\r\nPassword : '), pause(600), print('\r\n'), ...prompt], {answers: []});
		expect(typed).toEqual(once);
		expect(log.at(-1)).toEqual({unread: 0});
		expect(questions).toEqual([]);
	});
});

describe.concurrent('a password that is asked for once more', () => {
	const again = [reminderLine, ...prompt, refusal, ...prompt];

	test('after a refusal is not typed again unless the user says so', async () => {
		const {typed, questions, outcome} = await restoreBy([...again, ...success], {answers: ['stop']});
		expect(questions).toMatchObject([{prompt: 'Password :', open: []}]);
		expect(questions[0]?.screen.join('\n')).toContain('0xC0002A1B');
		expect(typed).toEqual(once);
		expect(outcome).toMatchObject({ending: 'question', question: 'Password :', codes: ['0xC0002A1B']});
	});

	test('after a refusal ends the tool where nobody can be asked', async () => {
		const {typed, outcome} = await restoreBy([...again, ...success]);
		expect(typed).toEqual(once);
		expect(outcome).toMatchObject({ending: 'question', codes: ['0xC0002A1B'], leftBehind: false});
	});

	test('after a refusal is typed when the user says so, and the refusal is kept apart', async () => {
		const {typed, outcome} = await restoreBy([...again, ...success], {answers: ['password']});
		expect(typed).toEqual([...once, ...once]);
		expect(outcome).toMatchObject({
			ending: 'exited', exitCode: 0, codes: [], codesBefore: ['0xC0002A1B'],
		});
	});

	test('as a new one, behind one for the old, is typed nowhere unless the user says so', async () => {
		const script = [reminderLine, ...asks('old', 'Old password : '), ...asks('new', 'New password : '), ...success];
		const {typed, questions} = await restoreBy(script, {answers: ['password', 'stop']});
		expect(questions.map(({prompt: words}) => words)).toEqual(['Old password :', 'New password :']);
		expect(typed).toEqual([['old', 'the password']]);
	});

	test('three times over is asked each time', async () => {
		const {typed, questions} = await restoreBy([...again, refusal, ...prompt, refusal, ...prompt], {answers: ['password', 'stop']});
		expect(questions.map(({prompt: words}) => words)).toEqual(['Password :', 'Password :']);
		expect(typed).toEqual([...once, ...once]);
	});

	test.each(['Confirm Password : ', 'Password : ', 'Password again : '])('at once, as %j, is for the user to say', async words => {
		const script = [reminderLine, ...prompt, ...asks('confirmation', words), ...success];
		const stopped = await restoreBy(script, {answers: ['stop']});
		expect(stopped.questions).toMatchObject([{prompt: words.trim()}]);
		expect(stopped.typed).toEqual(once);
		const told = await restoreBy(script, {answers: ['password']});
		expect(told.typed).toEqual([...once, ['confirmation', 'the password']]);
		expect(told.outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});
});

describe.concurrent('a question that a restore is not known to have', () => {
	const sure = print('Are you sure (Y/N)? ');

	test.each(['Are you sure (Y/N)? ', 'This replaces the current master secret. Continue? [y/N] ', 'Restore file password or PIN : ', 'Old password : ', 'Restore file name : ', 'Password file : ', 'Quenu marosh : '])('%j before the password is put to the user, and gets no key', async words => {
		const {typed, questions, log, outcome} = await restoreBy([reminderLine, print(words), {do: 'key'}, ...prompt], {answers: ['stop']});
		expect(questions).toMatchObject([{prompt: words.trim(), open: ['password']}]);
		expect(typed).toEqual([]);
		expect(log.filter(entry => 'key' in entry)).toEqual([]);
		expect(outcome).toMatchObject({ending: 'question', question: words.trim()});
	});

	test('ends the tool where nobody can be asked', async () => {
		const {typed, log, outcome} = await restoreBy([reminderLine, sure, {do: 'key'}, ...prompt]);
		expect(typed).toEqual([]);
		expect(log.filter(entry => 'key' in entry)).toEqual([]);
		expect(outcome).toMatchObject({ending: 'question', question: 'Are you sure (Y/N)?', leftBehind: false});
	});

	test('behind the password gets no key: the user sees it, and the tool is ended at its limit', async () => {
		const shown: string[] = [];
		const {typed, log, outcome} = await restoreBy([reminderLine, ...prompt, sure, {do: 'key'}, ...success], {
			answers: [],
			task: {timeLimit: shortLimit},
			context: {
				onSilence(lines) {
					shown.push(...lines ?? []);
				},
			},
		});
		expect(typed).toEqual(once);
		expect(log.filter(entry => 'key' in entry)).toEqual([]);
		expect(shown.join('\n')).toContain('Are you sure (Y/N)?');
		expect(outcome).toMatchObject({ending: 'time-limit', leftBehind: false});
	});
});

describe.concurrent('a tool of few words', () => {
	test('that says nothing and waits gets nothing typed, and is ended at its limit', async () => {
		const {typed, outcome, log} = await restoreBy([{do: 'read', name: 'password', echo: 'none'}, ...success], {answers: [], task: {timeLimit: shortLimit}});
		expect(typed).toEqual([]);
		expect(log).toEqual([{arguments: ['-restoresecret', file]}]);
		expect(outcome).toMatchObject({ending: 'time-limit', screen: [], leftBehind: false});
	});

	test('that says nothing and ends is told as it is', async () => {
		const {typed, outcome} = await restoreBy([{do: 'exit', code: 0}]);
		expect(typed).toEqual([]);
		expect(outcome).toMatchObject({
			ending: 'exited', exitCode: 0, codes: [], screen: [],
		});
	});

	test('that refuses the file before it asks is told with its code', async () => {
		const {typed, outcome} = await restoreBy([print('ERROR: 0xC0002A20 : The file cannot be opened.\r\n'), {do: 'exit', code: 1}]);
		expect(typed).toEqual([]);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 1, codes: ['0xC0002A20']});
	});

	test('that says it is done, and then a code, has that code', async () => {
		const {typed, outcome} = await restoreBy([
			reminderLine,
			...prompt,
			print('The operation completed successfully.\r\nERROR: 0xC0002A3F : Incorrect master secret.\r\n'),
			{do: 'exit', code: 0},
		]);
		expect(typed).toEqual(once);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0, codes: ['0xC0002A3F']});
	});

	test('that shows the password in its answer is noticed', async () => {
		const {outcome} = await restoreBy([reminderLine, ...asks('password', 'Password : ', 'clear'), ...success]);
		expect(outcome.passwordShown).toBe(true);
		expect(outcome.screen.join('\n')).not.toContain(password);
	});
});
