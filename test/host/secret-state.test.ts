import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {BackupEvent} from '../../source/host/host.ts';
import {
	frequentEventIds,
	judgeSecret,
	secretEventIds,
	type SecretFinding,
	type SecretSigns,
} from '../../source/host/secret-state.ts';

const current = '{11111111-2222-3333-4444-555555555555}';
const previous = '{99999999-2222-3333-4444-555555555555}';
const here = 'SSO01';

/** Events from the oldest to the newest, a minute apart. */
const log = (...events: ReadonlyArray<readonly [number, ...string[]]>): BackupEvent[] => events
	.map(([id, ...strings], index) => ({id, time: new Date(Date.UTC(2026, 10, 1, 12, index)), strings}))
	.toReversed();
const judge = (events: readonly BackupEvent[], signs: Partial<SecretSigns> = {}): SecretFinding => judgeSecret({
	computer: here, otherNames: [], events, inRegistry: 'here', isSecretServer: true, ...signs,
});

const started = [10_501, here, 'SQL01', 'SSODB'] as const;
const promoted = [10_534] as const;
const inUse = [10_529, here, current] as const;
const none = [10_520] as const;
const corrupt = [10_521] as const;
const notLoadable = [10_565, current] as const;

describe('the master secret by the events since the newest start of the service', () => {
	test.each<[string, Array<readonly [number, ...string[]]>, Partial<SecretSigns>, Partial<SecretFinding>]>([
		['healthy', [started, promoted, inUse], {}, {state: 'loaded', event: 10_529, secretId: current}],
		['by another name of this node', [started, promoted, [10_529, 'SSO-NET', current]], {otherNames: ['SSO-NET']}, {state: 'loaded', secretId: current}],
		['with its domain', [started, [10_529, 'sso01.contoso.local', current]], {}, {state: 'loaded'}],
		['the master alone, nothing against it', [started, promoted], {}, {state: 'loaded', event: 10_534}],
		['the master alone, the registry empty', [started, promoted], {inRegistry: 'none'}, {state: 'unknown'}],
		['none', [started, promoted, none], {inRegistry: 'none'}, {state: 'none', event: 10_520}],
		['none, but the registry has one', [started, promoted, none], {}, {state: 'unknown', doubts: ['The registry holds a secret.']}],
		['none, the registry not seen', [started, promoted, none], {inRegistry: 'unknown'}, {state: 'unknown', doubts: ['The registry could not be seen.']}],
		['loaded, but the registry has none', [started, inUse], {inRegistry: 'none'}, {state: 'unknown', doubts: ['The registry holds no secret.']}],
		['not loadable', [started, promoted, corrupt, notLoadable], {}, {state: 'not-loadable', event: 10_565, secretId: current}],
		['corrupt', [started, promoted, corrupt], {}, {state: 'not-loadable', event: 10_521}],
		['an earlier secret is not loadable', [started, inUse, [10_565, previous]], {}, {state: 'loaded', secretId: current, doubts: [`An earlier secret, ${previous}, could not be loaded (event 10565).`]}],
		['not loadable before this start', [started, notLoadable, started, promoted, inUse], {}, {state: 'loaded'}],
		['loaded before this start', [started, inUse, started, promoted, notLoadable], {}, {state: 'not-loadable'}],
		['none, then restored', [started, promoted, none, [10_523, String.raw`C:\a.bak`, current, previous]], {}, {state: 'loaded', event: 10_523, secretId: current}],
		['a new secret', [started, inUse, [10_525, previous, 'anna', here, '1']], {}, {state: 'loaded', event: 10_525, secretId: previous}],
		['backed up', [started, [10_559, String.raw`C:\a.bak`, current, previous, 'anna']], {}, {state: 'loaded', event: 10_559, secretId: current}],
		['kept elsewhere', [started, [10_529, 'SSO-MASTER', current]], {inRegistry: 'none', isSecretServer: false}, {state: 'elsewhere', server: 'SSO-MASTER', event: 10_529}],
		['its master lost', [started, [10_532, 'SSO-MASTER', '0x800706BA']], {inRegistry: 'unknown', isSecretServer: undefined}, {state: 'elsewhere', server: 'SSO-MASTER', event: 10_532}],
		['named another promoted, but is one', [started, promoted, [10_529, 'SSO-MASTER', current]], {}, {state: 'loaded', doubts: ['ENTSSO asked SSO-MASTER for the secret (event 10529).']}],
		['nothing logged', [], {}, {state: 'unknown'}],
		['started, and nothing more', [started], {}, {state: 'unknown'}],
		['no start in the log', [promoted, inUse], {}, {state: 'loaded'}],
		['data that do not decrypt', [started, promoted, inUse, [10_536, 'GetConfigInfo', '1', here, 'anna', 'app', '0x80090005, Bad Data.']], {}, {state: 'loaded', cannotDecrypt: true}],
	])('%s', (_name, events, signs, expected) => {
		expect(judge(log(...events), signs)).toMatchObject(expected);
	});

	test.each<[Array<readonly [number, ...string[]]>, SecretFinding['database']]>([
		[[started, inUse, started, [10_513]], {trouble: 'unreachable', event: 10_513}],
		[[[10_511]], {trouble: 'not-configured', event: 10_511}],
		[[[10_503, '0x80070005']], {trouble: 'access', event: 10_503}],
		[[[10_550]], {trouble: 'access', event: 10_550}],
		[[[10_728]], {trouble: 'older', event: 10_728}],
		[[[10_513], started, promoted, inUse], undefined],
		[[started, [10_513], promoted], undefined],
	])('database %#', (events, expected) => {
		expect(judge(log(...events)).database).toEqual(expected);
	});

	test('events of one second stand in the order of the log', () => {
		const time = new Date(Date.UTC(2026, 10, 1, 12));
		const events = [none, promoted, started].map(([id, ...strings]) => ({id, time, strings}));
		expect(judge(events, {inRegistry: 'none'})).toMatchObject({state: 'none'});
	});
});

const anyEvent = fc.record({
	id: fc.constantFrom(...secretEventIds, ...frequentEventIds),
	time: fc.date({min: new Date(0), max: new Date(2 ** 41), noInvalidDate: true}),
	strings: fc.array(fc.constantFrom('', here, 'SSO-MASTER', current, previous, '0x80090005', String.raw`C:\a.bak`), {maxLength: 5}),
});
const anySigns = fc.record({
	computer: fc.constant(here),
	otherNames: fc.constantFrom([], ['SSO-MASTER'], ['']),
	events: fc.array(anyEvent, {maxLength: 12}),
	inRegistry: fc.constantFrom('here' as const, 'none' as const, 'unknown' as const),
	isSecretServer: fc.constantFrom(true, false, undefined),
});

test('whatever is logged: none only where the registry is seen to be empty, loaded never where it is', () => {
	fc.assert(fc.property(anySigns, signs => {
		const {state, event} = judgeSecret(signs);
		expect(state === 'none' && (signs.inRegistry !== 'none' || event !== 10_520)).toBe(false);
		expect(state === 'loaded' && signs.inRegistry === 'none').toBe(false);
		expect(state === 'elsewhere' && signs.inRegistry === 'here').toBe(false);
	}), {seed: 10_520, numRuns: 3000});
});
