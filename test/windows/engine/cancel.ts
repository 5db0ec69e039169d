#!/usr/bin/env node
/*
Runs the console engine and cancels it once a file is there: `node cancel.mjs TOOL BACKUP-FILE SIGNAL-FILE`. Prints the outcome as JSON.
In the wizard a key does that, but no such key comes through Wine's console; see wizard.test.ts.
*/
import {existsSync} from 'node:fs';
import process from 'node:process';
import {Secret} from '../../../source/values/secret.ts';
import {backupTask} from '../../../source/core/run/backup-task.ts';
import {createConsoleEngine} from '../../../source/core/engines/console/console-engine.ts';
import {systemClock} from '../../../source/values/clock.ts';

const [tool = '', backupFile = '', signalFile = ''] = process.argv.slice(2);
const cancelled = new AbortController();
const waiting = setInterval(() => {
	if (existsSync(signalFile)) {
		cancelled.abort();
	}
}, 100);

const outcome = await createConsoleEngine({pty: {node: process.execPath, program: String.raw`C:\entsso-backup\pseudo-terminal.mjs`}}).run(backupTask({
	tool: {program: tool, leadingArguments: []},
	backupFile,
	password: new Secret('Tr0ub4dor&3-horse'),
	reminder: new Secret('Team safe, entry 12'),
	timeLimit: 60_000,
}), {
	clock: systemClock,
	signal: cancelled.signal,
	onStage() {/* Only the end counts. */},
	ask: undefined,
	terminal: undefined,
});
clearInterval(waiting);
process.stdout.write(JSON.stringify(outcome), () => {
	// The pseudo-console that was left would keep the process alive; the program ends itself in the same way.
	process.exit();
});
