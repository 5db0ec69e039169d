import {describe, expect, test} from 'vitest';
import {explainCode, knownCodes} from '../../../source/core/proof/codes.ts';

const documented = [
	'0x80002918',
	'0x80002924',
	'0x80002928',
	'0x80002966',
	'0x80002B01',
	'0x80002B22',
	'0xC0002907',
	'0xC000290F',
	'0xC0002911',
	'0xC0002912',
	'0xC0002913',
	'0xC0002919',
	'0xC000291A',
	'0xC000291C',
	'0xC000291F',
	'0xC0002936',
	'0xC000293B',
	'0xC0002940',
	'0xC0002941',
	'0xC0002944',
	'0xC0002945',
	'0xC000295D',
	'0xC000295E',
	'0xC00029E8',
	'0xC0002A07',
	'0xC0002A09',
	'0xC0002A0E',
	'0xC0002A0F',
	'0xC0002A10',
	'0xC0002A13',
	'0xC0002A14',
	'0xC0002A15',
	'0xC0002A16',
	'0xC0002A1A',
	'0xC0002A1B',
	'0xC0002A1F',
	'0xC0002A20',
	'0xC0002A21',
	'0xC0002A3E',
	'0xC0002A3F',
	'0xC0002A50',
	'0xC0002A51',
	'0xC0002A52',
	'0xC0002A54',
	'0xC0002A57',
	'0xC0002A58',
	'0xC0002A5A',
	'0xC0002A5B',
	'0xC0002A5D',
];

const ofWindows = [
	'0x80004005',
	'0x80040154',
	'0x80070002',
	'0x80070003',
	'0x80070005',
	'0x8007000E',
	'0x80070013',
	'0x80070015',
	'0x80070020',
	'0x80070027',
	'0x80070035',
	'0x80070050',
	'0x80070057',
	'0x80070070',
	'0x80090005',
	'0x8007007B',
	'0x800700B7',
	'0x80070422',
	'0x80070426',
	'0x800706BA',
	'0x800706BF',
	'0x800706D9',
	'0xC0000005',
	'0xC00000FD',
	'0xC0000135',
	'0xC0000139',
	'0xC000013A',
	'0xC0000142',
	'0xC0000374',
	'0xC0000409',
	'0xE0434352',
	'0xE06D7363',
];

const unknown = ['0x12345678', '0xC0002A01', '0xC0002904', '0x80002916', '0xC0002B06', '0xFFFFFFFF'];

/** All that has words: a code that is added is held to the same rules. */
const known = [...new Set([...documented, ...ofWindows, ...knownCodes])];

describe.each([...documented, ...ofWindows])('%s', code => {
	test('is known', () => {
		const {meaning} = explainCode(code);
		expect(meaning).not.toContain(code);
	});

	test('reads the same in small letters', () => {
		expect(explainCode(code.toLowerCase())).toEqual(explainCode(code));
	});
});

const situations = (['backup', 'restore'] as const).flatMap(task => [{task, cluster: false}, {task, cluster: true}]);

test.each([...known, ...unknown].flatMap(code => situations.map(situation => ({code, ...situation}))))('the words for $code are plain; $task, cluster: $cluster', ({code, ...situation}) => {
	const {meaning, nextStep} = explainCode(code, situation);
	for (const text of [meaning, nextStep]) {
		expect(text).toMatch(/^[ -~]{10,200}$/v);
		expect(text).not.toContain('!');
		expect(text).not.toMatch(/generat|new (?:master )?secret/iv);
	}
});

test('every code has words for both tasks', () => {
	expect(known.toSorted()).toEqual(knownCodes.toSorted());
});

test.each(known.flatMap(code => [{code, cluster: false}, {code, cluster: true}]))('$code in a restore sends nobody to restore again as if that had not been tried, nor to what a backup needs; cluster: $cluster', ({code, cluster}) => {
	const {meaning, nextStep} = explainCode(code, {task: 'restore', cluster});
	expect(nextStep).not.toMatch(/-restoresecret|^restore |restored? (?:a|an|the|it|from) (?!copy)[^,.]*backup file/iv);
	expect(nextStep).not.toMatch(/write there|in use\b|another folder|choose a|backup again|a backup does not/iv);
	expect(meaning).not.toMatch(/nothing to back up|writes? the backup/iv);
});

