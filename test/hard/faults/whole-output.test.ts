/* What is printed arrives whole, or the program says that it did not: every command, every kind of standard output. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {buffer, text} from 'node:stream/consumers';
import {
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {makeHomes} from '../../commands/homes.ts';
import {addRecords} from '../../commands/long-history.ts';
import {bundle} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';

const newHome = makeHomes();
const records = 200;
const home = await newHome();

/** A history of more than a megabyte. */
beforeAll(async () => {
	const line = {id: 'file', state: 'ok', detail: 'It is there. '.repeat(20)} as const;
	await addRecords(home, records, Array.from({length: 30}, () => line));
});

type Shown = {readonly exitCode: number | undefined; readonly said: Awaited<ReturnType<typeof buffer>>; readonly complained: string};

/**
Runs the program from a shell, which gives it its standard output; `$@` is its command line. The exit code of what
stands before a pipe is told on the fourth descriptor.
*/
async function shell(script: string, given: readonly string[], input = ''): Promise<Shown> {
	const child = spawn('bash', ['-c', script, 'bash', process.execPath, bundle, ...given], {
		cwd: home,
		env: {HOME: home, PATH: process.env.PATH, TMPDIR: home},
		stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
	});
	child.stdin.on('error', () => undefined).end(input);
	const [said, complained, told] = await Promise.all([buffer(child.stdout), text(child.stderr), text(child.stdio[3] as NodeJS.ReadableStream)]);
	return {said, complained, exitCode: told === '' ? undefined : Number(told)};
}

/** The reader begins after the time that the program has to end by itself, and the pipe is full from the start. */
const pipeSize = 65_536;
const slowly = `{ head -c ${pipeSize} /dev/zero; "$@"; echo $? >&3; } | { sleep 3; tail -c +${pipeSize + 1}; }`;
const plainly = '"$@"; echo $? >&3';

const config = ['--config-dir', path.join(home, 'config')];
const otherConfig = ['--config-dir', path.join(home, 'other')];
const commands: ReadonlyArray<readonly [string, readonly string[]]> = [
	['check', ['check', '--practice']],
	['check --json', ['check', '--practice', '--json']],
	['verify', ['verify', ...config]],
	['verify --json', ['verify', '--json', ...config]],
	['history', ['history', ...config]],
	['history --json', ['history', '--json', ...config]],
	['run --dry-run', ['run', '--practice', '--dry-run', '--backup-file', '/tmp/sso.bak']],
	['completion bash', ['completion', 'bash']],
	['completion powershell', ['completion', 'powershell']],
	['help', ['help']],
	['help run', ['help', 'run']],
	['--help', ['--help']],
	['run --help', ['run', '--help']],
	['--version', ['--version']],
];

