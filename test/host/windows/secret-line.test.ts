import {expect, test} from 'vitest';
import type {SecretFinding} from '../../../source/host/secret-state.ts';
import {known, unknown} from '../../../source/host/windows/finding.ts';
import {secretLine} from '../../../source/host/windows/lines/secret.ts';

const secretId = '{11111111-2222-3333-4444-555555555555}';
const node = known({name: 'SSO-CLUSTER'});

test.each<[Partial<SecretFinding>, string]>([
	[{state: 'loaded', event: 10_529, secretId}, `ok | Loaded (event 10529). Its MSID, the number that ENTSSO knows it by, is ${secretId}.`],
	[{state: 'loaded', event: 10_529, doubts: ['Something else.']}, 'warning | Loaded (event 10529). Something else. | Look in Event Viewer'],
	[{state: 'loaded', event: 10_534, cannotDecrypt: true}, 'warning | Loaded (event 10534). ENTSSO could not decrypt its data (event 10536, 0x80090005). | Look in'],
	[{state: 'not-loadable', event: 10_565}, 'warning | It is there, but ENTSSO cannot load it (event 10565). | If the service account was changed'],
	[{state: 'none', event: 10_520}, 'warning | There is none (event 10520), and the registry holds none. | Restore the newest backup file'],
	[{state: 'elsewhere', event: 10_532, server: 'SSO-MASTER'}, 'unknown | It is kept on SSO-MASTER (event 10532).'],
	[{state: 'unknown'}, 'unknown | The event log does not tell'],
	[{state: 'unknown', event: 10_520, doubts: ['The registry holds a secret.']}, 'unknown | ENTSSO found none (event 10520). The registry holds a secret.'],
	[{
		state: 'unknown', event: 10_529, isRegistryEmpty: true, doubts: ['The registry holds no secret.'],
	}, 'warning | Loaded (event 10529). The registry holds no secret. | If this is the master secret server, it may have no secret to back up.'],
	[{database: {trouble: 'unreachable', event: 10_513}}, 'warning | ENTSSO does not reach its database (event 10513). | See that SQL Server runs'],
])('%j', (finding, expected) => {
	const whole: SecretFinding = {state: 'unknown', doubts: [], ...finding};
	const {state, detail, advice, secret} = secretLine(whole, known('none'));
	expect([state, detail, ...(advice === undefined ? [] : [advice])].join(' | ')).toContain(expected);
	expect(secret).toBe(whole);
});

test.each([node, known({name: ''})])('on a node of a cluster, a secret that cannot be loaded is no matter of the account or a restore', cluster => {
	const {advice} = secretLine({state: 'not-loadable', event: 10_565, doubts: []}, cluster);
	expect(advice).toContain('Registry Replication');
	expect(advice).toContain('Leave the service account as it is, and do not restore again.');
	expect(advice).not.toContain('-restoresecret');
});

test('where it is not known whether this is a node, the words of any computer stand', () => {
	expect(secretLine({state: 'not-loadable', doubts: []}, unknown('No answer.')).advice).toContain('set the old one back');
});
