import type {CommandName} from './commands.ts';

/** Thrown where the arguments cannot be used. Its message repeats no value and no word that was given. */
export class UsageError extends Error {
	/** Undefined where none was named. */
	readonly command: CommandName | undefined;

	constructor(message: string, command: CommandName | undefined) {
		super(message);
		this.name = 'UsageError';
		this.command = command;
	}
}

/** Returns where the flags are explained. */
export function pointerFor(command: CommandName | undefined): string {
	return command === undefined || command === 'help'
		? 'Run entsso-backup --help for all commands and flags.'
		: `Run entsso-backup ${command} --help for its flags.`;
}
