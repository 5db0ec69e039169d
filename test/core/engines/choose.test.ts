import {describe, expect, test} from 'vitest';
import {chooseEngine, type EngineSystem} from '../../../source/core/engines/choose-engine.ts';
import type {Administration} from '../../../source/host/administration.ts';
import {pty, refusingPty} from './pty.ts';
import {runStandIn} from './run-stand-in.ts';
import {success} from './script.ts';

const here: EngineSystem = {platform: 'linux', release: '6.1.0', pty};
const without: EngineSystem = {...here, pty: {...pty, program: '/no/such/pseudo-terminal.mjs'}};
const refusing: EngineSystem = {...here, pty: refusingPty};

const unusable = async () => ({state: 'unusable', reason: 'It is not registered.'} as const);
const administration: Administration = {perform: unusable, readReminder: unusable, serverStatus: unusable};

describe('the engine', () => {
	test.each([
		['linux', '6.1.0', 'console'],
		['darwin', '24.0.0', 'console'],
		['win32', '10.0.26100', 'console'],
		['win32', '10.0.20348', 'console'],
		['win32', '10.0.18309', 'console'],
		['win32', '10.0.18308', 'api'],
		['win32', '10.0.17763', 'api'],
		['win32', '10.0.14393', 'api'],
		['win32', '6.3.9600', 'api'],
	] as const)('on %s %s is %s', (platform, release, name) => {
		expect(chooseEngine('auto', {
			...here, platform, release, administration,
		}).name).toBe(name);
	});

	test.each([
		['10.0.26100', 'console'],
		['10.0.17763', 'console'],
		['10.0.14393', 'api'],
	] as const)('without an administration interface on Windows %s is %s', (release, name) => {
		expect(chooseEngine('auto', {...here, platform: 'win32', release}).name).toBe(name);
	});

	test.each(['auto', 'console', 'api'] as const)('that was asked for as %s tries the others that are left, hand-over the last', async name => {
		const {outcome} = await runStandIn(success, {use: chooseEngine(name, {...refusing, administration})});
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'not-started'});
		expect(outcome.reason).toContain('It is not registered. ');
		expect(outcome.reason).toContain('out of pseudo-terminals. ');
		expect(outcome.reason).toMatch(/There is no terminal that could be given to ssoconfig\.$/v);
	});

	test('below the builds whose pseudo-console is stable is the administration interface first, then the console', async () => {
		const {outcome} = await runStandIn(success, {
			use: chooseEngine('auto', {
				...here, platform: 'win32', release: '10.0.17763', administration,
			}),
		});
		expect(outcome).toMatchObject({engine: 'console', ending: 'exited', insteadOf: {engine: 'api', why: 'It is not registered.'}});
	});

	test.each(['console', 'hand-over', 'api'] as const)('%s is given when it is asked for', name => {
		expect(chooseEngine(name, without).name).toBe(name);
	});
});

describe('without a way to run the tool', () => {
	test.each([
		['no program for it', 'console', without, /^There is no pseudo-terminal on this computer: \/no\/such\/pseudo-terminal\.mjs is missing, .*\. There is no terminal that could be given to ssoconfig\.$/v],
		['no pseudo-terminal', 'console', refusing, /^There is no pseudo-terminal on this computer: out of pseudo-terminals\. There is no terminal/v],
		['no terminal', 'hand-over', here, /^There is no terminal that could be given to ssoconfig\.$/v],
		['no administration interface', 'api', refusing, /^There is no administration interface of ENTSSO on this computer\. There is no pseudo-terminal/v],
	] as const)('%s: says why', async (_name, name, system, reason) => {
		const {outcome, log} = await runStandIn(success, {use: chooseEngine(name, system)});
		expect(outcome).toMatchObject({
			ending: 'not-started', codes: undefined, screen: [], leftBehind: false,
		});
		expect(outcome.reason).toMatch(reason);
		expect(log).toEqual([]);
	});

	test('cancelled before', async () => {
		const {outcome} = await runStandIn(success, {
			use: chooseEngine('hand-over', here),
			context: {signal: AbortSignal.abort(), terminal: {lend: async use => use()}},
		});
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'cancelled'});
	});

	test('cancelled while the terminal is given to it', async () => {
		const cancel = new AbortController();
		const {outcome, log} = await runStandIn(success, {
			use: chooseEngine('hand-over', here),
			context: {
				signal: cancel.signal,
				terminal: {
					async lend(use) {
						cancel.abort();
						return use();
					},
				},
			},
		});
		expect(outcome).toMatchObject({engine: 'hand-over', ending: 'cancelled', neverBegan: true});
		expect(log).toEqual([]);
	});

	test('a program that is not there is no reason to hand over', async () => {
		const {outcome} = await runStandIn(success, {
			use: chooseEngine('console', here),
			request: {tool: {program: '/no/such/ssoconfig', leadingArguments: []}},
		});
		expect(outcome).toMatchObject({engine: 'console', ending: 'not-started', reason: '/no/such/ssoconfig was not found.'});
	});
});
