#!/usr/bin/env node
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {
	Command,
	CommanderError,
	InvalidArgumentError,
	Option,
} from 'commander';
import packageJson from '../package.json' with {type: 'json'};
import {type CommonFlags, type Environment, exitCodes} from './commands/environment.ts';
import {engineNames} from './core/engines/engine.ts';
import {scenarioNames} from './host/practice/scenarios.ts';

/** How long a process may take to end by itself once its work is done; milliseconds. */
const lastWait = 2000;

const noTerminal = `The wizard needs a terminal to ask its questions, and there is none here (input or output is redirected).
Start it in a console window; in Git Bash put winpty before the command.
Without questions, the same backup is made by:
  entsso-backup run --backup-file FILE --reminder TEXT --password-stdin [--install-dir DIR] [--copy-to DIR]
`;

type Options = {
	readonly installDir?: string;
	readonly backupFile?: string;
	readonly copyTo?: string;
	readonly engine: CommonFlags['engine'];
	readonly timeLimit: number;
	readonly practice?: string | true;
	readonly ascii?: true;
	readonly color: boolean;
	readonly dryRun?: true;
	readonly configDir?: string;
};

type RunOptions = Options & {
	readonly reminder?: string;
	readonly passwordStdin?: true;
	readonly json?: true;
};

function parseArguments(environment: Environment): Command {
	const program = new Command('entsso-backup');
	const end = (exitCode: number): void => {
		process.exitCode = environment.ended.aborted ? Number(environment.ended.reason) : exitCode;
	};

	const wizard = async (options: Options): Promise<void> => {
		end(await startWizard(environment, flagsFrom(options)));
	};

	withCommonFlags(program)
		.description('Backs up the ENTSSO master secret of BizTalk Server and Host Integration Server, step by step, and proves the result.')
		.version(packageJson.version)
		.exitOverride()
		.enablePositionalOptions()
		.showHelpAfterError('Run entsso-backup --help for all flags.')
		.action(wizard);
	withCommonFlags(program.command('wizard').description('ask step by step (the default)')).action(wizard);
	withCommonFlags(program.command('check').description('look the computer over'))
		.option('--json', 'the lines as one JSON object')
		.action(async (options: Options & {readonly json?: true}) => {
			const {runCheck} = await import('./commands/check.ts');
			end(await runCheck(environment, {...flagsFrom(options), json: options.json ?? false}));
		});
	withCommonFlags(program.command('verify [file]').description('does the backup file still match its record?'))
		.option('--json', 'what was seen as one JSON object')
		.action(async (file: string | undefined, options: Options & {readonly json?: true}) => {
			const {runVerify} = await import('./commands/verify.ts');
			end(await runVerify(environment, {
				...flagsFrom(options), file: file === undefined ? undefined : path.resolve(file), json: options.json ?? false,
			}));
		});
	withCommonFlags(program.command('history').description('what was backed up'))
		.option('--json', 'the records as one JSON object')
		.action(async (options: Options & {readonly json?: true}) => {
			const {runHistory} = await import('./commands/history.ts');
			end(runHistory(environment, {...flagsFrom(options), json: options.json ?? false}));
		});
	withCommonFlags(program.command('run').description('the same backup without questions'))
		.option('--reminder <text>', 'the reminder; else the second line of standard input')
		.option('--password-stdin', 'the password is the first line of standard input')
		.option('--json', 'the result as one JSON object')
		.action(async (options: RunOptions) => {
			const {runUnattended} = await import('./commands/run.ts');
			end(await runUnattended(environment, {
				...flagsFrom(options),
				reminder: options.reminder,
				passwordStdin: options.passwordStdin ?? false,
				json: options.json ?? false,
			}));
		});
	return program;
}

function withCommonFlags(command: Command): Command {
	return command
		.option('--install-dir <dir>', 'the folder that ssoconfig is in')
		.option('--backup-file <file>', 'full path of the backup file')
		.option('--copy-to <dir>', 'folder for the second copy')
		.addOption(new Option('--engine <name>', 'how ssoconfig is driven').choices(['auto', ...engineNames]).default('auto'))
		.option('--time-limit <seconds>', 'end ssoconfig after so long', parseSeconds, 300)
		.addOption(new Option('--practice [scenario]', 'practise against a simulated ENTSSO').choices(scenarioNames).preset('ok'))
		.option('--dry-run', 'ask everything, print the command, start nothing')
		.option('--ascii', 'draw with ASCII characters only')
		.option('--no-color', 'no colours')
		.option('--config-dir <dir>', 'folder for settings and history');
}

function parseSeconds(text: string): number {
	const seconds = Number(text);
	if (!(Number.isFinite(seconds) && seconds > 0)) {
		throw new InvalidArgumentError('Give a number of seconds, such as 300.');
	}

	return seconds;
}

function flagsFrom(options: Options): CommonFlags {
	const absolute = (given: string | undefined): string | undefined => given === undefined ? undefined : path.resolve(given);
	return {
		installDirectory: absolute(options.installDir),
		backupFile: absolute(options.backupFile),
		copyTo: absolute(options.copyTo),
		engine: options.engine,
		timeLimit: options.timeLimit * 1000,
		practice: options.practice === true ? 'ok' : options.practice,
		isAscii: options.ascii ?? false,
		hasColour: options.color,
		dryRun: options.dryRun ?? false,
		configDirectory: absolute(options.configDir),
	};
}

async function startWizard(environment: Environment, flags: CommonFlags): Promise<number> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		process.stderr.write(noTerminal);
		return exitCodes.usage;
	}

	// The colour library of Ink knows FORCE_COLOR but not NO_COLOR, and reads it when it is loaded.
	if (!flags.hasColour || (process.env.NO_COLOR ?? '') !== '') {
		delete process.env.NO_COLOR;
		process.env.FORCE_COLOR = '0';
	}

	const {runWizard} = await import('./commands/wizard.tsx');
	return runWizard(environment, flags);
}

/** Aborted when the process is told to end from outside; the reason is the exit code that names the signal. */
function endOnSignals(): AbortSignal {
	const ended = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		// Ink's own listener kills the process when it finds itself alone.
		process.on(signal, () => {
			ended.abort(128 + os.constants.signals[signal]);
		});
	}

	return ended.signal;
}

function thisEnvironment(): Environment {
	return {
		system: {
			pathStyle: process.platform === 'win32' ? 'windows' : 'posix',
			environment: process.env,
			home: os.homedir(),
			temporary: os.tmpdir(),
			computer: os.hostname(),
		},
		stdin: process.stdin,
		stdout: process.stdout,
		stderr: process.stderr,
		node: process.execPath,
		practiceDirectory: fileURLToPath(new URL('practice', import.meta.url)),
		ended: endOnSignals(),
	};
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
	process.stderr.write(`entsso-backup needs Node.js 22.17 or later; this is ${process.versions.node}.\n`);

	process.exit(exitCodes.usage);
}

if (process.platform === 'win32') {
	// Asked for the title of a console that has none, Node.js may end itself, and it asks when the pseudo-terminal is started.
	process.title = packageJson.name;
}

try {
	await parseArguments(thisEnvironment()).parseAsync();
} catch (error) {
	if (!(error instanceof CommanderError)) {
		throw error;
	}

	process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}

setTimeout(() => {
	process.exit();
}, lastWait).unref();
