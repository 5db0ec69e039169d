import {describe, expect, test} from 'vitest';
import type {Administration, CallResult, ServerStatus} from '../../../source/host/administration.ts';
import {check, windowsHost, type Answers} from './rig.ts';
import {databaseOutput, registryOutput, serviceOutput} from './captured.ts';

const healthyStatus: ServerStatus = {
	server: 'BIZ01', cluster: '', node: 'biz01.contoso.example', sqlServer: 'SQL01', database: 'SSODB', serviceAccount: 'svc-entsso@contoso.example', version: '10.0.2242.0', states: {isOnline: true, isSecretServer: true, isClustered: false},
};

const told = (change: Partial<ServerStatus>): CallResult<ServerStatus> => ({state: 'returned', code: 0, value: {...healthyStatus, ...change}});
const states = (change: Partial<NonNullable<ServerStatus['states']>>) => told({
	states: {
		isOnline: true, isSecretServer: true, isClustered: false, ...change,
	},
});

async function checkWith(result: CallResult<ServerStatus>, answers: Answers = {}) {
	let calls = 0;
	const unused = async () => ({state: 'unusable', reason: ''} as const);
	const administration: Administration = {
		perform: unused,
		readReminder: unused,
		async serverStatus() {
			calls++;
			return result;
		},
	};
	return {lines: await check(windowsHost({administration, answers})), calls: () => calls};
}

const without = await check(windowsHost());

