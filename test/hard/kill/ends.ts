import {readdir} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {restored} from '../../pty/restored.ts';
import {type TerminalOptions, type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {
	expectGoodFiles,
	processesOf,
	type Stock,
	untilNoneIsLeft,
} from './aftermath.ts';

/** The ways in which a program in a terminal is ended from outside, and the exit code where it can be seen. */
export const ends = [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129], ['SIGKILL', undefined], ['the console closed', undefined]] as const;

type End = (typeof ends)[number][0];

/** A place in the program, and how to get there. */
export type Place = Pick<TerminalOptions, 'environment' | 'rows'> & {
	readonly name: string;
	/** The command line, known when the test runs. */
	readonly flags: () => readonly string[];
	readonly stock?: Stock;
	/** Looks at what is left in place of the files of a backup. */
	readonly expectLeft?: (home: string, wasKilled: boolean) => Promise<void>;
	/** The program is held there by SIGSTOP, since the place would be left by itself. */
	readonly isStopped?: true;
	/** Ends that have a test of their own at this place. */
	readonly apart?: readonly End[];
	go(terminal: TestTerminal): Promise<void>;
};

/** Ends the program at the place in each way, and looks at what is left. */
export function testEnds(place: Place): void {
	test.each(ends.filter(([end]) => !place.apart?.includes(end)))('%s: no process is left, the files are good, the terminal as it was', async (end, exitCode) => {
		await withTerminal({...place, arguments: place.flags()}, async terminal => {
			await place.go(terminal);
			expect(await processesOf(terminal.home)).not.toEqual([]);
			await endBy(terminal, end, place.isStopped ?? false);
			await untilNoneIsLeft(terminal.home);
			if (exitCode !== undefined) {
				expect(await terminal.afterwards()).toEqual({exitCode, signal: 0, ...restored});
			}

			const wasKilled = end === 'SIGKILL';
			await (place.expectLeft?.(terminal.home, wasKilled) ?? expectGoodFiles(terminal.home, place.stock ?? {}, wasKilled));
			if (end !== 'SIGKILL') {
				expect(await readdir(terminal.temporary)).toEqual([]);
			}
		});
	});
}

async function endBy(terminal: TestTerminal, end: End, isStopped: boolean): Promise<void> {
	if (end === 'the console closed') {
		terminal.hangUp();
	} else {
		await terminal.signal(end);
	}

	if (isStopped && end !== 'SIGKILL') {
		await terminal.signal('SIGCONT');
	}
}
