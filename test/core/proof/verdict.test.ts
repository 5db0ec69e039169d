import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {engineNames, type EngineOutcome, type PromptKind} from '../../../source/core/engines/task.ts';
import {explainCode} from '../../../source/core/proof/codes.ts';
import {loggedBackup, type Facts} from '../../../source/core/proof/facts.ts';
import {verdictOf} from '../../../source/core/proof/verdict.ts';
import {adviceOf} from '../advice.ts';

const startedAt = new Date('2026-11-23T10:00:00.400Z');
const backupFile = String.raw`C:\SSO-Backup\SSO-BIZ01.bak`;
const sha256 = 'ab'.repeat(32);
const seconds = (count: number) => new Date(startedAt.getTime() + (count * 1000));

const exited: EngineOutcome = {
	engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: ['Zolvarim :'], typed: ['password', 'confirmation', 'reminder'], passwordShown: false, leftBehind: false,
};

const backedUp = {id: 10_559, time: seconds(5), strings: [backupFile]};

const goodFile: Extract<Facts['file'], {state: 'there'}> = {
	state: 'there', modifiedAt: seconds(5), size: 800, sha256,
};

const good: Facts = {
	backupFile,
	pathStyle: 'windows',
	startedAt,
	cluster: false,
	timeLimit: 300_000,
	outcome: exited,
	folderRights: undefined,
	file: goodFile,
	events: [backedUp],
	reminderReadBack: undefined,
	copy: undefined,
};

const withOutcome = (change: Partial<EngineOutcome>) => verdictOf({...good, outcome: {...exited, ...change}});
const withFile = (change: Partial<typeof goodFile>) => verdictOf({...good, file: {...goodFile, ...change}});
const stateOf = ({evidence}: ReturnType<typeof verdictOf>, id: string) => evidence.find(line => line.id === id)?.state;

describe('verified', () => {
	test('with a clean end, a new file and event 10559', () => {
		const {verdict, errorCode, evidence} = verdictOf(good);
		expect({verdict, errorCode}).toEqual({verdict: 'verified', errorCode: undefined});
		expect(evidence.map(({id, state}) => `${id} ${state}`)).toEqual(['tool ok', 'file ok', 'new ok', 'event ok', 'asked-again ok', 'copy missing']);
	});

	test.each<[Partial<Facts>, ReturnType<typeof verdictOf>['proof'], string]>([
		[{}, ['event'], 'by its event 10559 (one proof).'],
		[{events: 'unreadable', reminderReadBack: 'same'}, ['reminder'], 'by the reminder read back (one proof).'],
		[{reminderReadBack: 'same'}, ['event', 'reminder'], 'by its event 10559 and by the reminder read back (two proofs).'],
		[{reminderReadBack: 'unknown'}, ['event'], 'by its event 10559 (one proof).'],
	])('names the proof that it rests on: %o', (change, proof, words) => {
		expect(verdictOf({...good, ...change})).toMatchObject({verdict: 'verified', proof, summary: `The master secret is backed up, and ENTSSO confirms it: ${words}`});
	});

	test('with the reminder read back, where the log cannot be read', () => {
		expect(verdictOf({...good, events: 'unreadable', reminderReadBack: 'same'}).verdict).toBe('verified');
	});

	test('whatever codes without the high bit are printed', () => {
		expect(withOutcome({codes: ['0x00000000', '0x4000293F']}).verdict).toBe('verified');
	});

	test('whatever case and separators the event has for the file', () => {
		expect(verdictOf({...good, events: [{...backedUp, strings: ['c:/sso-backup/sso-biz01.BAK']}]}).verdict).toBe('verified');
		expect(verdictOf({
			...good, pathStyle: 'posix', backupFile: '/a/b.bak', events: [{...backedUp, strings: ['/A/b.bak']}],
		}).verdict).toBe('unproven');
	});

	test('also when a failed attempt was followed by a good one', () => {
		expect(verdictOf({...good, events: [backedUp, {id: 10_560, time: seconds(3), strings: [backupFile]}]}).verdict).toBe('verified');
	});

	test('with the whole seconds of a classic event log', () => {
		const file = {...goodFile, modifiedAt: seconds(0.5)};
		expect(verdictOf({...good, file, events: [{...backedUp, time: new Date('2026-11-23T10:00:00Z')}]}).verdict).toBe('verified');
	});

	test('and tells size, time and owner of the file', () => {
		const detailOf = (facts: Facts) => verdictOf(facts).evidence.find(({id}) => id === 'file')?.detail;
		expect(detailOf({...good, owner: String.raw`CONTOSO\svc`})).toBe(String.raw`The backup file is there: 800 bytes, written 2026-11-23 10:00:05 UTC, owner CONTOSO\svc.`);
		expect(detailOf(good)).toContain('owner not known.');
	});

	test('where the registry holds the secret, among others, or does not tell', () => {
		const events = [{...backedUp, strings: [backupFile, '{0C1D}']}];
		const states = ([['{0c1d}', '{ABCD}'], ['0C1D'], 'unknown', undefined] as const).map(secretIds => {
			const judgement = verdictOf({...good, events, secretIds});
			return [judgement.verdict, stateOf(judgement, 'secret')];
		});
		expect(states).toEqual([['verified', 'ok'], ['verified', 'ok'], ['verified', 'unknown'], ['verified', undefined]]);
	});

	test('where ENTSSO asked for a backup before it, or in the same second', () => {
		const asked = (time: Date) => verdictOf({...good, events: [backedUp, {id: 10_589, time, strings: []}]});
		expect([asked(seconds(4)), asked(backedUp.time)].map(judgement => [judgement.verdict, stateOf(judgement, 'asked-again')])).toEqual([['verified', 'ok'], ['verified', 'unknown']]);
	});

	test('by the reminder, although the file was written again after the event', () => {
		const judgement = verdictOf({...good, file: {...goodFile, modifiedAt: seconds(11)}, reminderReadBack: 'same'});
		expect(judgement.verdict).toBe('verified');
		expect(stateOf(judgement, 'event')).toBe('unknown');
	});

	test('where the password was seen, but says so first', () => {
		const judgement = withOutcome({passwordShown: true});
		expect(judgement.verdict).toBe('verified');
		expect(stateOf(judgement, 'password')).toBe('bad');
		expect(adviceOf(judgement)[0]).toContain('another password');
	});
});