describe('the status that ENTSSO tells', () => {
	test('changes nothing where it agrees', async () => {
		const {lines} = await checkWith(told({}));
		expect(lines).toEqual(without);
	});

	test.each<[string, CallResult<ServerStatus>]>([
		['is missing', {state: 'unusable', reason: 'Access denied.', code: '0x80070005'}],
		['does not come', {state: 'no-answer', isLeftBehind: false}],
		['ends in a crash', {state: 'crashed', exitCode: 5}],
		['is refused to this user', {state: 'failed', code: '0xC0002A13', text: []}],
		['says nothing', told({
			server: '', node: '', sqlServer: '', database: '', serviceAccount: '', version: '', states: undefined,
		})],
	])('changes nothing where it %s', async (_, result) => {
		const {lines} = await checkWith(result);
		expect(lines).toEqual(without);
	});

	test('is not asked for where the component is not there', async () => {
		const {calls} = await checkWith(told({}), {'reg.exe InprocServer32 /s /reg:64': {exitCode: 1, output: new Uint8Array()}});
		expect(calls()).toBe(0);
	});

	test.each<[string, CallResult<ServerStatus>, string, RegExp]>([
		['a service that runs and is offline', states({isOnline: false}), 'service', /^Running, but offline/v],
		['one that is offline by its code', {state: 'failed', code: '0xC0002A10', text: []}, 'service', /^Running, but offline/v],
		['one that does not answer', {state: 'failed', code: '0x800706D9', text: []}, 'service', /does not answer its administration interface \(0x800706D9\)/v],
		['another service account', told({serviceAccount: String.raw`CONTOSO\old`}), 'service', /^Running as CONTOSO\\old, but Windows has CONTOSO\\svc-entsso for it/v],
		['a secret server part that does not run', states({isSecretServer: false}), 'secret-server', /the secret server part does not run/v],
		['another SSO server', told({node: 'BIZ02'}), 'secret-server', /talk to BIZ02, not to this computer/v],
		['a cluster that Windows does not know', told({cluster: 'SSO-CLU', states: {isOnline: true, isSecretServer: true, isClustered: true}}), 'cluster', /clustered as SSO-CLU; Windows does not/v],
		['another database', told({database: 'OLD'}), 'entsso', /Database SSODB on SQL01\. The service uses OLD on SQL01/v],
	])('shows %s', async (_, result, id, detail) => {
		const {lines} = await checkWith(result);
		expect(lines[id]).toMatchObject({state: 'warning'});
		expect(lines[id]?.detail).toMatch(detail);
		expect(lines[id]?.advice).toBeTruthy();
		expect(Object.values(lines).filter(({state}) => state !== 'ok')).toHaveLength(1);
	});

	test('shows another version, which is no reason to worry', async () => {
		const {lines} = await checkWith(told({version: '10.0.3000.1'}));
		expect(lines.entsso).toMatchObject({state: 'ok'});
		expect(lines.entsso?.detail).toContain('The service says 10.0.3000.1.');
	});

	test('makes known what the service control manager does not tell', async () => {
		const {lines} = await checkWith(told({}), {'sc.exe': 'timed-out'});
		expect(lines.service).toEqual({id: 'service', state: 'ok', detail: 'Online, by its administration interface.'});
	});

	test('does not lift a stop, but is told beside it', async () => {
		const {lines} = await checkWith(told({}), {'sc.exe': serviceOutput('1  STOPPED')});
		expect(lines.service).toMatchObject({state: 'stop'});
		expect(lines.service?.detail).toContain('says that it is online');
	});

	test('tells of the version that needs a hotfix, and of another database beside it', async () => {
		const answers = {'reg.exe Microsoft\\ENTSSO /s /reg:64': registryOutput.entsso.replace('10.0.2242.0', 'none')};
		const {lines} = await checkWith(told({version: '9.0.2096.0'}), answers);
		expect(lines.entsso).toMatchObject({state: 'warning'});
		expect(lines.entsso?.detail).toContain('The service says 9.0.2096.0.');
		expect(lines.entsso?.advice).toMatch(/^Unless hotfix KB3062831 is installed/v);
		const {lines: both} = await checkWith(told({version: '9.0.2096.0', database: 'OLD'}), answers);
		expect(both.entsso?.detail).toContain('The service uses OLD on SQL01.');
		expect(both.entsso?.advice).toMatch(/ssomanage -displaydb.*KB3062831/v);
	});

	test.each([
		[String.raw`SQL01.contoso.local\INST1`, 'ok'],
		[String.raw`SQL01\INST2`, 'warning'],
		['SQL01', 'warning'],
	])('compares the instance of SQL Server whole: %s', async (sqlServer, state) => {
		const entsso = registryOutput.entsso.replace('SQL01', () => String.raw`SQL01\INST1`);
		const {lines} = await checkWith(told({sqlServer}), {'reg.exe Microsoft\\ENTSSO /s /reg:64': entsso});
		expect(lines.entsso?.state).toBe(state);
	});

	test('makes a warning of another name, where all else says that it is this computer', async () => {
		const alias = {'ssomanage.exe': databaseOutput('SSO-ALIAS')};
		const {lines} = await checkWith(told({}), alias);
		expect(lines['secret-server']).toEqual({
			id: 'secret-server',
			state: 'warning',
			detail: [
				'ENTSSO names SSO-ALIAS; the event log and the registry name this computer.',
				'By its administration interface the secret server part runs here.',
			].join(' '),
			advice: expect.stringMatching(/^Go on if SSO-ALIAS is another name of this computer/v) as string,
		});
		const {lines: stopped} = await checkWith(states({isSecretServer: false}), alias);
		expect(stopped['secret-server']).toMatchObject({state: 'stop'});
		expect(stopped['secret-server']?.detail).not.toContain('runs here');
		const {lines: elsewhere} = await checkWith(told({node: 'SSO-ALIAS'}), alias);
		expect(elsewhere['secret-server']).toMatchObject({state: 'stop'});
	});

	test('of another server says nothing of this one', async () => {
		const {lines} = await checkWith(told({
			node: 'BIZ02', serviceAccount: 'other', database: 'other', states: {isOnline: false, isSecretServer: false, isClustered: true},
		}));
		expect(Object.values(lines).filter(({state}) => state !== 'ok').map(({id}) => id)).toEqual(['secret-server']);
	});
});
