import path from 'node:path';
import {
	Argument,
	Command,
	CommanderError,
	InvalidArgumentError,
} from 'commander';
import {timeSpanIn} from '../answers/time-span.ts';
import type {CheckFlags} from '../commands/check.ts';
import type {CommonFlags} from '../commands/environment.ts';
import type {HistoryFlags} from '../commands/history.ts';
import type {RunFlags} from '../commands/run-flags.ts';
import type {RunbookFlags} from '../commands/runbook.ts';
import type {VerifyFlags} from '../commands/verify.ts';
import {visibleLines} from '../text/visible.ts';
import {completionScript, type Shell, shells} from './completion.ts';
import {commonFlagsFrom, type CommonOptions, withCommonFlags} from './common-flags.ts';
import {examplesText} from './examples.ts';
import {mistakeIn} from './mistake.ts';

/** What each command does with its flags; gives the exit code. */
export type Commands = {
	wizard(flags: CommonFlags): Promise<number>;
	check(flags: CheckFlags): Promise<number>;
	verify(flags: VerifyFlags): Promise<number>;
	history(flags: HistoryFlags): Promise<number>;
	run(flags: RunFlags): Promise<number>;
	runbook(flags: RunbookFlags): Promise<number>;
};

type ProgramOptions = {
	readonly version: string;
	readonly commands: Commands;
	/** Takes the exit code of the command that ran. */
	readonly end: (exitCode: number) => void;
	/** The arguments, where only the flags of the command that they name are wanted: those of all take a while to make. */
	readonly given?: readonly string[];
	/** Where help and mistakes are printed; left out, where Commander prints them. */
	readonly streams?: Readonly<Record<'stdout' | 'stderr', {readonly write: (text: string) => unknown}>>;
};

type JsonOption = {readonly json?: true};

type RunOptions = CommonOptions & JsonOption & {
	readonly reminder?: string;
	readonly passwordStdin?: true;
	readonly force?: true;
	readonly ifOlderThan?: number;
	readonly keep?: number;
	readonly event?: boolean;
};

/** What tells of all commands and their flags. */
const telling = ['completion', 'help', '--help', '-h'];

/** `run` cannot be called like this. */
export class RunUsageError extends CommanderError {
	constructor({exitCode, code, message}: CommanderError) {
		super(exitCode, code, message.replace(/^error: /v, '').replaceAll(/\s+/gv, ' '));
	}
}

