import {writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Engine} from '../../../source/core/engines/task.ts';
import {createConsoleEngine} from '../../../source/core/engines/console/console-engine.ts';
import {handOver} from '../../../source/core/engines/hand-over.ts';
import {pty, refusingPty} from './pty.ts';
import {runStandIn, shortPatience, type Run} from './run-stand-in.ts';
import {
	print,
	success,
	usualQuestions,
	type LogEntry,
	type Step,
} from './script.ts';

/** What came of it. */
export type TerminalResult = Pick<Run, 'outcome' | 'typed'> & {
	readonly lent: readonly string[];
	readonly keys: readonly LogEntry[];
	readonly isRaw: boolean;
	readonly interrupts: number;
};

// Runs an engine on a stand-in in the terminal this program is started in, and leaves what came of it in a file in
// the folder for temporary files. The argument says which of these it is.

const scripts: Readonly<Record<string, readonly Step[]>> = {
	'hand-over': [...usualQuestions, ...success],
	'no-module': [...usualQuestions, ...success],
	'take-over': [...usualQuestions.slice(0, 4), print('Overwrite? (Y/N) '), {do: 'key'}, print('\r\n0xC0002A20\r\n'), {do: 'exit', code: 4}],
	'no-terminal': [...usualQuestions, ...success],
	cancel: [{do: 'ignore', signals: ['SIGTERM', 'SIGHUP']}, {do: 'child', ownSession: true}, print('hanging\r\n'), {do: 'hang'}],
	interrupt: [{do: 'cooked'}, print('hanging\r\n'), {do: 'hang'}],
};

const engines: Readonly<Record<string, Engine>> = {
	'hand-over': handOver,
	'no-module': createConsoleEngine({pty: {...pty, program: '/no/such/pseudo-terminal.mjs'}}),
	'no-terminal': createConsoleEngine({pty: refusingPty}),
	interrupt: handOver,
	'take-over': createConsoleEngine({pty, patience: shortPatience}),
};

const [which = ''] = process.argv.slice(2);
const lent: string[] = [];
const cancel = new AbortController();
process.once('SIGUSR1', () => {
	cancel.abort();
});
const {outcome, typed, log} = await runStandIn(scripts[which] ?? [], {
	use: engines[which] ?? handOver,
	answers: ['take-over'],
	context: {
		signal: cancel.signal,
		terminal: {
			async lend(use) {
				lent.push('lent');
				try {
					return await use();
				} finally {
					lent.push('given back');
				}
			},
		},
	},
});
const keys = log.filter(entry => 'key' in entry);
const result: TerminalResult = {
	outcome, typed, lent, keys, isRaw: process.stdin.isRaw, interrupts: process.listenerCount('SIGINT'),
};
await writeFile(path.join(os.tmpdir(), 'result.json'), JSON.stringify(result));
