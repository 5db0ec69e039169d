import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {newPlace} from '../../../source/core/records/record-places.ts';
import type {Figure} from '../figure.ts';
import {peakMemory} from '../memory.ts';
import {withTerminal} from '../../pty/terminal.ts';
import {firstFrame} from '../start.ts';
import {
	costOf,
	growth,
	withFolder,
	type Cost,
} from './growth.ts';

const few = 1000;
const many = 100_000;
const factor = many / few;
/** All records are of this file, which is not there. */
const file = '/nowhere/SSO.bak';

/** What a long history costs: at the start and in the check nothing. All records are of another computer, so that none of them is soon found to be enough. */
export async function measureHistory(): Promise<Figure[]> {
	return withFolder(async folder => {
		const [small, big] = [path.join(folder, 'small'), path.join(folder, 'big')];
		await fill(path.join(small, 'history'), few);
		await fill(path.join(big, 'history'), many);
		const ofCommand = async (name: string, flags: readonly string[], exitCode: number, most: number): Promise<Figure[]> => growth({
			name: `${many} records: ${name}`,
			factor,
			small: async () => costOf([...flags, '--config-dir', small], {exitCode}),
			big: async () => costOf([...flags, '--config-dir', big], {exitCode}),
			rounds: 3,
			// What the records are kept in grows with them; not with their square.
			most: {time: most, memory: most},
		});
		return [
			...await growth({
				name: `${many} records: first frame`, factor, small: async () => startCost(small), big: async () => startCost(big), rounds: 11, most: {time: 1.25, memory: 1.25},
			}),
			...await ofCommand('check', ['check', '--practice', '--json'], 1, 1.25),
			...await ofCommand('history --json', ['history', '--json'], 0, factor),
			...await ofCommand('history', ['history'], 0, factor),
			...await ofCommand('verify FILE', ['verify', file], 1, factor),
		];
	});
}

async function startCost(directory: string): Promise<Cost> {
	const begin = performance.now();
	return withTerminal({arguments: ['--practice', '--config-dir', directory], isFromShell: false}, async terminal => {
		await terminal.waitFor(firstFrame);
		const time = performance.now() - begin;
		return {time, memory: await peakMemory(terminal)};
	});
}

/** Records as the history keeps them: one for each hour. */
async function fill(history: string, count: number): Promise<void> {
	for (let index = 0; index < count; index++) {
		const time = new Date(Date.UTC(2000, 0, 1) + (index * 3_600_000)).toISOString();
		const place = path.join(history, `${newPlace({time})}.json`);
		await mkdir(path.dirname(place), {recursive: true});
		await writeFile(place, JSON.stringify({
			format: 1, time, computer: 'ELSEWHERE', file, size: 800, sha256: 'ab'.repeat(32), verdict: 'verified', engine: 'console', evidence: [{id: 'tool', state: 'ok', detail: 'The tool ended by itself.'}],
		}));
	}
}
