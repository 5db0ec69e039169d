import {
	accept,
	refuse,
	type Validation,
} from '../../values/validation.ts';
import {mostBackupBytes} from '../proof/facts.ts';
import type {RestoreFile} from './restore-file.ts';

/** Left out where nobody is asked. */
type Asking = {
	/** Nobody can agree to restore a file that is not as its record has it, so it is refused. */
	readonly isUnattended?: boolean;
};

/**
Returns what keeps a file from being restored; a file that is not as its record has it is a warning, to be agreed to.
Pure.
*/
export function restoreFileProblem(
	facts: RestoreFile,
	practice: string | undefined,
	{isUnattended = false}: Asking = {},
): Validation {
	return problemOfState(facts) ?? problemOfContent(facts, practice) ?? ofRecord(facts, isUnattended);
}

function problemOfState({file, state, size, content}: RestoreFile): Validation | undefined {
	switch (state) {
		case 'missing': {
			return refuse(`There is no file ${file}. Give the path of the backup file.`, 'file-missing');
		}

		case 'folder': {
			return refuse(`${file} is a folder. Give the path of the backup file in it.`, 'not-a-file');
		}

		case 'other': {
			return refuse(`${file} is a link or a device, not a file. Give the path of the backup file itself.`, 'not-a-file');
		}

		case 'empty': {
			return refuse(`${file} is empty, so there is nothing in it to restore. Look for another copy.`, 'file-empty');
		}

		case 'unreadable': {
			if (content === 'sql-server') {
				return undefined;
			}

			return size !== undefined && size > mostBackupBytes
				? refuse(`${file} is far larger than any backup of a master secret. Look for another file.`, 'file-unreadable')
				: refuse(
					`${file} could not be read. See that this user may read it, and that it is not in use.`,
					'file-unreadable',
				);
		}

		case 'there': {
			return undefined;
		}
	}
}

function problemOfContent({file, content}: RestoreFile, practice: string | undefined): Validation | undefined {
	if (content === 'sql-server') {
		return refuse(
			`${file} is a backup of a SQL Server database. It ends in .bak too, but holds no master secret.`,
			'sql-server-backup',
		);
	}

	if (content === 'practice' && practice === undefined) {
		return refuse(`${file} is a practice file. It holds no secret, so nothing can be restored from it.`, 'practice-file');
	}

	return content !== 'practice' && practice !== undefined
		? refuse(`${file} was not made by practice. Practice restores its own files only.`, 'not-a-practice-file')
		: undefined;
}

function ofRecord({file, isChanged, record}: RestoreFile, isUnattended: boolean): Validation {
	if (isChanged !== true || record === undefined) {
		return accept();
	}

	const changed = `${file} is not as the backup of ${record.time.slice(0, 10)} left it (other SHA-256).`;
	return isUnattended
		? refuse(`${changed} Look for a copy that is unchanged.`, 'file-changed')
		: accept([`${changed} It may be another backup, or damaged.`]);
}
