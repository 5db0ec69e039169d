import {readFile} from 'node:fs/promises';
import process from 'node:process';
import {program} from '../pty/launch.ts';
import {withTerminal} from '../pty/terminal.ts';
import {startRun} from '../pty/walk.ts';
import {type Figure, median} from './figure.ts';

const rounds = 9;

/** The most memory that the program takes on the way from the first screen to the result, beside Node.js with nothing to do. */
export async function measureMemory(): Promise<Figure> {
	const journeys: number[] = [];
	const bare: number[] = [];
	for (let round = 0; round < rounds; round++) {
		journeys.push(await peakOfJourney());
		bare.push(await withTerminal({command: process.execPath, arguments: ['-e', 'console.log("ready"); setTimeout(() => {}, 60000)']}, async terminal => {
			await terminal.waitFor('ready');
			return peakMemory();
		}));
	}

	return {
		name: 'peak memory of a whole journey', value: median(journeys), unit: 'MiB', beside: `Node.js alone ${median(bare).toFixed(0)} MiB`, target: 80,
	};
}

/** In MiB, of one journey of this program. */
export async function peakOfJourney(command = program): Promise<number> {
	return withTerminal({command, arguments: ['--practice']}, async terminal => {
		await startRun(terminal);
		await terminal.waitFor('VERIFIED', {timeout: 60_000});
		return peakMemory();
	});
}

/** In MiB, of the program in the terminal, which is the last child of this process (VmHWM of proc(5)). */
export async function peakMemory(): Promise<number> {
	const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
	const status = await readFile(`/proc/${children.trim().split(' ').at(-1)}/status`, 'utf8');
	return Number(/VmHWM:\s+(?<kib>\d+)/v.exec(status)?.groups?.kib) / 1024;
}
