import {systemClock} from '../values/clock.ts';
import type {Environment} from './environment.ts';
import {readInput} from './read-input.ts';
import {cancelled, refused, type RunEnding} from './run-ending.ts';
import type {RunFlags} from './run-flags.ts';

export type Input = {
	/** Undefined in a dry run without a password. */
	readonly password: string | undefined;
	readonly reminder: string;
};

/** Password and reminder from standard input, or the ending where they cannot be had. A dry run needs neither. */
export async function inputOf({stdin, ended}: Environment, flags: RunFlags): Promise<Input | RunEnding> {
	if (!flags.passwordStdin && flags.dryRun) {
		return {password: undefined, reminder: flags.reminder ?? ''};
	}

	if (!flags.passwordStdin || stdin.isTTY) {
		return refused('no-password', [
			flags.passwordStdin
				? 'Standard input is a terminal, and what is typed there would be shown.'
				: 'The password is missing.',
			'Give it as the first line of standard input, through a pipe, with --password-stdin. There is no flag for it.',
		]);
	}

	const input = await readInput(stdin, {clock: systemClock, signal: ended, lines: flags.reminder === undefined ? 2 : 1});
	if (input === 'cancelled') {
		return cancelled(ended);
	}

	if ('problem' in input) {
		return refused('no-password', [input.problem]);
	}

	if (flags.reminder !== undefined && input.reminder !== undefined) {
		return refused('reminder-refused', [
			'The reminder is given twice: by --reminder, and as the second line of standard input. Leave one out.',
		]);
	}

	return input.password === ''
		? refused('no-password', ['No password came: the first line of standard input is empty.'])
		: {password: input.password, reminder: flags.reminder ?? input.reminder ?? ''};
}
