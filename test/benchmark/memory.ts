import {readFile} from 'node:fs/promises';
import process from 'node:process';
import {program} from '../pty/launch.ts';
import {answerAll, say} from '../pty/questions.ts';
import {onScreen, startRestore} from '../pty/restore-walk.ts';
import {type TestTerminal, withTerminal} from '../pty/terminal.ts';
import {startRun} from '../pty/walk.ts';
import {type Figure, interleaved, median} from './figure.ts';

const rounds = 9;

/** The most memory that the program takes on the way from the first screen to the result, beside Node.js with nothing to do. */
export async function measureMemory(): Promise<Figure[]> {
	const {bare, ...journeys} = await interleaved(rounds, {
		bare: peakOfNode, backup: peakOfJourney, restore: peakOfRestore, plain: peakOfPlainMode,
	});
	const beside = `Node.js alone ${median(bare).toFixed(0)} MiB`;
	return Object.entries({backup: 'a whole journey', restore: 'a whole restore', plain: 'a backup in plain mode'}).map(([name, what]) => ({
		name: `peak memory of ${what}`, value: median(journeys[name as keyof typeof journeys]), unit: 'MiB', beside, target: 80,
	}));
}

async function peakOfNode(): Promise<number> {
	return withTerminal({command: process.execPath, arguments: ['-e', 'console.log("ready"); setTimeout(() => {}, 60000)']}, async terminal => {
		await terminal.waitFor('ready');
		return peakMemory(terminal);
	});
}

async function peakOfRestore(): Promise<number> {
	return withTerminal({arguments: ['restore', '--practice', 'lost-secret']}, async terminal => {
		await startRestore(onScreen, terminal);
		await terminal.waitFor('ACCEPTED');
		return peakMemory(terminal);
	});
}

async function peakOfPlainMode(): Promise<number> {
	return withTerminal({arguments: ['--plain', '--practice'], rows: 60}, async terminal => {
		await answerAll(terminal);
		say(terminal, '');
		await terminal.waitFor('VERIFIED');
		return peakMemory(terminal);
	});
}

/** In MiB, of one journey of this program. */
export async function peakOfJourney(command = program): Promise<number> {
	return withTerminal({command, arguments: ['--practice']}, async terminal => {
		await startRun(terminal);
		await terminal.waitFor('VERIFIED');
		return peakMemory(terminal);
	});
}

/** In MiB, of the program in the terminal (VmHWM of proc(5)). */
export async function peakMemory(terminal: TestTerminal): Promise<number> {
	const status = await readFile(`/proc/${await terminal.processId()}/status`, 'utf8');
	return Number(/VmHWM:\s+(?<kib>\d+)/v.exec(status)?.groups?.kib) / 1024;
}
