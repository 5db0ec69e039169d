import {createHash} from 'node:crypto';
import {
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {Secret} from '../../../source/values/secret.ts';
import {backupTask} from '../../../source/core/run/backup-task.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {createConsoleEngine, type ConsoleEngineOptions} from '../../../source/core/engines/console/console-engine.ts';
import type {
	Engine,
	EngineContext,
	EngineOutcome,
	EngineStage,
	ToolAnswer,
	ToolQuestion,
	ToolTask,
} from '../../../source/core/engines/task.ts';
import {pty} from './pty.ts';
import type {LogEntry, Step} from './script.ts';

const standIn = fileURLToPath(new URL('stand-in.ts', import.meta.url));

export const password = 'Blue-Kettle 47!';
export const reminder = 'what boils in the kitchen';
export const backupFile = '/tmp/SSO backup.bak';

/** As the engine's own, but so that tests need not wait: only the order of the numbers matters. */
export const shortPatience = {
	label: 80, question: 700, statement: 1000, unattendedQuestion: 1000, progress: 1500, again: 1000, key: 300, silence: 800,
};

/** Time limit of a run that is to reach it, in milliseconds: until then a busy computer has opened a terminal, too. */
export const shortLimit = 20_000;

export type RunOptions = {
	/** Answers of a backup that are other than usual. */
	readonly request?: Partial<Parameters<typeof backupTask>[0]>;
	/** What makes the task another one. */
	readonly task?: Partial<ToolTask>;
	readonly context?: Partial<EngineContext>;
	readonly engine?: Partial<ConsoleEngineOptions>;
	readonly use?: Engine;
	/** Answers to the questions, in order; without it nobody can be asked. */
	readonly answers?: readonly ToolAnswer[];
	readonly environment?: Readonly<Record<string, string>>;
};

export type Run = {
	readonly outcome: EngineOutcome;
	readonly stages: readonly EngineStage[];
	readonly questions: readonly ToolQuestion[];
	readonly log: readonly LogEntry[];
	/** Names of the lines read by the tool, with what was typed there: a name of a secret, or its hash. */
	readonly typed: ReadonlyArray<readonly [name: string, what: string]>;
};

/** What a run looks like in which every question was answered as it should be. */
export const allTyped: Run['typed'] = [['password', 'the password'], ['confirmation', 'the password'], ['reminder', 'the reminder']];

/** Runs the engine on a stand-in that plays the script. */
export async function runStandIn(script: readonly Step[], options: RunOptions = {}): Promise<Run> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'engine-'));
	try {
		const file = path.join(folder, 'script.json');
		await writeFile(file, JSON.stringify(script));
		const task: ToolTask = {
			...backupTask({
				tool: {
					program: process.execPath,
					leadingArguments: [standIn],
					environment: {STAND_IN_SCRIPT: file, ...options.environment},
				},
				backupFile,
				password: new Secret(password),
				reminder: new Secret(reminder),
				timeLimit: 20_000,
				...options.request,
			}),
			...options.task,
		};
		const stages: EngineStage[] = [];
		const questions: ToolQuestion[] = [];
		const answers = [...options.answers ?? []];
		const context: EngineContext = {
			clock: systemClock,
			signal: new AbortController().signal,
			onStage(stage) {
				stages.push(stage);
			},
			ask: options.answers && (async question => {
				questions.push(question);
				return answers.shift() ?? 'stop';
			}),
			terminal: undefined,
			...options.context,
		};
		const engine = options.use ?? createConsoleEngine({pty, patience: shortPatience, ...options.engine});
		const outcome = await engine.run(task, context);
		const log = await readLog(file);
		return {
			outcome, stages, questions, log, typed: typedLines(log, task),
		};
	} finally {
		await rm(folder, {recursive: true});
	}
}

/** The stand-in's log so far; empty when it has not begun. */
async function readLog(script: string): Promise<LogEntry[]> {
	const text = await readFile(`${script}.log`, 'utf8').catch(() => '');
	return text.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as LogEntry);
}

function typedLines(log: readonly LogEntry[], {prompts}: ToolTask): Run['typed'] {
	const known = new Map(prompts.toReversed().map(({kind, secret}) => [hash(secret.reveal()), kind === 'reminder' ? 'the reminder' : 'the password']));
	return log.flatMap(entry => 'read' in entry ? [[entry.read, known.get(entry.sha256) ?? entry.sha256] as const] : []);
}

/** SHA-256 of the bytes, or of the text in UTF-8, as the stand-in logs it. */
export function hash(text: string | Uint8Array): string {
	return createHash('sha256').update(text).digest('hex');
}