describe('unproven', () => {
	test.each<[string, Partial<Facts>, string]>([
		['the log cannot be read', {events: 'unreadable'}, 'event log could not be read'],
		['the log was not read', {events: 'not-read'}, 'was not read'],
		['there is no event', {events: []}, 'no event 10559'],
		['the event is of another file', {events: [{...backedUp, strings: [String.raw`C:\other.bak`]}]}, 'no event 10559'],
		['the event is older than the start', {events: [{...backedUp, time: seconds(-1)}]}, 'no event 10559'],
		['the reminder differs', {reminderReadBack: 'different'}, 'reminder in the file is not'],
		['the reminder could not be read either', {events: 'unreadable', reminderReadBack: 'unknown'}, 'could not be read back'],
		['ENTSSO asks for a backup after it', {events: [{id: 10_589, time: seconds(6), strings: []}, backedUp]}, 'asked for a backup again'],
		['ENTSSO asks for a backup, and only the reminder speaks for it', {events: [{id: 10_589, time: seconds(6), strings: []}], reminderReadBack: 'same'}, 'asked for a backup again'],
		['the registry holds another secret', {events: [{...backedUp, strings: [backupFile, '{0C1D}']}], secretIds: ['{ABCD}']}, 'not among those in the registry'],
		['the file was written again after the event', {file: {...goodFile, modifiedAt: seconds(10.1)}}, 'written again after that'],
		['the file is larger than a backup can be', {file: {...goodFile, size: 2 ** 31, sha256: undefined}}, 'larger (2147483648 bytes)'],
		['the file changed while it was read', {file: {...goodFile, sha256: undefined, change: 'while-read'}}, 'still changing'],
		['the file changed while the copy was made', {file: {...goodFile, change: 'since'}}, 'has changed since'],
		['the clock was set back', {isClockSetBack: true}, 'clock of this computer was set back'],
		['the file cannot be looked at', {file: {state: 'unknown'}}, 'could not be found out'],
	])('when %s', (_, change, gap) => {
		const {verdict, summary} = verdictOf({...good, ...change});
		expect(verdict).toBe('unproven');
		expect(summary).toContain(gap);
	});

	test('when the clock was set back and no event is of the time since: which are of this run is not known', () => {
		const judgement = verdictOf({...good, isClockSetBack: true, events: []});
		expect(judgement.verdict).toBe('unproven');
		expect(judgement.evidence).toContainEqual({
			id: 'event', state: 'unknown', detail: 'The clock of this computer was set back during this run, so which events are of this run cannot be told.',
		});
	});

	test('when the file is older than the run, by more than the clocks of file systems differ', () => {
		expect(withFile({modifiedAt: seconds(-1.9)}).verdict).toBe('verified');
		const old = withFile({modifiedAt: seconds(-2.1)});
		expect(old.verdict).toBe('unproven');
		expect(stateOf(old, 'new')).toBe('bad');
	});

	test('when the file cannot be read', () => {
		expect(withFile({sha256: undefined}).verdict).toBe('unproven');
	});

	test('when the exit code is not 0 and no code is printed', () => {
		const judgement = withOutcome({exitCode: 3});
		expect(judgement.verdict).toBe('unproven');
		expect(judgement.errorCode).toBeUndefined();
		expect(judgement.summary).toContain('exit code 3');
	});

	test('when what the tool printed was not seen', () => {
		expect(stateOf(withOutcome({engine: 'hand-over', codes: undefined}), 'tool')).toBe('unknown');
		expect(stateOf(withOutcome({engine: 'hand-over', codes: undefined, exitCode: 5}), 'tool')).toBe('bad');
	});
});

test('what would prove it is advised: the event, where the log was not read, else another backup', () => {
	const adviceOn = (events: Facts['events']): string => adviceOf(verdictOf({...good, events})).join(' ');
	for (const events of ['unreadable', 'not-read'] as const) {
		expect(adviceOn(events)).toContain('for event 10559 with this file name.');
		expect(adviceOn(events)).not.toContain('Keep this file, and make another backup');
	}

	expect(adviceOn([])).toContain('Keep this file, and make another backup with a new file name.');
	expect(adviceOn([])).not.toContain('event 10559');
	expect(adviceOn([backedUp])).not.toContain('make another backup');
});

test('more than one backup that ENTSSO logged for the file leaves open which run made it', () => {
	const judgement = verdictOf({...good, events: [backedUp, {...backedUp, time: seconds(4)}]});
	expect(judgement.verdict).toBe('unproven');
	expect(judgement.evidence).toContainEqual({
		id: 'new', state: 'unknown', detail: 'ENTSSO logged 2 backups to this file during this run, so another run may have made it.',
	});
});

test('a lock that could not be taken is told, and the verdict is about the file', () => {
	const lock = {state: 'unsure', error: Object.assign(new Error('no'), {code: 'EPERM'})} as const;
	const judged = verdictOf({...good, lock});
	const advice = adviceOf(judged);
	const {verdict} = judged;
	expect(verdict).toBe('verified');
	expect(advice).toContain('Whether another run was at work on this file at the same time could not be found out (EPERM). See that none was.');
	expect(adviceOf(verdictOf({...good, lock: {state: 'held'}})).join(' ')).not.toContain('at the same time');
});

