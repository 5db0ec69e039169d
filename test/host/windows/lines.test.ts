import {describe, expect, test} from 'vitest';
import type {BackupEvent, CheckLine} from '../../../source/host/host.ts';
import {eventIds} from '../../../source/host/windows/events.ts';
import {known, unknown, type Finding} from '../../../source/host/windows/finding.ts';
import {administratorLine} from '../../../source/host/windows/lines/administrator.ts';
import {backupsLine, type NewestEvents} from '../../../source/host/windows/lines/backups.ts';
import {clusterLine} from '../../../source/host/windows/lines/cluster.ts';
import {
	displayedDatabase,
	entssoLine,
	registeredDatabase,
	type EntssoFindings,
} from '../../../source/host/windows/lines/entsso.ts';
import {secretServerLine, type SecretServerFindings} from '../../../source/host/windows/lines/secret-server.ts';
import {serviceLine, type ServiceFindings} from '../../../source/host/windows/lines/service.ts';
import {ssoAdministratorsLine} from '../../../source/host/windows/lines/sso-administrators.ts';
import {parseGroups} from '../../../source/host/windows/groups.ts';
import type {Registry} from '../../../source/host/windows/registry-values.ts';
import {timeAgo} from '../../../source/values/times.ts';
import {groupsOutput, ssoAdministratorsSid} from './captured.ts';

const silence = unknown('tool.exe did not answer within 5 s.');
const groupsIn = (text: string) => known(parseGroups(text) ?? new Set<string>());
const elevated = groupsIn(groupsOutput.elevated);
const node = known({name: 'SSO-CLUSTER'});
const registry = (keys: Record<string, Record<string, string>>, isWhole = true): Finding<Registry> => known({
	keys: new Map(Object.entries(keys).map(([path, values]) => [path, new Map(Object.entries(values))])), isWhole,
});
const told = ({state, detail, advice}: CheckLine) => [state, detail, ...(advice === undefined ? [] : [advice])].join(' | ');

test.each([
	[groupsOutput.elevated, 'ok | Administrator, and'],
	[groupsOutput.german, 'stop | This console is not elevated. | In the Start menu type cmd, right-click Command Prompt'],
	[groupsOutput.user, 'stop | You are not an administrator here. | Sign in'],
])('administrator %#', (text, line) => {
	expect(told(administratorLine(groupsIn(text)))).toContain(line);
});

test.each([
	[node, 'warning | A node of the failover cluster SSO-CLUSTER. | Work on the active node'],
	[known({name: ''}), 'warning | A node of a failover cluster. |'],
	[known('none' as const), 'ok | This computer is not in a failover cluster.'],
	[silence, 'unknown | tool.exe did not answer'],
])('cluster %#', (cluster, line) => {
	expect(told(clusterLine(cluster))).toContain(line);
});

describe('service', () => {
	const configuration = registry({'': {start: '0x2', objectname: 'LocalSystem'}});
	const line = (change: Partial<ServiceFindings>) => told(serviceLine({
		state: known('stopped'), configuration, cluster: known('none'), ...change,
	}));

	test.each<[Partial<ServiceFindings>, string]>([
		[{state: known('running')}, 'ok | Running, automatic start, as LocalSystem.'],
		[{state: known('running'), configuration: silence}, 'ok | Running.'],
		[{}, 'stop | The ENTSSO service is stopped. | Open another Command Prompt as administrator and run there: net start ENTSSO'],
		[{state: known('paused')}, 'net continue ENTSSO'],
		[{configuration: registry({'': {start: '0x4'}})}, 'stop | The ENTSSO service is stopped and disabled. | Open another Command Prompt as administrator and run there: sc config ENTSSO start= auto'],
		[{state: known('starting')}, 'stop | The ENTSSO service is starting. | Wait'],
		[{state: known('stopping')}, 'stop | The ENTSSO service is stopping now.'],
		[{state: known('not-installed')}, 'stop | There is no ENTSSO service here.'],
		[{state: silence}, 'unknown | tool.exe did not answer'],
	])('%#', (change, expected) => {
		expect(line(change)).toContain(expected);
	});

	test.each([node, silence])('is not to be started by hand where this is, or may be, a cluster node: %#', cluster => {
		for (const state of ['stopped', 'paused'] as const) {
			expect(line({cluster, state: known(state)})).not.toMatch(/\bnet |\bsc /v);
			expect(line({cluster, state: known(state), configuration: registry({'': {start: '0x4'}})})).toContain('Failover Cluster Manager');
		}
	});
});

