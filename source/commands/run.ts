import path from 'node:path';
import {fillIn} from '../values/placeholders.ts';
import {tidyPath} from '../values/path-text.ts';
import {findOlderBackups} from '../core/records/older-backups.ts';
import {findRecentBackup, type RecentBackup} from '../core/records/recent-backup.ts';
import {refusedRecord} from '../core/records/record.ts';
import {settleTries} from '../core/records/settle-tries.ts';
import {openPreferences, type Preferences} from '../core/records/preferences.ts';
import {systemClock} from '../values/clock.ts';
import type {CheckLine, DirectoryCandidate, Host} from '../host/host.ts';
import type {DebugEntry} from '../host/debug-file.ts';
import {dryRunLine} from '../journeys/backup/command-line.ts';
import {backupJourney} from '../journeys/backup/journey.ts';
import {requestFrom} from '../journeys/backup/request.ts';
import {runAndRecord} from '../journeys/backup/perform.ts';
import {pathWithPassword} from '../journeys/backup/questions/password.ts';
import {engineIn} from '../journeys/shared/engine.ts';
import {pathIn} from '../journeys/shared/paths.ts';
import type {Context, WizardOptions} from '../wizard/context.ts';
import {type Advice, distinctAdvice} from '../core/proof/advice-text.ts';
import {aboutProgram} from './about-program.ts';
import {lookOver} from './check.ts';
import type {Environment} from './environment.ts';
import {
	answeredContext,
	givenContext,
	problemsIn,
	warningsIn,
	type Problem,
} from './given-answers.ts';
import {pathToTell} from './given-file.ts';
import {openHost} from './open-host.ts';
import {
	cancelled,
	exitCodeOf,
	isOfUsage,
	refused,
	type RunEnding,
	type RunReport,
} from './run-ending.ts';
import {inputOf} from './run-input.ts';
import {logRun} from './run-event.ts';
import {toJson} from './run-json.ts';
import {toComplaint, toText} from './run-text.ts';
import type {RunFlags} from './run-flags.ts';
import {tendCopy, type EnoughBackup} from './tend-copy.ts';
import {reasonOfStops} from './stop-reason.ts';
import {findToolFolder, namedFolder} from './tool-folder.ts';
import {wizardOptions} from './wizard-options.ts';

type RunContext = {
	readonly environment: Environment;
	readonly flags: RunFlags;
	readonly preferences: Preferences;
	readonly host: Host;
	readonly startedAt: Date;
};

/** Findings on the way, reported whatever the ending. */
type RunFindings = {
	check: readonly CheckLine[];
	recent: RecentBackup | undefined;
	/** Path of the backup file that was asked for; undefined where none was, and where the password is in it. */
	file: string | undefined;
};

/**
Runs the backup without questions; gives the exit code. Messages go to stderr, the result to stdout: with --json
always one object.
*/
export async function runUnattended(environment: Environment, flags: RunFlags): Promise<number> {
	const startedAt = systemClock.now();
	const preferences = openPreferences({clock: systemClock, directory: flags.configDirectory});
	const host = await openHost(environment, flags);
	const context: RunContext = {
		environment, flags, preferences, host, startedAt,
	};
	const findings: RunFindings = {check: [], recent: undefined, file: undefined};
	try {
		const ending = await withRecord(await runUntilRefused(context, findings), context, findings);
		const older = flags.keep === undefined
			? undefined
			: await findOlderBackups(preferences.history, {host, clock: systemClock}, flags.keep);
		const exitCode = writeReport(environment, flags.json, {
			ending, ...findings, computer: host.computer, practice: host.practice, startedAt, older,
		});
		await logRun(environment, flags, host, ending);
		environment.debug?.(endingEntry(ending, exitCode));
		return exitCode;
	} catch (error) {
		// Whoever reads the object is told also when this program is at fault; what went wrong follows on stderr.
		const unexpected = refused('unexpected', ['This program met an error it does not know.']);
		const ending = await withRecord(unexpected, context, findings);
		writeReport(environment, flags.json, {
			ending, ...findings, computer: host.computer, practice: host.practice, startedAt, older: undefined,
		});
		await logRun(environment, flags, host, ending);
		throw error;
	} finally {
		await host.close?.();
	}
}

