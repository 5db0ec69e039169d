import path from 'node:path';
import {rm} from 'node:fs/promises';
import {makeInstallDirectory} from '../../pty/install-directory.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {answers, startRun} from '../../pty/walk.ts';
import {type Figure, interleaved, median} from '../figure.ts';
import {
	costOf,
	growth,
	withFolder,
	type Cost,
} from './growth.ts';

const few = 16;
const many = 1024;

/** What it costs to follow a tool that prints a great deal: memory that does not grow, time that grows with it, and an answer to Ctrl+C as ever. */
export async function measureOutput(): Promise<Figure[]> {
	const directory = await makeInstallDirectory();
	try {
		return [
			...await growth({
				name: `${many} MiB from the tool: run`, factor: many / few, small: async () => backUp(directory, few), big: async () => backUp(directory, many), rounds: 1, most: {time: many / few, memory: 1.25},
			}),
			await measureAnswer(directory),
		];
	} finally {
		await rm(directory, {recursive: true});
	}
}

async function backUp(directory: string, mebibytes: number): Promise<Cost> {
	return withFolder(async folder => costOf([
		'run', '--engine', 'console', '--install-dir', directory, '--config-dir', folder, '--backup-file', path.join(folder, 'sso.bak'), '--time-limit', '3000', '--password-stdin',
	], {
		// Nothing but the word of ENTSSO is missing, which there is on Windows alone.
		exitCode: 3, input: `${answers.password}\n${answers.reminder}\n`, timeout: 3_000_000, environment: {STAND_IN: `prints-${mebibytes}`},
	}));
}

/** How soon Ctrl+C is answered while the tool prints without end, beside a tool that is quiet. */
async function measureAnswer(directory: string): Promise<Figure> {
	const times = await interleaved(5, {
		quiet: async () => answerTime(directory, 'half'),
		printing: async () => answerTime(directory, 'prints-1000000'),
	});
	const [quiet, printing] = [median(times.quiet), median(times.printing)];
	return {
		name: 'Ctrl+C while the tool prints', value: printing, unit: 'ms', beside: `while it is quiet ${quiet.toFixed(0)} ms`, target: 100,
	};
}

async function answerTime(directory: string, behaviour: string): Promise<number> {
	return withTerminal({arguments: ['--install-dir', directory], environment: {STAND_IN: behaviour}}, async terminal => {
		await startRun(terminal);
		await terminal.waitFor(/running\s+Wait for ENTSSO +(?:[2-9]|\d\d) s/v);
		const time = await timeToStop(terminal);
		terminal.type('y');
		await terminal.waitFor(/CANCELLED|FAILED|UNPROVEN/v);
		return time;
	});
}

async function timeToStop(terminal: TestTerminal): Promise<number> {
	const begin = performance.now();
	terminal.press('ctrl-c');
	await terminal.waitFor('Enter: keep waiting');
	return performance.now() - begin;
}
