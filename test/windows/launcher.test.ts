import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	inject,
	test,
} from 'vitest';
import {Computer} from './wine/computer.ts';

/** Where cmd.exe could take a part of the path for a command. */
const folder = String.raw`C:\tools & (more)`;

/** Stands in for the program: says what it was given. */
const telling = 'console.log(JSON.stringify({given: process.argv.slice(2), flags: process.execArgv, names: Object.keys(process.env)}));';

/** Runs each program with the rest of its command line as it stands, and prints what came of it. */
const runningLines = String.raw`
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
const lines = JSON.parse(readFileSync('C:\\lines.json', 'utf8'));
console.log(JSON.stringify(lines.map(([program, line]) => {
	const {status, stdout} = spawnSync(program, [line], {windowsVerbatimArguments: true, argv0: '"' + program + '"', input: '\n', encoding: 'utf8', timeout: 30000});
	return {exitCode: status, output: stdout};
})));
`;

type Ran = {readonly exitCode: number; readonly output: string};

const cmd = String.raw`C:\windows\system32\cmd.exe`;
const launcher = String.raw`"${folder}\entsso-backup.cmd"`;

/** As the readme says to write an argument: in double quotes, those in it doubled, and backslashes before a quote too. */
function quoted(text: string): string {
	return `"${text.split('"').map(part => `${part}${'\\'.repeat(slashesAtEnd(part))}`).join('""')}"`;
}

function slashesAtEnd(text: string): number {
	return text.endsWith('\\') ? 1 + slashesAtEnd(text.slice(0, -1)) : 0;
}

const awkward = [
	'a ^ b',
	'a^b',
	'^',
	'a & b',
	'a&b',
	'%',
	'100%',
	'%%',
	'50%1',
	'%~1',
	'%*',
	'a ! b',
	'!PATH!',
	'(',
	')',
	'a (b) c',
	'a|b',
	'<x>',
	'say "hi"',
	'say "hi" & go',
	'"',
	'""',
	'a"b&c',
	String.raw`a\"b & c`,
	'x\\',
	'C:\\a folder\\',
	'C:\\a\\\\',
	'',
	' ',
	';',
	',',
	'=',
	'a=b;c,d',
	'*',
	'?',
	'/?',
	'/c',
	'it\'s',
	'`',
	'~',
	'@',
	'tab\there',
	'--reminder=x & y',
	'\u{DC} \u{5099}\u{4EFD} \u{3A9}',
];

function givenIn({output}: Ran): readonly string[] {
	const [line = ''] = output.split('\n', 1);
	return (JSON.parse(line) as Told).given;
}

type Told = {readonly given: readonly string[]; readonly flags: readonly string[]; readonly names: readonly string[]};

