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
const kept = {file: String.raw`C:\a.bak`, secretId: current};
const file = String.raw`C:\old.bak`;
const rescue = (change: Partial<Rescue>): Rescue => ({
	verdict: 'verified', errorCode: undefined, file: String.raw`C:\now.bak`, missing: [], ...change,
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
		['none', {secret: none}, 'nothing-to-lose'],
		['not loadable', {secret: notLoadable}, 'back-up-first'],
		['not loadable, the one in the file: a restore brings it back', {secret: notLoadable, fileSecretId: current}, 'back-up-first'],
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
		['ENTSSO has none loaded', {secret: notLoadable, rescue: rescue({verdict: 'failed', errorCode: '0xC0002A5B'})}, 'confirm'],
		['ENTSSO has none, nobody saw the registry', {secret: undefined, rescue: rescue({verdict: 'failed', errorCode: '0xC0002A5B'})}, 'confirm'],
	])('%s', (_name, facts, state) => {
		expect(judge(facts).state).toBe(state);
	});
});

const anySecret = fc.option(fc.record({
	state: fc.constantFrom('loaded' as const, 'not-loadable' as const, 'none' as const, 'elsewhere' as const, 'unknown' as const),
	secretId: fc.constantFrom(undefined, current, other),
	isRegistryEmpty: fc.boolean(),
	doubts: fc.constant([]),
}).map((finding): SecretFinding => finding.state === 'none' ? {...finding, secretId: undefined, isRegistryEmpty: true} : finding), {nil: undefined});
const anyRescue = fc.option(fc.record({
	verdict: fc.constantFrom('verified' as const, 'unproven' as const, 'failed' as const),
	errorCode: fc.constantFrom(undefined, '0xC0002A1F', '0xC0002A5B', '0xC0002A20', '0x80070005'),
	file: fc.constant(file),
	missing: fc.constant([]),
}), {nil: undefined});
const anyFacts = fc.record({
	secret: anySecret,
	fileSecretId: fc.constantFrom(undefined, current, other),
	backups: fc.array(fc.record({file: fc.constant(file), secretId: fc.constantFrom(current, other)}), {maxLength: 2}),
	rescue: anyRescue,
});
const anyName = fc.constantFrom(undefined, '', 'SSO01', 'sso01 ', 'SSO02', 'y');

test('no permission is given while a secret is there, or may be, that was not backed up', () => {
	let given = 0;
	fc.assert(fc.property(anyFacts, anyName, (facts, typedName) => {
		const clearance = Clearance.for(file, judgePresentSecret(facts), facts.secret, {typedName, computer: 'SSO01'});
		if (clearance === undefined) {
			return;
		}

		given++;
		const {secret, backups, rescue: made} = facts;
		const isBackedUp = made?.verdict === 'verified'
			|| (made === undefined && secret?.secretId !== undefined && backups.some(({secretId}) => secretId === secret.secretId));
		const isMissing = secret?.state === 'none' || (made?.verdict === 'failed' && secret?.isRegistryEmpty === true);
		const isAgreed = typedName?.trim().toLowerCase() === 'sso01' && (made?.verdict === 'unproven' || made?.errorCode?.startsWith('0xC0002A') === true);
		expect(isBackedUp || isMissing || isAgreed).toBe(true);
		// Without a user nothing less than a verified backup, or a secret seen to be missing, will do.
		expect(typedName === undefined && !isBackedUp && secret?.state !== 'none').toBe(false);
		expect(made?.verdict === 'failed' && !['0xC0002A1F', '0xC0002A5B'].includes(made.errorCode ?? '')).toBe(false);
	}), {seed: 2026, numRuns: 5000});
	expect(given).toBeGreaterThan(100);
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
