/**
Flags of Node.js for a program that secrets pass through. They win over those in NODE_OPTIONS: no report and no heap
snapshot is written when it crashes, and no signal opens the inspector.
*/
export const quietNode = [
	'--no-report-uncaught-exception',
	'--no-report-on-fatalerror',
	'--no-report-on-signal',
	'--heapsnapshot-near-heap-limit=0',
	'--no-abort-on-uncaught-exception',
	'--disable-sigusr1',
] as const;
