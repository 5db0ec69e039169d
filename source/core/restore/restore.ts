import {systemClock} from '../../values/clock.ts';
import type {Host} from '../../host/host.ts';
import type {SecretFinding} from '../../host/secret-state.ts';
import type {Reason} from '../../values/reasons.ts';
import type {AdviceId} from '../proof/advice-text.ts';
import type {
	EngineContext,
	EngineName,
	EngineOutcome,
	ToolTask,
} from '../engines/task.ts';
import {engineFailed, notStarted} from '../engines/startable.ts';
import {toolFailed} from '../proof/facts.ts';
import {lookAtFileInTime} from '../proof/look.ts';
import {answerInTime} from '../proof/patience.ts';
import {lookAtKept, type KeptState} from './kept-backup.ts';
import {
	encryptionOf,
	readEvents,
	waitForEncryption,
	waitForEvents,
} from './restore-log.ts';
import type {Clearance} from './present-secret.ts';
import {withoutReminder} from './restore-screen.ts';
import {restoreTask} from './restore-task.ts';
import type {RestoreRequest, RestoreResult, RestoreStage} from './restore-result.ts';
import {judgeRestore} from './restore-verdict.ts';
import type {RestoreFacts} from './restore-evidence.ts';

type ForEngine = 'announceHandOver' | 'ask' | 'clock' | 'onEngine' | 'onSilence' | 'signal' | 'takeOver' | 'terminal';

export type RestoreServices = Pick<EngineContext, ForEngine> & {
	readonly host: Host;
	readonly runEngine: (name: EngineName | 'auto', task: ToolTask, context: EngineContext) => Promise<EngineOutcome>;
	readonly onStage: (stage: RestoreStage, state: 'done' | 'failed' | 'skipped' | 'start') => void;
};

/**
Restores a file, and judges how far that is proved. Looks once more at the secret that is there, and starts nothing
where it is not the one that the permission was given for. Never rejects.
*/
export async function restore(request: RestoreRequest, services: RestoreServices): Promise<RestoreResult> {
	const {clearance, engine} = request;
	const {host, clock, onStage} = services;
	const startedAt = clock.now();
	onStage('look', 'start');
	const [before, present, kept] = await Promise.all([
		lookAtFileInTime(clearance.file, systemClock),
		askSecret(services),
		clearance.kept && lookAtKept(clearance.kept),
	]);
	const obstacle = obstacleIn(clearance, {fileState: before.state, present, kept});
	onStage('look', obstacle === undefined ? 'done' : 'failed');
	const outcome = obstacle === undefined
		? await runTool(request, services)
		: notStarted(engine === 'auto' ? 'console' : engine, obstacle.summary);
	const hasRun = obstacle === undefined && outcome.ending !== 'not-started';
	const after = hasRun ? await gather(clearance, startedAt, services) : undefined;
	const facts: RestoreFacts = {
		file: clearance.file,
		pathStyle: host.pathStyle,
		startedAt,
		isClockSetBack: clock.now() < startedAt,
		outcome,
		events: after?.events ?? 'not-read',
		secret: after?.secret,
		isCluster: request.cluster ?? false,
		version: after?.version,
		hasChanged: after !== undefined && !isSameFile(before, after.file),
	};
	return {
		...judgeRestore(facts),
		...(obstacle?.reason !== undefined && {reason: obstacle.reason}),
		...(obstacle?.nextStep !== undefined && {advice: [{id: 'after-failure', text: obstacle.nextStep}]}),
		file: clearance.file,
		...(clearance.kept !== undefined && {keptBackup: clearance.kept.file}),
		engine: outcome.engine,
		practice: host.practice,
		computer: host.computer,
		user: host.user,
		startedAt,
		endedAt: clock.now(),
		toolScreen: withoutReminder(outcome),
		...(hasRun && {outcome}),
	};
}

/**
Looks again at a restore that ENTSSO had accepted, once the service was restarted. Returns the result as it stands now.
Never rejects.
*/
export async function lookAtRestoreAgain(
	result: RestoreResult,
	services: Pick<RestoreServices, 'clock' | 'host' | 'signal'> & {readonly isCluster: boolean},
): Promise<RestoreResult> {
	const {host, clock, isCluster} = services;
	const [events, secret, system] = await Promise.all([
		readEvents(result.startedAt, services),
		askSecret(services),
		answerInTime(services, host.describeSystem && (async () => host.describeSystem?.())),
	]);
	const judgement = judgeRestore({
		file: result.localCopy ?? result.file,
		pathStyle: host.pathStyle,
		startedAt: result.startedAt,
		isClockSetBack: clock.now() < result.startedAt,
		// How the tool ended was judged when it did, and stays as it was.
		outcome: result.outcome ?? notStarted(result.engine, result.summary),
		events,
		secret,
		isCluster,
		version: system?.version,
		hasChanged: result.evidence.some(({id, state}) => id === 'unchanged' && state === 'bad'),
	});
	return result.level === 'failed'
		? result
		: {
			...result,
			...judgement,
			advice: [...judgement.advice, ...result.advice.filter(({id}) => aroundRestore.has(id))],
			endedAt: clock.now(),
		};
}