describe('failed', () => {
	test('with the first error code, whatever the exit code and the event say', () => {
		const judged = withOutcome({codes: ['0x4000293F', '0xC0002A0F', '0x800706D9']});
		const advice = adviceOf(judged);
		const {verdict, errorCode, summary} = judged;
		expect({verdict, errorCode}).toEqual({verdict: 'failed', errorCode: '0xC0002A0F'});
		expect(summary).toContain('ENTSSO service');
		expect(advice[0]).toContain('net start ENTSSO');
		expect(advice.join(' ')).toContain(`There is a file at ${backupFile}; whether this run wrote it cannot be shown.`);
	});

	test('with what the run left, where it can be shown to be of it', () => {
		const advice = adviceOf(verdictOf({
			...good, events: 'not-read', lock: {state: 'held'}, couldWrite: true, outcome: {...exited, codes: ['0x80070070']},
		}));
		expect(advice.join(' ')).toContain(`Do not rely on ${backupFile}`);
	});

	test('with what is there, where somebody still writes to it', () => {
		const advice = adviceOf(verdictOf({
			...good,
			events: 'not-read',
			lock: {state: 'held'},
			couldWrite: true,
			outcome: {...exited, codes: ['0x80070070']},
			file: {...goodFile, sha256: undefined, change: 'while-read'},
		}));
		expect(advice.join(' ')).toContain('whether this run wrote it cannot be shown');
	});

	test('without telling a cluster node to start the service', () => {
		const advice = adviceOf(verdictOf({...good, cluster: true, outcome: {...exited, codes: ['0xC0002A0F']}}));
		expect(advice.join(' ')).not.toContain('net start');
	});

	test.each<[string, Partial<EngineOutcome>, string]>([
		['it was not started', {ending: 'not-started', reason: 'ssoconfig.exe was not found.'}, 'ssoconfig.exe was not found.'],
		['it was killed', {ending: 'killed', exitCode: undefined}, 'before it came to its end'],
		['it crashed', {ending: 'killed', exitCode: 0xC0_00_00_05}, 'access violation'],
		['the time limit was over', {ending: 'time-limit'}, 'in 5 minutes'],
		['it was cancelled', {ending: 'cancelled', codes: ['0xC0002A0F']}, 'cancelled'],
		['it asked something unknown', {ending: 'question', question: 'Overwrite (Y/N)?'}, 'Overwrite (Y/N)?'],
		['it asked again', {ending: 'question', question: 'Password :', askedAgain: 'password'}, 'The tool asked for the password again: "Password :".'],
	])('when %s', (_, change, words) => {
		const judged = withOutcome(change);
		const advice = adviceOf(judged);
		const {verdict, summary} = judged;
		expect(verdict).toBe('failed');
		expect(summary).toContain(words);
		expect(advice.length).toBeGreaterThan(0);
	});

	test.each<[Partial<EngineOutcome>]>([
		[{ending: 'killed', exitCode: undefined}],
		[{ending: 'killed', exitCode: 0xC0_00_00_05}],
		[{ending: 'exited', exitCode: 3}],
		[{ending: 'cancelled'}],
		[{ending: 'not-started', reason: 'ssoconfig.exe was not found.'}],
	])('and never sends the user to what failed: %j', change => {
		for (const engine of ['hand-over', 'api'] as const) {
			const advice = adviceOf(withOutcome({...change, engine}));
			expect(advice.join(' ')).not.toContain(`--engine ${engine}`);
		}
	});

	test.each([10_560, 10_561])('when event %i is the last word on the file', id => {
		const {verdict, summary, errorCode} = verdictOf({...good, events: [{id, time: backedUp.time, strings: [backupFile, 'x', '0xC0002A20']}, backedUp]});
		expect({verdict, errorCode}).toEqual({verdict: 'failed', errorCode: undefined});
		expect(summary).toContain(String(id));
		expect(summary).toContain('unable to write the backup file');
	});

	test.each<[string, string]>([
		['0x80070005, Access is denied.', '0x80070005'],
		['0xFFFFFFFF80070005', '0x80070005'],
		['0xc0002a20', '0xC0002A20'],
		[' (0x80070005) Zugriff verweigert', '0x80070005'],
	])('with the code out of the string %j of the event', (string, code) => {
		for (const [id, strings] of [
			[10_560, [backupFile, '{0C1D}', '{0C1D}', String.raw`CONTOSO\anna`, string]],
			[10_561, [backupFile, String.raw`CONTOSO\anna`, 'BIZ01', string]],
		] as const) {
			const judged = verdictOf({...good, events: [{id, time: backedUp.time, strings}]});
			const advice = adviceOf(judged);
			const {verdict, evidence} = judged;
			expect(verdict).toBe('failed');
			expect(evidence.find(line => line.id === 'event')?.detail).toContain(`error code ${code}.`);
			expect(advice[0]).toBe(explainCode(code).nextStep);
		}
	});

	test('without a code where the event has one only as a name', () => {
		const file = String.raw`C:\0x80070005\SSO.bak`;
		const event = {id: 10_560, time: backedUp.time, strings: [file, '{0C1D}', '{0C1D}', 'anna', '']};
		const {evidence} = verdictOf({...good, backupFile: file, events: [event]});
		expect(evidence.find(line => line.id === 'event')?.detail).toBe('ENTSSO logged event 10560 (backup failed).');
	});

	test('and the event is to be opened where there is one, else looked for', () => {
		const adviceOn = (events: Facts['events']) => adviceOf(verdictOf({...good, file: {state: 'missing'}, events}))[0];
		const failureOf = (file: string) => [{id: 10_560, time: backedUp.time, strings: [file]}];
		expect(adviceOn(failureOf(backupFile))).toMatch(/^Open that event in Event Viewer/v);
		for (const events of ['unreadable', 'not-read', [], [backedUp], failureOf(String.raw`C:\other.bak`)] as const) {
			expect(adviceOn(events)).toMatch(/^Read what ssoconfig showed\. See whether ssoconfig wrote a file of another name into that folder\. Look in Event Viewer/v);
		}
	});

	test.each([
		[0xC0_00_2A_0F, '0xC0002A0F'],
		[0xC0_00_01_39, '0xC0000139'],
		[0xC0_00_01_35, '0xC0000135'],
		[0xE0_6D_73_63, '0xE06D7363'],
		[0xE0_43_43_52, '0xE0434352'],
		[0x80_00_00_00, '0x80000000'],
		[0xFF_FF_FF_FF, '0xFFFFFFFF'],
	])('with the exit code %i, nothing printed, as if %s had been printed', (exitCode, code) => {
		const printed = withOutcome({codes: [code]});
		for (const outcome of [{exitCode}, {exitCode, codes: undefined}, {exitCode, ending: 'killed'}] as const) {
			const judged = withOutcome(outcome);
			const advice = adviceOf(judged);
			const {verdict, errorCode, summary, evidence} = judged;
			expect({
				verdict, errorCode, summary, advice,
			}).toEqual({
				verdict: 'failed', errorCode: code, summary: printed.summary, advice: adviceOf(printed),
			});
			expect(evidence[0]?.detail).toBe(`The tool ended with exit code ${code} and printed no error code.`);
		}
	});

	test('with a code that was printed, whatever error code it ended with', () => {
		expect(withOutcome({exitCode: 0xC0_00_00_05, codes: ['0xC0002A0F']}).errorCode).toBe('0xC0002A0F');
	});

	const endedByUs = ['time-limit', 'cancelled', 'question', 'not-started'] as const;
	test.each(endedByUs)('by us (%s): its exit code tells nothing', ending => {
		expect(withOutcome({ending, exitCode: 0xC0_00_01_3A}).errorCode).toBeUndefined();
	});

	test.each<[string, Facts['file']]>([
		['not there', {state: 'missing'}],
		['not a file', {state: 'not-a-file'}],
		['empty', {
			state: 'there', modifiedAt: seconds(1), size: 0, sha256,
		}],
	])('when everything is fine but the file is %s', (_, file) => {
		expect(verdictOf({...good, file}).verdict).toBe('failed');
	});

	test.each([
		[0, 'The tool ended without an error, but the backup file is not there.'],
		[undefined, 'The tool ended without an error, but the backup file is not there.'],
		[3, 'The tool ended with exit code 3, and the backup file is not there.'],
	])('when the tool ended with the exit code %s and there is no file', (exitCode, summary) => {
		const facts: Facts = {...good, file: {state: 'missing'}, outcome: {...exited, exitCode}};
		expect(verdictOf(facts)).toMatchObject({verdict: 'failed', reason: 'file-missing', summary});
	});

	test('and it had not asked for all, it says how far it came, and where the file may be', () => {
		const judgement = verdictOf({...good, file: {state: 'missing'}, outcome: {...exited, typed: ['password']}});
		expect(judgement.summary).toBe('The tool ended without an error, but the backup file is not there. By then the password had been typed; the reminder had not.');
		expect(adviceOf(judgement)[0]).toMatch(/^Read what ssoconfig showed\. See whether ssoconfig wrote a file of another name into that folder\. Look in Event Viewer/v);
	});

	test('with something else than a file at its path, which is not said to be missing', () => {
		const {summary} = verdictOf({...good, file: {state: 'not-a-file'}});
		expect(summary).toBe('The tool ended without an error, but what stands at the path of the backup file is not a file.');
	});

	test.each([
		[0, 'The call to ENTSSO came back without an error code, but the backup file is not there.'],
		[3, 'The call to ENTSSO came back with the code 3, and the backup file is not there.'],
	])('when the call came back with %s and there is no file', (exitCode, summary) => {
		const facts: Facts = {...good, file: {state: 'missing'}, outcome: {...exited, engine: 'api', exitCode}};
		expect(verdictOf(facts)).toMatchObject({verdict: 'failed', reason: 'file-missing', summary});
	});
});

