import path from 'node:path';
import {expect, vi} from 'vitest';
import {type TerminalOptions, type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {expectNoTrace} from './canary.ts';
import {watchProcesses} from './traces.ts';

/** Runs the program in a terminal and then looks everywhere; its processes must have been seen. `seen` waits until so many were. */
export async function watched(options: TerminalOptions, use: (terminal: TestTerminal, seen: (processes: number) => Promise<void>) => Promise<void>): Promise<void> {
	await withTerminal(options, async terminal => {
		const folder = path.dirname(terminal.home);
		const watch = watchProcesses(folder);
		const seen = async (processes: number): Promise<void> => {
			await vi.waitFor(() => {
				expect(watch.count()).toBeGreaterThanOrEqual(processes);
			}, 20_000);
		};

		await use(terminal, seen);
		expect(watch.count()).toBeGreaterThanOrEqual(1);
		await expectNoTrace({
			folder, processes: await watch.stop(), output: terminal.output, showsReminder: true,
		});
	});
}