/**
Returns the commands and flags of `entsso-backup`. Parsing throws a CommanderError on wrong usage, which has been
told on stderr then.
*/
export function createProgram({version, commands, end, given, streams}: ProgramOptions): Command {
	/** A command, with its flags where they are wanted. */
	const add = (usage: string, description: string, flesh: (command: Command) => unknown): void => {
		const command = program.command(usage).description(description);
		if (given === undefined || [command.name(), ...telling].some(word => given.includes(word))) {
			flesh(command);
		}
	};

	const program = new Command('entsso-backup');
	const wizard = async (options: CommonOptions): Promise<void> => {
		end(await commands.wizard(commonFlagsFrom(options)));
	};

	const {writeOut, writeErr} = program.configureOutput();
	// Commander repeats what was given. It is told before there are commands, which have it from the program.
	program.configureOutput({
		writeOut(text) {
			(streams?.stdout.write ?? writeOut)?.(visibleLines(text));
		},
		writeErr(text) {
			(streams?.stderr.write ?? writeErr)?.(visibleLines(text));
		},
	});
	withCommonFlags(program)
		.description('Backs up the ENTSSO master secret of BizTalk Server and Host Integration Server, step by step, and proves the result.')
		.version(version)
		.exitOverride()
		.enablePositionalOptions()
		.helpCommand('help [command]', 'what a command does, and its flags')
		.showHelpAfterError('Run entsso-backup --help for all flags.')
		.action(wizard);
	add('wizard', 'ask step by step (the default)', command => withCommonFlags(command).action(wizard));
	add('check', 'look the computer over', command => withCommonFlags(command)
		.option('--json', 'the lines as one JSON object')
		.action(async (options: CommonOptions & JsonOption) => {
			end(await commands.check({...commonFlagsFrom(options), json: options.json ?? false}));
		}));
	add('verify [file]', 'does the backup file still match its record?', command => withCommonFlags(command)
		.option('--json', 'what was seen as one JSON object')
		.action(async (file: string | undefined, options: CommonOptions & JsonOption) => {
			end(await commands.verify({
				...commonFlagsFrom(options), file: file === undefined ? undefined : path.resolve(file), json: options.json ?? false,
			}));
		}));
	add('history', 'what was backed up', command => withCommonFlags(command)
		.option('--json', 'the records as one JSON object')
		.action(async (options: CommonOptions & JsonOption) => {
			end(await commands.history({...commonFlagsFrom(options), json: options.json ?? false}));
		}));
	add('run', 'the same backup without questions', command => withCommonFlags(command)
		.option('--reminder <text>', 'the reminder; else the second line of standard input')
		.option('--password-stdin', 'the password is the first line of standard input')
		.option('--force', 'go on past what the check calls a stop')
		.option('--if-older-than <time>', 'do nothing while there is a good backup younger than 30d, 4w or 12h', parseTimeSpan)
		.option('--keep <number>', 'list, never delete, backups older than so many good ones', parseCount)
		.option('--no-event', 'write no event to the Application log of Windows')
		.option('--json', 'the result as one JSON object')
		.exitOverride(error => {
			throw error.exitCode === 0 ? error : new RunUsageError(error);
		})
		.action(async (options: RunOptions) => {
			end(await commands.run({
				...commonFlagsFrom(options),
				reminder: options.reminder,
				passwordStdin: options.passwordStdin ?? false,
				force: options.force ?? false,
				ifOlderThan: options.ifOlderThan,
				keep: options.keep,
				event: options.event ?? true,
				json: options.json ?? false,
			}));
		}));
	add('runbook <dir>', 'write backup.cmd and runbook.txt, for a server that this program cannot run on', command => command
		.option('--install-dir <dir>', 'the folder on that server that ssoconfig is in')
		.option('--backup-file <file>', 'full path of the backup file on that server')
		.option('--json', 'the files as one JSON object')
		.action(async (folder: string, options: JsonOption & {readonly installDir?: string; readonly backupFile?: string}) => {
			end(await commands.runbook({
				folder: path.resolve(folder),
				installDirectory: options.installDir,
				backupFile: options.backupFile,
				json: options.json ?? false,
			}));
		}));
	add('completion', 'print a script that completes commands and flags in your shell', command => command
		.addArgument(new Argument('<shell>', 'for which shell').choices(shells))
		.action((shell: Shell) => {
			program.configureOutput().writeOut?.(completionScript(program, shell));
			end(0);
		}));
	for (const command of [program, ...program.commands]) {
		command.addHelpText('after', examplesText(command === program ? '' : command.name()));
	}

	return program;
}

/** Runs the command that the arguments name. Wrong usage is told on stderr, and throws a CommanderError. */
export async function runProgram(program: Command, given: readonly string[]): Promise<void> {
	const mistake = mistakeIn(given, program);
	if (mistake !== undefined) {
		mistake.command.error(`error: ${mistake.message}`);
	}

	await program.parseAsync(given, {from: 'user'});
}

function parseTimeSpan(text: string): number {
	const span = timeSpanIn(text);
	if (span === undefined) {
		throw new InvalidArgumentError('Give a number and h, d or w (hours, days, weeks), such as 30d.');
	}

	return span;
}

function parseCount(text: string): number {
	if (!/^[1-9]\d{0,5}$/v.test(text)) {
		throw new InvalidArgumentError('Give a whole number of backups, such as 3.');
	}

	return Number(text);
}
