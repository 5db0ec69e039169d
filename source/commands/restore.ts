import path from 'node:path';
import {chooseEngine, thisSystem} from '../core/engines/choose-engine.ts';
import {answerInTime} from '../core/proof/patience.ts';
import type {History} from '../core/records/history.ts';
import {findUnchangedBackups} from '../core/records/known-backups.ts';
import {openPreferences, type Preferences} from '../core/records/preferences.ts';
import {watchRun} from '../core/report/watch-run.ts';
import {lookAtRestoreFile} from '../core/restore/look-at-restore-file.ts';
import {Clearance, judgePresentSecret} from '../core/restore/present-secret.ts';
import {restoreAndRecord} from '../core/restore/restore-and-record.ts';
import {restoreFileProblem} from '../core/restore/restore-file-problem.ts';
import type {RestoreServices} from '../core/restore/restore.ts';
import {withCheckCommand} from '../core/restore/then-look.ts';
import {findDirectoryFacts} from '../host/directory-facts.ts';
import type {Host} from '../host/host.ts';
import {systemClock} from '../values/clock.ts';
import {pathProblem} from '../values/path-text.ts';
import {Secret} from '../values/secret.ts';
import {noSuchFile, pathToTell} from './given-file.ts';
import {aboutProgram} from './about-program.ts';
import {lookOver} from './check.ts';
import type {Environment} from './environment.ts';
import {logEvent} from './log-event.ts';
import {openHost} from './open-host.ts';
import {
	exitCodeOfRestore,
	restoreCancelled,
	type RestoreEnding,
	type RestoreFindings,
} from './restore-ending.ts';
import {restoreEvent} from './restore-event.ts';
import type {RestoreFlags} from './restore-flags.ts';
import {passwordOf, plainTextProblem} from './restore-input.ts';
import {restoreToJson} from './restore-json.ts';
import {refusalOfPresent} from './restore-present.ts';
import {restoreComplaint, restoreToText} from './restore-text.ts';
import {refused} from './run-ending.ts';
import {reasonOfStops} from './stop-reason.ts';
import {findToolFolder, namedFolder} from './tool-folder.ts';

/** Services and flags of a restore. */
export type RestoreContext = {
	readonly environment: Environment;
	readonly flags: RestoreFlags;
	readonly host: Host;
	readonly history: History;
	/** Where the note of the run is kept, for a report; left out where none is wanted. */
	readonly notes?: Pick<Preferences, 'keepRun' | 'rememberPrompt' | 'toldPrompts'>;
	readonly runEngine: RestoreServices['runEngine'];
};

/** Restores a file without questions, on this computer or in practice. Gives the exit code. */
export async function runRestore(environment: Environment, flags: RestoreFlags): Promise<number> {
	const {node, ptyProgram} = environment;
	const preferences = openPreferences({clock: systemClock, directory: flags.configDirectory});
	const host = await openHost(environment, flags);
	const {administration} = host;
	try {
		return await restoreUnattended({
			environment,
			flags,
			host,
			history: preferences.history,
			notes: preferences,
			async runEngine(name, task, context) {
				const engine = chooseEngine(name, {...thisSystem, pty: {node, program: ptyProgram}, administration});
				context.onEngine?.(engine.name);
				return engine.run(task, context);
			},
		});
	} finally {
		await host.close?.();
	}
}

/**
Restores without questions; gives the exit code. Messages go to stderr, the result to stdout: with --json always one
object.
*/
export async function restoreUnattended(context: RestoreContext): Promise<number> {
	const {environment} = context;
	const startedAt = systemClock.now();
	const {pathStyle} = context.host;
	const findings: RestoreFindings = {
		file: await pathToTell(context.flags.file, {pathStyle, workingFolder: path.resolve()}),
		check: [],
		looked: undefined,
		present: undefined,
	};
	try {
		const ending = await withRecord(await restoreUntilRefused(context, findings), startedAt, context, findings);
		return await report(ending, startedAt, context, findings);
	} catch (error) {
		const problem = 'This program met an error it does not know.';
		const ending = await withRecord(refused('unexpected', [problem]), startedAt, context, findings);
		await report(ending, startedAt, context, findings);
		throw error;
	} finally {
		environment.debug?.({file: findings.looked?.state, present: findings.present?.judged.state});
	}
}

/** Keeps a record of a restore that was refused; that of one that was begun is kept where it is made. Never rejects. */
async function withRecord(
	ending: RestoreEnding,
	startedAt: Date,
	{history, host: {computer, user, practice}}: RestoreContext,
	{looked, file}: RestoreFindings,
): Promise<RestoreEnding> {
	if (ending.kind === 'finished') {
		return ending;
	}

	const {reason, problems, advice} = ending;
	const notice = await history.addRestore({
		level: 'failed',
		reason,
		errorCode: undefined,
		summary: problems.join(' '),
		file,
		size: looked?.size,
		sha256: looked?.sha256,
		engine: undefined,
		practice,
		computer,
		user,
		startedAt,
		evidence: [],
	});
	return notice === undefined ? ending : {...ending, advice: [...advice, notice]};
}

