import fc from 'fast-check';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {growth, mostGrowth} from '../../processor-time.ts';
import {decodeOutput} from '../../../source/host/windows/decode.ts';
import {ofThisComputer, parseDisplayedDatabase} from '../../../source/host/windows/display-db.ts';
import {eventQuery, parseEvents} from '../../../source/host/windows/events.ts';
import {isElevated, parseGroups} from '../../../source/host/windows/groups.ts';
import {parseRegistry} from '../../../source/host/windows/registry.ts';
import {parseServiceState, programOf, startTypeOf} from '../../../source/host/windows/service.ts';
import {
	databaseOutput,
	eventXml,
	groupsOutput,
	installDirectory,
	lines,
	registryOutput,
	secretId,
	serviceOutput,
} from './captured.ts';

const entssoKey = String.raw`SOFTWARE\Microsoft\ENTSSO`;
const componentKey = String.raw`SOFTWARE\Classes\CLSID\{2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37}\InprocServer32`;

describe('the registry', () => {
	test('its keys and values, in any letter case', () => {
		const keys = parseRegistry(registryOutput.entsso, entssoKey.toUpperCase());
		expect(keys?.get('')?.get('installpath')).toBe(`${installDirectory}\\`);
		expect(keys?.get('sql')?.get('database')).toBe('SSODB');
	});

	test('a secret is seen to be there, and its bytes are not kept', () => {
		const keys = parseRegistry(registryOutput.entsso, entssoKey);
		expect(keys?.get(`ssoss\\${secretId.toLowerCase()}`)?.size).toBe(0);
		expect(JSON.stringify([...keys ?? []].map(([path, values]) => [path, ...values]))).not.toContain('DEADBEEF');
	});

	test.each(['(Default)', '(Standard)', '(既定)'])('the default value under the name %s', name => {
		const keys = parseRegistry(registryOutput.component.replace('(Standard)', () => name), componentKey);
		expect(keys?.get('')?.get('')).toBe(String.raw`${installDirectory}\SSOConfigOM.dll`);
	});

	test('the 32-bit view under its own folder', () => {
		const text = lines(String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\Microsoft\ENTSSO`, '    Server    REG_SZ    9.0.1865.0');
		expect(parseRegistry(text, entssoKey)?.get('')?.get('server')).toBe('9.0.1865.0');
	});

	test('a value with spaces in its name, one without data, and one of another key', () => {
		const text = lines(
			String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO`,
			'    A b    REG_SZ    c  d',
			'    Empty    REG_SZ',
			String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO2`,
			'    A b    REG_SZ    other',
		);
		expect([...parseRegistry(text, entssoKey)?.get('') ?? []]).toEqual([['a b', 'c  d'], ['empty', '']]);
	});

	test.each([
		['REG_SZ', 'a b', 'a b'],
		['REG_EXPAND_SZ', '%SystemRoot%', '%SystemRoot%'],
		['REG_DWORD', '0x2', '0x2'],
		['REG_QWORD', '0x100000000', '0x100000000'],
		['REG_BINARY', '00DEADBEEF00', undefined],
		['REG_MULTI_SZ', String.raw`a\0b`, undefined],
		['REG_NONE', '', undefined],
	])('of a value of type %s, with %j: %j', (type, data, expected) => {
		const text = lines(`HKEY_LOCAL_MACHINE\\${entssoKey}`, `    Value    ${type}    ${data}`);
		expect(parseRegistry(text, entssoKey)?.get('')?.get('value')).toBe(expected);
	});

	test.each(['', 'FEHLER: Zugriff verweigert', String.raw`    InstallPath    REG_SZ    C:\x`])('nothing in %j', text => {
		expect(parseRegistry(text, entssoKey)).toBeUndefined();
	});
});

describe('the service', () => {
	test.each([
		['1  STOPPED', 'stopped'],
		['2  START_PENDING', 'starting'],
		['3  STOP_PENDING', 'stopping'],
		['4  RUNNING', 'running'],
		['5  CONTINUE_PENDING', 'continuing'],
		['6  PAUSE_PENDING', 'pausing'],
		['7  PAUSED', 'paused'],
	])('%s', (state, name) => {
		expect(parseServiceState(serviceOutput(state))).toBe(name);
		expect(parseServiceState(serviceOutput(state, 'STATUS', 'TYP'))).toBe(name);
	});

	test('with full-width signs and translated words', () => {
		expect(parseServiceState(serviceOutput('4  実行中', '状態').replaceAll(':', '：'))).toBe('running');
	});

	test.each(['', 'SERVICE_NAME: ENTSSO', serviceOutput('').replace(/STATE.*/v, ''), serviceOutput('8  SOMETHING'), '[SC] EnumQueryServicesStatus:OpenService FAILED 5:'])('no state in %j', text => {
		expect(parseServiceState(text)).toBeUndefined();
	});

	test('how it starts', () => {
		expect(['0x2', '0x3', '0x4', '0x1', '', undefined].map(value => startTypeOf(value))).toEqual(['automatic', 'manual', 'disabled', undefined, undefined, undefined]);
	});

	test.each([
		[String.raw`"D:\A b\ENTSSO.exe" -x "y.exe"`, String.raw`D:\A b\ENTSSO.exe`],
		[String.raw`D:\A b\ENTSSO.EXE -x`, String.raw`D:\A b\ENTSSO.EXE`],
		[String.raw`D:\my.exefiles\ENTSSO.exe`, String.raw`D:\my.exefiles\ENTSSO.exe`],
		[String.raw`\??\D:\A\ENTSSO.exe`, String.raw`D:\A\ENTSSO.exe`],
		['', undefined],
		[String.raw`D:\A b\ENTSSO`, undefined],
	])('the program in %j', (imagePath, program) => {
		expect(programOf(imagePath)).toBe(program);
	});
});

describe('the groups', () => {
	test('in English, elevated', () => {
		const groups = parseGroups(groupsOutput.elevated);
		expect(groups?.has('S-1-5-32-544')).toBe(true);
		expect(groups !== undefined && isElevated(groups)).toBe(true);
	});

	test('in German, not elevated', () => {
		const groups = parseGroups(groupsOutput.german);
		expect(groups?.has('S-1-5-32-544')).toBe(true);
		expect(groups !== undefined && isElevated(groups)).toBe(false);
	});

	test.each([
		['S-1-16-8192', false], ['S-1-16-8448', false], ['S-1-16-12288', true], ['S-1-16-16384', true],
	])('the label %s is that of an elevated process: %s', (label, expected) => {
		expect(isElevated(new Set(['S-1-5-32-544', label]))).toBe(expected);
	});

	test('a name that looks like a SID is none', () => {
		expect([...parseGroups('"S-1-16-12288","S-1-16-12288","S-1-1-0",""') ?? []]).toEqual(['S-1-1-0']);
	});

	test.each(['', 'INFO: No groups', '"a","b","S-1-5'])('nothing in %j', text => {
		expect(parseGroups(text)).toBeUndefined();
	});
});

describe('the SSO database', () => {
	test('the documented labels', () => {
		expect(parseDisplayedDatabase(databaseOutput('BIZ01'))).toEqual({
			secretServer: 'BIZ01', administrators: String.raw`CONTOSO\SSO Administrators`, sqlServer: 'SQL01', database: 'SSODB',
		});
	});

	test('labels in other words and spaces', () => {
		const text = lines('Single Sign-On Secret Server name:   biz01.contoso.com', String.raw`SSO admin account name : .\Admins`, 'SINGLE SIGN-ON DATABASE NAME  : S');
		expect(parseDisplayedDatabase(text)).toEqual({
			secretServer: 'biz01.contoso.com', administrators: String.raw`.\Admins`, sqlServer: undefined, database: 'S',
		});
	});

	test('a language that is not known names nothing', () => {
		expect(parseDisplayedDatabase(lines('SQL-Datenbankserver : SQL01', 'Name des geheimen Servers : BIZ01'))).toEqual({
			secretServer: undefined, administrators: undefined, sqlServer: undefined, database: undefined,
		});
	});

	test.each(['', 'Usage', 'ssomanage -displaydb'])('nothing in %j', text => {
		expect(parseDisplayedDatabase(text)).toBeUndefined();
	});

	test('a label with two values tells nothing', () => {
		const row = 'SSO secret server name : A';
		const two = lines(row, 'SQL Server : S', 'SSO secret server name : B');
		expect(parseDisplayedDatabase(two)).toMatchObject({secretServer: undefined, sqlServer: 'S'});
		expect(parseDisplayedDatabase(lines(row, row))).toMatchObject({secretServer: 'A'});
	});

	const truth = {
		secretServer: 'biz01.contoso.com',
		administrators: String.raw`CONTOSO\SSO: Admins`,
		sqlServer: String.raw`tcp:SQL01\SSO,1500`,
		database: 'SSODB',
	};
	const labels = {
		secretServer: ['SSO secret server name', 'Single Sign-On Secret Server name', 'SSO SECRET SERVER'],
		administrators: ['SSO Administrators account', 'SSO Admin account name', 'Single Sign-On Administrators'],
		sqlServer: ['SQL Server', 'SQL server name'],
		database: ['SSO database', 'Single Sign-On database', 'SSO Database name'],
	} as const;
	const names = Object.keys(labels) as Array<keyof typeof labels>;
	const anySpace = fc.constantFrom('', ' ', ' '.repeat(3), '\t', ' \t ');
	const anyEnd = fc.constantFrom('\n', '\r\n', '\r\r\n', '\n\n', '\r\n \r\n');
	const anyNoise = fc.constantFrom(
		'',
		'Microsoft (R) Enterprise Single Sign-On 10.0',
		'Copyright (C) Microsoft Corporation. All rights reserved.',
		'Using SSO server on this computer',
		'-----------------------------',
		String.raw`SSO Affiliate Administrators account : CONTOSO\Others`,
		'Size of audit table for deleted applications : 1000',
		'SSO status : Enabled',
		'SSO flags : 0x0000002E',
		'The operation completed successfully.',
		String.raw`D:\SSO>ssomanage -displaydb`,
		'SQL Server :',
	);

	test('what tells something is read, whatever stands around it', () => {
		const anyPrefix = fc.constantFrom('', '\u{FEFF}', '\t', ' '.repeat(3), '- ');
		const anyColon = fc.constantFrom(':', '\u{FF1A}');
		const anyRow = (name: keyof typeof labels) => fc
			.tuple(anyPrefix, fc.constantFrom(...labels[name]), anySpace, anyColon, anySpace, fc.constant(truth[name]), anySpace)
			.map(parts => parts.join(''));
		const anyOutput = fc.tuple(...names.map(name => anyRow(name)), fc.array(anyNoise, {maxLength: 8}), anyEnd)
			.chain(parts => {
				const [end, noise, ...rows] = parts.toReversed() as [string, string[], ...string[]];
				const all = [...rows, ...noise];
				return fc.shuffledSubarray(all, {minLength: all.length}).map(shuffled => shuffled.join(end));
			});
		fc.assert(fc.property(anyOutput, text => {
			expect(parseDisplayedDatabase(text)).toEqual(truth);
		}), {seed: 10_534, numRuns: 1000});
	});

	describe('of another SSO server', () => {
		const output = (first: string) => databaseOutput('SSO-MASTER').replace('Using SSO server on this computer', () => first);
		const told = (first: string, computer: string, cluster: Parameters<typeof ofThisComputer>[2] = 'none') =>
			ofThisComputer(parseDisplayedDatabase(output(first)) ?? expect.fail(), computer, cluster);

		test.each([
			'Using SSO server : SSO-PROD',
			'using SSO server:SSO-PROD.contoso.com',
			'\u{FEFF}Using SSO server\t:\tSSO-PROD.',
		])('nothing counts, and it is named: %j', first => {
			const {otherServer, ...others} = told(first, 'BIZ01');
			expect(otherServer).toMatch(/^SSO-PROD/v);
			expect(Object.values(others)).toEqual([undefined, undefined, undefined, undefined]);
		});

		test.each([
			'Using SSO server on this computer',
			'Using SSO server on this computer.',
			'Using SSO server : biz01',
			'Using SSO server : localhost',
			'Using SSO server : .',
			'Using SSO server : BIZ01.contoso.com',
			'Verwendeter SSO-Server : SSO-PROD',
			'',
		])('all counts where it is this one, or not known to be another: %j', first => {
			expect(told(first, 'BIZ01')).toMatchObject({secretServer: 'SSO-MASTER', sqlServer: 'SQL01', database: 'SSODB'});
			expect(told(first, 'BIZ01').otherServer).toBeUndefined();
		});

		test('on a cluster node the network name of the role, which is the secret server, is not another computer', () => {
			expect(told('Using SSO server : SSO-MASTER', 'NODE1', {name: 'CLUSTER'}).secretServer).toBe('SSO-MASTER');
			expect(told('Using SSO server : CLUSTER', 'NODE1', {name: 'CLUSTER'}).secretServer).toBe('SSO-MASTER');
			expect(told('Using SSO server : SSO-PROD', 'NODE1', {name: 'CLUSTER'}).otherServer).toBe('SSO-PROD');
			expect(told('Using SSO server : SSO-MASTER', 'BIZ01').otherServer).toBe('SSO-MASTER');
		});
	});
});

describe('events', () => {
	test('in order, with their strings', () => {
		const text = eventXml(10_559, '2026-11-23T22:20:13.000000000Z', [String.raw`D:\M&amp;A\&#228;.bak`, '', '{1}']) + eventXml(10_589, '2026-11-20T01:02:03.4560000Z');
		expect(parseEvents(text)).toEqual([
			{id: 10_559, time: new Date('2026-11-23T22:20:13Z'), strings: [String.raw`D:\M&A\ä.bak`, '', '{1}']},
			{id: 10_589, time: new Date('2026-11-20T01:02:03.456Z'), strings: []},
		]);
	});

	test('with named and with empty data, inside one element', () => {
		const event = eventXml(10_560, '2026-11-23T22:20:13Z', ['a']).replace('<Data>a</Data>', '<Data Name="p1">a</Data><Data/><Data Name="p3"/><Data>&#x41;&lt;&unknown;</Data>');
		expect(parseEvents(`<?xml version="1.0"?>\r\n<Events>${event}</Events>`)?.[0]?.strings).toEqual(['a', '', '', 'A<&unknown;']);
	});

	test('none in an empty answer', () => {
		expect(parseEvents('')).toEqual([]);
		expect(parseEvents('\r\n')).toEqual([]);
	});

	const whole = eventXml(10_559, '2026-11-23T22:20:13Z');
	test.each(['Access is denied.', whole.slice(0, -10), whole.replace('10559', 'x'), whole.replace('2026-', 'x'), `${whole}<Event>`, `Warning: ${whole.slice(0, -10)}`])('not in %j', text => {
		expect(parseEvents(text)).toBeUndefined();
	});

	const anyNoise = fc.string({maxLength: 40}).filter(text => !text.includes('<'));

	test('whole, whatever stands around them', () => {
		const file = String.raw`C:\a.bak`;
		const events = [eventXml(10_559, '2026-11-23T22:20:13Z', [file]), eventXml(10_589, '2026-11-20T01:02:03Z')];
		fc.assert(fc.property(fc.array(anyNoise, {minLength: 3, maxLength: 3}), ([before = '', between = '', after = '']) => {
			const found = parseEvents([before, events[0], between, events[1], after].join(''));
			expect(found?.map(({id, strings}) => [id, ...strings])).toEqual([[10_559, file], [10_589]]);
		}), {seed: 10_559, numRuns: 300});
	});

	test('the question is bounded, whatever the log holds', () => {
		expect(eventQuery({ids: [10_589], count: 1})).toEqual(['qe', 'Application', '/q:*[System[Provider[@Name=\'ENTSSO\'] and (EventID=10589)]]', '/rd:true', '/c:1', '/f:xml']);
		expect(eventQuery({ids: [1, 2], since: new Date(0), count: 20})[2]).toBe('/q:*[System[Provider[@Name=\'ENTSSO\'] and (EventID=1 or EventID=2) and TimeCreated[@SystemTime>=\'1970-01-01T00:00:00.000Z\']]]');
	});
});

describe('output', () => {
	test.each([
		['850', 'Läuft für Müller'],
		['932', '既定の表示'],
		['936', '服务已停止'],
		['949', '서비스'],
		['950', '服務已停止'],
		['866', 'Служба'],
	])('in code page %s', (page, text) => {
		expect(decodeOutput(iconv.encode(text, `cp${page}`), page)).toBe(text);
	});

	test.each(['utf8', 'utf16-le', 'utf16-be'])('in %s, whatever the code page', encoding => {
		expect(decodeOutput(iconv.encode('Läuft', encoding, {addBOM: true}), '850')).toBe('Läuft');
		// No byte of these letters is 0.
		expect(decodeOutput(iconv.encode('既定', encoding, {addBOM: true}), '850')).toBe('既定');
	});

	test('UTF-16 without a byte order mark is known by its bytes', () => {
		expect(decodeOutput(iconv.encode('<Data>Ωμέγα バックアップ</Data>', 'utf16-le'), '850')).toBe('<Data>Ωμέγα バックアップ</Data>');
	});

	test('in UTF-8 without a mark', () => {
		expect(decodeOutput(iconv.encode('Läuft', 'utf8'), '850')).toBe('Läuft');
	});

	test('without what would steer the terminal', () => {
		expect(decodeOutput(iconv.encode('A\u{1B}[31m\tB\u{7}\r\n', 'utf8'), '850')).toBe('A[31m\tB\r\n');
	});

	test('in a code page that is not known', () => {
		expect(decodeOutput(Uint8Array.of(0x41, 0x84), 'nonsense')).toBe('Aä');
	});
});

describe('hostile text', () => {
	const pieces = fc.constantFrom(
		...[registryOutput.entsso, serviceOutput('4  RUNNING'), groupsOutput.elevated, databaseOutput('BIZ01'), eventXml(10_559, '2026-11-23T22:20:13Z', ['a'])].flatMap(text => text.split(/(?<=[\s,:;<>])/v)),
		'__proto__',
		'    constructor    REG_SZ    x',
		'&#x110000;',
		'&#xD800;',
		'\0',
		' '.repeat(5000),
	);
	const anyText = fc.oneof(fc.string({unit: 'binary'}), fc.array(pieces, {maxLength: 40}).map(parts => parts.join('')));

	test('never makes a parser throw, and gives an answer or undefined', () => {
		fc.assert(fc.property(anyText, text => {
			const keys = parseRegistry(text, entssoKey);
			expect(keys === undefined || keys.size > 0).toBe(true);
			expect(parseServiceState(text) ?? 'undefined').toMatch(/^[a-z]+$/v);
			expect([...parseGroups(text) ?? []].every(sid => /^S-1(?:-\d+)+$/v.test(sid))).toBe(true);
			expect(Object.values(parseDisplayedDatabase(text) ?? {}).every(value => value !== '')).toBe(true);
			expect((parseEvents(text) ?? []).every(({id, time}) => Number.isSafeInteger(id) && !Number.isNaN(time.getTime()))).toBe(true);
			expect(programOf(text)).not.toBe('');
		}), {seed: 10_589, numRuns: 2000});
	});

	test('takes no longer than its length asks for', async () => {
		const parts = [' ', ':', '<Event>', '<Data ', '"a",', '<?xml'];
		const inEvent = ['<TimeCreated SystemTime', '<Data ', '<EventID '];
		const textsOf: Array<(length: number) => string> = [
			...parts.map(part => (length: number) => part.repeat(length / part.length)),
			...inEvent.map(part => (length: number) => `<Event>${part.repeat(length / part.length)}</Event>`),
			length => `    a${' '.repeat(length)}`,
			length => `<Event ><EventID ${' '.repeat(length)}`,
		];
		for (const textOf of textsOf) {
			expect(await growth(length => {
				const text = textOf(length);
				return () => {
					parseRegistry(`HKEY_LOCAL_MACHINE\\${entssoKey}\n${text}`, entssoKey);
					parseServiceState(text);
					parseGroups(text);
					parseDisplayedDatabase(text);
					parseEvents(text);
					programOf(text);
				};
			}, 12_500), textOf(20)).toBeLessThan(mostGrowth);
		}
	});
});
