import {expect, test} from 'vitest';
import {program} from '../../pty/launch.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {startRun, walkTo} from '../../pty/walk.ts';
import {expectGoodFiles, processesOf, untilNoneIsLeft} from './aftermath.ts';

// In a session of its own the program gets no signal when its terminal goes, as after a connection that was lost.
test.concurrent.each([
	['where a password is typed', async (terminal: TestTerminal) => walkTo(terminal, 'password')],
	['while the tool runs', async (terminal: TestTerminal) => {
		await startRun(terminal);
		await terminal.waitFor(/running +Wait for ENTSSO/v);
	}],
] as const)('a terminal that is gone without a signal, %s: the program ends, and the tool with it', async (_where, reach) => {
	await withTerminal({command: 'setsid', arguments: ['--wait', program, '--practice', 'hangs']}, async terminal => {
		await reach(terminal);
		expect(await processesOf(terminal.home)).not.toEqual([]);
		terminal.hangUp();
		await untilNoneIsLeft(terminal.home);
		await expectGoodFiles(terminal.home, {}, false);
	});
}, 60_000);