/**
Keeps a record of a run that was refused, so that others see that there was one, and for which file; that of a backup is
kept when it is made. What could not be kept is told among the advice. Never rejects.
*/
async function withRecord(
	reached: RunEnding,
	{flags, preferences, host: {computer, practice}, startedAt}: RunContext,
	{file: asked}: RunFindings,
): Promise<RunEnding> {
	if (reached.kind !== 'refused') {
		return reached;
	}

	const ending = asked === undefined ? reached : {file: asked, ...reached};
	if (flags.dryRun) {
		return ending;
	}

	const {reason, file, problems, advice} = ending;
	const notice = await preferences.history.add(refusedRecord({
		startedAt, computer, practice, reason, file, summary: problems.join(' '),
	}));
	return notice === undefined ? ending : {...ending, advice: [...advice, notice]};
}

function writeReport({stdout, stderr}: Environment, isJson: boolean, report: RunReport): number {
	stderr.paragraphs(toComplaint(report.ending, isJson));
	if (isJson) {
		stdout.json(toJson(report));
	} else {
		stdout.paragraphs(toText(report));
	}

	return exitCodeOf(report.ending);
}

/** Goes as far as it can. */
async function runUntilRefused(context: RunContext, findings: RunFindings): Promise<RunEnding> {
	const {environment, flags, preferences, host} = context;
	const {ended} = environment;
	const options: WizardOptions = {
		...wizardOptions(host, flags, preferences, environment.system), isUnattended: true,
	};
	const journey = backupJourney({environment, preferences});
	const named: DirectoryCandidate | undefined = flags.installDirectory === undefined
		? undefined
		: namedFolder(flags.installDirectory);
	const withoutInput = givenContext(journey, options, {
		...flags, password: undefined, reminder: '', directory: named,
	});
	const asked = flags.backupFile === undefined ? undefined : pathIn(withoutInput, 'backup-file');
	findings.file = await pathToTell(asked, {pathStyle: host.pathStyle, workingFolder: path.resolve()});
	const input = await inputOf(environment, flags);
	if ('kind' in input) {
		return input;
	}

	const given = givenContext(journey, options, {...flags, ...input, directory: named});
	// A path that holds the password is neither told nor kept.
	const isTold = pathWithPassword(given) === undefined;
	findings.file = isTold ? asked : undefined;
	const wrong = problemsIn(journey, given, input.password !== undefined).refused;
	if (wrong.length > 0) {
		return refusedFor(wrong, isTold ? pathIn(given, 'backup-file') : undefined);
	}

	if (flags.ifOlderThan !== undefined) {
		findings.recent = await findRecentBackup(preferences.history, {host, clock: systemClock}, flags.ifOlderThan);
		if (findings.recent.isEnough) {
			// A program that others can change is told of every night, not only in those with a backup.
			findings.check = host.checkProgram === undefined ? [] : [await host.checkProgram()];
			return skip(findings.recent, context, findings);
		}
	}

	findings.check = await lookOver(host);
	environment.debug?.({check: Object.fromEntries(findings.check.map(({id, state}) => [id, state]))});
	const stops = findings.check.filter(({state}) => state === 'stop');
	if (stops.length > 0 && !flags.force) {
		return refused(reasonOfStops(stops), stops.map(({detail}) => `Stop: ${detail}`), [
			...stops.flatMap(({advice}) => advice ?? []),
			'To go on past a stop all the same, add --force.',
		]);
	}

	const {folder: directory, refusal} = await findToolFolder(host, named);
	if (refusal !== undefined) {
		return refused(refusal.reason, [refusal.problem], refusal.advice);
	}

	const withName = await withFreeName(options, given, context);
	const answered = await answeredContext(journey, withName, {...flags, ...input, directory}, {
		host, clock: systemClock, lastDirectory: undefined, findLastBackup: async () => undefined, check: findings.check,
	});
	const file = pathIn(answered, 'backup-file');
	const {refused: problems, reported} = problemsIn(journey, answered, input.password !== undefined);
	const request = requestFrom(answered);
	if (request === undefined || problems.length > 0) {
		return refusedFor(problems, file);
	}

	if (ended.aborted) {
		return {...cancelled(ended), file};
	}

	if (flags.dryRun) {
		return {
			kind: 'dry-run',
			file,
			command: dryRunLine(engineIn(answered), file, host.pathStyle),
			reason: reported[0]?.reason,
			advice: reported.map(({text}) => `${text} The backup would be made all the same.`),
		};
	}

	environment.debug?.({engineWanted: request.engine});
	const result = await runAndRecord(request, {
		host,
		signal: ended,
		ask: undefined,
		terminal: undefined,
		onStage(stage, state) {
			environment.debug?.({stage, state});
		},
		onEngine(engine) {
			environment.debug?.({engine});
		},
	}, {environment, preferences});
	const remarks: Advice[] = [
		...stops.map(({detail}) => ({id: 'past-stop', text: `This run went past a stop, by --force: ${detail}`} as const)),
		...aboutProgram(findings.check),
		...warningsIn(journey, answered).map(text => ({id: 'warning', text} as const)),
		...(preferences.notice === undefined ? [] : [{id: 'settings', text: preferences.notice} as const]),
	];
	return {kind: 'finished', result: {...result, advice: distinctAdvice([...result.advice, ...remarks])}};
}

