#!/usr/bin/env -S node --disable-sigusr1 --max-semi-space-size=2 --no-turbofan
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import packageJson from '../package.json' with {type: 'json'};
import {debugVariable} from './command-line/mistake.ts';
import {type Commands, createProgram, runProgram} from './command-line/program.ts';
import {hasNagiosCodes, scan} from './command-line/scan.ts';
import {UsageError} from './command-line/usage-error.ts';
import {wrapped} from './command-line/wrapped.ts';
import type {Environment, WizardFlags} from './commands/environment.ts';
import {endProcess} from './host/end-process.ts';
import {exitCodes} from './values/exit-codes.ts';
import {outputTo} from './commands/output.ts';
import {outputComplaint, standardStream} from './commands/standard-stream.ts';
import {type CrashedProgram, unexpectedLines} from './commands/unexpected.ts';
import type {Refusal} from './commands/refused-call.ts';
import {isPlainTerminal} from './plain/plain-terminal.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
	// Before anything that older ones do not have.
	process.stderr.write(`entsso-backup needs Node.js 22.17 or later; this is ${process.versions.node}.\n`);

	process.exit(exitCodes.usage);
}

const given = process.argv.slice(2);
/** What is wanted on standard output whatever happens. */
const found = scan(given);
const {command, wantsJson} = found;
const wantsNagios = hasNagiosCodes(found);
const asked = {
	command: command?.name, wantsJson, wantsNagios, computer: os.hostname(),
};
/** Whether the one object was written. */
let hasTold = false;
/** How long a process may take to end by itself once its work is done and its output is out; milliseconds. */
const lastWait = 2000;

const signalsToEnd = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const stdout = standardStream(process.stdout);
const stderr = standardStream(process.stderr);
/** Notes whether the one object was written. */
const output = {
	...outputTo(stdout),
	json(value: unknown) {
		hasTold = true;
		outputTo(stdout).json(value);
	},
};
/** Undefined where it is no terminal. */
const stderrColumns = process.stderr.isTTY ? process.stderr.columns : undefined;
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
		wizard: async flags => withDebug(environment, async debugged => startWizard(debugged, flags, hangUp)),
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
			return withDebug(environment, async debugged => runUnattended(debugged, flags));
		},
		async restore(flags) {
			const {runRestore} = await import('./commands/restore.ts');
			return withDebug(environment, async debugged =>
				runRestore(debugged, flags, async guided => startWizard(debugged, guided, hangUp)));
		},
		async guide(flags) {
			const {runGuide} = await import('./commands/guide.ts');
			return runGuide(environment, flags);
		},
		async runbook(flags) {
			const {writeRunbook} = await import('./commands/runbook.ts');
			return writeRunbook(environment, flags);
		},
	};
}

/** Has the command note what it does where a debug file is wanted. */
async function withDebug(environment: Environment, start: (debugged: Environment) => Promise<number>): Promise<number> {
	const file = process.env[debugVariable] ?? '';
	if (file === '') {
		return start(environment);
	}

	const {openDebug} = await import('./commands/debug.ts');
	const opened = openDebug(file, environment.system.computer);
	if ('problem' in opened) {
		environment.stderr.lines([`error: the variable ${debugVariable}: ${opened.problem}`]);
		throw new UsageError(`the variable ${debugVariable}: ${opened.problem}`, command?.name);
	}

	const {version, command: called, system, node} = thisProgram();
	opened.write({
		program: version, called, system, node,
	});
	try {
		return await start({...environment, debug: opened.write});
	} finally {
		if (!opened.close()) {
			environment.stderr.lines(['The debug file could not be written to its end.']);
		}
	}
}

/** `hangUp` is called when the terminal is gone. */
async function startWizard(environment: Environment, flags: WizardFlags, hangUp: () => void): Promise<number> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		environment.stderr.lines(await wrapped(noTerminal, stderrColumns));
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
		ended.abort(codeOfError());
		tellAtExit(error);
		// The command may still end by itself and write its object; else this one is written.
		lastWord ??= prepareLastWord();
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

