import {describe, expect, test} from 'vitest';
import {judgeRestore} from '../../../source/core/restore/restore-verdict.ts';
import type {RestoreFacts} from '../../../source/core/restore/restore-evidence.ts';
import type {BackupEvent} from '../../../source/host/host.ts';

const current = '{11111111-2222-3333-4444-555555555555}';
const other = '{99999999-2222-3333-4444-555555555555}';
const file = String.raw`C:\SSO-Backup\old.bak`;
const startedAt = new Date('2026-11-20T10:00:00Z');
/** Events from the oldest to the newest, a second apart from the start on. */
const log = (...events: ReadonlyArray<readonly [number, ...string[]]>): BackupEvent[] => events
	.map(([id, ...strings], index) => ({id, time: new Date(startedAt.getTime() + (1000 * (index + 1))), strings}))
	.toReversed();
const restored = [10_523, file, current, other, String.raw`CONTOSO\anna`, 'SSO01'] as const;
const facts = (change: Partial<RestoreFacts> = {}): RestoreFacts => ({
	file,
	pathStyle: 'windows',
	startedAt,
	isClockSetBack: false,
	outcome: {
		engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false, typed: ['password'],
	},
	events: log(restored),
	secret: {state: 'loaded', secretId: current, doubts: []},
	isCluster: false,
	version: undefined,
	hasChanged: false,
	...change,
});
type Outcome = RestoreFacts['outcome'];
/** How the tool ended; what is undefined is left out. */
const outcome = (change: {readonly [Part in keyof Outcome]?: Outcome[Part] | undefined}): Partial<RestoreFacts> => {
	const given = Object.entries({...facts().outcome, ...change}).filter(([name, value]) => value !== undefined || name !== 'typed');
	return {outcome: Object.fromEntries(given) as unknown as Outcome};
};

