import path from 'node:path';
import {Argument, Command, Option} from 'commander';
import type {GuideTopic} from '../core/guides/guide.ts';
import {visibleLines} from '../text/visible.ts';
import {
	argumentsOf,
	type CommandName,
	commandNames,
	commandRows,
	flagKeysOf,
	flagOf,
	type FlagsOf,
	type Shell,
} from './commands.ts';
import {type FlagKey, flags} from './flags.ts';
import {configVariable, mistakeIn, type Surroundings} from './mistake.ts';
import {resolved} from './path-value.ts';
import {scan} from './scan.ts';
import {pointerFor, UsageError} from './usage-error.ts';
import {wrapped} from './wrapped.ts';

/** Commands, each called with its flags; returns the exit code. */
export type Commands = {
	wizard(flags: FlagsOf<'wizard'>): Promise<number>;
	check(flags: FlagsOf<'check'>): Promise<number>;
	verify(flags: FlagsOf<'verify'> & {readonly file: string | undefined}): Promise<number>;
	history(flags: FlagsOf<'history'>): Promise<number>;
	run(flags: FlagsOf<'run'>): Promise<number>;
	restore(flags: FlagsOf<'restore'> & {readonly file: string | undefined}): Promise<number>;
	guide(flags: FlagsOf<'guide'> & {
		readonly topic: GuideTopic | undefined;
		/** Absolute path of the folder to write to. */
		readonly folder: string | undefined;
	}): Promise<number>;
	runbook(flags: FlagsOf<'runbook'> & {readonly folder: string}): Promise<number>;
	report(flags: FlagsOf<'report'> & {readonly file: string}): Promise<number>;
};

type ProgramOptions = Surroundings & {
	readonly version: string;
	readonly commands: Commands;
	/** Takes the exit code of the command that ran. */
	readonly end: (exitCode: number) => void;
	/**
	Arguments of this run, where only the flags of the command that they name are wanted: those of all take a while to
	make.
	*/
	readonly given?: readonly string[];
	/** Where help and mistakes are printed; left out, where Commander prints them. */
	readonly streams?: Readonly<Record<'stdout' | 'stderr', {readonly write: (text: string) => unknown}>>;
	/** Columns of the terminal that mistakes are told in; left out where it is none. */
	readonly columns?: number | undefined;
};

/** Words that list all commands and their flags. */
const listsCommands = ['help', '--help', '-h'];

/** Program as commander knows it, with what judges its arguments before commander reads them. */
export type Program = Surroundings & {
	readonly command: Command;
	readonly version: string;
	readonly end: (exitCode: number) => void;
	readonly columns: number | undefined;
};

