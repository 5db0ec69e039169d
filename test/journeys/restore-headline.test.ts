import {expect, test} from 'vitest';
import {restoreHeadline as headlineOfCommand} from '../../source/commands/restore-text.ts';
import {judgeRestore} from '../../source/core/restore/restore-verdict.ts';
import type {RestoreResult} from '../../source/core/restore/restore-result.ts';
import type {BackupEvent} from '../../source/host/host.ts';
import {restoreHeadline} from '../../source/journeys/restore/result-page.ts';

const startedAt = new Date('2026-11-20T10:00:00Z');
const file = String.raw`C:\SSO-Backup\old.bak`;

function resultOf(codes: readonly string[], events: ReadonlyArray<Pick<BackupEvent, 'id' | 'strings'>>): RestoreResult {
	return {
		...judgeRestore({
			file,
			pathStyle: 'windows',
			startedAt,
			isClockSetBack: false,
			outcome: {
				engine: 'console', ending: 'exited', exitCode: 1, codes, screen: [], passwordShown: false, leftBehind: false, typed: ['password'],
			},
			events: events.map(event => ({...event, time: startedAt})),
			secret: undefined,
			isCluster: false,
			version: undefined,
			hasChanged: false,
		}),
		file, engine: 'console', practice: undefined, computer: 'SSO01', startedAt, endedAt: startedAt, toolScreen: [],
	};
}

const restored = {id: 10_523, strings: [file, '{11111111-2222-3333-4444-555555555555}']};

test.each([
	['a code alone', ['0xC0002A21'], [], false],
	['a code, and event 10523', ['0xC0002A21'], [restored], true],
	['a code, and event 10523 without an MSID', ['0xC0002A21'], [{id: 10_523, strings: [file]}], true],
	['event 10524 after 10523', [], [{id: 10_524, strings: [file, '', '', 'anna', '0xC0002A21']}, restored], true],
])('a failure is said to have restored nothing only where ENTSSO did not log that it took the file: %s', (_, codes, events, isTaken) => {
	const result = resultOf(codes, events);
	expect(result.level).toBe('failed');
	for (const headline of [restoreHeadline(result), headlineOfCommand(result)]) {
		expect(headline).toMatch(isTaken ? /^FAILED .*: It failed, but ENTSSO logged that it took the file/v : /^FAILED .*: Nothing shows that the master secret was restored/v);
	}
});