describe('how far a restore is proved', () => {
	test.each<[string, Partial<RestoreFacts>, string, string]>([
		['event 10523', {}, 'accepted', 'undefined'],
		['no event', {events: []}, 'unproven', 'not-confirmed'],
		['an event for another file', {events: log([10_523, String.raw`C:\other.bak`, current])}, 'unproven', 'not-confirmed'],
		['an event before the start', {events: log(restored).map(event => ({...event, time: new Date('2026-11-20T09:59:58Z')}))}, 'unproven', 'not-confirmed'],
		['a log that cannot be read', {events: 'unreadable'}, 'unproven', 'not-confirmed'],
		['the name of the file in other letters', {events: log([10_523, file.toUpperCase(), current])}, 'accepted', 'undefined'],
		['restarted, and loaded', {events: log(restored, [10_501], [10_534], [10_529, 'SSO01', current])}, 'loaded', 'undefined'],
		['restarted, the MSID not logged', {events: log(restored, [10_611], [10_534]), secret: {state: 'loaded', doubts: []}}, 'loaded', 'undefined'],
		['restarted before the restore', {events: log([10_501], restored)}, 'accepted', 'undefined'],
		['restarted, another secret', {events: log(restored, [10_501]), secret: {state: 'loaded', secretId: other, doubts: []}}, 'accepted', 'undefined'],
		['restarted, not loadable', {events: log(restored, [10_501]), secret: {state: 'not-loadable', doubts: []}}, 'accepted', 'undefined'],
		['restarted, not known', {events: log(restored, [10_501]), secret: undefined}, 'accepted', 'undefined'],
		['restarted, data do not decrypt', {events: log(restored, [10_501], [10_529], [10_536, 'f', '0x80090005'])}, 'accepted', 'undefined'],
		['restarted again since data did not decrypt', {events: log(restored, [10_501], [10_536, 'f', '0x80090005'], [10_501], [10_529])}, 'loaded', 'undefined'],
		['restarted, re-encryption failed', {events: log(restored, [10_501], [10_522, '5', '0xC0002A21'])}, 'accepted', 'undefined'],
		['a wrong password', outcome({codes: ['0xC0002A1B']}), 'failed', 'tool-failed'],
		['a code after the event', {...outcome({codes: ['0xC0002A3F']}), events: log(restored)}, 'failed', 'tool-failed'],
		['an exit code', outcome({exitCode: 0xC0_00_2A_1B}), 'failed', 'tool-failed'],
		['event 10524', {events: log([10_524, file, '', '', 'anna', '0xC0002A1A'])}, 'failed', 'tool-failed'],
		['event 10564', {events: log([10_564])}, 'failed', 'tool-failed'],
		...(['cancelled', 'time-limit', 'question', 'killed'] as const).flatMap(ending => {
			const reason = ending === 'killed' ? 'tool-failed' : ending;
			const cut = {ending, exitCode: undefined, question: 'Are you sure (Y/N)?'} as const;
			return [
				[`${ending}, the password typed`, {...outcome(cut), events: []}, 'unproven', reason],
				[`${ending}, the password typed, the log not to be read`, {...outcome(cut), events: 'unreadable'}, 'unproven', reason],
				[`${ending}, the password typed, event 10523`, outcome(cut), 'accepted', 'undefined'],
				[`${ending}, the password typed, event 10524`, {...outcome(cut), events: log([10_524, file, '', '', 'anna', '0xC0002A1B'])}, 'failed', 'tool-failed'],
				[`${ending}, the password typed, a code printed`, {...outcome({...cut, codes: ['0xC0002A3F']}), events: []}, 'failed', 'tool-failed'],
				[`${ending}, no password typed`, {...outcome({...cut, typed: undefined}), events: []}, 'failed', reason],
				[`${ending}, answered by hand`, {...outcome({...cut, typed: undefined, isUnwatched: true}), events: []}, 'unproven', reason],
				[`${ending}, of a call`, {...outcome({...cut, engine: 'api', typed: undefined}), events: []}, 'unproven', reason],
				[`${ending}, handed over`, {
					...outcome({
						...cut, engine: 'hand-over', typed: undefined, codes: undefined,
					}), events: [],
				}, 'unproven', reason],
				[`${ending}, never begun`, {
					...outcome({
						...cut, engine: 'hand-over', typed: undefined, neverBegan: true,
					}), events: [],
				}, 'failed', reason],
			] as Array<[string, Partial<RestoreFacts>, string, string]>;
		}),
		...([
			['a crash', {ending: 'killed', exitCode: 0xC0_00_00_05}],
			['an exception of .NET', {exitCode: 0xE0_43_43_52}],
			['an exception of an older .NET', {exitCode: 0xE0_43_4F_4D}],
			['an exit code of -1', {exitCode: 0xFF_FF_FF_FF}],
			['a crash that the tool tells of', {codes: ['0xC0000005'], exitCode: 1}],
			['a service that was lost in the middle of the call', {codes: ['0x800706BE']}],
			['the same, told by ENTSSO as well', {codes: ['0xC0002A0F', '0x800706BE']}],
			['a crash of a call', {
				engine: 'api', ending: 'killed', exitCode: 0xC0_00_04_09, typed: undefined,
			}],
			['a call that lost the service', {engine: 'api', codes: ['0x80010108'], typed: undefined}],
			['a crash, handed over', {
				engine: 'hand-over', exitCode: 0xC0_00_00_05, codes: undefined, typed: undefined,
			}],
			['a crash, answered by hand', {
				ending: 'killed', exitCode: 0xC0_00_00_05, isUnwatched: true, typed: undefined,
			}],
		] as ReadonlyArray<[string, Parameters<typeof outcome>[0]]>).flatMap(([name, broken]) => [
			[`${name}, no event`, {...outcome(broken), events: []}, 'unproven', 'tool-failed'],
			[`${name}, the log not to be read`, {...outcome(broken), events: 'unreadable'}, 'unproven', 'tool-failed'],
			[`${name}, event 10523`, outcome(broken), 'accepted', 'undefined'],
			[`${name}, event 10524`, {...outcome(broken), events: log([10_524, file, '', '', 'anna', '0xC0002A1B'])}, 'failed', 'tool-failed'],
			[`${name}, and a refusal`, {...outcome({...broken, codes: ['0x800706BE', '0xC0002A1B']}), events: []}, 'failed', 'tool-failed'],
		] as Array<[string, Partial<RestoreFacts>, string, string]>),
		['a crash before the password', {...outcome({ending: 'killed', exitCode: 0xC0_00_00_05, typed: undefined}), events: []}, 'failed', 'tool-failed'],
		['a service that was lost before the password', {...outcome({codes: ['0x800706BE'], typed: undefined}), events: []}, 'failed', 'tool-failed'],
		['a tool that never came to run, handed over', {
			...outcome({
				engine: 'hand-over', exitCode: 0xC0_00_01_35, codes: undefined, typed: undefined,
			}), events: [],
		}, 'failed', 'tool-failed'],
		['a question for the password once more', {...outcome({ending: 'question', question: 'Password : ', askedAgain: 'password'}), events: []}, 'failed', 'question'],
		['stopped where the password is asked for once more', {...outcome({ending: 'cancelled', askedAgain: 'password'}), events: []}, 'failed', 'cancelled'],
		['a code before the password was asked for again', {...outcome({codes: [], codesBefore: ['0xC0002A1B']}), events: []}, 'unproven', 'not-confirmed'],
		['such a code, and event 10523', outcome({codes: [], codesBefore: ['0xC0002A1B']}), 'accepted', 'undefined'],
		['a question for another password', {...outcome({ending: 'question', question: 'New password : '}), events: []}, 'unproven', 'question'],
		['an exit code that is none of ENTSSO', {...outcome({exitCode: 5}), events: []}, 'unproven', 'not-confirmed'],
		['such an exit code, and event 10523', outcome({exitCode: 5}), 'accepted', 'undefined'],
		['a password never asked for', {...outcome({typed: undefined}), events: []}, 'unproven', 'not-confirmed'],
		['the clock set back', {isClockSetBack: true}, 'unproven', 'not-confirmed'],
		['a file that changed', {hasChanged: true}, 'unproven', 'not-confirmed'],
		['not seen what it printed', outcome({codes: undefined}), 'accepted', 'undefined'],
	])('%s', (_name, change, level, reason) => {
		const judged = judgeRestore(facts(change));
		expect([judged.level, String(judged.reason)]).toEqual([level, reason]);
		expect(judged.summary).toMatch(/\.$/v);
		expect(judged.advice.length).toBeGreaterThan(0);
	});

	test.each<[string, Partial<RestoreFacts>, string, string, string]>([
		['10564', {events: log([10_564])}, 'undefined | ENTSSO logged that the restore failed (event 10564). ENTSSO does not read this file as a backup file.', 'format bad', 'Look for another copy of the backup file'],
		['10564 beside 10524 with a code', {events: log([10_564], [10_524, file, '', '', 'anna', '0xC0002A1A'])}, '0xC0002A1A | ENTSSO logged that the restore failed (event 10524). ENTSSO could not decrypt', 'format bad', 'wrong-format: Look for another copy of the backup file'],
		['10564 beside a code of the tool', {...outcome({codes: ['0xC000291C']}), events: log([10_564])}, '0xC000291C | ENTSSO failed to restore', 'format bad', 'wrong-format: Look for another copy of the backup file'],
		['10524 with a code', {events: log([10_524, file, '', '', 'anna', '0xC0002A1B'])}, '0xC0002A1B | ENTSSO logged that the restore failed (event 10524). The password does not open', 'accepted bad', 'after-failure: Look at the keyboard layout'],
		['10524 with a code, on a cluster', {isCluster: true, events: log([10_524, file, '', '', 'anna', '0xC0002A0F'])}, '0xC0002A0F | ENTSSO logged', 'accepted bad', 'after-failure: On the active node'],
		['10524 for no file by name, without a code', {events: log([10_524, '', '', '', 'anna'])}, 'undefined | ENTSSO logged that the restore failed (event 10524).', 'accepted bad', 'after-failure: Look in Event Viewer'],
		['10524 after 10523', {events: log(restored, [10_524, file, '', '', 'anna', '0xC0002A21'])}, '0xC0002A21 | ENTSSO logged that the restore failed (event 10524). ENTSSO failed to reach its database on SQL Server. But ENTSSO logged event 10523', 'accepted bad', 'after-failure: Type ssomanage -displaydb'],
		['a code of the tool after 10523', {...outcome({codes: ['0xC0002A3F']}), events: log(restored, [10_562])}, '0xC0002A3F | This is not the master secret that ENTSSO expects, so it is most likely the wrong backup file. But ENTSSO logged event 10523', 're-encryption unknown', 'do-not-stop: Do not stop ENTSSO now.'],
		['cancelled before the password', {...outcome({ending: 'cancelled', typed: undefined}), events: []}, 'undefined | The restore was cancelled before ssoconfig ended. The password was not given, so nothing was restored.', 'accepted missing', 'after-failure: Start the restore again when'],
		['a crash before the password', {...outcome({ending: 'killed', exitCode: 0xC0_00_00_05, typed: undefined}), events: []}, '0xC0000005 | ssoconfig crashed (access violation). The password was not given, so nothing was restored.', 'tool bad', 'after-failure: Start the restore again when'],
		['nothing started', {...outcome({ending: 'not-started', reason: 'The file is gone.'}), events: 'not-read'}, 'undefined | The file is gone.', 'tool bad', 'after-failure: Nothing was changed.'],
		['a question', outcome({ending: 'question', question: 'Are you sure (Y/N)?', typed: undefined}), 'undefined | ssoconfig asked something', 'tool bad', 'after-failure: Start entsso-backup restore --engine hand-over'],
	])('a failure with %s is told, with a way on', (_name, change, told, seen, way) => {
		const {level, errorCode, summary, evidence, advice} = judgeRestore(facts(change));
		expect(level).toBe('failed');
		expect(`${String(errorCode)} | ${summary}`).toContain(told);
		expect(evidence.map(({id, state}) => `${id} ${state}`)).toContain(seen);
		expect(advice.map(({id, text}) => `${id}: ${text}`).join('\n')).toContain(way);
	});

	test.each<[string, Partial<RestoreFacts>, string, string, string]>([
		['cut short', {...outcome({ending: 'cancelled'}), events: []}, 'The restore was cancelled before ssoconfig ended. The password had been given before that, so the restore may be done all the same.', 'tool bad', 'towards-proof: Look in Event Viewer, Windows Logs, Application, source ENTSSO, for event 10523'],
		['a crash', {...outcome({ending: 'killed', exitCode: 0xC0_00_00_05}), events: []}, 'ssoconfig crashed (access violation). The password had been given before that, so the restore may be done all the same.', 'tool bad', 'towards-proof: Look in Event Viewer, Windows Logs, Application, source ENTSSO, for event 10523'],
		['a service that was lost', {...outcome({codes: ['0x800706BE']}), events: []}, 'The connection to the ENTSSO service broke off in the middle of the call. The password had been given before that, so', 'tool bad', 'towards-proof: Look in Event Viewer, Windows Logs, Application, source ENTSSO, for event 10523'],
		['an exit code', {...outcome({exitCode: 5}), events: []}, 'The tool ended with exit code 5. ENTSSO did not confirm the restore.', 'tool bad', 'towards-proof'],
		['no question for the password', {...outcome({typed: undefined}), events: []}, 'ssoconfig never asked for the password; most likely nothing was restored.', 'tool bad', 'towards-proof'],
		['data that do not decrypt, an ENTSSO without its hotfix', {version: '9.0.2096.0', events: log(restored, [10_501], [10_529], [10_536, 'f', '0x80090005'])}, 'cannot decrypt its data with this secret (event 10536)', 'decrypts bad', 'cannot-decrypt: The data cannot be decrypted: install hotfix KB3062831 now, restart ENTSSO, then look again. If'],
		['data that do not decrypt', {events: log(restored, [10_501], [10_529], [10_536, 'f', '0x80090005'])}, 'cannot decrypt its data with this secret (event 10536)', 'decrypts bad', 'cannot-decrypt: The data cannot be decrypted, so it is the wrong secret, or'],
	])('%s is told in the summary, the evidence and the first advice', (_name, change, said, seen, way) => {
		const {summary, evidence, advice} = judgeRestore(facts(change));
		expect(summary).toContain(said);
		expect(evidence.map(({id, state}) => `${id} ${state}`)).toContain(seen);
		expect(`${advice[0]?.id}: ${advice[0]?.text}`).toContain(way);
	});

	test('what may be done is told with its code, the event to look for and the MSIDs it is known by', () => {
		const {errorCode, advice} = judgeRestore(facts({...outcome({ending: 'killed', exitCode: 0xC0_00_00_05}), events: []}));
		expect(errorCode).toBe('0xC0000005');
		expect(advice[0]?.text).toMatch(/10523.*MSID.*10529.*MSID/v);
	});

	test('event 10523 is the restore, and no proof that the secret was loaded after a restart', () => {
		const told = {
			state: 'loaded', secretId: current, event: 10_523, doubts: [],
		} as const;
		const judge = (...events: ReadonlyArray<readonly [number, ...string[]]>) => judgeRestore(facts({secret: told, events: log(restored, ...events)}));
		const useIn = ({evidence}: ReturnType<typeof judge>) => evidence.find(({id}) => id === 'in-use')?.detail;
		const loadedNow = judge([10_501], [10_534], [10_529, 'SSO01', current]);
		expect([loadedNow.level, useIn(loadedNow)]).toEqual(['loaded', 'ENTSSO has the secret loaded (event 10529).']);
		expect(useIn(judge([10_501], [10_534]))).toBe('ENTSSO has the secret loaded (event 10534).');
		const unknown = judge([10_501]);
		expect([unknown.level, useIn(unknown)]).toEqual(['accepted', 'No event since the restart says that ENTSSO has loaded the secret.']);
	});

	test('once it is restored nothing says to install the hotfix before that', () => {
		for (const events of [log(restored), log(restored, [10_501], [10_534])]) {
			const said = judgeRestore(facts({version: '9.0.2096.0', events})).advice.map(({text}) => text).join(' ');
			expect(said).toContain('KB3062831');
			expect(said).not.toContain('before a restore');
		}
	});

	test('a password that was refused before ENTSSO took the file is of no account', () => {
		const {level, evidence} = judgeRestore(facts({events: log([10_524, file, '', '', 'anna', '0xC0002A1B'], [10_564], restored)}));
		expect(level).toBe('accepted');
		expect(evidence.filter(({state}) => state === 'bad')).toEqual([]);
	});

	test.each([
		['10562', log(restored, [10_562]), 'accepted', 'unknown', 'do-not-stop'],
		['10562, the tool ended early', log([10_562]), 'unproven', 'unknown', 'do-not-stop'],
		['10528', log(restored, [10_562], [10_528, '12', current, other]), 'accepted', 'ok', undefined],
		['10522', log(restored, [10_562], [10_522, '5', '0xC0002A21']), 'accepted', 'bad', 'encryption-failed'],
		['10522, then 10562 once more', log(restored, [10_522, '5', '0xC0002A21'], [10_562]), 'accepted', 'unknown', 'do-not-stop'],
		['10547', log(restored, [10_547]), 'accepted', 'bad', 'encryption-failed'],
	])('re-encryption: %s', (_name, events, level, state, id) => {
		const {level: judged, evidence, advice} = judgeRestore(facts({events}));
		expect([judged, evidence.find(line => line.id === 're-encryption')?.state]).toEqual([level, state]);
		expect(['do-not-stop', 'encryption-failed'].includes(advice[0]?.id ?? '') ? advice[0]?.id : undefined).toBe(id);
	});

	test('a failed re-encryption is told with its event and code, and what helps', () => {
		const {evidence, advice} = judgeRestore(facts({events: log(restored, [10_522, '5', '0xC0002A21'])}));
		expect(evidence).toContainEqual({id: 're-encryption', state: 'bad', detail: 'ENTSSO could not encrypt all of the SSO database anew (event 10522, 0xC0002A21).'});
		expect(advice[0]?.text).toMatch(/^ENTSSO tries again by itself .* ssomanage -displaydb/v);
	});

	test.each([
		[current.toLowerCase().replaceAll(/[\{\}]/gv, ''), current],
		['another text \u{1B}[2J\u{202E}', undefined],
		['', undefined],
	])('the MSID of the restored secret is taken from its event, if it is one: %j', (text, secretId) => {
		const judged = judgeRestore(facts({events: log([10_523, file, text, other], [10_501])}));
		expect(judged.secretId).toBe(secretId);
		expect(JSON.stringify(judged)).not.toContain('another text');
	});

	test('while data are encrypted anew, the first thing said is not to stop ENTSSO', () => {
		const {advice, evidence} = judgeRestore(facts({events: log(restored, [10_562])}));
		expect(advice[0]?.text).toBe('Do not stop ENTSSO now. Wait for event 10528 in the Application log, source ENTSSO.');
		expect(evidence).toContainEqual({id: 're-encryption', state: 'unknown', detail: 'ENTSSO is encrypting the SSO database anew (event 10562).'});
		expect(judgeRestore(facts({events: log(restored, [10_562], [10_528, '12', current, other])})).advice[0]).not.toContain('Do not stop');
	});

	test('on a cluster nothing says to start the service by hand', () => {
		for (const events of [log(restored), log(restored, [10_501])]) {
			const {advice} = judgeRestore(facts({isCluster: true, events}));
			expect(advice.map(({text}) => text).join(' ')).not.toMatch(/services\.msc|net start/v);
		}
	});

	test.each<[RestoreFacts['secret'], string]>([
		[{
			state: 'loaded', secretId: current, event: 10_534, doubts: [],
		}, 'ok: ENTSSO has the secret loaded (event 10534).'],
		[{state: 'loaded', doubts: []}, 'ok: ENTSSO has the secret loaded.'],
		[{state: 'loaded', secretId: other, doubts: []}, `bad: ENTSSO uses another secret, ${other}, than the restored one, ${current}.`],
		[{state: 'not-loadable', event: 10_565, doubts: []}, 'bad: ENTSSO has not loaded the secret (event 10565).'],
		[{state: 'none', event: 10_520, doubts: []}, 'bad: ENTSSO has not loaded the secret (event 10520).'],
		[{state: 'unknown', doubts: []}, 'unknown: Whether ENTSSO has loaded the secret could not be told.'],
		[undefined, 'not told'],
	])('after a restart it is told whether the restored secret is in use: %j', (secret, told) => {
		const lineWith = (events: readonly BackupEvent[]): string => {
			const line = judgeRestore(facts({events, secret})).evidence.find(({id}) => id === 'in-use');
			return line === undefined ? 'not told' : `${line.state}: ${line.detail}`;
		};

		expect(lineWith(log(restored, [10_501]))).toBe(told);
		expect(lineWith(log(restored))).toBe('not told');
	});

	test('an older format is told, and is no trouble', () => {
		const {level, evidence} = judgeRestore(facts({events: log([10_598], restored)}));
		expect(level).toBe('accepted');
		expect(evidence.map(({id}) => id)).toContain('format');
	});

	test.each(['accepted', 'failed'])('that the tool showed the password is told, and advised upon: %s', level => {
		const code = level === 'failed' ? ['0xC0002A1B'] : [];
		const shown = {...facts().outcome, codes: code, passwordShown: true};
		const judged = judgeRestore(facts({events: log(restored), outcome: shown}));
		expect(judged.level).toBe(level);
		expect(judged.evidence).toContainEqual({id: 'password', state: 'bad', detail: 'The tool showed the password on its screen in clear.'});
		expect(judged.advice.map(({text}) => text).join(' ')).toContain('make a new backup with another password');
	});

	test('ENTSSO 9.0.2096 needs its hotfix', () => {
		expect(judgeRestore(facts({version: '9.0.2096.0'})).advice.map(({text}) => text).join(' ')).toContain('KB3062831');
	});
});
