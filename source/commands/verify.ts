import {isSamePath} from '../answers/path-text.ts';
import type {History, HistoryRecord} from '../core/history.ts';
import {inspectRecord} from '../core/inspect-record.ts';
import {openSettings} from '../core/settings.ts';
import {verdictOn, type VerifyLine, type VerifyVerdict} from '../core/verify.ts';
import {systemClock} from '../host/clock.ts';
import type {PathStyle} from '../host/host.ts';
import {type CommonFlags, type Environment, exitCodes} from './environment.ts';
import {openHost} from './open-host.ts';
import type {Output} from './output.ts';
import {toJsonRecord} from './to-json.ts';

export type VerifyFlags = CommonFlags & {
	/** Absolute path of a backup file or of its copy; undefined for the newest backup. */
	readonly file: string | undefined;
	readonly json: boolean;
};

const exitCodeOf: Readonly<Record<VerifyVerdict, number>> = {
	healthy: exitCodes.done, attention: exitCodes.failed, unknown: exitCodes.unproven,
};

/**
Compares a backup file and its copy with their record and prints what was seen; gives the exit code. With --json one
object goes to stdout.
*/
export async function runVerify(environment: Environment, flags: VerifyFlags): Promise<number> {
	const {stdout, stderr, system} = environment;
	const {history} = openSettings({clock: systemClock, directory: flags.configDirectory});
	const record = await (flags.file === undefined ? newestBackup(history, flags.practice !== undefined) : recordOf(history, flags.file, system.pathStyle));
	if (record === undefined) {
		stderr.lines([flags.file === undefined ? 'No backup was recorded yet.' : `There is no record of ${flags.file}.`]);
		print(flags, stdout, toJson('unknown', []), ['unknown']);
		return exitCodes.unproven;
	}

	const host = await openHost(environment, flags);
	try {
		const lines = await inspectRecord(record, {host, clock: systemClock, administration: host.administration});
		const verdict = verdictOn(lines);
		print(flags, stdout, toJson(verdict, [{record, lines}]), toText(verdict, record, lines));
		return exitCodeOf[verdict];
	} finally {
		await host.close?.();
	}
}

function print({json}: VerifyFlags, stdout: Output, value: unknown, lines: readonly string[]): void {
	if (json) {
		stdout.json(value);
	} else {
		stdout.lines(lines);
	}
}

/**
Returns the newest record of the kind asked for, practice or not, or else of any; one with a backup comes before a
failed run, which has nothing to compare.
*/
async function newestBackup(history: History, isPractice: boolean): Promise<HistoryRecord | undefined> {
	const isOfKind = ({practice}: HistoryRecord): boolean => (practice !== undefined) === isPractice;
	for (const fits of [(record: HistoryRecord) => isOfKind(record) && record.verdict !== 'failed', isOfKind, () => true]) {
		// eslint-disable-next-line no-await-in-loop -- the next kind counts only where there is none of this
		const [record] = await history.newest(1, fits);
		if (record !== undefined) {
			return record;
		}
	}

	return undefined;
}

async function recordOf(history: History, file: string, pathStyle: PathStyle): Promise<HistoryRecord | undefined> {
	const [record] = await history.newest(1, known => [known.file, known.copy].some(path => path !== undefined && isSamePath(path, file, pathStyle)));
	return record;
}

function toJson(verdict: VerifyVerdict, found: ReadonlyArray<{record: HistoryRecord; lines: readonly VerifyLine[]}>): Readonly<Record<string, unknown>> {
	return {verdict, records: found.map(({record, lines}) => ({...toJsonRecord(record), lines}))};
}

function toText(verdict: VerifyVerdict, {file, copy, time, computer, practice}: HistoryRecord, lines: readonly VerifyLine[]): string[] {
	return [
		...(practice === undefined ? [] : [`PRACTICE (${practice}): the file holds no secret.`]),
		`Backup file  ${file}`,
		`Second copy  ${copy ?? 'none in the record'}`,
		`Started      ${time.slice(0, 16).replace('T', ' ')} UTC on ${computer}`,
		'',
		...lines.map(({id, state, detail}) => `${state.padEnd(11)}${id.padEnd(10)}${detail}`),
		'',
		verdict,
	];
}
