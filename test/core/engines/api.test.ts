import {describe, expect, test} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import {backupTask} from '../../../source/core/run/backup-task.ts';
import {createApiEngine} from '../../../source/core/engines/api/api-engine.ts';
import type {Engine, EngineContext, ToolTask} from '../../../source/core/engines/task.ts';
import {systemClock} from '../../../source/values/clock.ts';
import type {Administration, CallLimits, CallResult} from '../../../source/host/administration.ts';

const request = backupTask({
	tool: {program: String.raw`C:\SSO\ssoconfig.exe`, leadingArguments: []},
	backupFile: String.raw`C:\SSO-Backup\a.bak`,
	password: new Secret('Sesame-open-2026'),
	reminder: new Secret('cave'),
	timeLimit: 1000,
});

const consoleOutcome = {
	engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false,
} as const;

/** Runs the engine with an interface that answers so, and one that does the run otherwise. */
async function run(result: CallResult<undefined> | undefined, {signal = new AbortController().signal, instead = consoleOutcome, task = request}: {signal?: AbortSignal; instead?: Awaited<ReturnType<Engine['run']>>; task?: ToolTask} = {}) {
	const log: string[] = [];
	const calls: Array<{call: unknown; limits: CallLimits}> = [];
	const unused = async () => ({state: 'unusable', reason: ''} as const);
	const administration: Administration | undefined = result && {
		async perform(call, limits) {
			calls.push({call, limits});
			limits.onCall?.();
			return result;
		},
		readReminder: unused,
		serverStatus: unused,
	};
	const context: EngineContext = {
		clock: systemClock,
		signal,
		onStage(stage) {
			log.push(stage);
		},
		onEngine(engine) {
			log.push(`engine ${engine}`);
		},
		ask: undefined,
		terminal: undefined,
	};
	const other: Engine = {
		name: 'console',
		async run() {
			log.push('fallback');
			return instead;
		},
	};
	return {outcome: await createApiEngine({administration, fallback: other}).run(task, context), log, calls};
}

describe('a call', () => {
	test('gets the answers, the limit and the signal, and goes through two stages', async () => {
		const {outcome, log, calls} = await run({state: 'returned', value: undefined, code: 0});
		expect(calls).toHaveLength(1);
		expect(calls[0]?.call).toBe(request.call);
		expect(calls[0]?.limits.timeLimit).toBe(1000);
		expect(log).toEqual(['start', 'waiting']);
		expect(outcome).toEqual({
			engine: 'api', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false,
		});
	});

	test.each<[string, CallResult<undefined>, Record<string, unknown>]>([
		['that comes back with another code', {state: 'returned', value: undefined, code: 1}, {ending: 'exited', exitCode: 1, codes: []}],
		['that fails', {state: 'failed', code: '0xC0002A0F', text: []}, {ending: 'exited', codes: ['0xC0002A0F']}],
		['that names a further code', {state: 'failed', code: '0xC0002A0F', text: ['(RPC: 0x800706d9: x)', 'and 0xC0002A0F']}, {codes: ['0xC0002A0F', '0x800706D9']}],
		['without an answer', {state: 'no-answer', isLeftBehind: true}, {ending: 'time-limit', leftBehind: true}],
		['that was cancelled', {state: 'cancelled', isLeftBehind: false}, {ending: 'cancelled', leftBehind: false}],
		['that crashed', {state: 'crashed', exitCode: 0xC0_00_00_05}, {ending: 'killed', exitCode: 0xC0_00_00_05}],
	])('%s ends the run, and no other engine tries it', async (_, result, expected) => {
		const {outcome, log} = await run(result);
		expect(outcome).toMatchObject({engine: 'api', ...expected});
		expect(log).not.toContain('fallback');
	});

	test('whose words have a secret in them is told without it', async () => {
		const {outcome} = await run({state: 'failed', code: '0x80004005', text: ['No Sesame-open-2026 here.']});
		expect(outcome.screen).toEqual(['0x80004005', 'No [secret] here.']);
	});

	test('is not made once the run is cancelled', async () => {
		const {outcome, calls} = await run({state: 'returned', value: undefined, code: 0}, {signal: AbortSignal.abort()});
		expect({ending: outcome.ending, calls}).toEqual({ending: 'cancelled', calls: []});
	});
});

describe('where the interface cannot be called', () => {
	test('the other engine does the run, and the outcome says why', async () => {
		const {outcome, log} = await run({state: 'unusable', reason: 'It is not registered.'});
		expect(log).toEqual(['start', 'waiting', 'engine console', 'fallback']);
		expect(outcome).toEqual({...consoleOutcome, insteadOf: {engine: 'api', why: 'It is not registered.'}});
	});

	test('a run that does not start either has both reasons', async () => {
		const {outcome} = await run({state: 'unusable', reason: 'It is not registered.'}, {instead: {...consoleOutcome, ending: 'not-started', reason: 'There is no terminal.'}});
		expect(outcome.reason).toBe('It is not registered. There is no terminal.');
	});

	test('so it is for a task that it has no call for', async () => {
		const {outcome, log, calls} = await run({state: 'returned', value: undefined, code: 0}, {task: {...request, call: undefined}});
		expect({log, calls}).toEqual({log: ['start', 'engine console', 'fallback'], calls: []});
		expect(outcome.insteadOf?.why).toContain('no call for this');
	});

	test('so it is off Windows', async () => {
		const {outcome, log} = await run(undefined);
		expect(log).toContain('fallback');
		expect(outcome.insteadOf?.why).toContain('There is no administration interface');
	});
});
