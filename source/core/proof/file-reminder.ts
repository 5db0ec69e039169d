import type {Secret} from '../../values/secret.ts';
import type {Administration} from '../../host/administration.ts';
import type {ReminderReadBack} from './facts.ts';

/** Milliseconds that ENTSSO has to read the reminder in a file. */
const readingTime = 15_000;

/** REGDB_E_CLASSNOTREG (winerror.h): the computer has no ENTSSO that could be asked. */
const notRegistered = '0x80040154';

/** Returns whether the reminder that ENTSSO reads in the file is this one, or the password. Never rejects. */
export async function compareReminder(
	administration: Administration,
	file: string,
	{password, reminder}: {readonly password: Secret; readonly reminder: Secret},
	signal: AbortSignal,
): Promise<ReminderReadBack> {
	const result = await administration.readReminder(file, {timeLimit: readingTime, signal});
	if (result.state !== 'returned' || result.code !== 0) {
		return 'unknown';
	}

	if (result.value.equals(reminder)) {
		return 'same';
	}

	return result.value.equals(password) ? 'is-password' : 'different';
}

/** Result of having ENTSSO read a backup file: a reminder in it, unknown, or the code of its refusal. */
export type FileReminder = 'read' | 'unknown' | {readonly code: string};

/** Has ENTSSO read the reminder in the file; undefined where there is no ENTSSO to ask. Never rejects. */
export async function findReminder(administration: Administration, file: string): Promise<FileReminder | undefined> {
	const result = await administration.readReminder(file, {timeLimit: readingTime});
	switch (result.state) {
		case 'returned': {
			return result.code === 0 ? 'read' : 'unknown';
		}

		case 'failed': {
			return {code: result.code};
		}

		case 'unusable': {
			return result.code === notRegistered ? undefined : 'unknown';
		}

		case 'no-answer':
		case 'cancelled':
		case 'crashed': {
			return 'unknown';
		}
	}
}

/**
Returns the reminder that ENTSSO reads in the file, to be shown; undefined where it cannot. The text is of others. Never
rejects.
*/
export async function readFileReminder(
	administration: Administration,
	file: string,
	signal: AbortSignal,
): Promise<string | undefined> {
	const result = await administration.readReminder(file, {timeLimit: readingTime, signal});
	return result.state === 'returned' && result.code === 0 ? result.value.reveal() : undefined;
}
