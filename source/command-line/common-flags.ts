import path from 'node:path';
import {type Command, InvalidArgumentError, Option} from 'commander';
import type {CommonFlags} from '../commands/environment.ts';
import {engineNames} from '../core/engines/engine.ts';
import {scenarioNames} from '../host/practice/scenarios.ts';
import {nearest} from './nearest.ts';

const engines = ['auto', ...engineNames];

/** The common flags as commander hands them on. */
export type CommonOptions = {
	readonly installDir?: string;
	readonly backupFile?: string;
	readonly copyTo?: string;
	readonly engine: CommonFlags['engine'];
	readonly timeLimit: number;
	readonly practice?: string | true;
	readonly plain?: true;
	readonly ascii?: true;
	readonly color: boolean;
	readonly dryRun?: true;
	readonly configDir?: string;
};

/** Adds the flags that every command knows. */
export function withCommonFlags(command: Command): Command {
	return command
		.option('--install-dir <dir>', 'the folder that ssoconfig is in')
		.option('--backup-file <file>', 'full path of the backup file')
		.option('--copy-to <dir>', 'folder for the second copy')
		.addOption(new Option('--engine <name>', 'how the backup is made').choices(engines).argParser(oneOf(engines)).default('auto'))
		.option('--time-limit <seconds>', 'end ssoconfig after so long', parseSeconds, 300)
		.addOption(new Option('--practice [scenario]', 'practise against a simulated ENTSSO').choices(scenarioNames).argParser(oneOf(scenarioNames)).preset('ok'))
		.option('--dry-run', 'ask everything, print the command, start nothing')
		.option('--plain', 'numbered questions line by line, for screen readers and terminals without a cursor')
		.option('--ascii', 'draw with ASCII characters only')
		.option('--no-color', 'no colours')
		.option('--config-dir <dir>', 'folder for settings and history');
}

function oneOf(names: readonly string[]): (text: string) => string {
	return text => {
		if (names.includes(text)) {
			return text;
		}

		const meant = nearest(text, names);
		throw new InvalidArgumentError(`${meant === undefined ? '' : `Did you mean ${meant}? `}Possible are ${names.join(', ')}.`);
	};
}

/** A day. No timer runs for longer than 24 days: it would end at once. */
const mostSeconds = 86_400;

function parseSeconds(text: string): number {
	const seconds = Number(text);
	if (!(seconds > 0 && seconds <= mostSeconds)) {
		throw new InvalidArgumentError(`Give a number of seconds, such as 300; ${mostSeconds} at most.`);
	}

	return seconds;
}

/** Returns the common flags as the commands take them: paths absolute, times in milliseconds. */
export function commonFlagsFrom(options: CommonOptions): CommonFlags {
	const absolute = (given: string | undefined): string | undefined => given === undefined ? undefined : path.resolve(given);
	return {
		installDirectory: absolute(options.installDir),
		backupFile: absolute(options.backupFile),
		copyTo: absolute(options.copyTo),
		engine: options.engine,
		timeLimit: options.timeLimit * 1000,
		practice: options.practice === true ? 'ok' : options.practice,
		isPlain: options.plain ?? false,
		isAscii: options.ascii ?? false,
		hasColour: options.color,
		dryRun: options.dryRun ?? false,
		configDirectory: absolute(options.configDir),
	};
}