/** To Nagios, 1 is a state of what is looked at. */
function codeOfError(): number {
	return wantsNagios ? exitCodes.unproven : exitCodes.failed;
}

const unexpected = {reason: 'unexpected', message: 'This program met an error it does not know.'} as const;

/** Gives whoever asked for an object, or for a line for Nagios, what there is to tell; returns the exit code. */
async function tell(refusal: Refusal): Promise<number> {
	const {toldOf} = await import('./commands/refused-call.ts');
	const {exitCode, write} = await toldOf(asked, refusal);
	write(output);
	return exitCode;
}

let lastWord: Promise<void> | undefined;

async function prepareLastWord(): Promise<void> {
	const {toldOf} = await import('./commands/refused-call.ts');
	const {write} = await toldOf(asked, unexpected);
	process.once('exit', () => {
		if (!hasTold) {
			write(output);
		}
	});
}

/** Has an error that nobody expected told of when all else is done and the terminal is as it was. */
function tellAtExit(error: unknown): void {
	process.exitCode = codeOfError();
	unexpectedErrors.push(error);
}

function tellUnexpected(): void {
	for (const error of unexpectedErrors.splice(0)) {
		outputTo(stderr).lines(unexpectedLines(error, thisProgram()));
	}
}

/** Returns what a report of an error says of this program: of its arguments the flags, since values may be secrets. */
function thisProgram(): CrashedProgram {
	const {tokens} = found;
	const values = tokens.flatMap(token => token.kind === 'word' ? token.text : token.value ?? []);
	return {
		version: packageJson.version,
		bugs: 'bugs' in packageJson ? packageJson.bugs : undefined,
		command: [
			command?.name ?? 'wizard',
			...tokens.flatMap(token => token.kind === 'flag' && token.key !== undefined ? token.name : []),
		],
		privateWords: [...values.filter(value => value !== command?.name), os.hostname(), username() ?? ''],
		system: `${process.platform} ${process.arch} ${os.release()}`,
		node: process.versions.node,
		folder: path.dirname(fileURLToPath(import.meta.url)),
	};
}

/** Ends the process if it has not ended by itself a little later. */
function endSoon(): void {
	clearTimeout(lastTimer);
	lastTimer = setTimeout(() => {
		endProcess();
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
			process.exitCode = 128 + os.constants.signals[signal];
			endProcess();
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
		if (process.exitCode !== codeOfError()) {
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
		stdout: output,
		stderr: outputTo(stderr),
		terminal: process.stdout,
		node: process.execPath,
		practiceDirectory: fileURLToPath(new URL('practice', import.meta.url)),
		programFolder: path.dirname(fileURLToPath(import.meta.url)),
		programFile: fileURLToPath(import.meta.url),
		given,
		administrationProgram: fileURLToPath(new URL('administration.mjs', import.meta.url)),
		ptyProgram: fileURLToPath(new URL('pseudo-terminal.mjs', import.meta.url)),
		...signals,
	};
}

if (process.platform === 'win32') {
	// Asked for the title of a console that has none, Node.js may end itself, and it asks when the pseudo-terminal is
	// started.
	process.title = packageJson.name;
}

process.once('exit', tellUnexpected);

const {hangUp, ...signals} = takeSignals();
try {
	const environment = thisEnvironment(signals);
	const program = createProgram({
		given,
		version: packageJson.version,
		pathStyle: environment.system.pathStyle,
		environment: process.env,
		commands: commandsIn(environment, hangUp),
		streams: {stdout, stderr},
		columns: stderrColumns,
		end(exitCode) {
			process.exitCode = environment.ended.aborted ? Number(environment.ended.reason) : exitCode;
		},
	});
	await runProgram(program, given);
} catch (error) {
	if (error instanceof UsageError) {
		process.exitCode = await tell({reason: 'wrong-usage', message: `Wrong usage: ${error.message}`});
	} else {
		// `run` has told of its own errors.
		if (!hasTold) {
			await tell(unexpected);
		}

		tellAtExit(error);
	}
}

await finish(signals.ended);
