import {findOlderBackups} from '../core/older-backups.ts';
import {findRecentBackup, type RecentBackup} from '../core/recent-backup.ts';
import {openSettings, type Settings} from '../core/settings.ts';
import {systemClock} from '../host/clock.ts';
import type {CheckLine, Host} from '../host/host.ts';
import {dryRunLine} from '../wizard/command-line.ts';
import {pathIn} from '../wizard/judge.ts';
import {requestFrom} from '../wizard/review.ts';
import {initialState} from '../wizard/state.ts';
import {lookOver} from './check.ts';
import {type Environment, exitCodes} from './environment.ts';
import {answeredState, problemsIn, warningsIn} from './given-answers.ts';
import {openHost} from './open-host.ts';
import {runAndRecord} from './run-and-record.ts';
import {
	cancelled,
	exitCodeOf,
	refused,
	type RunEnding,
	type RunReport,
} from './run-ending.ts';
import {inputOf} from './run-input.ts';
import {logRun} from './run-event.ts';
import {toJson} from './run-json.ts';
import {toComplaint, toText} from './run-text.ts';
import type {RunFlags} from './run-flags.ts';
import {settingFor} from './setting-for.ts';
import {findToolFolder} from './tool-folder.ts';

type Scene = {
	readonly environment: Environment;
	readonly flags: RunFlags;
	readonly settings: Settings;
	readonly host: Host;
	readonly startedAt: Date;
};

/** What is learned on the way, whatever the ending. */
type Learned = {check: readonly CheckLine[]; recent: RecentBackup | undefined};

/**
Runs the backup without questions; gives the exit code. Messages go to stderr, the result to stdout: with --json
always one object.
*/
export async function runUnattended(environment: Environment, flags: RunFlags): Promise<number> {
	const scene: Scene = {
		environment, flags, startedAt: systemClock.now(), settings: openSettings({clock: systemClock, directory: flags.configDirectory}), host: await openHost(environment, flags),
	};
	const {host, settings, startedAt} = scene;
	const learned: Learned = {check: [], recent: undefined};
	try {
		const ending = await reach(scene, learned);
		const older = flags.keep === undefined ? undefined : await findOlderBackups(settings.history, {host, clock: systemClock}, flags.keep);
		const exitCode = tell(environment, flags.json, {
			ending, ...learned, computer: host.computer, practice: host.practice, startedAt, older,
		});
		await logRun(environment, flags, host, ending);
		return exitCode;
	} catch (error) {
		// Whoever reads the object is told also when this program is at fault; what went wrong follows on stderr.
		const ending: RunEnding = {...refused(exitCodes.failed, ['This program met an error it does not know.']), reason: 'unexpected'};
		tell(environment, flags.json, {
			ending, ...learned, computer: host.computer, practice: host.practice, startedAt, older: undefined,
		});
		await logRun(environment, flags, host, ending);
		throw error;
	} finally {
		await host.close?.();
	}
}

/** Tells that the flags cannot be used; with --json as one object. The words went to stderr before. */
export function refuseRun({stdout, system}: Environment, message: string): void {
	const ending = refused(exitCodes.usage, [`Wrong usage: ${message}`], ['See entsso-backup run --help for all flags.']);
	stdout.json(toJson({
		ending, computer: system.computer, practice: undefined, startedAt: systemClock.now(), check: [], recent: undefined, older: undefined,
	}));
}

function tell({stdout, stderr}: Environment, isJson: boolean, report: RunReport): number {
	stderr.lines(toComplaint(report.ending));
	if (isJson) {
		stdout.json(toJson(report));
	} else {
		stdout.lines(toText(report));
	}

	return exitCodeOf(report.ending);
}

/** Goes as far as it can. */
async function reach(scene: Scene, learned: Learned): Promise<RunEnding> {
	const {environment, flags, settings, host} = scene;
	const {ended} = environment;
	const input = await inputOf(environment, flags);
	if ('kind' in input) {
		return input;
	}

	if (flags.ifOlderThan !== undefined) {
		learned.recent = await findRecentBackup(settings.history, {host, clock: systemClock}, flags.ifOlderThan);
		if (learned.recent.isEnough) {
			// A program that others can change is told of every night, not only in those with a backup.
			learned.check = host.checkProgram === undefined ? [] : [await host.checkProgram()];
			return {kind: 'skipped', record: learned.recent.record, detail: learned.recent.detail};
		}
	}

	learned.check = await lookOver(host);
	const stops = learned.check.filter(({state}) => state === 'stop');
	if (stops.length > 0 && !flags.force) {
		return refused(exitCodes.failed, stops.map(({detail}) => `Stop: ${detail}`), [...stops.flatMap(({advice}) => advice ?? []), 'To go on past a stop all the same, add --force.']);
	}

	const {folder: directory, refusal} = await findToolFolder(host, flags.installDirectory);
	if (refusal !== undefined) {
		return refused(exitCodes.failed, [refusal.problem], refusal.advice);
	}

	const state = await answeredState(host, initialState(settingFor(host, flags, settings)), {
		...flags, ...input, directory, check: learned.check,
	});
	const file = pathIn(state, 'backup-file');
	const problems = problemsIn(state, input.password !== undefined);
	const request = requestFrom(state);
	if (request === undefined || problems.length > 0) {
		return {...refused(exitCodes.usage, problems), file};
	}

	if (ended.aborted) {
		return {...cancelled(ended), file};
	}

	if (flags.dryRun) {
		return {kind: 'dry-run', file, command: dryRunLine(flags.engine, file, host.pathStyle)};
	}

	const result = await runAndRecord(request, {
		host, signal: ended, ask: undefined, terminal: undefined, onStage() {/* Nobody looks on. */},
	}, {environment, settings});
	const remarks = [
		...stops.map(({detail}) => `This run went past a stop, by --force: ${detail}`),
		...aboutProgram(learned.check),
		...warningsIn(state),
		...(settings.notice === undefined ? [] : [settings.notice]),
	];
	return {kind: 'finished', result: {...result, advice: [...new Set([...result.advice, ...remarks])]}};
}

/** What the check warns of in the folder of this program: a run on a schedule has nobody who sees the check. */
function aboutProgram(check: readonly CheckLine[]): string[] {
	return check
		.filter(({id, state}) => id === 'program' && state === 'warning')
		.map(({detail, advice = ''}) => `This program's folder: ${detail} ${advice}`.trimEnd());
}
