import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import type {BackupEvent, Host} from '../../../source/host/host.ts';
import type {SecretFinding} from '../../../source/host/secret-state.ts';
import {createLocalHost} from '../../../source/host/local.ts';
import type {EngineOutcome, ToolTask} from '../../../source/core/engines/task.ts';
import {Clearance} from '../../../source/core/restore/present-secret.ts';
import type {RestoreResult} from '../../../source/core/restore/restore-result.ts';
import {lookAtRestoreAgain, restore} from '../../../source/core/restore/restore.ts';
import {Secret} from '../../../source/values/secret.ts';
import {QuickClock} from '../quick-clock.ts';

const startedAt = new Date('2026-11-20T10:00:00.700Z');
const secretId = '{11111111-2222-3333-4444-555555555555}';
const none: SecretFinding = {state: 'none', doubts: []};
const loaded: SecretFinding = {
	state: 'loaded', event: 10_529, secretId, doubts: [],
};
const ended: EngineOutcome = {
	engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false,
};

let folder: string;
let file: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'restore-'));
	file = path.join(folder, 'old.bak');
	await writeFile(file, 'a backup');
});

afterAll(async () => {
	await rm(folder, {recursive: true});
});

/** An event so many milliseconds after the second in which the restore began. */
const event = (id: number, after: number, ...strings: readonly string[]): BackupEvent => ({
	id, strings, time: new Date((Math.floor(startedAt.getTime() / 1000) * 1000) + after),
});

type World = {
	readonly events?: readonly BackupEvent[] | undefined;
	/** One after the other; the last one stays. */
	readonly secrets?: ReadonlyArray<SecretFinding | undefined>;
	readonly outcome?: Partial<EngineOutcome>;
};

function world({events = [], secrets = [none], outcome = {}}: World) {
	const clock = new QuickClock(startedAt);
	const local = createLocalHost({
		system: {
			pathStyle: 'posix', environment: {}, home: '/', temporary: '/tmp', computer: 'BIZ01',
		},
		clock,
	});
	const left = [...secrets];
	const asked: Date[] = [];
	const tasks: ToolTask[] = [];
	const host: Host = {
		...local,
		async secretEvents(since) {
			asked.push(since);
			return events.filter(({time}) => time >= since).toReversed();
		},
		secretState: async () => left.length > 1 ? left.shift() : left[0],
	};
	const services = {host, clock, signal: new AbortController().signal};
	const run = async (): Promise<RestoreResult> => {
		const clearance = Clearance.for(file, {state: 'nothing-to-lose', why: ''}, none, {typedName: undefined, computer: 'BIZ01'});
		return restore({
			tool: {program: '/ssoconfig', leadingArguments: []}, clearance: clearance!, password: new Secret('pass word'), engine: 'console', timeLimit: 1000,
		}, {
			...services,
			ask: undefined,
			terminal: undefined,
			onStage() {/* Only the result counts. */},
			async runEngine(_name, task) {
				tasks.push(task);
				return {...ended, ...outcome};
			},
		});
	};

	const lookAgain = async (result: RestoreResult) => lookAtRestoreAgain(result, {...services, isCluster: false});
	return {
		run, lookAgain, asked, tasks,
	};
}

const restored = () => event(10_523, 800, file, secretId);
const restarted = [event(10_501, 5000), event(10_534, 5001), event(10_529, 5002, 'BIZ01', secretId)];

describe('a restore', () => {
	test('is accepted by its event; the log is asked from the second of the start on, since old logs have whole ones', async () => {
		const {run, asked, tasks} = world({events: [event(10_523, 0, file, secretId)]});
		expect(await run()).toMatchObject({level: 'accepted', secretId, file});
		expect(asked).toEqual([new Date('2026-11-20T10:00:00Z')]);
		expect(tasks.map(({arguments: given}) => given)).toEqual([['-restoresecret', file]]);
	});

	test.each<[string, SecretFinding | undefined, string]>([
		['came back meanwhile', loaded, 'is no longer the one that was looked at'],
		['cannot be seen any more', undefined, 'could not be seen once more'],
		['is not known any more', {state: 'unknown', doubts: []}, 'could not be seen once more'],
	])('is not started where the secret %s', async (_, secret, why) => {
		const {run, tasks} = world({secrets: [secret]});
		const result = await run();
		expect(result).toMatchObject({level: 'failed', reason: 'not-started'});
		expect(result.summary).toContain(why);
		expect(tasks).toEqual([]);
	});

	test('waits a little for its event, and goes without', async () => {
		const {run, asked} = world({});
		expect(await run()).toMatchObject({level: 'unproven'});
		expect(asked.length).toBeGreaterThan(1);
	});
});

describe('looked at again', () => {
	test('it is loaded once ENTSSO was restarted', async () => {
		const first = await world({events: [restored()]}).run();
		const again = await world({events: [restored(), ...restarted], secrets: [loaded]}).lookAgain(first);
		expect([first.level, again.level]).toEqual(['accepted', 'loaded']);
	});

	test('it is unproven as long as nothing is logged, and accepted when that came late', async () => {
		const first = await world({}).run();
		expect(first.level).toBe('unproven');
		await expect(world({}).lookAgain(first)).resolves.toMatchObject({level: 'unproven'});
		await expect(world({events: [restored()]}).lookAgain(first)).resolves.toMatchObject({level: 'accepted'});
	});

	test('a failure stays one', async () => {
		const first = await world({outcome: {codes: ['0xC0002A1B']}}).run();
		await expect(world({events: [restored(), ...restarted], secrets: [loaded]}).lookAgain(first)).resolves.toEqual(first);
	});

	test('what the first look could not see, or saw change, does not get better', async () => {
		const first = await world({events: [restored()], outcome: {codes: undefined, passwordShown: true}}).run();
		const again = await world({events: [restored(), ...restarted], secrets: [loaded]}).lookAgain(first);
		expect(again.evidence.find(({id}) => id === 'tool')?.state).toBe('unknown');
		expect(again.advice.map(({id}) => id)).toContain('other-password');
		const changed: RestoreResult = {...first, level: 'unproven', evidence: [...first.evidence, {id: 'unchanged', state: 'bad', detail: 'It changed.'}]};
		await expect(world({events: [restored(), ...restarted], secrets: [loaded]}).lookAgain(changed)).resolves.toMatchObject({level: 'unproven'});
	});
});
