import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	Clearance,
	judgePresentSecret,
	type PresentFacts,
	type Rescue,
} from '../../../source/core/restore/present-secret.ts';
import type {SecretFinding} from '../../../source/host/secret-state.ts';

const current = '{11111111-2222-3333-4444-555555555555}';
const other = '{99999999-2222-3333-4444-555555555555}';
const loaded: SecretFinding = {state: 'loaded', secretId: current, doubts: []};
const none: SecretFinding = {state: 'none', isRegistryEmpty: true, doubts: []};
const notLoadable: SecretFinding = {state: 'not-loadable', secretId: current, doubts: []};
const unknown: SecretFinding = {state: 'unknown', doubts: []};
const kept = {
	file: String.raw`C:\a.bak`, copy: undefined, sha256: 'ab'.repeat(32), secretId: current,
};
const file = String.raw`C:\old.bak`;
const rescue = (change: Partial<Rescue>): Rescue => ({
	verdict: 'verified', errorCode: undefined, backup: {...kept, secretId: undefined}, missing: [], ...change,
});
const judge = (facts: Partial<PresentFacts>) => judgePresentSecret({
	secret: loaded, fileSecretId: undefined, backups: [], rescue: undefined, ...facts,
});

describe('what a restore would overwrite', () => {
	test.each<[string, Partial<PresentFacts>, string]>([
		['loaded, never backed up', {}, 'back-up-first'],
		['loaded, a backup of it', {backups: [kept]}, 'kept'],
		['loaded, a backup of another', {backups: [{...kept, secretId: other}]}, 'back-up-first'],
		['loaded, the MSID not known', {secret: {...loaded, secretId: undefined}, backups: [kept]}, 'back-up-first'],
		['loaded, the one in the file', {fileSecretId: current}, 'same'],
		['loaded, another in the file', {fileSecretId: other}, 'back-up-first'],
		['loaded, a backup of it, the registry holds it alone', {secret: {...loaded, registryIds: [current.toLowerCase()]}, backups: [kept]}, 'kept'],
		['loaded, a backup of it, the registry holds another one in no backup', {secret: {...loaded, registryIds: [current, other]}, backups: [kept]}, 'back-up-first'],
		['loaded, a backup of it, the registry holds another one in its place', {secret: {...loaded, registryIds: [other]}, backups: [kept]}, 'back-up-first'],
		['loaded, a backup of it and the one before it', {secret: {...loaded, registryIds: [current, other]}, backups: [{...kept, previousSecretId: other}]}, 'kept'],
		['loaded, a backup of each that the registry holds', {secret: {...loaded, registryIds: [current, other]}, backups: [kept, {...kept, secretId: other}]}, 'kept'],
		['not loadable, a backup of it, the registry holds another one', {secret: {...notLoadable, registryIds: [current, other]}, backups: [kept]}, 'set-account-back'],
		['none', {secret: none}, 'nothing-to-lose'],
		['not loadable: a backup would fail', {secret: notLoadable}, 'set-account-back'],
		['not loadable, the one in the file: no reason to give it up', {secret: notLoadable, fileSecretId: current}, 'set-account-back'],
		['not loadable, a backup of it', {secret: notLoadable, backups: [kept]}, 'kept'],
		['not known', {secret: unknown}, 'back-up-first'],
		['not known, with an MSID', {secret: {...unknown, secretId: current}, backups: [kept]}, 'back-up-first'],
		['nobody looked', {secret: undefined}, 'back-up-first'],
		['kept elsewhere', {secret: {state: 'elsewhere', doubts: []}}, 'back-up-first'],
		['backed up now', {rescue: rescue({})}, 'kept'],
		['backed up now, not proved', {rescue: rescue({verdict: 'unproven', missing: ['No event.']})}, 'confirm'],
		['not to be backed up', {rescue: rescue({verdict: 'failed', errorCode: '0xC0002A20'})}, 'no-way-on'],
		['not to be backed up, no code', {rescue: rescue({verdict: 'failed'})}, 'no-way-on'],
		['ENTSSO has none, the registry neither', {secret: {...unknown, isRegistryEmpty: true}, rescue: rescue({verdict: 'failed', errorCode: '0xC0002A1F'})}, 'nothing-to-lose'],
		['ENTSSO has none loaded', {secret: notLoadable, rescue: rescue({verdict: 'failed', errorCode: '0xC0002A5B'})}, 'set-account-back'],
		['ENTSSO has none, nobody saw the registry', {secret: undefined, rescue: rescue({verdict: 'failed', errorCode: '0xC0002A5B'})}, 'set-account-back'],
		['ENTSSO has none, event 10565 speaks for one', {secret: {...notLoadable, isRegistryEmpty: true}, rescue: rescue({verdict: 'failed', errorCode: '0xC0002A1F'})}, 'set-account-back'],
		['ENTSSO had none, and has one now', {rescue: rescue({verdict: 'failed', errorCode: '0xC0002A1F'})}, 'back-up-first'],
		['backed up now, the file changed since', {rescue: rescue({backup: undefined})}, 'back-up-first'],
		['backed up now, not proved, the file gone since', {rescue: rescue({verdict: 'unproven', backup: undefined})}, 'back-up-first'],
		['backed up now, another secret', {rescue: rescue({backup: {...kept, secretId: other}})}, 'back-up-first'],
	])('%s', (_name, facts, state) => {
		expect(judge(facts).state).toBe(state);
	});
});

