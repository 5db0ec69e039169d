import {exitCodes} from '../values/exit-codes.ts';
import type {Environment} from './environment.ts';
import type {RestoreFlags} from './restore-flags.ts';

/**
Opens the guided restore in the terminal, of this file where one is given; gives the exit code. It is not there yet, so
the way without questions is told.
*/
export async function openRestoreWizard(
	{stderr}: Pick<Environment, 'stderr'>,
	_flags: Omit<RestoreFlags, 'file'>,
	_file: string | undefined,
): Promise<number> {
	stderr.paragraphs([{
		text: 'restore needs --password-stdin, with the password as the first line of standard input. '
			+ 'See entsso-backup help restore.',
	}]);
	return exitCodes.usage;
}
