import {describe, expect, test} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import type {PromptKind, TaskPrompt} from '../../../source/core/engines/task.ts';
import {hash, runStandIn} from './run-stand-in.ts';
import {
	asks,
	print,
	success,
	type Step,
} from './script.ts';

/*
An engine does what the task says, in the order of the task, and knows no backup.
*/

const restore = ['-restoresecret', '/tmp/SSO backup.bak'];

/** Asks with each of these texts; the answers are named by their number. */
function questions(texts: readonly string[]): Step[] {
	return texts.flatMap((text, index) => asks(String(index + 1), text));
}

function prompt(kind: PromptKind, text: string): TaskPrompt {
	return {kind, secret: new Secret(text)};
}

/** Runs a tool that asks so, with a task of these prompts; gives what was typed at each, by name. */
async function runTask(asked: readonly string[], own: readonly TaskPrompt[], options: Parameters<typeof runStandIn>[1] = {}) {
	const {outcome, stages, questions: put, log} = await runStandIn([...questions(asked), ...success], {
		...options, task: {
			arguments: restore, prompts: own, call: undefined, ...options.task,
		},
	});
	const given = new Map(own.map(({secret}) => [hash(secret.reveal()), secret.reveal()]));
	const typed = log.flatMap(entry => 'read' in entry ? [[entry.read, given.get(entry.sha256) ?? entry.sha256]] : []);
	return {
		outcome, stages, put, typed, started: log[0],
	};
}

describe.concurrent('a task', () => {
	test('of one prompt: its arguments, its answer, and nothing else', async () => {
		const {outcome, stages, typed, started} = await runTask(['Password : '], [prompt('password', 'Blue-Kettle 47!')]);
		expect(started).toEqual({arguments: restore});
		expect(typed).toEqual([['1', 'Blue-Kettle 47!']]);
		expect(stages).toEqual(['start', 'password', 'waiting']);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0, typed: ['password']});
	});

	test('of four prompts, with two passwords: each once, in its order', async () => {
		const {outcome, stages, typed} = await runTask(
			['Password : ', 'New password : ', 'Confirm Password : ', 'Password reminder : '],
			[prompt('password', 'Old-Kettle 11!'), prompt('password', 'Blue-Kettle 47!'), prompt('confirmation', 'Blue-Kettle 47!'), prompt('reminder', 'cave')],
		);
		expect(typed).toEqual([['1', 'Old-Kettle 11!'], ['2', 'Blue-Kettle 47!'], ['3', 'Blue-Kettle 47!'], ['4', 'cave']]);
		expect(stages).toEqual(['start', 'password', 'confirmation', 'reminder', 'waiting']);
		expect(outcome).toMatchObject({ending: 'exited', typed: ['password', 'password', 'confirmation', 'reminder']});
	});

	test('without prompts types nothing into a tool that asks nothing', async () => {
		const {outcome, stages, typed} = await runTask([], []);
		expect({typed, stages}).toEqual({typed: [], stages: ['start', 'waiting']});
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});

	test('leaves a prompt alone that it has nothing for, and puts it to the user', async () => {
		const {put, typed, outcome} = await runTask(
			['Password : ', 'Confirm Password : '],
			[prompt('password', 'Blue-Kettle 47!')],
			{answers: ['confirmation']},
		);
		expect(put).toMatchObject([{prompt: 'Confirm Password :', open: []}]);
		expect(typed).toEqual([['1', 'Blue-Kettle 47!']]);
		expect(outcome.ending).toBe('question');
	});

	test.each([
		['the first', 'Old-Kettle 11!'],
		['the second', 'Blue-Kettle 47!'],
	])('notices that %s of two passwords was shown, and takes both out', async (_, shown) => {
		const own = [prompt('password', 'Old-Kettle 11!'), prompt('password', 'Blue-Kettle 47!')];
		const {outcome} = await runStandIn([...questions(['Password : ', 'Backup file password : ']), print(`Using ${shown}.\r\n`), ...success], {
			task: {arguments: restore, prompts: own, call: undefined},
		});
		expect(outcome.passwordShown).toBe(true);
		expect(JSON.stringify(outcome)).not.toMatch(/-Kettle/v);
	});
});