const anySecret = fc.option(fc.record({
	state: fc.constantFrom('loaded' as const, 'not-loadable' as const, 'none' as const, 'elsewhere' as const, 'unknown' as const),
	secretId: fc.constantFrom(undefined, current, other),
	isRegistryEmpty: fc.boolean(),
	registryIds: fc.constantFrom([], [current], [other], [current, other]),
	doubts: fc.constant([]),
}, {requiredKeys: ['state', 'secretId', 'isRegistryEmpty', 'doubts']}).map((finding): SecretFinding => finding.state === 'none' ? {...finding, secretId: undefined, isRegistryEmpty: true} : finding), {nil: undefined});
const anyBackup = fc.record({
	file: fc.constant(file), copy: fc.constant(undefined), sha256: fc.constant('ab'.repeat(32)), secretId: fc.constantFrom(undefined, current, other),
});
const anyRescue = fc.option(fc.record({
	verdict: fc.constantFrom('verified' as const, 'unproven' as const, 'failed' as const),
	errorCode: fc.constantFrom(undefined, '0xC0002A1F', '0xC0002A5B', '0xC0002A20', '0x80070005'),
	backup: fc.option(anyBackup, {nil: undefined, freq: 4}),
	missing: fc.constant([]),
}), {nil: undefined});
const anyFacts = fc.record({
	secret: anySecret,
	fileSecretId: fc.constantFrom(undefined, current, other),
	backups: fc.array(fc.constantFrom(kept, {...kept, secretId: other}), {maxLength: 2}),
	rescue: anyRescue,
});
const anyName = fc.constantFrom(undefined, '', 'SSO01', 'sso01 ', 'SSO02', 'y');

test('no permission is given while a secret is there, or may be, that was not backed up', () => {
	let given = 0;
	let givenUp = 0;
	fc.assert(fc.property(anyFacts, anyName, fc.boolean(), (facts, typedName, isAccountGone) => {
		const present = judgePresentSecret(facts);
		const clearance = Clearance.for(file, present, facts.secret, {typedName, computer: 'SSO01', isAccountGone});
		if (clearance === undefined) {
			return;
		}

		given++;
		const {secret, backups, rescue: made} = facts;
		const isNamed = typedName?.trim().toLowerCase() === 'sso01';
		const isRecorded = made === undefined && secret?.secretId !== undefined && [secret.secretId, ...secret.registryIds ?? []].every(id => backups.some(({secretId}) => secretId === id));
		const isBackedUp = isRecorded || (made?.verdict === 'verified' && made.backup !== undefined);
		const isMissing = secret?.state === 'none'
			|| (made?.verdict === 'failed' && secret?.isRegistryEmpty === true && secret.state !== 'not-loadable' && secret.state !== 'loaded');
		const isAgreed = isNamed && made?.verdict === 'unproven' && made.backup !== undefined;
		// A backup that is doomed is no reason to go on: the user has to say that its account is gone.
		const isGivenUp = isNamed && isAccountGone && secret?.state !== 'loaded';
		givenUp += isGivenUp && !isBackedUp && !isMissing && !isAgreed ? 1 : 0;
		expect(isBackedUp || isMissing || isAgreed || isGivenUp).toBe(true);
		// It has to be there still when the restore starts.
		expect(clearance.kept !== undefined).toBe(isBackedUp || made?.verdict === 'unproven');
		// Without a user nothing less than a verified backup, or a secret seen to be missing, will do.
		expect(typedName === undefined && !isBackedUp && secret?.state !== 'none').toBe(false);
		expect(made?.verdict === 'failed' && !['0xC0002A1F', '0xC0002A5B'].includes(made.errorCode ?? '')).toBe(false);
	}), {seed: 2026, numRuns: 5000});
	expect(given).toBeGreaterThan(100);
	expect(givenUp).toBeGreaterThan(20);
});

test('a secret that was given up can be backed up as soon as it is loaded, so the permission ends', () => {
	const clearance = Clearance.for(file, judge({secret: notLoadable}), notLoadable, {typedName: 'SSO01', computer: 'SSO01', isAccountGone: true});
	expect([notLoadable, loaded, none, undefined].map(now => clearance?.holds(now))).toEqual([true, false, false, false]);
});

test('a permission that rests on a backup ends where another secret shows than the one in it', () => {
	const backedUp = judge({secret: unknown, rescue: rescue({backup: kept})});
	const clearance = Clearance.for(file, backedUp, unknown, {typedName: 'SSO01', computer: 'SSO01'});
	expect([unknown, loaded, {...loaded, secretId: other}].map(now => clearance?.holds(now))).toEqual([true, true, false]);
});

test('a permission ends where the registry holds other secrets than before', () => {
	const held: SecretFinding = {...loaded, registryIds: [current]};
	const clearance = Clearance.for(file, judge({secret: held, backups: [kept]}), held, {typedName: undefined, computer: 'SSO01'});
	const later = [held, {...held, registryIds: [current.toLowerCase()]}, {...held, registryIds: [current, other]}, {...held, registryIds: [other]}, loaded];
	expect(later.map(now => clearance?.holds(now))).toEqual([true, true, false, false, false]);
});

describe('right before the start', () => {
	const clearance = (secret: SecretFinding) => Clearance.for(file, judge({secret, backups: [kept]}), secret, {typedName: undefined, computer: 'SSO01'})!;

	test.each<[SecretFinding, SecretFinding | undefined, boolean]>([
		[none, none, true],
		[none, loaded, false],
		[none, notLoadable, false],
		[none, unknown, false],
		[none, {...unknown, isRegistryEmpty: true}, true],
		[none, undefined, false],
		[loaded, loaded, true],
		[loaded, {...loaded, secretId: other}, false],
		[loaded, {...loaded, secretId: undefined}, false],
		[loaded, notLoadable, true],
		[loaded, undefined, false],
	])('%#', (before, now, holds) => {
		expect(clearance(before).holds(now)).toBe(holds);
	});
});