describe('entsso', () => {
	const findings: EntssoFindings = {
		hasTool: true, registry: registry({}), registry32: registry({}), service: known('running'), database: undefined,
	};
	const line = (change: Partial<EntssoFindings>) => told(entssoLine({...findings, ...change}));

	test.each([
		['10.0.2242.0', 'ENTSSO 10.0.2242.0, of BizTalk Server 2016 or HIS 2016.'],
		['10.1.0.0', 'ENTSSO 10.1.0.0, of BizTalk Server 2016 or later, or HIS 2016 or later.'],
		['9.0.1865.0', 'ENTSSO 9.0.1865.0, of BizTalk Server 2013.'],
		['9.0.2101.0', 'ENTSSO 9.0.2101.0, of BizTalk Server 2013 or 2013 R2, or HIS 2013.'],
		['9.0.20960.0', 'ENTSSO 9.0.20960.0, of BizTalk Server 2013 or 2013 R2, or HIS 2013.'],
		['6.0.4219.0', 'ENTSSO 6.0.4219.0, of BizTalk Server 2010 or HIS 2010.'],
		['6.0.245.0', 'ENTSSO 6.0.245.0, of BizTalk Server 2006 R2 or 2009, or HIS 2006 or 2009.'],
		['6.0.300.0', 'ENTSSO 6.0.300.0, of BizTalk Server 2006 R2 to 2010, or HIS 2006 to 2010.'],
		['5.0.521.0', 'ENTSSO 5.0.521.0, of BizTalk Server 2006.'],
		['3.0.4902.0', 'ENTSSO 3.0.4902.0, of BizTalk Server 2004.'],
		// Articles call ENTSSO V1 to V5; these are no file versions.
		['4.0', 'ENTSSO 4.0.'],
		['1.0', 'ENTSSO 1.0.'],
		['7.5.1', 'ENTSSO 7.5.1.'],
		['new', 'ENTSSO, of a version that is not known.'],
	])('version %s', (version, detail) => {
		expect(line({registry: registry({'': {productversion: version}})})).toBe(`ok | ${detail}`);
	});

	test.each<Partial<EntssoFindings>>([
		{registry: registry({'': {productversion: '9.0.2096.0'}})},
		{registry32: registry({'': {server: '9.0.2096.0'}})},
	])('of a version that needs a hotfix is a warning: %#', change => {
		const words = line(change);
		expect(words).toContain('warning | ENTSSO 9.0.2096.0, of BizTalk Server 2013 R2 or HIS 2013. | Unless hotfix KB3062831');
		expect(words).toContain('is installed, this ENTSSO may not decrypt its data after a restore. Install it before');
	});

	test.each<[Partial<EntssoFindings>, string]>([
		[{registry32: registry({'': {productversion: '9.0.1865.0'}})}, 'ok | ENTSSO 9.0.1865.0, of BizTalk Server 2013.'],
		[{registry32: registry({'': {administration: '9.0.1865.0'}})}, 'ok | ENTSSO 9.0.1865.0, of BizTalk Server 2013.'],
		[{registry32: registry({'': {server: '9.0.1865.0'}})}, 'ok | ENTSSO 9.0.1865.0, of BizTalk Server 2013.'],
		[{database: {name: 'SSODB', server: 'SQL01'}}, 'Database SSODB on SQL01.'],
		[{database: {name: 'SSODB', server: undefined}}, 'Database SSODB.'],
		[{service: known('not-installed')}, 'warning | The ENTSSO tools are here, but not its service.'],
		[{service: silence}, 'ok | ENTSSO'],
		[{hasTool: false, guess: String.raw`F:\SSO`}, String.raw`unknown | There is an ssoconfig.exe in F:\SSO, but Windows does not say that ENTSSO is there.`],
		[{hasTool: false, guess: String.raw`F:\SSO`, service: known('not-installed')}, 'stop | ENTSSO is not installed on this computer.'],
		[{hasTool: false}, 'warning | Installed, but ssoconfig.exe was not found.'],
		[{hasTool: false, service: silence}, 'unknown | No folder with ssoconfig.exe was found.'],
		[{hasTool: false, service: known('not-installed')}, 'stop | ENTSSO is not installed on this computer.'],
	])('%#', (change, expected) => {
		expect(line(change)).toContain(expected);
	});
});