test('a version that needs a hotfix is told of', () => {
	const adviceOn = (version: string | undefined) =>
		adviceOf(verdictOf({...good, version})).filter(line => line.includes('KB3062831'));
	expect(adviceOn('9.0.2096.0')).toEqual([expect.stringMatching(/^Unless hotfix KB3062831 is installed/v)]);
	expect([adviceOn('9.0.1865.0'), adviceOn('10.0.2242.0'), adviceOn(undefined)]).toEqual([[], [], []]);
});

test('who made it is named without the program that asked', () => {
	const userIn = (user: string) => {
		const strings = [backupFile, '{0C1D}', '{0C1D}', user, 'BIZ01'];
		return loggedBackup({...good, events: [{...backedUp, strings}]})?.user;
	};

	expect(userIn(String.raw`CONTOSO\anna (ssoconfig.exe:4711)`)).toBe(String.raw`CONTOSO\anna`);
	expect(userIn(String.raw`CONTOSO\anna`)).toBe(String.raw`CONTOSO\anna`);
	expect(userIn('anna (temp)')).toBe('anna (temp)');
	expect(userIn('')).toBeUndefined();
});

test('what to do next: the second copy, the password, a restore', () => {
	expect(adviceOf(verdictOf(good))).toEqual([
		expect.stringContaining('another machine'),
		expect.stringContaining('two people'),
		expect.stringContaining('and shows the reminder, which was not read back here'),
	]);
	expect(adviceOf(verdictOf({...good, reminderReadBack: 'same'})).at(-1)).toBe('Test a restore on a separate test machine, never here. Only that proves the password.');
	expect(adviceOf(verdictOf({...good, copy: {state: 'ok', file: 'x', sha256}}))[0]).toContain('two people');
	const failed = verdictOf({...good, copy: {state: 'failed', reason: 'The disk is full.', id: 'copy-disk-full'}});
	expect(failed.verdict).toBe('verified');
	expect(adviceOf(failed)[0]).toContain('The disk is full.');
});

const often = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) => fc.oneof({weight: 4, arbitrary: usual}, other);
const oneOf = <const T>(...values: readonly T[]) => fc.constantFrom(...values);

const anyTime = fc.integer({min: -3, max: 3}).map(count => seconds(count));
const anyStrings = fc.constantFrom([], [backupFile], [backupFile, '{0C1D}'], [String.raw`D:\other.bak`], [backupFile.toUpperCase()]);
const anyEvent = fc.record({id: oneOf(10_559, 10_559, 10_560, 10_561, 10_589), time: anyTime, strings: anyStrings});
const noEvents: fc.Arbitrary<Facts['events']> = oneOf('unreadable', 'not-read');

