#!/usr/bin/env -S node --disable-sigusr1 --max-semi-space-size=2
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {CommanderError} from 'commander';
import packageJson from '../package.json' with {type: 'json'};
import {
	type Commands,
	createProgram,
	runProgram,
	RunUsageError,
} from './command-line/program.ts';
import {type CommonFlags, type Environment, exitCodes} from './commands/environment.ts';
import {outputTo} from './commands/output.ts';
import {outputComplaint, standardStream} from './commands/standard-stream.ts';
import {unexpectedLines} from './commands/unexpected.ts';
import {isPlainTerminal} from './plain/plain-terminal.ts';

/** How long a process may take to end by itself once its work is done and its output is out; milliseconds. */
const lastWait = 2000;

const signalsToEnd = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const stdout = standardStream(process.stdout);
const stderr = standardStream(process.stderr);
const unexpectedErrors: unknown[] = [];
let lastTimer: NodeJS.Timeout | undefined;
let isOver = false;

const noTerminal = [
	'The wizard needs a terminal to ask its questions, and there is none here (input or output is redirected).',
	'Start it in a console window; in Git Bash put winpty before the command.',
	'Without questions, the same backup is made by:',
	'  entsso-backup run --backup-file FILE --reminder TEXT --password-stdin [--install-dir DIR] [--copy-to DIR]',
];

/** What the commands do: each is loaded only when it is called. */
function commandsIn(environment: Environment, hangUp: () => void): Commands {
	return {
		wizard: async flags => startWizard(environment, flags, hangUp),
		async check(flags) {
			const {runCheck} = await import('./commands/check.ts');
			return runCheck(environment, flags);
		},
		async verify(flags) {
			const {runVerify} = await import('./commands/verify.ts');
			return runVerify(environment, flags);
		},
		async history(flags) {
			const {runHistory} = await import('./commands/history.ts');
			return runHistory(environment, flags);
		},
		async run(flags) {
			const {runUnattended} = await import('./commands/run.ts');
			return runUnattended(environment, flags);
		},
		async runbook(flags) {
			const {writeRunbook} = await import('./commands/runbook.ts');
			return writeRunbook(environment, flags);
		},
	};
}

/** `hangUp` is called when the terminal is gone. */
async function startWizard(environment: Environment, flags: CommonFlags, hangUp: () => void): Promise<number> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		environment.stderr.lines(noTerminal);
		return exitCodes.usage;
	}

	if (flags.isPlain || isPlainTerminal(process.env)) {
		const {runPlainWizard} = await import('./commands/plain-wizard.ts');
		return runPlainWizard(environment, flags);
	}

	// A lost connection can take the terminal away without a signal. What is typed cannot end this input: the terminal
	// is raw.
	process.stdin.once('end', hangUp).once('error', hangUp);
	const {runWizard} = await import('./commands/wizard.ts');
	return runWizard(environment, flags);
}

/**
What the signals that tell a process to end come to here, and an error that nobody caught, which ends it as they do.
*/
function takeSignals(): Pick<Environment, 'ended' | 'onInterrupt'> & {readonly hangUp: () => void} {
	const ended = new AbortController();
	let interrupt: (() => void) | undefined;
	const end = (signal: NodeJS.Signals): void => {
		if (signal === 'SIGINT' && interrupt !== undefined) {
			interrupt();
		} else {
			ended.abort(128 + os.constants.signals[signal]);
		}
	};

	for (const signal of signalsToEnd) {
		// Ink's own listener kills the process when it finds itself alone.
		process.on(signal, end);
	}

	// Where Node.js was not told otherwise it would open a debugger, through which others could read what is in memory.
	process.on('SIGUSR1', () => {/* It means nothing here. */});

	process.on('uncaughtException', error => {
		ended.abort(exitCodes.failed);
		tellAtExit(error);
		if (isOver) {
			void finishOutput(ended.signal);
		} else {
			endSoon();
		}
	});

	return {
		ended: ended.signal,
		hangUp() {
			end('SIGHUP');
		},
		onInterrupt(listener) {
			interrupt = listener;
			return () => {
				interrupt = undefined;
			};
		},
	};
}

/** Has an error that nobody expected told of when all else is done and the terminal is as it was. */
function tellAtExit(error: unknown): void {
	process.exitCode = exitCodes.failed;
	unexpectedErrors.push(error);
}