test.each([
	['0xC0002A07', 'writes', 'reads'],
	['0xC0002A0E', 'does not keep the master secret', 'restores on the master secret server only'],
	['0xC0002A1A', 'may not fit', 'damaged'],
	['0xC0002A1F', 'nothing to back up', 'has no master secret at hand'],
	['0xC0002A20', 'write the backup file', 'open the backup file'],
	['0xC0002A3F', 'is not the one the database', 'the wrong backup file'],
	['0xC0002A5B', 'nothing to back up', 'has no master secret at hand'],
	['0x80070005', 'to the folder', 'to the backup file'],
])('%s means another thing in a restore', (code, inBackup, inRestore) => {
	expect(explainCode(code).meaning).toContain(inBackup);
	expect(explainCode(code, {task: 'backup'})).toEqual(explainCode(code));
	expect(explainCode(code, {task: 'restore'}).meaning).toContain(inRestore);
});

test('a wrong secret is not tried again blindly', () => {
	expect(explainCode('0xC0002A3F', {task: 'restore'}).nextStep).toMatch(/^Do not try this file again\..*MSID/v);
});

test.each(['0xC0000005', '0xC000013A', '0xE0434352'])('after the crash %s of a restore it is looked at first how far it came', code => {
	expect(explainCode(code, {task: 'restore'}).nextStep).toContain('10523');
});

test.each(['0xC0002A0F', '0x80070422', '0x80070426', '0x800706BA', '0x800706D9'])('%s: the service is started by hand, but never on a cluster', code => {
	expect(explainCode(code).nextStep).toContain('net start ENTSSO');
	const {nextStep} = explainCode(code, {cluster: true});
	expect(nextStep).toContain('Failover Cluster Manager');
	expect(nextStep).not.toContain('net start');
});

test.each([...known, ...unknown])('%s: nothing on a cluster says net start', code => {
	for (const task of ['backup', 'restore'] as const) {
		expect(explainCode(code, {cluster: true, task}).nextStep).not.toContain('net start');
	}
});

test('not being the master secret server names the command that tells which one is', () => {
	expect(explainCode('0xC0002A0E').nextStep).toContain('ssomanage -displaydb');
});

test('an unknown code is named, with where to look', () => {
	const {meaning, nextStep} = explainCode('0x1234abcd');
	expect(meaning).toContain('0x1234ABCD');
	expect(meaning).not.toContain('event');
	expect(nextStep).toContain('source ENTSSO');
});

test.each([
	['0xC0002A01', '10753'],
	['0xC0002904', '10500'],
	['0x80002916', '10518'],
	['0xC0002B06', '11014'],
	['0x80002B3F', '11071'],
])('the unknown ENTSSO code %s is named as event %s', (code, event) => {
	expect(explainCode(code).meaning).toContain(`event ${event}`);
});

test('a warning that no secret is there is explained as a secret that is missing: restore first', () => {
	expect(explainCode('0x80002918').nextStep).toBe(explainCode('0xC0002A1F').nextStep);
	expect(explainCode('0x80002918').nextStep).toContain('entsso-backup restore');
});

test.each(['0xC0002919', '0xC0002945'])('%s: the service account, but on a cluster node neither it nor a restore', code => {
	expect(explainCode(code).nextStep).toContain('service account');
	expect(explainCode(code).nextStep).toContain('restore a backup file');
	const {nextStep} = explainCode(code, {cluster: true});
	expect(nextStep).toContain('Registry Replication');
	expect(nextStep).toContain('Leave the service account as it is, and do not restore again.');
});

test('data that does not decrypt names the hotfix, and the version that needs it', () => {
	expect(explainCode('0x80090005').nextStep).toMatch(/9\.0\.2096.*KB3062831/v);
});

test('a lack of storage may come of local accounts', () => {
	const {meaning, nextStep} = explainCode('0x8007000E');
	expect(`${meaning} ${nextStep}`).toContain('local accounts');
});

test.each([...documented, ...ofWindows])('%s is the same as a number of 64 bits', code => {
	expect(explainCode(`0xFFFFFFFF${code.slice(2)}`)).toEqual(explainCode(code));
});

test.each(['toString', '__proto__', '', '0xtoString'])('%j is no code', code => {
	expect(explainCode(code).nextStep).toContain('source ENTSSO');
});

test.each(knownCodes)('%s names no path of Windows on a computer that has none, and is a whole sentence without it', code => {
	for (const task of ['backup', 'restore'] as const) {
		const {nextStep} = explainCode(code, {task, pathStyle: 'posix'});
		expect(nextStep).not.toMatch(/[A-Z]:\\|such as|,,|, ?$/v);
		expect(explainCode(code, {task, pathStyle: 'windows'})).toEqual(explainCode(code, {task}));
	}
});
