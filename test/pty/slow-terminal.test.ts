/* A terminal that stands still for longer than the program has to end by itself loses nothing. */
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';
import {expect, test} from 'vitest';
import {makeHomes} from '../commands/homes.ts';
import {addRecords} from '../commands/long-history.ts';
import {bundle} from '../commands/program.ts';

const newHome = makeHomes();
const standstill = 3000;
const records = 400;

async function homeWithHistory(): Promise<string> {
	const home = await newHome();
	await addRecords(home, records, [{id: 'file', state: 'ok', detail: 'It is there. '.repeat(20)}]);
	return home;
}

// Wizard and plain mode leave what they have to say in the same way: a terminal is written to until it has taken all.
test('a terminal that stands still gets a long history whole', async () => {
	const home = await homeWithHistory();
	// A shell keeps the terminal open until all of it was read.
	const terminal = spawn('/bin/sh', [
		'-c', '"$@"; echo "ended with $?"; cat', 'sh', process.execPath, bundle, 'history', '--json', '--config-dir', path.join(home, 'config'),
	], {
		name: 'xterm-256color', cols: 80, rows: 24, cwd: home, env: {HOME: home, PATH: process.env.PATH ?? '', TMPDIR: home},
	});
	let output = '';
	const {promise: begun, resolve: begin} = Promise.withResolvers<undefined>();
	const {promise: ended, resolve: end} = Promise.withResolvers<undefined>();
	terminal.onData(part => {
		output += part;
		begin(undefined);
		if (/ended with \d+/v.test(output.slice(-40))) {
			end(undefined);
		}
	});
	await begun;
	terminal.pause();
	await wait(standstill);
	terminal.resume();
	await ended;
	terminal.kill();
	const [said = '', code] = output.split('ended with ', 2);
	expect(code?.trim()).toBe('0');
	expect(said.length).toBeGreaterThan(200_000);
	expect(JSON.parse(said)).toMatchObject({records: {length: records}});
});