test('the database by the registry, and by ssomanage', () => {
	expect(registeredDatabase(registry({sql: {server: 'SQL01', database: 'SSODB'}}))).toEqual({name: 'SSODB', server: 'SQL01'});
	expect(registeredDatabase(registry({'': {}}))).toBeUndefined();
	expect(registeredDatabase(silence)).toBeUndefined();
	const displayed = {
		sqlServer: 'SQL02', database: 'SSO2', secretServer: undefined, administrators: undefined,
	};
	expect(displayedDatabase(known(displayed))).toEqual({name: 'SSO2', server: 'SQL02'});
	expect(displayedDatabase(known({...displayed, database: undefined}))).toBeUndefined();
	expect(displayedDatabase(silence)).toBeUndefined();
});

describe('master secret server', () => {
	const named = (secretServer: string | undefined) => known({
		secretServer, administrators: undefined, sqlServer: undefined, database: undefined,
	});
	const event: Finding<BackupEvent> = known({id: eventIds.secretServer, time: new Date(0), strings: []});
	const holding = registry({'': {}, 'ssoss\\{1}': {}});
	const findings: SecretServerFindings = {
		computer: 'BIZ01',
		cluster: known('none'),
		groups: elevated,
		displayed: named('BIZ01'),
		event,
		registry: holding,
		isRunningHere: undefined,
	};
	const line = (change: Partial<SecretServerFindings>) => told(secretServerLine({...findings, ...change}));
	const noEvent = known(undefined);
	const noSecrets = registry({'': {}});

	test.each<[Partial<SecretServerFindings>, string]>([
		[{displayed: named('biz01.contoso.com')}, 'ok | This computer is the master secret server.'],
		[{computer: 'VERY-LONG-NAME-01', displayed: named('VERY-LONG-NAME-')}, 'ok | This computer'],
		[{displayed: named('sso-cluster'), cluster: node}, 'warning | ENTSSO names sso-cluster, which is the name of the Windows cluster. | Go on if the ENTSSO role has no other'],
		[{event: noEvent}, 'ok | This computer'],
		[{event: silence, registry: silence}, 'ok | This computer'],
		[{displayed: named('SSO-MASTER'), event: noEvent, registry: noSecrets}, 'stop | The master secret server is SSO-MASTER, not this computer. | Sign in to SSO-MASTER'],
		[{displayed: named('SSO-MASTER')}, 'stop | ENTSSO names SSO-MASTER; the event log and the registry name this computer.'],
		[{displayed: named('SSO-MASTER'), event: noEvent}, 'the registry names this computer. | Sign in to SSO-MASTER and start this program there. If SSO-MASTER is another name'],
		[{displayed: named('SSO-ROLE'), cluster: node}, 'warning | ENTSSO names SSO-ROLE. | Go on if SSO-ROLE is the network name'],
		[{registry: noSecrets}, 'ok | This computer is the master secret server.'],
		[{registry: known(undefined)}, 'ok |'],
		[{registry: noSecrets, groups: groupsIn(groupsOutput.german)}, 'ok |'],
		[{registry: registry({'': {}}, false)}, 'ok |'],
		[{displayed: silence}, 'ok | It is, by the event log and the registry.'],
		[{displayed: named(undefined)}, 'ok | It is, by the event log and the registry.'],
		[{displayed: silence, event: noEvent}, 'unknown | tool.exe did not answer within 5 s. By the registry it may be this one. | '],
		[{displayed: silence, registry: silence}, 'unknown | tool.exe did not answer within 5 s. By the event log it may be this one.'],
		[{displayed: named(undefined), event: noEvent, registry: noSecrets}, 'unknown | ssomanage.exe named no master secret server. | '],
	])('%#', (change, expected) => {
		expect(line(change)).toContain(expected);
	});

	test('an alias is a warning where the event log, the registry and ENTSSO itself name this computer', () => {
		expect(line({displayed: named('SSO-ALIAS'), isRunningHere: true})).toBe([
			'warning',
			'ENTSSO names SSO-ALIAS; the event log and the registry name this computer.',
			'Go on if SSO-ALIAS is another name of this computer, such as an alias in DNS. If not, sign in to SSO-ALIAS.',
		].join(' | '));
	});

	test.each<Partial<SecretServerFindings>>([
		{},
		{isRunningHere: false},
		{isRunningHere: true, event: noEvent},
		{isRunningHere: true, event: silence},
		{isRunningHere: true, registry: noSecrets},
		{isRunningHere: true, registry: silence},
		{isRunningHere: true, event: noEvent, registry: noSecrets},
	])('with one of the three missing, another name is a stop: %#', change => {
		expect(line({displayed: named('SSO-ALIAS'), ...change})).toMatch(/^stop \| /v);
	});

	test('what another SSO server told is unknown, whatever the signs are', () => {
		const displayed = known({
			otherServer: 'SSO-PROD',
			secretServer: undefined,
			administrators: undefined,
			sqlServer: undefined,
			database: undefined,
		});
		expect(line({displayed, isRunningHere: true})).toMatch(/^unknown \| .*SSO-PROD.* \| .*ssomanage -showserver/v);
	});
});