/** Returns the commands and flags of `entsso-backup`. */
export function createProgram({
	version, commands, end, given, pathStyle, environment, streams, columns,
}: ProgramOptions): Program {
	const program = new Command('entsso-backup');
	const {writeOut, writeErr} = program.configureOutput();
	// It is told before there are commands, which have it from the program.
	program.configureOutput({
		writeOut(text) {
			(streams?.stdout.write ?? writeOut)?.(visibleLines(text));
		},
		writeErr(text) {
			(streams?.stderr.write ?? writeErr)?.(visibleLines(text));
		},
		// Commander repeats what was given.
		outputError() {/* See runProgram. */},
	});
	const actions: Readonly<Record<CommandName, (command: Command) => Promise<number>>> = {
		wizard: async command => commands.wizard(valuesOf('wizard', command)),
		check: async command => commands.check(valuesOf('check', command)),
		verify: async command => commands.verify({...valuesOf('verify', command), file: pathAt(command, 0)}),
		history: async command => commands.history(valuesOf('history', command)),
		run: async command => commands.run(valuesOf('run', command)),
		restore: async command => commands.restore({...valuesOf('restore', command), file: pathAt(command, 0)}),
		guide: async command => commands.guide({
			...valuesOf('guide', command),
			topic: command.args[0] as GuideTopic | undefined,
			folder: pathAt(command, 1),
		}),
		runbook: async command => commands.runbook({
			...valuesOf('runbook', command), folder: path.resolve(command.args[0] ?? ''),
		}),
		report: async command => commands.report({...valuesOf('report', command), file: path.resolve(command.args[0] ?? '')}),
		async completion(command) {
			const {completionScript} = await import('./completion.ts');
			program.configureOutput().writeOut?.(completionScript(program.name(), command.args[0] as Shell));
			return 0;
		},
		async help(command) {
			await outputHelp(program, command.args[0] as CommandName | undefined);
			return 0;
		},
	};

	/** Returns the values that the flags of the command came to. */
	function valuesOf<Name extends CommandName>(name: Name, command: Command): FlagsOf<Name> {
		const values = flagKeysOf(name).map(key => [key, valueOf(name, key, command)]);
		return Object.fromEntries(values) as FlagsOf<Name>;
	}

	function valueOf(name: CommandName, key: FlagKey, command: Command): unknown {
		const flag = flagOf(name, key);
		const attribute = optionFor(name, key).attributeName();
		if (command.getOptionValueSource(attribute) === 'cli') {
			const text = command.getOptionValue(attribute) as unknown;
			return flag.read(typeof text === 'string' ? text : undefined, pathStyle);
		}

		const kept = key === 'configDirectory' ? environment[configVariable] : undefined;
		return kept === undefined || kept === '' ? flag.fallback : resolved(kept, pathStyle);
	}

	/** A command, with its flags where they are wanted. */
	const addFlags = (command: Command, name: CommandName): void => {
		for (const key of flagKeysOf(name)) {
			command.addOption(optionFor(name, key));
		}

		command.action(async () => {
			end(await actions[name](command));
		});
	};

	program
		.description('Backs up the ENTSSO master secret of BizTalk Server and Host Integration Server, step by step, '
			+ 'and proves the result.')
		.usage('[command] [options]')
		.helpOption('-h, --help', 'this help')
		.exitOverride()
		.enablePositionalOptions()
		.helpCommand(false);
	addFlags(program, 'wizard');
	program.version(version);
	for (const name of commandNames) {
		const command = program.command(name)
			.description(commandRows[name].does)
			.helpOption('-h, --help', 'this help');
		for (const argument of argumentsOf(name)) {
			command.addArgument(new Argument(argument.isRequired ? `<${argument.name}>` : `[${argument.name}]`, argument.does));
		}

		if (given === undefined || [name, ...listsCommands].some(word => given.includes(word))) {
			addFlags(command, name);
		}
	}

	return {
		command: program, version, end, pathStyle, environment, columns,
	};
}

/** Returns the full path of the file or folder that a command was given as this word. */
function pathAt({args}: Command, index: 0 | 1): string | undefined {
	const given = args[index];
	return given === undefined ? undefined : path.resolve(given);
}

function optionFor(name: CommandName, key: FlagKey): Option {
	const option = new Option(flags[key].usage, flagOf(name, key).does);
	return key === 'hasColour' ? option.default(true) : option;
}

/**
Runs the command that the arguments name. Wrong usage is told on stderr, and throws a UsageError, which repeats nothing
that was typed.
*/
export async function runProgram(
	{command: program, version, end, columns, ...surroundings}: Program,
	given: readonly string[],
): Promise<void> {
	const found = scan(given);
	const refuse = async (message: string): Promise<never> => {
		const name = found.command?.name;
		const lines = await wrapped([`error: ${message}`, pointerFor(name)], columns);
		program.configureOutput().writeErr?.(lines.map(line => `${line}\n`).join(''));
		throw new UsageError(message, name);
	};

	const mistake = mistakeIn(given, found, surroundings);
	if (mistake !== undefined) {
		await refuse(mistake);
	}

	if (found.asksHelp || found.asksVersion) {
		if (found.asksHelp) {
			await outputHelp(program, found.command?.name);
		} else {
			program.configureOutput().writeOut?.(`${version}\n`);
		}

		end(0);
		return;
	}

	try {
		await program.parseAsync(given, {from: 'user'});
	} catch (error) {
		if (isOfCommander(error)) {
			await refuse('these arguments cannot be used together.');
		}

		throw error;
	}
}

/** Writes the help of a command, or of the program. */
async function outputHelp(program: Command, name: CommandName | undefined): Promise<void> {
	const {helpBelow} = await import('./help-text.ts');
	const command = program.commands.find(each => each.name() === name) ?? program;
	command.addHelpText('after', () => helpBelow(name)).outputHelp();
}

function isOfCommander(error: unknown): boolean {
	return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
