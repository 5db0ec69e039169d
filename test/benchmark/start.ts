import {
	mkdir,
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {newPlace} from '../../source/core/records/record-places.ts';
import {type TerminalOptions, withTerminal} from '../pty/terminal.ts';
import {type Figure, interleaved, median} from './figure.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Enough that the median of a start moves by less than its distance to the target. */
const rounds = 25;
const records = 10_000;
export const firstFrame = 'Step 1 of 7';
const firstFrameOfRestore = /Step 1 of \d/v;

/** Until the text is on the screen. */
export async function timeUntil(text: string | RegExp, options: TerminalOptions): Promise<number> {
	const begin = performance.now();
	return withTerminal({...options, isFromShell: false}, async terminal => {
		await terminal.waitFor(text);
		return performance.now() - begin;
	});
}

/** Until help is on the screen, asked for by a key that is typed as soon as there is a screen. */
export async function timeUntilHelp(options: TerminalOptions): Promise<number> {
	const begin = performance.now();
	return withTerminal({...options, isFromShell: false}, async terminal => {
		await terminal.waitFor(firstFrame);
		terminal.send('\u{1B}OP');
		await terminal.waitFor('explained');
		return performance.now() - begin;
	});
}

/** How soon the first screen is there, where the time goes, and what a long history adds. */
export async function measureStart(): Promise<Figure[]> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-benchmark-'));
	try {
		await fillHistory(path.join(folder, 'history'));
		const times = await interleaved(rounds, {
			node: async () => timeUntil('ready', {command: process.execPath, arguments: ['-e', 'console.log("ready"); setTimeout(() => {}, 1000)']}),
			clack: async () => timeUntil('Password of the backup', {command: process.execPath, arguments: [path.join(here, 'clack-password.mjs')]}),
			wizard: async () => timeUntil(firstFrame, {arguments: ['--practice']}),
			restore: async () => timeUntil(firstFrameOfRestore, {arguments: ['restore', '--practice', 'lost-secret']}),
			plain: async () => timeUntil(firstFrame, {arguments: ['--plain', '--practice']}),
			key: async () => timeUntilHelp({arguments: ['--practice']}),
			long: async () => timeUntil(firstFrame, {arguments: ['--practice', '--config-dir', folder]}),
		});
		const [node, clack, wizard, key, long] = [median(times.node), median(times.clack), median(times.wizard), median(times.key), median(times.long)];
		const phases = await phasesOfStart(folder);
		const beside = `wizard ${wizard.toFixed(0)} ms`;
		return [
			{
				name: 'first frame, times @clack/prompts', value: wizard / clack, unit: '', beside: `${beside}, clack ${clack.toFixed(0)} ms`, target: 1.5,
			},
			...Object.entries({'of a restore': median(times.restore), 'of plain mode': median(times.plain)}).map(([what, time]) => ({
				name: `first frame ${what}, times @clack/prompts`, value: time / clack, unit: '', beside: `${time.toFixed(0)} ms, clack ${clack.toFixed(0)} ms`, target: undefined,
			})),
			{
				name: 'first frame, times one line of node', value: wizard / node, unit: '', beside: `${beside}, node ${node.toFixed(0)} ms`, target: undefined,
			},
			{
				name: 'of it: Node.js starts', value: phases[0], unit: 'ms', beside, target: undefined,
			},
			{
				name: 'of it: modules are loaded', value: phases[1], unit: 'ms', beside, target: undefined,
			},
			{
				name: 'of it: first frame is made', value: phases[2], unit: 'ms', beside, target: undefined,
			},
			{
				name: 'a key typed with it is answered', value: key, unit: 'ms', beside: 'from the start; Ink is loaded after the first frame', target: undefined,
			},
			{
				name: `${records} records add to the start`, value: long - wizard, unit: 'ms', beside, target: 50,
			},
		];
	} finally {
		await rm(folder, {recursive: true});
	}
}

async function phasesOfStart(folder: string): Promise<[number, number, number]> {
	const file = path.join(folder, 'phases.json');
	const seen: Array<[number, number, number]> = [];
	for (let round = 0; round < rounds; round++) {
		await timeUntil(firstFrame, {arguments: ['--practice'], environment: {NODE_OPTIONS: `--require ${path.join(here, 'phases.cjs')}`, PHASES_FILE: file}});
		const [start = 0, loaded = 0, drawn = 0] = JSON.parse(await readFile(file, 'utf8')) as number[];
		seen.push([start, loaded - start, drawn - loaded]);
	}

	return [median(seen.map(([first]) => first)), median(seen.map(([, second]) => second)), median(seen.map(phases => phases[2]))];
}

async function fillHistory(folder: string): Promise<void> {
	for (let index = 0; index < records; index++) {
		const time = new Date(Date.UTC(2020, 0, 1) + (index * 3_600_000)).toISOString();
		const place = path.join(folder, `${newPlace({time})}.json`);
		await mkdir(path.dirname(place), {recursive: true});
		await writeFile(place, JSON.stringify({
			format: 1, time, computer: 'ELSEWHERE', file: String.raw`C:\SSO-Backup\SSO.bak`, verdict: 'verified', engine: 'console', evidence: [],
		}));
	}
}
