import {describe, expect, test} from 'vitest';
import {chooseEngine, type EngineSystem} from '../../../source/core/engines/choose.ts';
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
		['an engine that is not there', 'api', here, /console or hand-over/v],
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