describe.concurrent('output', () => {
	test.each(commands)('%s waits for a slow reader', async (_, given) => {
		const expected = await shell(plainly, given);
		expect(expected.said.length).toBeGreaterThan(0);
		const slow = await shell(slowly, given);
		expect(slow.said.equals(expected.said)).toBe(true);
		expect({exitCode: slow.exitCode, complained: slow.complained}).toEqual({exitCode: expected.exitCode, complained: expected.complained});
	});

	test('a long history is whole, in a file and in a slow pipe', async () => {
		const given = ['history', '--json', ...config];
		const {said} = await shell(slowly, given);
		expect(said.length).toBeGreaterThan(1_000_000);
		expect(parseJson('history', said.toString()).records).toHaveLength(records);
		await shell('"$@" >whole.json', given);
		expect(said.equals(await readFile(path.join(home, 'whole.json')))).toBe(true);
	});

	test.each(commands)('%s to a full disk is an error', async (_, given) => {
		const expected = await shell(plainly, given);
		const full = await shell('"$@" >/dev/full; echo $? >&3', given);
		expect(full.exitCode).toBe(expected.exitCode === 0 ? 1 : expected.exitCode);
		expect(full.complained).toBe(`${expected.complained}The result could not be written to standard output: the disk is full.\n`);
	});

	test('a file that takes only a part is an error', async () => {
		const {exitCode, complained} = await shell('ulimit -f 100; "$@" >part.json; echo $? >&3', ['history', '--json', ...config]);
		expect({exitCode, complained}).toEqual({
			exitCode: 1, complained: 'The result could not be written to standard output: the file is too large for this disk.\n',
		});
	});

	test.each(commands)('%s says nothing where the reader goes early', async (_, given) => {
		const expected = await shell(plainly, given);
		const unread = await shell('{ sleep 0.2; "$@"; echo $? >&3; } | true', given);
		expect({exitCode: unread.exitCode, complained: unread.complained}).toEqual({exitCode: expected.exitCode, complained: expected.complained});
	});

	test('the first line of a long history is all that head wants', async () => {
		const {said, complained, exitCode} = await shell('{ "$@"; echo $? >&3; } | head -c 1000', ['history', '--json', ...config]);
		expect({exitCode, complained, length: said.length}).toEqual({exitCode: 0, complained: '', length: 1000});
	});

	test.each(commands)('%s goes as ever where there is no standard output', async (_, given) => {
		const expected = await shell(plainly, given);
		const closed = await shell('"$@" >&-; echo $? >&3', given);
		expect({exitCode: closed.exitCode, complained: closed.complained}).toEqual({exitCode: expected.exitCode, complained: expected.complained});
	});

	test('messages on standard error are whole, and one that cannot be written changes no exit code', async () => {
		const given = ['no-such-command'];
		const expected = await shell(plainly, given);
		expect(expected).toMatchObject({exitCode: 2});
		const slow = await shell(`{ ${slowly.replace('"$@"', '"$@" 2>&1 >/dev/null')}; }`, given);
		expect({exitCode: slow.exitCode, said: slow.said.toString()}).toEqual({exitCode: 2, said: expected.complained});
		expect(await shell('"$@" 2>/dev/full; echo $? >&3', given)).toMatchObject({exitCode: 2});
	});

	test.each([
		['at work', 'process.on("newListener",name=>{if(name==="uncaughtException")setImmediate(fail)})'],
		['at its end', 'process.once("beforeExit",()=>{setImmediate(fail)})'],
	])('an error of the program itself, %s, is told whole to a slow reader', async (when, fault) => {
		const file = `${when.replaceAll(' ', '-')}.mjs`;
		await writeFile(path.join(home, file), `${fault};function fail(){throw new Error("x".repeat(3e5)+"end")}`);
		const script = slowly.replace('"$@"', () => `NODE_OPTIONS="--import=$HOME/${file}" "$@" 2>&1 >/dev/null`);
		const {said, exitCode} = await shell(script, ['history', ...config]);
		expect(exitCode).toBe(1);
		expect(said.toString()).toMatch(/^entsso-backup came upon an error it does not know[\s\S]*xend\n[\s\S]*Please report this/v);
	});

	test('a backup whose result cannot be written is made, recorded, and ends with 1', async () => {
		const input = 'Tr0ub4dor&3-horse\nTeam safe\n';
		const given = ['run', '--practice', '--backup-file', path.join(home, 'backups', 'full.bak'), '--password-stdin', '--json', ...otherConfig];
		const {exitCode, complained} = await shell('"$@" >/dev/full; echo $? >&3', given, input);
		expect({exitCode, complained}).toEqual({
			exitCode: 1, complained: 'The result could not be written to standard output: the disk is full.\n',
		});
		const {said} = await shell(plainly, ['history', '--json', ...otherConfig]);
		expect(parseJson('history', said.toString()).records).toMatchObject([{verdict: 'verified'}]);
	});

	test('the result of a backup, and the files of a runbook, wait for a slow reader', async () => {
		const input = 'Tr0ub4dor&3-horse\nTeam safe\n';
		const run = await shell(slowly, ['run', '--practice', '--backup-file', path.join(home, 'backups', 'slow.bak'), '--password-stdin', '--json'], input);
		expect(run.exitCode).toBe(0);
		expect(parseJson('run', run.said.toString())).toMatchObject({verdict: 'verified'});
		const book = await shell(slowly, ['runbook', 'book', '--json']);
		expect(book.exitCode).toBe(0);
		expect(JSON.parse(book.said.toString())).toMatchObject({files: [path.join(home, 'book', 'backup.cmd'), path.join(home, 'book', 'restore.cmd'), path.join(home, 'book', 'runbook.txt')]});
		const full = await shell('"$@" >/dev/full; echo $? >&3', ['runbook', 'another']);
		expect(full).toMatchObject({exitCode: 1, complained: 'The result could not be written to standard output: the disk is full.\n'});
	});

	test('a refusal keeps its exit code on a full disk', async () => {
		await writeFile(path.join(home, 'there.bak'), '');
		const given = ['run', '--practice', '--backup-file', path.join(home, 'there.bak'), '--password-stdin', '--json'];
		const input = 'Tr0ub4dor&3-horse\nTeam safe\n';
		const expected = await shell(plainly, given, input);
		expect(expected.exitCode).toBeGreaterThan(0);
		expect(await shell('"$@" >/dev/full; echo $? >&3', given, input)).toMatchObject({exitCode: expected.exitCode});
	});

	test.each([['SIGTERM', 143], ['SIGINT', 130], ['SIGHUP', 129]] as const)('%s ends a program that waits for its reader', async (signal, exitCode) => {
		const child = spawn(process.execPath, [bundle, 'history', '--json', ...config], {cwd: home, env: {HOME: home, TMPDIR: home}});
		// A pipe holds less than there is to print, and nobody reads on.
		await once(child.stdout, 'readable');
		child.kill(signal);
		expect(await once(child, 'exit')).toEqual([exitCode, null]);
	});
});