const noCodes: fc.Arbitrary<EngineOutcome['codes']> = fc.constantFrom([], undefined);
const anyCodes = fc.array(oneOf('0x00000000', '0x4000293F', '0x80070005', '0xC0002A0F', '0xFFFFFFFF'), {maxLength: 2});
const endedByItself: fc.Arbitrary<EngineOutcome['ending']> = fc.constant('exited');
const noKinds = fc.constant<PromptKind[]>([]);
const allTyped: PromptKind[] = ['password', 'confirmation', 'reminder'];
const anyTyped = fc.array(fc.constantFrom<PromptKind[]>('password', 'confirmation', 'reminder'), {maxLength: 4});
const anyOutcome: fc.Arbitrary<EngineOutcome> = fc.record({
	engine: oneOf(...engineNames),
	ending: often(endedByItself, oneOf('killed', 'time-limit', 'cancelled', 'question', 'not-started')),
	exitCode: often<EngineOutcome['exitCode']>(fc.constant(0), oneOf(1, 0xC0_00_00_05, 0xC0_00_2A_0F, undefined)),
	codes: often(noCodes, anyCodes),
	screen: fc.constant([]),
	passwordShown: fc.boolean(),
	leftBehind: oneOf(false, false, true),
	typed: often(fc.constant(allTyped), anyTyped),
	misread: often(noKinds, fc.subarray<PromptKind>(['password', 'confirmation', 'reminder'])),
	tookNothing: fc.boolean(),
});

const anyPresentFile: fc.Arbitrary<Facts['file']> = fc.record({
	state: oneOf('there'),
	modifiedAt: oneOf(-60, -3, 0, 1, 2, 7).map(count => seconds(count)),
	size: oneOf(0, 1, 800, 800),
	sha256: oneOf(sha256, sha256, undefined),
});
const noFile: fc.Arbitrary<Facts['file']> = fc.constantFrom({state: 'missing'}, {state: 'not-a-file'}, {state: 'unknown'}, undefined);

const anySecretIds: fc.Arbitrary<Facts['secretIds']> = fc.constantFrom<Array<Facts['secretIds']>>(undefined, 'unknown', ['{0c1d}'], ['{ABCD}']);

const anyFacts: fc.Arbitrary<Facts> = fc.record({
	backupFile: fc.constant(backupFile),
	pathStyle: oneOf('windows'),
	startedAt: fc.constant(startedAt),
	isClockSetBack: oneOf(false, false, false, true),
	cluster: fc.boolean(),
	timeLimit: fc.integer({min: 1, max: 3600}).map(count => count * 1000),
	outcome: anyOutcome,
	folderRights: oneOf(undefined, {state: 'limited', detail: 'Yes.'}, {state: 'not-limited', detail: 'No.'}),
	exposures: oneOf(undefined, [], [{kind: 'writable', path: 'x', who: 'Everyone'}], [{kind: 'unknown', path: 'x'}]),
	file: often(anyPresentFile, noFile),
	events: often<Facts['events']>(fc.array(anyEvent, {maxLength: 3}), noEvents),
	secretIds: anySecretIds,
	reminderReadBack: oneOf(undefined, undefined, 'same', 'different', 'unknown', 'is-password'),
	copy: oneOf(undefined, {state: 'ok', file: 'x', sha256}, {state: 'failed', reason: 'No.', id: 'copy-failed'}),
});

/** The rules, told once more and in another way than the program does. */
function deservesVerified({outcome, file, events: log, reminderReadBack, secretIds, isClockSetBack}: Facts): boolean {
	const isClean = outcome.ending === 'exited' && outcome.codes?.every(code => Number(code) < 0x80_00_00_00) === true && (outcome.exitCode ?? 0) === 0 && !outcome.leftBehind && outcome.misread?.length === 0;
	const {engine, typed = []} = outcome;
	const hasReminder = typed.includes('reminder') || reminderReadBack === 'same';
	const isGiven = engine !== 'console' || (hasReminder && typed.some(kind => kind !== 'reminder'));
	const since = typeof log === 'string' ? [] : log.filter(({time}) => time.getTime() >= Math.floor(startedAt.getTime() / 1000) * 1000);
	const isThis = (name: string | undefined) => name?.toLowerCase() === backupFile.toLowerCase();
	const successes = since.filter(({id, strings}) => id === 10_559 && isThis(strings[0]));
	const isMade = !isClockSetBack && successes.length < 2 && file?.state === 'there' && file.size > 0 && file.sha256 !== undefined && file.modifiedAt.getTime() >= startedAt.getTime() - 2000;
	const failures = since.filter(({id, strings}) => [10_560, 10_561].includes(id) && (strings.length === 0 || isThis(strings[0])));
	const newest = (some: typeof since) => Math.max(-Infinity, ...some.map(({time}) => time.getTime()));
	const writtenAt = file?.state === 'there' ? file.modifiedAt.getTime() : -Infinity;
	const isLogged = newest(successes) > newest(failures) && writtenAt - newest(successes) <= 5000;
	const isAskedAgain = newest(since.filter(({id}) => id === 10_589)) > (isLogged ? newest(successes) : writtenAt);
	const [, logged] = successes.find(({time}) => time.getTime() === newest(successes))?.strings ?? [];
	const isOther = isLogged && logged !== undefined && typeof secretIds === 'object' && !secretIds.includes(logged.toLowerCase());
	const isRefuted = reminderReadBack === 'different' || reminderReadBack === 'is-password' || (failures.length > 0 && newest(failures) >= newest(successes));
	return isClean && isGiven && isMade && (isLogged || reminderReadBack === 'same') && !isRefuted && !isAskedAgain && !isOther;
}

test('never is a verdict better than its evidence, and never without reason worse', () => {
	let verified = 0;
	fc.assert(fc.property(anyFacts, facts => {
		const judged = verdictOf(facts);
		const advice = adviceOf(judged);
		const {verdict, proof, errorCode, summary, evidence} = judged;
		verified += Number(verdict === 'verified');
		expect(verdict === 'verified').toBe(deservesVerified(facts));
		expect(summary).not.toBe('');
		expect(proof.length > 0).toBe(verdict === 'verified');
		expect(proof.every(each => evidence.some(({id, state}) => id === each && state === 'ok'))).toBe(true);
		expect(advice).not.toHaveLength(0);
		// An event is to be opened only where one was found.
		const isFailureFound = evidence.some(({detail}) => detail.includes('(backup failed)'));
		expect(isFailureFound || advice.every(line => !line.startsWith('Open that event'))).toBe(true);
		if (errorCode !== undefined || facts.outcome.ending !== 'exited') {
			expect(verdict).toBe('failed');
		}

		if (verdict === 'verified') {
			expect(evidence.filter(({id, state}) => state === 'bad' && !['password', 'copy', 'folder'].includes(id))).toEqual([]);
		}
	}), {seed: 10_559, numRuns: 8000});
	// The rules would not be tried if nothing ever met them.
	expect(verified).toBeGreaterThan(40);
});