function tellUnexpected(): void {
	for (const error of unexpectedErrors.splice(0)) {
		outputTo(stderr).lines(unexpectedLines(error));
	}
}

/** Ends the process if it has not ended by itself a little later. */
function endSoon(): void {
	clearTimeout(lastTimer);
	lastTimer = setTimeout(() => {
		process.exit();
	}, lastWait).unref();
}

/**
Ends the process when its output is out, however slow the reader, as any program does. A signal ends it at once, and
after one that came before there is no waiting for long.
*/
async function finish(ended: AbortSignal): Promise<void> {
	isOver = true;
	for (const signal of signalsToEnd) {
		process.on(signal, () => {
			process.exit(128 + os.constants.signals[signal]);
		});
	}

	await finishOutput(ended);
}

async function finishOutput(ended: AbortSignal): Promise<void> {
	tellUnexpected();
	clearTimeout(lastTimer);
	if (ended.aborted) {
		process.exitCode = Number(ended.reason);
		// An error of the program is no hurry.
		if (process.exitCode !== exitCodes.failed) {
			endSoon();
		}
	}

	const error = await stdout.written();
	const complaint = error && outputComplaint(error);
	if (complaint !== undefined) {
		outputTo(stderr).lines([complaint]);
		process.exitCode = Math.max(Number(process.exitCode ?? exitCodes.done), exitCodes.failed);
	}

	await stderr.written();
	endSoon();
}

/** On Windows with the domain before it; undefined where the system has no name for the user. */
function username(): string | undefined {
	try {
		const {username: name} = os.userInfo();
		const domain = process.platform === 'win32' ? process.env.USERDOMAIN : undefined;
		return domain === undefined ? name : `${domain}\\${name}`;
	} catch {
		return undefined;
	}
}

/**
A user may have no home folder, as in a container. Packages that look for one when they are loaded get a place that
nothing can be kept in.
*/
function homeFolder(): string {
	try {
		return os.homedir();
	} catch {
		process.env.HOME = os.devNull;
		return '/';
	}
}

function thisEnvironment(signals: Pick<Environment, 'ended' | 'onInterrupt'>): Environment {
	return {
		system: {
			pathStyle: process.platform === 'win32' ? 'windows' : 'posix',
			environment: process.env,
			home: homeFolder(),
			temporary: os.tmpdir(),
			computer: os.hostname(),
			user: username(),
			userId: process.getuid?.(),
		},
		// The same as Intl has, without the 10 ms that its first object takes.
		language: navigator.language,
		stdin: process.stdin,
		stdout: outputTo(stdout),
		stderr: outputTo(stderr),
		terminal: process.stdout,
		node: process.execPath,
		practiceDirectory: fileURLToPath(new URL('practice', import.meta.url)),
		programFolder: path.dirname(fileURLToPath(import.meta.url)),
		administrationProgram: fileURLToPath(new URL('administration.mjs', import.meta.url)),
		ptyProgram: fileURLToPath(new URL('pseudo-terminal.mjs', import.meta.url)),
		...signals,
	};
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
	outputTo(stderr).lines([`entsso-backup needs Node.js 22.17 or later; this is ${process.versions.node}.`]);

	process.exit(exitCodes.usage);
}

if (process.platform === 'win32') {
	// Asked for the title of a console that has none, Node.js may end itself, and it asks when the pseudo-terminal is
	// started.
	process.title = packageJson.name;
}

process.once('exit', tellUnexpected);

const {hangUp, ...signals} = takeSignals();
const environment = thisEnvironment(signals);
try {
	const given = process.argv.slice(2);
	const program = createProgram({
		given,
		version: packageJson.version,
		commands: commandsIn(environment, hangUp),
		streams: {stdout, stderr},
		end(exitCode) {
			process.exitCode = environment.ended.aborted ? Number(environment.ended.reason) : exitCode;
		},
	});
	await runProgram(program, given);
} catch (error) {
	if (error instanceof CommanderError) {
		// Whoever asked for an object gets one.
		if (error instanceof RunUsageError && process.argv.includes('--json')) {
			const {refuseRun} = await import('./commands/run.ts');
			refuseRun(environment, error.message);
		}

		process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
	} else {
		tellAtExit(error);
	}
}

await finish(environment.ended);