async function report(
	ending: RestoreEnding,
	startedAt: Date,
	{environment, flags, host}: RestoreContext,
	findings: RestoreFindings,
): Promise<number> {
	const {stdout, stderr} = environment;
	const {computer, user, practice} = host;
	const told = {
		...findings, ending, startedAt, computer, user, practice,
	};
	stderr.paragraphs(restoreComplaint(ending, flags.json));
	if (flags.json) {
		stdout.json(restoreToJson(told));
	} else {
		stdout.paragraphs(restoreToText(told));
	}

	await logEvent(environment, host, flags.event ? restoreEvent(ending, findings.looked?.sha256) : undefined);
	return exitCodeOfRestore(ending);
}

/** Goes as far as it can. */
async function restoreUntilRefused(context: RestoreContext, findings: RestoreFindings): Promise<RestoreEnding> {
	const {environment, flags, host, history} = context;
	const {ended} = environment;
	const services = {host, clock: systemClock, signal: ended};
	const {file} = flags;
	if (file === undefined) {
		return refused('wrong-usage', ['FILE is missing: the backup file to restore.'], ['See entsso-backup help restore.']);
	}

	const told = findings.file === undefined ? {} : {file: findings.file};
	const input = await passwordOf(environment, flags);
	if ('kind' in input) {
		return {...input, ...told};
	}

	if (findings.file === undefined) {
		return refused('file-missing', [noSuchFile], ['Give the path of the backup file.']);
	}

	const wrongPath = pathProblem(file, host.pathStyle, host.defaultBackupFolder);
	if (wrongPath !== undefined) {
		return {...refused('path-refused', [`FILE: ${wrongPath.refusalOfFlag ?? wrongPath.refusal}`]), ...told};
	}

	findings.looked = await lookAtRestoreFile(file, {...services, history});
	const {refusal, reason} = restoreFileProblem(findings.looked, host.practice, {isUnattended: true});
	if (refusal !== undefined && reason !== undefined) {
		return {...refused(reason, [refusal]), file};
	}

	findings.check = await lookOver(host);
	// Without a secret there is nothing to back up, which stops a backup, and is what a restore is for.
	const stops = findings.check.filter(({id, state}) => state === 'stop' && id !== 'secret' && id !== 'backups');
	if (stops.length > 0) {
		return {
			...refused(
				reasonOfStops(stops),
				stops.map(({detail}) => `Stop: ${detail}`),
				stops.flatMap(({advice}) => advice ?? []),
			),
			file,
		};
	}

	const named = flags.installDirectory === undefined ? undefined : namedFolder(flags.installDirectory);
	const {folder, refusal: noTool} = await findToolFolder(host, named);
	if (noTool !== undefined) {
		return {...refused(noTool.reason, [noTool.problem], noTool.advice), file};
	}

	const {tool, takesPlainTextOnly} = await findDirectoryFacts(host, folder.path);
	if (tool === undefined) {
		return {...refused('no-tool', [`No ssoconfig that can be started is in ${folder.path}.`]), file};
	}

	const lost = takesPlainTextOnly === true ? plainTextProblem(file, input.password) : undefined;
	if (lost !== undefined) {
		return {...lost, file};
	}

	const secret = await answerInTime(services, host.secretState && (async () => host.secretState?.()));
	const judged = judgePresentSecret({
		secret,
		fileSecretId: findings.looked.secretId,
		backups: await findUnchangedBackups(history, secret ?? {}, services),
		rescue: undefined,
	});
	findings.present = {secret, judged};
	// Nobody is asked, so nobody can agree to anything.
	const permit = (place: string): Clearance | undefined =>
		Clearance.for(place, judged, secret, {typedName: undefined, computer: host.computer});
	if (permit(file) === undefined) {
		const {notice} = await history.newest(1, () => false);
		return {...refusalOfPresent(judged, notice), file};
	}

	if (ended.aborted) {
		return {...restoreCancelled(ended), file};
	}

	const password = new Secret(input.password);
	const watch = context.notes
		&& watchRun({task: 'restore', secrets: [password]}, {host, clock: systemClock, preferences: context.notes});
	const result = await restoreAndRecord({
		looked: findings.looked,
		permit,
		tool,
		password,
		engine: flags.engine,
		timeLimit: flags.timeLimit,
		cluster: findings.check.some(({id, state}) => id === 'cluster' && state === 'warning'),
	}, {
		...services,
		history,
		async runEngine(...task) {
			const outcome = await context.runEngine(...task);
			watch?.onOutcome(outcome);
			return outcome;
		},
		ask: undefined,
		terminal: undefined,
		onStage(stage, state) {
			watch?.onStage(stage, state);
			environment.debug?.({stage, state});
		},
		onEngine(engine) {
			environment.debug?.({engine});
		},
	});
	await watch?.keep({verdict: result.level, reason: result.reason});
	const advice = [...withCheckCommand(result.advice, host.practice !== undefined), ...aboutProgram(findings.check)];
	return {kind: 'finished', result: {...result, advice}};
}