test('every word is plain ASCII, and calm', () => {
	fc.assert(fc.property(anyFacts, facts => {
		const judged = verdictOf(facts);
		const advice = adviceOf(judged);
		const {summary, evidence} = judged;
		for (const words of [summary, ...advice, ...evidence.map(({detail}) => detail)]) {
			expect(words).toMatch(/^[ -~]+$/v);
			expect(words).not.toContain('!');
		}
	}), {seed: 10_589, numRuns: 500});
});

describe('a run by the administration interface', () => {
	const called = (change: Partial<EngineOutcome>) => withOutcome({engine: 'api', ...change});

	test('is judged by the same rules', () => {
		expect(called({})).toMatchObject({verdict: 'verified', errorCode: undefined});
		expect(called({exitCode: undefined, codes: ['0xC0002A0F']})).toMatchObject({verdict: 'failed', errorCode: '0xC0002A0F', summary: withOutcome({codes: ['0xC0002A0F']}).summary});
		expect(called({exitCode: 1})).toMatchObject({verdict: 'unproven'});
	});

	test.each<[Partial<EngineOutcome>, RegExp, string | undefined]>([
		[{ending: 'time-limit'}, /^The call to ENTSSO did not come back in 5 minutes, so it was given up/v, undefined],
		[{ending: 'killed'}, /^The process that made the call was ended/v, undefined],
		[{ending: 'killed', exitCode: 0xC0_00_00_05}, /^The administration interface of ENTSSO crashed \(0xC0000005\)/v, '0xC0000005'],
	])('that ends with %o names no tool', (change, summary, errorCode) => {
		const judgement = called(change);
		expect(judgement).toMatchObject({verdict: 'failed', errorCode});
		expect(judgement.summary).toMatch(summary);
		expect(judgement.evidence[0]?.detail).not.toContain('tool');
	});

	test('that another engine did in its place says so', () => {
		const insteadOf = {engine: 'api', why: 'The administration interface of ENTSSO is not registered.'} as const;
		const sentence = `${insteadOf.why} So ssoconfig was started instead.`;
		expect(adviceOf(withOutcome({insteadOf}))).toContain(sentence);
		expect(adviceOf(withOutcome({insteadOf, codes: ['0xC0002A0F']}))).toContain(sentence);
		expect(adviceOf(withOutcome({insteadOf, ending: 'not-started', reason: insteadOf.why}))).not.toContain(sentence);
	});
});

test('answers that the user gave to ssoconfig are told to be those of the file', () => {
	const sentence = 'You answered ssoconfig yourself. Where you typed another password or reminder there than here, the backup file has that one.';
	expect(adviceOf(withOutcome({}))).not.toContain(sentence);
	expect(adviceOf(withOutcome({isUnwatched: true}))).toContain(sentence);
	expect(adviceOf(withOutcome({engine: 'hand-over', codes: undefined}))).toContain(sentence);
	expect(adviceOf(withOutcome({isUnwatched: true, codes: ['0xC0002A0F']}))).not.toContain(sentence);
});

test('a code before an answer that was asked for again is no failure, but leaves the backup unproven', () => {
	const {verdict, errorCode, summary} = withOutcome({codesBefore: ['0xC0002A54']});
	expect({verdict, errorCode}).toEqual({verdict: 'unproven', errorCode: undefined});
	expect(summary).toContain('The tool printed the error code 0xC0002A54, asked again, and printed none after the next answer.');
});

test('where a code was printed, a run that was stopped as the tool asked again says what it means', () => {
	const judged = withOutcome({ending: 'cancelled', codes: ['0xC0002A54'], askedAgain: 'password'});
	expect(judged.summary).toBe('The backup was cancelled before ssoconfig ended. ENTSSO found the password too short.');
	expect(adviceOf(judged)[0]).toBe('Choose a password of 7 to 256 characters, then try again.');
	expect(adviceOf(withOutcome({ending: 'cancelled', codes: ['0xC0002A54']}))[0]).toBe('Start the backup again when you are ready.');
});

test('a password asked for in the same words may only be confirmed', () => {
	const [first] = adviceOf(withOutcome({ending: 'cancelled', askedAgain: 'password', typed: ['password']}));
	expect(first).toBe('ssoconfig asked for the password again, to confirm it or because it has not accepted it. Start the backup again, if need be with another one.');
});

test.each([
	['password', 'password'], ['confirmation', 'password'], ['reminder', 'reminder'],
] as const)('a tool that asked for the %s again may have refused it, which the first advice says', (askedAgain, name) => {
	const typed: PromptKind[] = ['password', 'confirmation'];
	const words = `ssoconfig asked for the ${name} again, so it may not have accepted the one it was given. Start the backup again with another ${name}.`;
	expect(adviceOf(withOutcome({ending: 'cancelled', askedAgain, typed}))[0]).toBe(words);
	const [first] = adviceOf(withOutcome({
		ending: 'question', question: 'Password :', askedAgain, typed,
	}));
	expect(first).toContain(`${words} If it asks again all the same: Start the wizard with --engine hand-over`);
});