test.each([
	[elevated, {sid: ssoAdministratorsSid, isGroup: true}, 'ok | You are a member of X.'],
	[elevated, {sid: 'S-1-5-21-9', isGroup: true}, 'stop | You are not a member of X. | Have your account added'],
	[elevated, {sid: 'S-1-5-21-9', isGroup: false}, 'unknown | X is one account, not a group. | Sign in as X'],
	[elevated, undefined, 'unknown | The group X could not be looked up.'],
	[silence, {sid: ssoAdministratorsSid, isGroup: true}, 'unknown | tool.exe'],
])('SSO Administrators %#', (groups, account, line) => {
	expect(told(ssoAdministratorsLine({groups, name: known('X'), account}))).toContain(line);
});

describe('earlier backups', () => {
	const now = new Date('2026-11-23T12:00:00Z');
	const noEvent = known(undefined);
	const none: NewestEvents = {
		newSecret: noEvent, backedUp: noEvent, backupFailed: noEvent, wrongMedia: noEvent, neverBackedUp: noEvent,
	};
	/** The newest event of each kind, by the day of this month. */
	const line = (days: Partial<Record<keyof NewestEvents, number>>) => told(backupsLine({
		...none,
		...Object.fromEntries(Object.entries(days).map(([kind, day]) => [kind, known({id: eventIds[kind as keyof NewestEvents], time: new Date(Date.UTC(2026, 10, day, 12)), strings: []})])),
	}, now));

	test.each<[Partial<Record<keyof NewestEvents, number>>, string]>([
		[{}, 'unknown | The event log shows none.'],
		[{neverBackedUp: 22}, 'warning | None logged; ENTSSO asked for one (event 10589).'],
		[{neverBackedUp: 19, backedUp: 20}, 'ok | Backed up 3 days ago (event 10559).'],
		[{neverBackedUp: 22, backedUp: 20}, 'warning | ENTSSO asked for a backup, 1 day ago (event 10589).'],
		[{backupFailed: 22, backedUp: 20, neverBackedUp: 21}, 'warning | The last try failed, 1 day ago (event 10560).'],
		[{backupFailed: 20, wrongMedia: 21}, 'warning | The last try failed, 2 days ago (event 10561).'],
		[{backupFailed: 19, backedUp: 20}, 'ok |'],
		[{newSecret: 21, backedUp: 20}, 'warning | A newer secret was made since the last backup (event 10525).'],
		[{newSecret: 19, backedUp: 20}, 'ok |'],
		[{newSecret: 19, neverBackedUp: 20}, 'warning | None logged'],
		[{newSecret: 19}, 'unknown |'],
	])('%j', (days, expected) => {
		expect(line(days)).toContain(expected);
	});

	test.each([
		['2025-11-23T12:00:01Z', 'ok | Backed up 12 months ago (event 10559).'],
		['2025-11-23T12:00:00Z', 'warning | Backed up 1 year ago (event 10559): older than 12 months.'],
		['2020-02-29T12:00:00Z', 'warning | Backed up 6 years ago (event 10559): older than 12 months.'],
	])('of %s', (time, expected) => {
		const backedUp = known({id: eventIds.backedUp, time: new Date(time), strings: []});
		expect(told(backupsLine({...none, backedUp}, now))).toContain(expected);
	});

	test.each(Object.keys(none))('are unknown where %s is', kind => {
		const backedUp = known({id: eventIds.backedUp, time: now, strings: []});
		expect(told(backupsLine({...none, backedUp, [kind]: silence}, now))).toBe('unknown | The event log was not read: tool.exe did not answer within 5 s.');
	});
});

test.each([
	[-3600, 'on 2026-11-23'],
	[-30, 'just now'],
	[59, 'just now'],
	[60, '1 minute ago'],
	[7199, '1 hour ago'],
	[86_400 * 3, '3 days ago'],
	[86_400 * 61, '2 months ago'],
	[86_400 * 800, '2 years ago'],
])('%d seconds ago is %s', (seconds, words) => {
	const now = new Date('2026-11-23T12:00:00Z');
	expect(timeAgo(new Date(now.getTime() - (seconds * 1000)), now)).toBe(words);
});
