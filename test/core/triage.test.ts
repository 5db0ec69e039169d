import {describe, expect, test} from 'vitest';
import type {LastBackup} from '../../source/core/records/record-lines.ts';
import {triage} from '../../source/core/triage.ts';
import {checkIds, type CheckLine} from '../../source/host/host.ts';
import type {SecretFinding} from '../../source/host/secret-state.ts';

const secretId = '{11111111-2222-3333-4444-555555555555}';
const loaded: SecretFinding = {
	state: 'loaded', event: 10_529, secretId, doubts: [],
};
const good: LastBackup = {
	state: 'ok', detail: 'Last backup here: 2026-11-01, verified, file unchanged, no copy known', isVerified: true, secretId,
};
const lines = (secret: SecretFinding | undefined, ...changes: readonly CheckLine[]): CheckLine[] => checkIds.map(id =>
	changes.find(change => change.id === id)
	?? {
		id, state: 'ok', detail: 'Fine.', ...(id === 'secret' && secret !== undefined && {secret}),
	});
const never: CheckLine = {id: 'backups', state: 'warning', detail: 'Never backed up (event 10589).'};

describe('what a computer needs', () => {
	test.each<[string, CheckLine[], LastBackup | undefined, string]>([
		['loaded, backed up', lines(loaded), good, 'nothing'],
		['the same MSID, written in another way', lines(loaded), {...good, secretId: secretId.slice(1, -1).toLowerCase()}, 'nothing'],
		['an MSID that is not known', lines({...loaded, secretId: undefined}), good, 'nothing'],
		['loaded, never backed up', lines(loaded, never), undefined, 'backup'],
		['ENTSSO asks for a backup, whatever is recorded', lines(loaded, never), good, 'backup'],
		['loaded, nothing recorded here', lines(loaded), undefined, 'backup'],
		['a backup that is not verified', lines(loaded), {...good, isVerified: false}, 'backup'],
		['a file that changed', lines(loaded), {...good, state: 'attention'}, 'backup'],
		['a file that is not seen', lines(loaded), {...good, state: 'unknown'}, 'backup'],
		['a backup of another secret', lines(loaded), {...good, secretId: '{99999999-2222-3333-4444-555555555555}'}, 'backup'],
		['no secret', lines({state: 'none', event: 10_520, doubts: []}), good, 'restore'],
		['not loadable', lines({state: 'not-loadable', event: 10_565, doubts: []}), good, 'old-account'],
		['kept elsewhere', lines({state: 'elsewhere', server: 'SSO-MASTER', doubts: []}), good, 'other-computer'],
		['another computer by the database', lines({state: 'none', doubts: []}, {id: 'secret-server', state: 'stop', detail: 'The master secret server is SSO-MASTER, not this computer.'}), good, 'other-computer'],
		['the database first', lines({...loaded, database: {trouble: 'unreachable', event: 10_513}}), good, 'database'],
		['does not decrypt', lines({...loaded, cannotDecrypt: true}), good, 'unknown'],
		['not known', lines({state: 'unknown', doubts: []}), good, 'unknown'],
		['nobody looked', lines(undefined), good, 'unknown'],
		['no lines', [], undefined, 'unknown'],
	])('%s', (_name, found, last, expected) => {
		const {id, reason} = triage(found, last);
		expect(id).toBe(expected);
		expect(reason).toMatch(/^[A-Z].*\.$/v);
	});

	test('the reason names the server, the event', () => {
		expect(triage(lines({state: 'elsewhere', server: 'SSO-MASTER', doubts: []}), good).reason).toContain('SSO-MASTER');
		expect(triage(lines({...loaded, database: {trouble: 'older', event: 10_728}}), good).reason).toContain('event 10728');
		expect(triage(lines(loaded, never), undefined).reason).toBe('Never backed up (event 10589).');
	});
});
