/**
Why something was refused, failed, or is less than was asked for: stable ids for programs, listed in
source/schemas/history.schema.json. An id may be added; none changes its meaning.
*/
export const reasons = [
	// Before anything was started.
	'wrong-usage',
	'no-password',
	'cancelled',
	'locked',
	'check-stop',
	'service-stopped',
	'not-admin',
	'not-sso-admin',
	'not-secret-server',
	'no-entsso',
	'no-tool',
	'tool-not-trusted',
	'path-refused',
	'file-exists',
	'no-right-to-write',
	'disk-full',
	'drive-missing',
	'drive-not-suitable',
	'folder-is-a-file',
	'password-refused',
	'reminder-refused',
	// Of a file to restore, and of the master secret that is there.
	'file-unreadable',
	'not-a-file',
	'sql-server-backup',
	'practice-file',
	'not-a-practice-file',
	'file-changed',
	'same-secret',
	'present-secret-not-backed-up',
	'kept-backup-lost',
	'no-local-copy',
	// From the run.
	'folder-not-made',
	'not-started',
	'time-limit',
	'question',
	'tool-failed',
	'file-missing',
	'file-empty',
	'not-confirmed',
	'password-as-reminder',
	'copy-failed',
	'copy-folder-missing',
	'copy-file-exists',
	'copy-no-right-to-write',
	'copy-disk-full',
	'copy-no-answer',
	'copy-changed',
	'copy-not-seen',
	'copy-same-folder',
	// Of records.
	'no-record',
	'history-unreadable',
	'not-recorded',
	// Of files for another server.
	'not-written',
	// An error of this program.
	'unexpected',
] as const;

export type Reason = (typeof reasons)[number];
