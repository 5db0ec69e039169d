/**
Without it a signal opens a debugger, through which another user could read what is in memory. cli.tsx and
entsso-backup.cmd start with it too.
*/
export const noDebugger = '--disable-sigusr1';

/**
Flags of Node.js for the programs that this one starts, since secrets pass through them. They win over those in
NODE_OPTIONS: no report and no heap snapshot is written when one crashes, and no signal opens a debugger.
*/
export const nodeFlags = [
	'--no-report-uncaught-exception',
	'--no-report-on-fatalerror',
	'--no-report-on-signal',
	'--heapsnapshot-near-heap-limit=0',
	'--no-abort-on-uncaught-exception',
	noDebugger,
] as const;
