import {readdir} from 'node:fs/promises';
import {expect, test, vi} from 'vitest';
import type {Started} from '../../commands/program.ts';
import {patience} from '../../limits.ts';
import {processesOf, untilNoneIsLeft} from './aftermath.ts';

/** A program without a terminal, and its folders. */
export type UnattendedRun = {readonly started: Started; readonly home: string; readonly temporary: string};

/** A place in a program without a terminal, and how to get there. */
export type UnattendedPlace<Run extends UnattendedRun> = {
	/** The program is held there by SIGSTOP. */
	readonly isStopped?: boolean;
	/** The exit code when nobody is at its pipes any more: with what is there it goes on. */
	readonly unheard: number;
	/** Starts the program, with these flags as well. */
	start(more: readonly string[]): Promise<Run>;
	go(run: Run): Promise<void>;
	/** Looks at the files and records that are left. */
	expectLeft(run: Run, wasKilled: boolean): Promise<void>;
	/** Looks at the object that tells of it. */
	expectTold(said: string): void;
};

/** Ends the program at the place in each way, and looks at what is left and told. */
export function testUnattendedEnds<Run extends UnattendedRun>(place: UnattendedPlace<Run>): void {
	const {isStopped = false, unheard} = place;

	test.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129], ['SIGKILL', undefined]] as const)('%s: no process is left, the files are good, one object tells it', async (signal, code) => {
		const run = await place.start([]);
		await place.go(run);
		run.started.signal(signal);
		if (isStopped) {
			run.started.signal('SIGCONT');
		}

		const {exitCode, said, complained} = await run.started.ended;
		await untilNoneIsLeft(run.home);
		await place.expectLeft(run, code === undefined);
		expect(complained).not.toContain('    at ');
		if (code === undefined) {
			return;
		}

		expect(exitCode).toBe(code);
		place.expectTold(said);
		expect(await readdir(run.temporary)).toEqual([]);
	});

	test('its pipes closed: it goes on as far as it can, and its exit code tells it', async () => {
		// A tool that never ends is ended by the time limit.
		const run = await place.start(unheard === 1 ? ['--time-limit', '10'] : []);
		await place.go(run);
		run.started.hangUp();
		if (isStopped) {
			run.started.signal('SIGCONT');
		}

		const {exitCode} = await run.started.ended;
		expect(exitCode).toBe(unheard);
		await untilNoneIsLeft(run.home);
		expect(await readdir(run.temporary)).toEqual([]);
	});
}

/** Resolves when the tool is at work. */
export async function untilToolRuns(home: string, option: '-backupsecret' | '-restoresecret'): Promise<void> {
	await vi.waitFor(async () => {
		expect(await processesOf(home)).toContainEqual(expect.stringContaining(option));
	}, {interval: 10, timeout: patience});
}

/** Resolves when the tool has ended, and what held it, which a program that stands still does not end. */
export async function untilToolEnds(home: string, isStopped = false): Promise<void> {
	const held = isStopped ? /-(?:backup|restore)secret/v : /-(?:backup|restore)secret|pseudo-terminal/v;
	await vi.waitFor(async () => {
		expect(await processesOf(home)).not.toContainEqual(expect.stringMatching(held));
	}, {interval: 10, timeout: patience});
}