/** Nobody chose the name that is offered, so where a file has it already the next free one is taken. */
async function withFreeName(options: WizardOptions, given: Context, {flags, host}: RunContext): Promise<WizardOptions> {
	const facts = flags.backupFile === undefined ? await host.inspectFile(pathIn(given, 'backup-file')) : undefined;
	return facts?.freeName === undefined
		? options
		: {...options, given: {...options.given, backupFile: facts.freeName}};
}

/** Returns the refusal; a fault of the call gives its reason before one of the computer: it stays wrong on any day. */
function refusedFor(problems: readonly Problem[], file: string | undefined): RunEnding {
	const first = problems.find(({reason}) => isOfUsage(reason)) ?? problems[0];
	return {...refused(first?.reason ?? 'no-tool', problems.map(({text}) => text)), ...(file !== undefined && {file})};
}

/**
Another backup is needless; its second copy may be missing, which a dry run leaves as it is. A record that could not be
read may be newer, which calls for no backup and is no good sign either.
*/
async function skip(enough: EnoughBackup, context: RunContext, findings: RunFindings): Promise<RunEnding> {
	const {environment, flags, preferences, host, startedAt} = context;
	const {copyTo} = flags;
	const asked = copyTo === undefined
		? undefined
		: tidyPath(fillIn(copyTo.trim(), {computer: host.computer, now: startedAt}), host.pathStyle);
	const {ending, recent} = await tendCopy(enough, asked, {
		host, signal: environment.ended, preferences, isDryRun: flags.dryRun,
	});
	findings.recent = recent;
	if (ending.kind === 'refused') {
		return ending;
	}

	if (!flags.dryRun) {
		await settleTries(preferences.history, host, systemClock.now());
	}

	return recent.isUncertain ? {...ending, reason: ending.reason ?? 'history-unreadable'} : ending;
}

/** Returns what the debug file says of the ending, in words that the program has itself. */
function endingEntry(ending: RunEnding, exitCode: number): DebugEntry {
	const {verdict, reason, engine} = ending.kind === 'finished'
		? ending.result
		: {...ending, verdict: undefined, engine: undefined};
	return {
		ending: ending.kind, verdict, reason, engine, exitCode,
	};
}
