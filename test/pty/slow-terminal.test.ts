/* A terminal that stands still for longer than the program has to end by itself loses nothing. */
import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';
import {expect, test} from 'vitest';
import {openHistory} from '../../source/core/records/history.ts';
import {makeHomes} from '../commands/homes.ts';
import {bundle} from '../commands/program.ts';

const newHome = makeHomes();
const standstill = 3000;
const records = 400;

async function homeWithHistory(): Promise<string> {
	const home = await newHome();
	const folder = path.join(home, 'config', 'history');
	await mkdir(folder, {recursive: true});
	const history = openHistory(folder);
	for (let index = 0; index < records; index++) {
		await history.add({
			time: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
			computer: 'BIZ01',
			file: path.join(home, `${index}.bak`),
			size: 800,
			sha256: 'ab'.repeat(32),
			verdict: 'verified',
			proof: [],
			errorCode: undefined,
			evidence: [{id: 'file', state: 'ok', detail: 'It is there. '.repeat(20)}],
			engine: 'console',
			practice: undefined,
			copy: undefined,
		});
	}

	return home;
}

// Wizard and plain mode leave what they have to say in the same way: a terminal is written to until it has taken all.
test('a terminal that stands still gets a long history whole', async () => {
	const home = await homeWithHistory();
	const terminal = spawn(process.execPath, [bundle, 'history', '--json', '--config-dir', path.join(home, 'config')], {
		name: 'xterm-256color', cols: 80, rows: 24, cwd: home, env: {HOME: home, PATH: process.env.PATH ?? '', TMPDIR: home},
	});
	let said = '';
	const {promise: begun, resolve: begin} = Promise.withResolvers<undefined>();
	terminal.onData(output => {
		said += output;
		begin(undefined);
	});
	const exit = new Promise<number>(resolve => {
		terminal.onExit(({exitCode}) => {
			resolve(exitCode);
		});
	});
	await begun;
	terminal.pause();
	await wait(standstill);
	terminal.resume();
	expect(await exit).toBe(0);
	expect(said.length).toBeGreaterThan(200_000);
	expect(JSON.parse(said)).toMatchObject({records: {length: records}});
});
