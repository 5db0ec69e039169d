#!/usr/bin/env -S node --disable-sigusr1 --max-semi-space-size=2 --no-turbofan
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import packageJson from '../package.json' with {type: 'json'};
import {createProgram, runProgram} from './command-line/program.ts';
import {hasNagiosCodes, scan} from './command-line/scan.ts';
import {UsageError} from './command-line/usage-error.ts';
import {commandsIn} from './command-line/load-commands.ts';
import {thisEnvironment, username} from './commands/this-environment.ts';
import type {Environment} from './commands/environment.ts';
import {endProcess} from './host/end-process.ts';
import {exitCodes} from './values/exit-codes.ts';
import {outputTo} from './commands/output.ts';
import {outputComplaint, standardStream} from './commands/standard-stream.ts';
import {type CrashedProgram, isLostFile, unexpectedLines} from './commands/unexpected.ts';
import type {Refusal, Told} from './commands/refused-call.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isTooOld = major === 24 ? minor < 2 : (major === 22 ? minor < 17 : major < 24);
if (isTooOld) {
	// Before anything that older ones do not have.
	process.stderr.write(
		`entsso-backup needs Node.js 22.17 or later of 22, or 24.2 or later; this is ${process.versions.node}.\n`,
	);

	process.exit(exitCodes.usage);
}

const programFile = fileURLToPath(import.meta.url);
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
	const told = await toldOf(refusal);
	told?.write(output);
	return told?.exitCode ?? codeOfError();
}

/** Undefined where this part of the program is lost too. */
async function toldOf(refusal: Refusal): Promise<Told | undefined> {
	try {
		const part = await import('./commands/refused-call.ts');
		return await part.toldOf(asked, refusal);
	} catch (error) {
		tellAtExit(error);
		return undefined;
	}
}

let lastWord: Promise<void> | undefined;

async function prepareLastWord(): Promise<void> {
	const told = await toldOf(unexpected);
	process.once('exit', () => {
		if (!hasTold) {
			told?.write(output);
		}
	});
}

/** Has an error that nobody expected told of when all else is done and the terminal is as it was. */
function tellAtExit(error: unknown): void {
	process.exitCode = codeOfError();
	// One lost file may lead to others.
	if (!isLostFile(error) || unexpectedErrors.every(known => !isLostFile(known))) {
		unexpectedErrors.push(error);
	}
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
		folder: path.dirname(programFile),
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

if (process.platform === 'win32') {
	// Asked for the title of a console that has none, Node.js may end itself, and it asks when the pseudo-terminal is
	// started.
	process.title = packageJson.name;
}

process.once('exit', tellUnexpected);

const {hangUp, ...signals} = takeSignals();
try {
	const environment = thisEnvironment(programFile, {
		given, stdout: output, stderr: outputTo(stderr), ...signals,
	});
	const program = createProgram({
		given,
		version: packageJson.version,
		pathStyle: environment.system.pathStyle,
		environment: process.env,
		commands: commandsIn(environment, {
			command: command?.name, stderrColumns, hangUp, about: thisProgram,
		}),
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