describe('a run that was ended half way says how far it came', () => {
	test.each<[PromptKind[], string]>([
		[[], 'By then nothing had been typed.'],
		[['password'], 'By then the password had been typed; the reminder had not.'],
		[['confirmation'], 'By then the password had been typed; the reminder had not.'],
		[['password', 'confirmation'], 'By then the password had been typed twice; the reminder had not.'],
		[['password', 'confirmation', 'password'], 'By then the password had been typed more than twice; the reminder had not.'],
		[['reminder'], 'By then the reminder had been typed; the password had not.'],
		[['password', 'reminder'], 'By then the password had been typed, and the reminder once.'],
		[['password', 'confirmation', 'reminder'], 'By then the password had been typed twice, and the reminder once.'],
	])('after %o', (typed, sentence) => {
		expect(withOutcome({ending: 'question', question: ' Vault? ', typed}).summary).toBe(`The tool asked something that was not recognised: "Vault?". ${sentence}`);
		expect(withOutcome({ending: 'question', typed}).summary).toBe(`The tool asked something that was not recognised. ${sentence}`);
		expect(withOutcome({ending: 'time-limit', typed}).summary).toBe(`ssoconfig did not finish in 5 minutes, so it was ended. ${sentence}`);
	});

	test('what was typed by others is not denied', () => {
		expect(withOutcome({ending: 'time-limit', isUnwatched: true}).summary).toMatch(/What had been typed by then is not known\.$/v);
	});

	test.each<[number, string]>([[300_000, '5 minutes'], [60_000, '1 minute'], [90_000, '90 seconds'], [1000, '1 second']])('a limit of %i ms is told as %s', (timeLimit, words) => {
		for (const engine of ['console', 'api'] as const) {
			const {summary, evidence} = verdictOf({...good, timeLimit, outcome: {...exited, engine, ending: 'time-limit'}});
			expect(summary).toContain(` in ${words}, so it was `);
			expect(evidence[0]?.detail).toContain(`after ${words}, its time limit.`);
		}
	});

	test('and never that nothing was typed where something was', () => {
		fc.assert(fc.property(anyFacts, facts => {
			const {summary} = verdictOf(facts);
			if (summary.includes('Nothing had been typed')) {
				expect(facts.outcome).toMatchObject({typed: []});
			}
		}), {seed: 14, numRuns: 2000});
	});

	test.each<[PromptKind[], string]>([
		[['password'], 'It took nothing that was typed, and went on asking for the password.'],
		[['password', 'confirmation'], 'It took nothing that was typed last, and went on asking for the password again.'],
		[['password', 'confirmation', 'reminder'], 'It took nothing that was typed last, and went on asking for the reminder.'],
	])('a tool that took nothing of %o', (typed, sentence) => {
		const judged = withOutcome({ending: 'time-limit', typed, tookNothing: true});
		const advice = adviceOf(judged);
		const {summary} = judged;
		expect(summary).toBe(`ssoconfig did not finish in 5 minutes, so it was ended. ${sentence}`);
		expect(advice[0]).toContain('answer the tool yourself');
	});

	test('only what this program typed into a tool', () => {
		expect(withOutcome({engine: 'api', ending: 'time-limit'}).summary).not.toContain('typed');
		expect(withOutcome({ending: 'killed', exitCode: undefined}).summary).not.toContain('typed');
	});

	test.each([
		['console', 'before ssoconfig ended', 'so ssoconfig was ended', 'before ssoconfig was started'],
		['hand-over', 'before ssoconfig ended', 'so ssoconfig was ended', 'before ssoconfig was started'],
		['api', 'before the call to ENTSSO came back', 'so the call to ENTSSO was given up', 'before ENTSSO was called'],
	] as const)('one by %s that was cancelled says whether anything was started', (engine, summary, inside, before) => {
		const cancelled = {engine, ending: 'cancelled', codes: undefined} as const;
		expect(withOutcome(cancelled)).toMatchObject({summary: `The backup was cancelled ${summary}.`, evidence: {0: {detail: `The backup was cancelled, ${inside}.`}}});
		expect(withOutcome({...cancelled, neverBegan: true})).toMatchObject({summary: 'The backup was cancelled before it began.', evidence: {0: {detail: `The backup was cancelled ${before}.`}}});
	});

	test('where it had not got all its answers, or may ask something more, what it showed is to be read', () => {
		const adviceAfter = (typed: PromptKind[], question?: string) =>
			adviceOf(withOutcome({ending: 'time-limit', typed, ...(question !== undefined && {question, screen: [question]})}))[0];
		expect(adviceAfter(['password', 'confirmation', 'reminder'], 'Overwrite it? (Y/N)')).toContain('Read what ssoconfig showed last.');
		expect(adviceAfter(['password', 'confirmation', 'reminder'], 'Please wait...')).toContain('See whether ENTSSO still answers');
		expect(adviceAfter(['password'])).toContain('Read what ssoconfig showed last.');
		expect(adviceAfter(['password', 'confirmation', 'reminder'])).toMatch(/^See whether ENTSSO still answers: .* type: ssomanage -displaydb \(.* If it does not: Look in Event Viewer/v);
	});
});

describe('a tool that ended well, and never asked', () => {
	test.each<[PromptKind[], string]>([
		[[], 'ssoconfig never asked for the password or the reminder, so the file may have others, or none.'],
		[['reminder'], 'ssoconfig never asked for the password, so the file may have another one, or none.'],
		[['password'], 'ssoconfig never asked for the reminder, so the file may have another one, or none.'],
		[['password', 'confirmation'], 'ssoconfig never asked for the reminder, so the file may have another one, or none.'],
	])('and was given %o: it is told, and not called verified', (typed, detail) => {
		const judgement = withOutcome({typed});
		expect(judgement).toMatchObject({verdict: 'unproven', summary: `The backup is not proven yet. ${detail}`});
		expect(judgement.evidence.find(({id}) => id === 'typed')).toMatchObject({state: 'bad', detail});
		expect(adviceOf(judgement)[0]).toBe('Make a backup with a new file name: with --engine api, or in the wizard with --engine hand-over, where you answer ssoconfig yourself.');
		expect(adviceOf(judgement).filter(line => /\b(?:a|another) backup\b/v.test(line))).toHaveLength(1);
	});

	test.each<[string, Partial<EngineOutcome>]>([
		['for the confirmation', {typed: ['password', 'reminder']}],
		['this program, but the user, who answered it', {typed: [], isUnwatched: true}],
		['by hand', {engine: 'hand-over', typed: [], codes: []}],
		['anything, being a call', {engine: 'api', typed: []}],
	])('%s: that is no gap', (_, change) => {
		expect(stateOf(withOutcome(change), 'typed')).toBeUndefined();
		expect(withOutcome(change).verdict).toBe('verified');
	});

	test('for the reminder, which ENTSSO reads back as it was given: that is no gap', () => {
		const judgement = verdictOf({...good, outcome: {...exited, typed: ['password']}, reminderReadBack: 'same'});
		expect(judgement.verdict).toBe('verified');
		expect(adviceOf(judgement).join(' ')).not.toContain('another backup');
	});

	test('is told as failed where it failed, and of no answers then', () => {
		const judgement = withOutcome({typed: [], codes: ['0x80070005']});
		expect(judgement.verdict).toBe('failed');
		expect(stateOf(judgement, 'typed')).toBeUndefined();
		expect(adviceOf(judgement).join(' ')).not.toContain('hand-over');
	});
});

describe('an echo that does not fit what was typed', () => {
	test.each<[PromptKind[], RegExp, string]>([
		[['password'], /password was typed does not fit it.*may have another password\.$/v, 'a password of plain letters'],
		[['confirmation'], /password was typed does not fit it.*may have another password\.$/v, 'a password of plain letters'],
		[['reminder'], /^What ssoconfig showed while the reminder.*may have another reminder\.$/v, 'a reminder of plain letters'],
		[['password', 'reminder'], /another password\. What.*another reminder\.$/v, 'a password and a reminder of plain letters'],
	])('of %o is told, and advised upon', (misread, detail, advice) => {
		const judgement = withOutcome({misread});
		expect(judgement.verdict).toBe('unproven');
		expect(judgement.summary).toMatch(/^The backup is not proven yet\. What ssoconfig showed/v);
		expect(judgement.evidence.find(({id}) => id === 'typed')).toMatchObject({state: 'bad', detail: expect.stringMatching(detail) as unknown});
		expect(adviceOf(judgement)[0]).toContain(advice);
		expect(adviceOf(judgement)[0]).toContain('--engine api');
		expect(adviceOf(judgement).filter(line => line.includes('another backup'))).toHaveLength(1);
	});

	test('of the reminder stands against a backup, and is not told as lost, where ENTSSO reads back the right one', () => {
		const judgement = verdictOf({...good, outcome: {...exited, misread: ['reminder']}, reminderReadBack: 'same'});
		expect(judgement.verdict).toBe('unproven');
		expect(judgement.summary).toContain('although the one in the file does');
		expect(judgement.summary).not.toContain('another reminder');
	});

	test('is told of a failed run too', () => {
		const judged = withOutcome({codes: ['0xC0002A0F'], misread: ['password']});
		const advice = adviceOf(judged);
		const {verdict, evidence} = judged;
		expect(verdict).toBe('failed');
		expect(evidence.map(({id}) => id)).toContain('typed');
		expect(advice.join(' ')).toContain('--engine api');
	});
});

describe('answers that went astray', () => {
	const astray = {...exited, isAstray: true, typed: ['password', 'confirmation', 'password']} as const;
	const mayBe = 'The password may stand in the file as the reminder, in clear';
	const newPassword = 'Make a new backup with another password. Once that one is verified, delete this file and its copies yourself.';

	test.each<[string, Partial<Facts>]>([
		['event 10559 alone', {}],
		['a reminder that could not be read', {reminderReadBack: 'unknown'}],
		['another reminder', {reminderReadBack: 'different'}],
	])('are never verified by %s', (_, change) => {
		const judgement = verdictOf({...good, outcome: astray, ...change});
		expect(judgement).toMatchObject({verdict: 'unproven', reason: 'password-as-reminder', proof: []});
		expect(judgement.summary).toContain(mayBe);
		expect(stateOf(judgement, 'password-as-reminder')).toBe('bad');
		// What the tool asked for was said by a user.
		expect(judgement.summary).not.toContain('never asked');
		expect(adviceOf(judgement)[0]).toBe(newPassword);
		// Nobody is told to carry such a file about, or to keep it.
		expect(adviceOf(judgement).join(' ')).not.toMatch(/Copy the backup|Keep this file|two people/v);
	});

	test('are certain where ENTSSO reads the password back as the reminder', () => {
		for (const outcome of [astray, exited]) {
			const judgement = verdictOf({...good, outcome, reminderReadBack: 'is-password'});
			expect(judgement).toMatchObject({verdict: 'unproven', reason: 'password-as-reminder'});
			expect(judgement.summary).toContain('The reminder in the file is the password, in clear: anyone with the file can read it.');
			expect(judgement.summary).not.toContain(mayBe);
			expect(adviceOf(judgement)[0]).toBe(newPassword);
		}
	});

	test('are of no account where ENTSSO reads the given reminder back', () => {
		expect(verdictOf({...good, outcome: astray, reminderReadBack: 'same'})).toMatchObject({verdict: 'verified', reason: undefined});
	});

	test('of a failed run are told where a file was left', () => {
		const failed = {...astray, codes: ['0xC0002A0F']};
		expect(adviceOf(verdictOf({...good, outcome: failed}))).toContain(newPassword);
		expect(adviceOf(verdictOf({...good, outcome: failed, file: {state: 'missing'}}))).not.toContain(newPassword);
	});

	test.each<[readonly PromptKind[], string]>([
		[['reminder', 'password', 'reminder'], 'The password again was never typed. What ssoconfig was given, in order: the reminder, the password, the reminder. '],
		[['reminder', 'reminder', 'reminder'], 'The password was never typed. '],
		[['reminder', 'password'], 'The password again was never typed. '],
		[['password', 'confirmation', 'password'], 'The reminder was never typed. '],
		[['password', 'confirmation', 'reminder', 'reminder'], 'What ssoconfig was given, in order: '],
	])('a failed run after %o says what it was given', (typed, words) => {
		const advice = adviceOf(withOutcome({exitCode: 1, codes: ['0xC0002A0F'], typed}));
		expect(advice[1]?.startsWith(words)).toBe(true);
		expect(advice[1]).toContain('Usually it asks for the password, the password again, then the reminder.');
	});

	test.each<[readonly PromptKind[]]>([[[]], [['password']], [['password', 'confirmation']], [['password', 'confirmation', 'reminder']], [['password', 'password', 'reminder']]])('nothing is said of the usual order %o', typed => {
		expect(adviceOf(withOutcome({codes: ['0xC0002A0F'], typed})).join(' ')).not.toContain('in order:');
	});
});
