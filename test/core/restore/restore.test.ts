import {createHash} from 'node:crypto';
import {
	chmod,
	mkdir,
	mkdtemp,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
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
import type {EngineOutcome, EngineStage, ToolTask} from '../../../source/core/engines/task.ts';
import type {KeptBackup} from '../../../source/core/records/known-backups.ts';
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
	engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false, typed: ['password'],
};

let folder: string;
let file: string;
let keptFile: string;
let keptSha256: string;

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'restore-'));
	file = path.join(folder, 'old.bak');
	await writeFile(file, 'a backup');
	keptFile = path.join(folder, 'kept.bak');
	await writeFile(keptFile, 'the present secret');
	keptSha256 = sha256Of('the present secret');
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
	/** Permission to replace a secret that is kept. */
	readonly replaces?: true;
	/** Backup that keeps it, in place of one that is there. */
	readonly kept?: KeptBackup;
	/** Called at each look at the event log, with how many there were before. */
	readonly onLook?: (looks: number) => void;
	/** Called while the tool runs. */
	readonly onTool?: (stop: AbortController, onStage: (stage: EngineStage) => void) => void;
};

function world({events = [], secrets = [none], outcome = {}, replaces, kept, onLook, onTool}: World) {
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
			onLook?.(asked.length);
			asked.push(since);
			return events.filter(({time}) => time >= since).toReversed();
		},
		secretState: async () => left.length > 1 ? left.shift() : left[0],
	};
	const stop = new AbortController();
	const services = {host, clock, signal: stop.signal};
	const stages: string[] = [];
	const run = async (): Promise<RestoreResult> => {
		const present = replaces
			? {
				state: 'kept', backup: kept ?? {
					file: keptFile, copy: undefined, sha256: keptSha256, secretId,
				},
			} as const
			: {state: 'nothing-to-lose', why: ''} as const;
		const clearance = Clearance.for(file, present, replaces ? loaded : none, {typedName: undefined, computer: 'BIZ01'});
		return restore({
			tool: {program: '/ssoconfig', leadingArguments: []}, clearance: clearance!, password: new Secret('pass word'), engine: 'console', timeLimit: 1000,
		}, {
			...services,
			ask: undefined,
			terminal: undefined,
			onStage(stage, state) {
				stages.push(`${stage} ${state}`);
			},
			async runEngine(_name, task, context) {
				tasks.push(task);
				onTool?.(stop, context.onStage);
				return {...ended, ...outcome};
			},
		});
	};

	const lookAgain = async (result: RestoreResult) => lookAtRestoreAgain(result, {...services, isCluster: false});
	return {
		run, lookAgain, asked, tasks, stages, stop,
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

describe('the stages of a restore', () => {
	const before = ['look start', 'look done'];
	const after = ['evidence start', 'evidence done'];
	const typing = (_: AbortController, onStage: (stage: EngineStage) => void) => {
		onStage('start');
		// As an engine does that takes over from the first.
		onStage('start');
		onStage('password');
		onStage('waiting');
	};

	test('are told once each, though another engine starts anew', async () => {
		const {run, stages} = world({events: [restored()], onTool: typing});
		await run();
		expect(stages).toEqual([
			...before, 'start start', 'start done', 'password start', 'password done', 'waiting start', 'waiting done', ...after,
		]);
	});

	test('end with a failure where the tool says that it failed', async () => {
		const {run, stages} = world({outcome: {codes: ['0xC0002A1B']}, onTool: typing});
		await run();
		expect(stages.slice(-3)).toEqual(['waiting failed', ...after]);
	});

	test('end also where an engine throws, and nobody knows what it had given to the tool', async () => {
		const {run, stages} = world({
			onTool(_, onStage) {
				onStage('start');
				throw new Error('an engine with a fault');
			},
		});
		const {level, summary} = await run();
		expect(level).toBe('unproven');
		expect(summary).toContain('The password may have been given before that, so the restore may be done all the same.');
		expect(stages).toEqual([...before, 'start start', 'start failed', ...after]);
	});
});

describe('the backup that keeps the present secret', () => {
	/** What may become of a file between the look and the start. */
	const changes = {
		stays: async () => undefined,
		deleted: async (place: string) => rm(place),
		emptied: async (place: string) => writeFile(place, ''),
		overwritten: async (place: string) => writeFile(place, 'the present secreT'),
		async 'put a folder there'(place: string) {
			await rm(place);
			await mkdir(place);
		},
		async 'put a link there'(place: string) {
			await rm(place);
			await symlink(file, place);
		},
		rewritten: async (place: string) => writeFile(place, 'the present secret'),
	};
	type Change = keyof typeof changes;
	const anyChange = fc.constantFrom(...Object.keys(changes) as Change[]);
	const isWhole = (change: Change | undefined): boolean => change === 'stays' || change === 'rewritten';

	test('has one of its files as it was when the restore starts, or nothing is started', async () => {
		let count = 0;
		let refused = 0;
		await fc.assert(fc.asyncProperty(anyChange, fc.option(anyChange, {nil: undefined}), async (first, second) => {
			const places = await Promise.all([first, ...(second === undefined ? [] : [second])].map(async change => {
				const place = path.join(folder, `kept-${count++}.bak`);
				await writeFile(place, 'the present secret');
				await changes[change](place);
				return place;
			}));
			const [own = '', copy] = places;
			const {run, tasks, stages} = world({
				replaces: true, secrets: [loaded], events: [restored()], kept: {
					file: own, copy, sha256: keptSha256, secretId,
				},
			});
			const result = await run();
			if (isWhole(first) || isWhole(second)) {
				expect([tasks.length, result.level, result.keptBackup]).toEqual([1, 'accepted', own]);
				return;
			}

			refused++;
			expect(tasks).toEqual([]);
			expect(stages).toEqual(['look start', 'look failed']);
			expect(result).toMatchObject({level: 'failed', reason: 'kept-backup-lost'});
			expect(result.summary).toBe(`The backup that keeps the present secret ${first === 'deleted' ? 'is not there any more' : 'has changed'}, so nothing was started.`);
			expect(result.advice.map(({text}) => text)).toEqual([`Put ${own} back as it was, or back up the present secret anew. Then restore.`]);
		}), {seed: 19, numRuns: 60});
		expect(refused).toBeGreaterThan(15);
	});

	test('counts no more where it cannot be read', async () => {
		const place = path.join(folder, 'unreadable.bak');
		await writeFile(place, 'the present secret');
		await chmod(place, 0);
		const {run, tasks} = world({
			replaces: true, secrets: [loaded], kept: {
				file: place, copy: undefined, sha256: keptSha256, secretId,
			},
		});
		const {summary} = await run();
		// Root reads it all the same.
		expect(tasks.length === 1 || summary.includes('cannot be read any more')).toBe(true);
	});
});

describe('a restore that was cut short after the password was typed', () => {
	test.each<[string, boolean, string]>([['is accepted where ENTSSO logged it', true, 'accepted'], ['may be done where it did not', false, 'unproven']])('%s, for which the log is read all the same', async (_, isLogged, level) => {
		const {run, asked} = world({
			events: isLogged ? [restored()] : [], outcome: {ending: 'cancelled'}, onTool(stop) {
				stop.abort();
			},
		});
		const result = await run();
		expect([result.level, asked.length]).toEqual([level, 1]);
		expect(result.evidence.find(({id}) => id === 'accepted')?.state).toBe(isLogged ? 'ok' : 'missing');
		// Another look knows how it ended.
		const again = await world({events: isLogged ? [restored()] : []}).lookAgain(result);
		expect([again.level, again.reason]).toEqual([level, result.reason]);
	});
});

test('a restore that is cut short while the log is read for the first time is accepted where ENTSSO logged it', async () => {
	const {run, asked, stop} = world({
		events: [restored()], onLook(looks) {
			if (looks === 0) {
				stop.abort();
			}
		},
	});
	expect(await run()).toMatchObject({level: 'accepted', secretId});
	expect(asked).toHaveLength(2);
});

describe('data that ENTSSO re-encrypts', () => {
	const secrets = [loaded];
	const begun = () => [restored(), event(10_562, 900)];
	const done = event(10_528, 20_000, '12', secretId);
	/** Events that are logged one by one: the next where the function says so. */
	const growing = (looksFor: number, ...more: readonly BackupEvent[]) => {
		const events = begun();
		return {
			events,
			onLook(looks: number) {
				if (looks === looksFor) {
					events.push(...more);
				}
			},
		};
	};

	test('are waited for until event 10528, as a stage of its own', async () => {
		const {run, stages, asked} = world({secrets, replaces: true, ...growing(8, done)});
		const {level, evidence} = await run();
		expect(level).toBe('accepted');
		expect(evidence).toContainEqual(expect.objectContaining({id: 're-encryption', state: 'ok'}));
		expect(stages.slice(-4)).toEqual(['evidence start', 'evidence done', 'encryption start', 'encryption done']);
		expect(asked).toHaveLength(9);
	});

	test('may begin a moment after the restore was logged', async () => {
		const events = [restored()];
		const {run, stages} = world({
			secrets, replaces: true, events, onLook(looks) {
				events.push(...(looks === 2 ? [event(10_562, 900)] : (looks === 4 ? [done] : [])));
			},
		});
		await run();
		expect(stages.at(-1)).toBe('encryption done');
	});

	test('that fail to be are told at once', async () => {
		const {run, stages} = world({secrets, replaces: true, ...growing(5, event(10_522, 3000, '5', '0xC0002A21'))});
		const {evidence, advice} = await run();
		expect(evidence).toContainEqual(expect.objectContaining({id: 're-encryption', state: 'bad'}));
		expect(advice[0]?.id).toBe('encryption-failed');
		expect(stages.at(-1)).toBe('encryption failed');
	});

	test('are waited for no longer than the user wants, and what was seen stays', async () => {
		const {run, stages, stop, asked} = world({
			secrets, replaces: true, events: begun(), onLook(looks) {
				if (looks === 6) {
					stop.abort();
				}
			},
		});
		const {level, evidence, advice} = await run();
		expect(level).toBe('accepted');
		expect(evidence).toContainEqual(expect.objectContaining({id: 're-encryption', state: 'unknown'}));
		expect(advice[0]?.id).toBe('do-not-stop');
		expect(stages.at(-1)).toBe('encryption skipped');
		expect(asked).toHaveLength(7);
	});

	test('are waited for ten minutes at most, whatever the clock says', async () => {
		const {run, asked, stages} = world({secrets, replaces: true, events: begun()});
		await expect(run()).resolves.toMatchObject({level: 'accepted'});
		expect(asked).toHaveLength(301);
		expect(stages.at(-1)).toBe('encryption skipped');
	});

	test('are no stage where no secret was replaced', async () => {
		const {run, stages, asked} = world({events: [restored()]});
		await run();
		expect(stages.at(-1)).toBe('evidence done');
		expect(asked).toHaveLength(1);
	});
});

describe('looked at again', () => {
	test('it is loaded once ENTSSO was restarted', async () => {
		const first = await world({events: [restored()]}).run();
		const again = await world({events: [restored(), ...restarted], secrets: [loaded]}).lookAgain(first);
		expect([first.level, again.level]).toEqual(['accepted', 'loaded']);
	});

	test('keeps what was said of what was done around it', async () => {
		const first = await world({events: [restored()]}).run();
		const around = [{id: 'local-copy', text: 'Remove it by hand.'}, {id: 'sheet-not-written', text: 'The sheet says nothing of it.'}] as const;
		const again = await world({events: [restored(), ...restarted], secrets: [loaded]}).lookAgain({...first, advice: [...first.advice, ...around]});
		expect(again.level).toBe('loaded');
		expect(again.advice.slice(-2)).toEqual(around);
		expect(again.advice.map(({id}) => id)).not.toContain('restart');
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
