import {systemClock} from '../values/clock.ts';
import {isPlainText, plainCharacters} from '../values/plain-text.ts';
import {impossiblePassword} from '../journeys/shared/password-text.ts';
import type {Environment} from './environment.ts';
import {readInput} from './read-input.ts';
import {restoreCancelled} from './restore-ending.ts';
import type {RestoreFlags} from './restore-flags.ts';
import {refused, type Refused} from './run-ending.ts';

const where = 'Give it as the first line of standard input, through a pipe, with --password-stdin. '
	+ 'There is no flag for it.';

/** Returns the password from standard input, or the ending where it cannot be had. */
export async function passwordOf(
	{stdin, ended}: Pick<Environment, 'ended' | 'stdin'>,
	flags: Pick<RestoreFlags, 'passwordStdin'>,
): Promise<Refused | {readonly password: string}> {
	if (!flags.passwordStdin || stdin.isTTY) {
		return refused('no-password', [
			flags.passwordStdin
				? 'Standard input is a terminal, and what is typed there would be shown.'
				: 'The password is missing.',
			where,
		]);
	}

	const input = await readInput(stdin, {clock: systemClock, signal: ended, lines: 1});
	if (input === 'cancelled') {
		return restoreCancelled(ended);
	}

	if ('problem' in input) {
		return refused('no-password', [input.problem]);
	}

	const {password, reminder} = input;
	if (reminder !== undefined) {
		return refused('no-password', ['Standard input has more than one line. Send the password alone, as its only line.']);
	}

	if (password === '') {
		return refused('no-password', ['No password came: the first line of standard input is empty.']);
	}

	const {refusal, refusalOfFlag = refusal} = impossiblePassword(password) ?? {};
	return refusalOfFlag === undefined
		? {password}
		: refused('password-refused', [`Password on standard input: ${refusalOfFlag}`]);
}

/** Returns the refusal of what may not reach ssoconfig, where it can be given plain ASCII alone. */
export function plainTextProblem(file: string, password: string): Refused | undefined {
	if (!isPlainText(file)) {
		return refused('path-refused', [
			`FILE: The path has characters that may not reach ssoconfig here. ${plainCharacters}`,
		], ['Copy the file to a path without them.']);
	}

	return isPlainText(password)
		? undefined
		: refused('password-refused', [
			'Password on standard input: It has characters that may not reach ssoconfig here.',
		], ['Somebody at the terminal can type it: entsso-backup restore FILE, without --password-stdin.']);
}
