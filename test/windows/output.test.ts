/* What is printed arrives whole on Windows too, where Node.js writes to pipes and files in another way. */
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {run} from './wine/run.ts';
import {Computer, programFolder} from './wine/computer.ts';

const records = 200;
const node = String.raw`${programFolder}\node.exe`;
const given = ['history', '--json', '--config-dir', String.raw`C:\config`];

/** Runs the program, reads what it prints only after the time it has to end by itself, and prints what came of it. */
const slowReader = `
import {spawn} from 'node:child_process';
import {buffer} from 'node:stream/consumers';
const [program, ...given] = process.argv.slice(2);
const child = spawn(program, given, {stdio: ['ignore', 'pipe', 'pipe']});
const ended = new Promise(resolve => child.once('exit', resolve));
const errors = buffer(child.stderr);
await new Promise(resolve => setTimeout(resolve, 4000));
const said = await buffer(child.stdout);
console.log(JSON.stringify({exitCode: await ended, length: said.length, records: JSON.parse(said).records.length, errors: String(await errors)}));
`;

let computer: Computer;

beforeAll(async () => {
	computer = await Computer.start();
	await computer.write(String.raw`C:\slow-reader.mjs`, slowReader);
	const evidence = Array.from({length: 30}, () => ({id: 'file', state: 'ok', detail: 'It is there. '.repeat(20)}));
	for (let index = 0; index < records; index++) {
		const time = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
		const record = {
			format: 1, time, computer: 'BIZ01', file: `C:\\${index}.bak`, size: 800, sha256: 'ab'.repeat(32), verdict: 'verified', proof: [], evidence, engine: 'console',
		};
		await computer.write(String.raw`C:\config\history` + `\\${time.replaceAll(':', '-')}-0.json`, JSON.stringify(record));
	}
});

afterAll(async () => {
	await computer.close();
});

test('a slow reader gets a long history whole', async () => {
	const {output} = await computer.run(node, [String.raw`C:\slow-reader.mjs`, node, String.raw`${programFolder}\cli.mjs`, ...given], {limit: 120_000});
	const told = JSON.parse(output) as {readonly length: number};
	expect(told).toMatchObject({exitCode: 0, records, errors: ''});
	expect(told.length).toBeGreaterThan(1_000_000);
});

test.each([
	['history', given],
	['help', ['--help']],
])('a full disk is an error: %s', async (name, wanted) => {
	const script = 'wine "$@" </dev/null >/dev/full 2>"$0"; echo $? >>"$0"';
	const trace = `C:\\${name}.txt`;
	const [file, ...rest] = computer.command({}, 'sh', '-c', script, computer.inside(trace), node, String.raw`${programFolder}\cli.mjs`, ...wanted);
	await run(file, rest);
	expect(await computer.read(trace)).toBe('The result could not be written to standard output: the disk is full.\n1\n');
});
