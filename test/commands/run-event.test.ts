import {describe, expect, test} from 'vitest';
import type {Environment} from '../../source/commands/environment.ts';
import {exitCodeOf, type RunEnding} from '../../source/commands/run-ending.ts';
import {outputTo} from '../../source/commands/output.ts';
import {logRun, runEvent} from '../../source/commands/run-event.ts';
import type {RunFlags} from '../../source/commands/run-flags.ts';
import type {RunRecord} from '../../source/core/records/record.ts';
import type {BackupResult} from '../../source/core/proof/result.ts';
import type {Host, LogEvent} from '../../source/host/host.ts';

const file = String.raw`D:\SSO-Backup\a.bak`;
const sha256 = 'ab'.repeat(32);

const result: BackupResult = {
	verdict: 'verified',
	proof: ['event'],
	errorCode: undefined,
	summary: 'ENTSSO confirmed the backup.',
	file,
	size: 800,
	sha256,
	engine: 'console',
	practice: undefined,
	computer: 'BIZ01',
	startedAt: new Date(0),
	endedAt: new Date(1000),
	evidence: [],
	copy: undefined,
	advice: [],
	toolScreen: [],
};

const record: RunRecord = {
	time: '2026-11-20T10:00:00.000Z', computer: 'BIZ01', file, size: 800, sha256, verdict: 'verified', proof: [], errorCode: undefined, evidence: [], engine: 'console', practice: undefined, copy: undefined,
};

const endings: ReadonlyArray<readonly [string, RunEnding, LogEvent | undefined]> = [
	['verified', {kind: 'finished', result: {...result, copy: String.raw`\\FILES\sso\a.bak`}}, {
		id: 100,
		type: 'information',
		lines: [
			'VERIFIED: The master secret is backed up.',
			'ENTSSO confirmed the backup.',
			`Backup file: ${file}`,
			`SHA-256: ${sha256}`,
			String.raw`Second copy: \\FILES\sso\a.bak`,
		],
	}],
	['unproven', {
		kind: 'finished', result: {
			...result, verdict: 'unproven', reason: 'not-confirmed', summary: 'No event was seen.',
		},
	}, {
		id: 101,
		type: 'warning',
		lines: [
			'UNPROVEN: There is a backup file, but it is not proved to be good.',
			'No event was seen.',
			`Backup file: ${file}`,
			`SHA-256: ${sha256}`,
			'Reason: not-confirmed',
		],
	}],
	['failed', {
		kind: 'finished',
		result: {
			...result, verdict: 'failed', errorCode: '0xC0002A0F', reason: 'tool-failed', summary: 'The service does not run.', sha256: undefined,
		},
	}, {
		id: 102,
		type: 'error',
		lines: [
			'FAILED (0xC0002A0F): This run made no backup to rely on.',
			'The service does not run.',
			`Backup file: ${file}`,
			'Reason: tool-failed',
		],
	}],
	['refused', {
		kind: 'refused', exitCode: 1, problems: ['Stop: The service is stopped.'], advice: [], reason: 'service-stopped', file,
	}, {
		id: 103,
		type: 'error',
		lines: ['REFUSED: This run started no backup.', 'Stop: The service is stopped.', `Backup file: ${file}`, 'Reason: service-stopped'],
	}],
	['an error of this program', {
		kind: 'refused', exitCode: 1, problems: ['This program met an error it does not know.'], advice: [], reason: 'unexpected',
	}, {
		id: 102,
		type: 'error',
		lines: ['FAILED: This run made no backup to rely on.', 'This program met an error it does not know.', 'Reason: unexpected'],
	}],
	['skipped', {
		kind: 'skipped', record, detail: 'It is 3 days old.', reason: undefined, advice: [],
	}, {
		id: 104,
		type: 'information',
		lines: ['SKIPPED: Nothing was started: there is a recent backup. It is 3 days old.', `Backup file: ${file}`, `SHA-256: ${sha256}`],
	}],
	['verified without its second copy', {kind: 'finished', result: {...result, reason: 'copy-failed'}}, {
		id: 105,
		type: 'warning',
		lines: [
			'VERIFIED: The master secret is backed up.',
			'ENTSSO confirmed the backup.',
			`Backup file: ${file}`,
			`SHA-256: ${sha256}`,
			'Reason: copy-failed',
		],
	}],
	['a dry run', {
		kind: 'dry-run', file, command: 'ssoconfig', reason: undefined, advice: [],
	}, undefined],
];

describe('the event of a run', () => {
	test.each(endings)('of %s', (_, ending, event) => {
		expect(runEvent(ending)).toEqual(event);
	});

	test('is no information where the run is no success', () => {
		for (const [, ending] of endings) {
			const event = runEvent(ending);
			if (event !== undefined && exitCodeOf(ending) !== 0) {
				expect(event.type).not.toBe('information');
			}
		}
	});
});

/** Has `logRun` write to a host; gives what was written and complained of. */
async function log(flags: Partial<RunFlags>, host: Partial<Host> = {}, isTaken = true) {
	const events: LogEvent[] = [];
	const complained: string[] = [];
	const stderr = outputTo({
		write(text) {
			complained.push(text.trimEnd());
		},
	});
	await logRun({stderr} as Environment, {event: true, dryRun: false, ...flags} as RunFlags, {
		practice: undefined,
		async writeEvent(event: LogEvent) {
			events.push(event);
			return isTaken;
		},
		...host,
	} as Host, {kind: 'finished', result});
	return {ids: events.map(({id}) => id), complained};
}

describe('a run writes', () => {
	test('one event', async () => {
		expect(await log({})).toEqual({ids: [100], complained: []});
	});

	test.each([
		['with --no-event', {event: false}, {}],
		['in a dry run', {dryRun: true}, {}],
		['in practice', {}, {practice: 'ok'}],
		['where there is no such log', {}, {writeEvent: undefined}],
	])('none %s', async (_, flags, host) => {
		expect(await log(flags, host as Partial<Host>)).toEqual({ids: [], complained: []});
	});

	test('what it could not, to standard error', async () => {
		expect(await log({}, {}, false)).toEqual({
			ids: [100], complained: ['This run could not be written to the Application log. --no-event leaves that out.'],
		});
	});
});
