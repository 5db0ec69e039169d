import {describe, expect, test} from 'vitest';
import {chooseEngine, type EngineSystem} from '../../../source/core/engines/choose.ts';
import type {Administration} from '../../../source/host/administration.ts';
import {runStandIn} from './run-stand-in.ts';
import {success} from './script.ts';

const module = {
	spawn() {
		throw new Error('out of pseudo-terminals');
	},
};

const here: EngineSystem = {platform: 'linux', release: '6.1.0', load: async () => module};

const without: EngineSystem = {
	...here,
	async load() {
		throw new Error('the module is missing');
	},
};

describe('the engine', () => {
	test.each([
		['linux', '6.1.0', 'console'],
		['darwin', '24.0.0', 'console'],
		['win32', '10.0.17763', 'console'],
		['win32', '10.0.26100', 'console'],
		['win32', '10.0.14393', 'hand-over'],
		['win32', '6.3.9600', 'hand-over'],
	] as const)('on %s %s is %s', async (platform, release, name) => {
		const engine = await chooseEngine('auto', {...here, platform, release});
		expect(engine.name).toBe(name);
	});

	const unusable = async () => ({state: 'unusable', reason: 'It is not registered.'} as const);
	const administration: Administration = {backUp: unusable, readReminder: unusable, serverStatus: unusable};

	test.each([
		['10.0.17763', 'console'],
		['10.0.14393', 'api'],
		['6.3.9600', 'api'],
	] as const)('with an administration interface on Windows %s is %s', async (release, name) => {
		const engine = await chooseEngine('auto', {
			...here, platform: 'win32', release, administration,
		});
		expect(engine.name).toBe(name);
	});

	test.each(['auto', 'console', 'api'] as const)('that was asked for as %s tries the others that are left, hand-over the last', async name => {
		const {outcome} = await runStandIn(success, {use: await chooseEngine(name, {...(name === 'api' ? without : here), administration})});
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'not-started'});
		expect(outcome.reason).toMatch(/It is not registered\. There is no terminal that could be given to ssoconfig\.$/v);
	});

	test('is hand-over where the module does not load', async () => {
		const engine = await chooseEngine('auto', without);
		expect(engine.name).toBe('hand-over');
	});

	test.each(['console', 'hand-over', 'api'] as const)('%s is given when it is asked for', async name => {
		const engine = await chooseEngine(name, without);
		expect(engine.name).toBe(name);
	});
});

describe('without a way to run the tool', () => {
	test.each([
		['no module', 'console', without, /^There is no pseudo-terminal on this computer: the module is missing\. There is no terminal that could be given to ssoconfig\.$/v],
		['no pseudo-terminal', 'console', here, /out of pseudo-terminals/v],
		['no terminal', 'hand-over', here, /^There is no terminal that could be given to ssoconfig\.$/v],
		['no administration interface', 'api', without, /^The administration interface of ENTSSO is a part of Windows, and not of this computer\. There is no terminal/v],
	] as const)('%s: says why', async (_name, name, system, reason) => {
		const {outcome, log} = await runStandIn(success, {use: await chooseEngine(name, system)});
		expect(outcome).toMatchObject({
			ending: 'not-started', codes: undefined, screen: [], leftBehind: false,
		});
		expect(outcome.reason).toMatch(reason);
		expect(log).toEqual([]);
	});

	test('cancelled before', async () => {
		const {outcome} = await runStandIn(success, {
			use: await chooseEngine('hand-over', here),
			context: {signal: AbortSignal.abort(), terminal: {lend: async use => use()}},
		});
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'cancelled'});
	});

	test('a program that is not there is no reason to hand over', async () => {
		const {outcome} = await runStandIn(success, {
			use: await chooseEngine('console', here),
			request: {tool: {program: '/no/such/ssoconfig', leadingArguments: []}},
		});
		expect(outcome).toMatchObject({engine: 'console', ending: 'not-started', reason: '/no/such/ssoconfig was not found.'});
	});
});