describe('entsso-backup.cmd', () => {
	let computer: Computer;

	beforeAll(async () => {
		computer = await Computer.start();
		for (const name of ['node.exe', 'entsso-backup.cmd']) {
			await computer.copyIn(path.join(inject('program'), name), `${folder}\\${name}`);
		}

		await computer.write(String.raw`${folder}\cli.mjs`, telling);
		await computer.write(String.raw`${folder}\run-lines.mjs`, runningLines);
	});

	afterAll(async () => {
		await computer.close();
	});

	async function launch(given: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Told> {
		const {exitCode, output} = await computer.run(String.raw`${folder}\entsso-backup.cmd`, given, {environment, limit: 120_000});
		expect(exitCode).toBe(0);
		return JSON.parse(output) as Told;
	}

	/** Runs command lines as they are, each in a process of its own. */
	async function runLines(lines: ReadonlyArray<readonly [program: string, commandLine: string]>): Promise<readonly Ran[]> {
		await computer.write(String.raw`C:\lines.json`, JSON.stringify(lines));
		const {output} = await computer.run(String.raw`${folder}\node.exe`, [String.raw`${folder}\run-lines.mjs`], {limit: 120_000});
		return JSON.parse(output) as readonly Ran[];
	}

	test('hands on arguments as they are', async () => {
		const given = ['run', 'a ^ b', 'a & b', 'a ! b', 'a ( b )', '100 % of', String.raw`C:\a folder\\`, '--json'];
		expect(await launch(given)).toMatchObject({given, flags: ['--disable-sigusr1', '--max-semi-space-size=2', '--no-turbofan']});
	});

	test('takes away all that Node.js and OpenSSL go by, and runs nothing of the names', async () => {
		const names = [
			'NODE_OPTIONS',
			'NODE_COMPILE_CACHE',
			'NODE_PATH',
			'node_extra_ca_certs',
			'OPENSSL_CONF',
			'OPENSSL_MODULES',
			'SSL_CERT_FILE',
			'SSL_CERT_DIR',
			'NODE_',
			'NODE_a b',
			'NODE_!x!',
			'NODE_%PATH%',
			String.raw`NODE_a&echo x>C:\trace`,
			String.raw`NODE_a"&echo x>C:\trace&"`,
			'NODE_^a|b',
			'NODE_(a)',
		];
		const {names: left} = await launch(['check'], {KEPT: 'yes', ...Object.fromEntries(names.map(name => [name, String.raw`C:\not there`]))});
		expect(left).toContain('KEPT');
		expect(left.filter(name => /^(?:node|openssl|ssl)_/iv.test(name))).toEqual([]);
		expect(await readdir(computer.file('C:\\'))).not.toContain('trace');
	});

	test('hands on what stands in quotes, started as a scheduled task is or from a batch file', async () => {
		const given = ['run', ...awkward, '--json'];
		const line = given.map(argument => quoted(argument)).join(' ');
		await computer.write(String.raw`C:\script.cmd`, `@${launcher} ${line.replaceAll('%', '%%')}\r\n`);
		const [task, script] = await runLines([[cmd, `/c "${launcher} ${line}"`], [cmd, String.raw`/c C:\script.cmd`]]);
		expect(task && givenIn(task)).toEqual(given);
		// A batch file is read in a code page.
		expect(script && givenIn(script).slice(0, -2)).toEqual(given.slice(0, -2));
	});

	test('hands on each of them as the first', async () => {
		const some = ['a & b', 'say "hi" & go', 'a"b&c', '', '100%', '^', '(', '/?', '--reminder=x & y', '!PATH!'];
		const ran = await runLines(some.map(argument => [cmd, `/c "${launcher} ${quoted(argument)}"`]));
		expect(ran.map(one => givenIn(one))).toEqual(some.map(argument => [argument]));
		for (const {exitCode, output} of ran) {
			expect({exitCode, lines: output.trimEnd().split('\n').length}).toEqual({exitCode: 0, lines: 1});
		}
	});

	test('hands on a long one', async () => {
		const given = ['run', 'x & y '.repeat(1300)];
		const line = given.map(argument => quoted(argument)).join(' ');
		expect(line.length).toBeGreaterThan(7800);
		const [ran] = await runLines([[cmd, `/c "${launcher} ${line}"`]]);
		expect(ran && givenIn(ran)).toEqual(given);
	});

	test('waits for a key where it was given nothing, and only there', async () => {
		const lines = ['', ' ', 'wizard', '""', '"a & b"', 'a"b & c"d'];
		const ran = await runLines(lines.map(line => [cmd, `/c "${launcher} ${line}"`]));
		expect(ran.map(({output}) => /press/iv.test(output))).toEqual([true, true, false, false, false, false]);
		expect(ran.map(one => givenIn(one))).toEqual([[], [], ['wizard'], [''], ['a & b'], ['ab & cd']]);
	});

	test('cmd.exe itself puts in a variable that is set, also in quotes; node.exe gets all as it stands', async () => {
		const given = ['run', ...awkward, '%SystemDrive%', 'x & y '.repeat(5000), '--json'];
		const line = given.map(argument => quoted(argument)).join(' ');
		const [direct, eaten] = await runLines([
			[String.raw`${folder}\node.exe`, String.raw`--disable-sigusr1 --max-semi-space-size=2 --no-turbofan "${folder}\cli.mjs" ${line}`],
			[cmd, `/c "${launcher} "%SystemDrive%""`],
		]);
		expect(direct && givenIn(direct)).toEqual(given);
		expect(eaten && givenIn(eaten)).toEqual(['C:']);
	});
});
