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
	'no-tool',
	'tool-not-trusted',
	'path-refused',
	'file-exists',
	'no-right-to-write',
	'disk-full',
	'password-refused',
	'reminder-refused',
	// From the run.
	'folder-not-made',
	'not-started',
	'time-limit',
	'question',
	'tool-failed',
	'file-missing',
	'file-empty',
	'not-confirmed',
	'copy-failed',
	'copy-folder-missing',
	// Of records.
	'no-record',
	'history-unreadable',
	// Of files for another server.
	'not-written',
	// An error of this program.
	'unexpected',
] as const;

export type Reason = (typeof reasons)[number];