/** Advice on what was done around the restore, which another look says nothing of. */
const aroundRestore: ReadonlySet<AdviceId> = new Set<AdviceId>([
	'local-copy', 'lock', 'not-recorded', 'sheet-not-written',
]);

/** Why nothing was started, in a plain sentence; reason and next step where they are its own. */
type Obstacle = {readonly summary: string; readonly reason?: Reason; readonly nextStep?: string};

type LastLook = {
	readonly fileState: string;
	readonly present: SecretFinding | undefined;
	/** Undefined where no backup keeps the secret. */
	readonly kept: KeptState | undefined;
};

/** The permission rests on all of it as it was; what it rests on may have changed until the start. */
function obstacleIn(clearance: Clearance, {fileState, present, kept}: LastLook): Obstacle | undefined {
	if (!clearance.holds(present)) {
		return {summary: whyNot(present)};
	}

	if (fileState !== 'there') {
		return {
			summary: fileState === 'unknown'
				? 'The backup file could not be looked at once more, so nothing was started.'
				: 'The backup file is not there any more, so nothing was started.',
		};
	}

	return kept === undefined || kept === 'unchanged'
		? undefined
		: {
			summary: `The backup that keeps the present secret ${keptWords[kept]}, so nothing was started.`,
			reason: 'kept-backup-lost',
			nextStep: `Put ${clearance.kept?.file ?? 'it'} back as it was, or back up the present secret anew. Then restore.`,
		};
}

const keptWords: Readonly<Record<Exclude<KeptState, 'unchanged'>, string>> = {
	missing: 'is not there any more', changed: 'has changed', unreadable: 'cannot be read any more',
};

/** Returns why a permission that does not hold any more was not used. */
function whyNot(present: SecretFinding | undefined): string {
	return present === undefined || present.state === 'unknown'
		? 'How the master secret on this computer stands could not be seen once more, so nothing was started.'
		: 'The master secret on this computer is no longer the one that was looked at, so nothing was started.';
}

async function runTool(request: RestoreRequest, services: RestoreServices): Promise<EngineOutcome> {
	const {engine} = request;
	const {
		clock, signal, ask, terminal, announceHandOver, takeOver, onEngine, onSilence, onStage,
	} = services;
	let current: RestoreStage | undefined;
	const begin = (stage: RestoreStage): void => {
		// An engine that takes over from another one starts anew.
		if (stage === current) {
			return;
		}

		end('done');
		current = stage;
		onStage(stage, 'start');
	};

	const end = (state: 'done' | 'failed'): void => {
		if (current !== undefined) {
			onStage(current, state);
		}
	};

	try {
		const outcome = await services.runEngine(engine, restoreTask(request), {
			clock,
			signal,
			ask,
			terminal,
			announceHandOver,
			takeOver,
			onEngine,
			onSilence,
			onStage(stage) {
				if (stage !== 'confirmation' && stage !== 'reminder') {
					begin(stage);
				}
			},
		});
		end(toolFailed(outcome) ? 'failed' : 'done');
		return outcome;
	} catch {
		end('failed');
		return engineFailed(engine === 'auto' ? 'console' : engine);
	}
}

async function gather({file, replaces}: Clearance, startedAt: Date, given: RestoreServices) {
	const {host, signal, onStage} = given;
	// Whoever cuts the restore short wants to know what came of it all the same; the wait for it is short.
	const unhurried = {...given, signal: new AbortController().signal};
	const about = {file, pathStyle: host.pathStyle, startedAt};
	onStage('evidence', 'start');
	const seen = signal.aborted ? 'unreadable' : await waitForEvents(about, replaces, given);
	const first = seen === 'unreadable' && signal.aborted ? await readEvents(startedAt, unhurried) : seen;
	const isEncrypting = !signal.aborted && encryptionOf(first, about) === 'running';
	if (isEncrypting) {
		onStage('evidence', 'done');
		onStage('encryption', 'start');
	}

	const events = isEncrypting ? await waitForEncryption(first, about, given) : first;
	const [secret, system, now] = await Promise.all([
		askSecret(unhurried),
		answerInTime(unhurried, host.describeSystem && (async () => host.describeSystem?.())),
		lookAtFileInTime(file, systemClock),
	]);
	if (isEncrypting) {
		const encryption = encryptionOf(events, about);
		onStage('encryption', encryption === 'failed' ? 'failed' : (encryption === 'done' ? 'done' : 'skipped'));
	} else {
		onStage('evidence', 'done');
	}

	return {
		events, secret, version: system?.version, file: now,
	};
}

async function askSecret(
	services: Pick<RestoreServices, 'clock' | 'host' | 'signal'>,
): Promise<SecretFinding | undefined> {
	const {host} = services;
	return answerInTime(services, host.secretState && (async () => host.secretState?.()));
}

type Seen = Awaited<ReturnType<typeof lookAtFileInTime>>;

function isSameFile(before: Seen, after: Seen): boolean {
	return before.state === 'there' && after.state === 'there'
		&& before.size === after.size && before.sha256 === after.sha256;
}
