import {
	mkdir,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {lendInstallDirectory} from '../pty/install-directory.ts';
import {forbiddenIn, hostileTexts} from '../text/hostile.ts';
import {makeHomes} from './homes.ts';
import {runProgram, type Ended} from './program.ts';

const newHome = makeHomes();
const preload = fileURLToPath(new URL('hostile-system.mjs', import.meta.url));
// All of them at once.
const everything = Object.values(hostileTexts).join('').replaceAll(/\p{Surrogate}/gv, '');
// What an argument may hold: the program is not started with a control character in one by accident.
const unseen = 'x\u{202E}\u{200B}\u{E0041}y';
const password = 'Tr0ub4dor&3-horse';

/** Runs a command where computer, user, home, records and settings have such texts. */
async function runSoiled(flags: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended & {readonly home: string}> {
	const home = path.join(await newHome(), unseen);
	const config = path.join(home, 'config');
	await mkdir(path.join(config, 'history'), {recursive: true});
	await writeFile(path.join(config, 'config.json'), JSON.stringify({installDirectory: `/${unseen}`, backupFolder: `/${unseen}`, copyFolder: `/${unseen}`}));
	await writeFile(path.join(config, 'history', '2026-11-23T10-00-00.000Z-0123abcd.json'), JSON.stringify({
		format: 1,
		time: '2026-11-23T10:00:00.000Z',
		computer: unseen,
		file: `/${unseen}.bak`,
		size: 1,
		sha256: 'ab'.repeat(32),
		verdict: 'verified',
		engine: 'console',
		copy: `/${unseen}/copy.bak`,
		recoverySheet: `/${unseen}.txt`,
		secretId: unseen,
		evidence: [{id: 'tool', state: 'ok', detail: unseen}],
	}));
	await writeFile(path.join(config, 'history', '2026-11-22T10-00-00.000Z-0123abcd.json'), `"${everything}`);
	const ended = await runProgram(flags.map(flag => flag.replace('CONFIG', () => config).replace('HOME', () => home)), {
		home,
		input: `${password}\nTeam safe\n`,
		environment: {
			NODE_OPTIONS: `--import ${preload}`, HOSTILE_TEXT: everything, COMPUTERNAME: everything, USERNAME: everything, USERDOMAIN: everything, ...environment,
		},
	});
	return {...ended, home};
}

function expectHarmless({said, complained}: Ended): void {
	expect(forbiddenIn(said)).toEqual([]);
	expect(forbiddenIn(complained)).toEqual([]);
	expect(said + complained).not.toMatch(/^FORGED/mv);
}

const config = ['--config-dir', 'CONFIG'];
const jsonCommands = [
	['check', '--json'],
	['check', '--practice', '--json'],
	['verify', '--json', ...config],
	['history', '--json', ...config],
	['run', '--practice', '--password-stdin', '--json', '--backup-file', 'HOME/b.bak', '--copy-to', 'HOME/copy', ...config],
	['run', '--practice', '--password-stdin', '--json', '--backup-file', '/tmp/b.bak', '--if-older-than', '30d', '--keep', '1', ...config],
	['guide', 'lost-master', '--json', ...config],
	['guide', 'rehearsal', 'HOME/guide', '--json', ...config],
	['runbook', 'HOME/runbook', '--json'],
	['run', `--${unseen}`, '--json'],
	['run', '--time-limit', unseen, '--json'],
	['run', `--reminder=${everything}`, '--json'],
];
const wrongUsage = [
	[unseen],
	['help', unseen],
	[`--${unseen}`],
	['check', unseen],
	['check', '--engine', unseen],
	['check', '--practice', unseen],
	['completion', unseen],
	['check', everything],
	[everything],
	['verify', `/${everything}`],
	['run', '--backup-file', `/${everything}`],
	['run', '--backup-file', '/{\u{202E}}', '--password-stdin'],
	['guide', unseen],
	['guide', 'move', '--new-server', unseen],
	['guide', 'move', '--new-server', everything],
	['runbook', 'HOME/runbook', '--backup-file', `C:\\${unseen}.bak`],
	['wizard'],
];

describe.runIf(path.sep === '/').concurrent('texts that would steer a terminal, from computer, user, records, settings and arguments', () => {
	const installDirectory = lendInstallDirectory();

	test.each([
		['check'],
		['check', '--practice'],
		['verify', ...config],
		['verify', `/${unseen}.bak`, ...config],
		['verify', `/other-${unseen}`, ...config],
		['history', ...config],
		['run', '--practice', '--dry-run', '--backup-file', '/tmp/b.bak'],
		['run', '--practice', '--password-stdin', '--backup-file', 'HOME/b.bak', ...config],
		['guide'],
		['guide', 'recovered-environment', ...config],
		['runbook', 'HOME/runbook'],
		['completion', 'bash'],
		['completion', 'powershell'],
		['--help'],
		['run', '--help'],
	])('%j', async (...flags) => {
		const ended = await runSoiled(flags);
		expectHarmless(ended);
		expect(ended.said + ended.complained).not.toBe('');
	});

	test('a record is shown, with stand-ins', async () => {
		const {said} = await runSoiled(['history', ...config]);
		expect(said).toContain('x<U+202E><U+200B');
		const {said: verified} = await runSoiled(['verify', `/${unseen}.bak`, ...config]);
		expect(verified).toContain('Backup file  /x<U+202E><U+200B><U+E0041>y.bak\n');
	});

	test.each(jsonCommands)('%j: one object in ASCII', async (...flags) => {
		const ended = await runSoiled(flags);
		expectHarmless(ended);
		expect(ended.said).toMatch(/^[ -~]+\n$/v);
		expect(JSON.parse(ended.said)).toBeTypeOf('object');
	});

	test('JSON gives the text back as it is', async () => {
		const {said} = await runSoiled(['history', '--json', ...config]);
		expect(JSON.parse(said)).toMatchObject({records: [{computer: unseen, file: `/${unseen}.bak`}]});
	});

	test.each(wrongUsage)('%j: wrong usage', async (...flags) => {
		const ended = await runSoiled(flags);
		expectHarmless(ended);
		expect(ended.exitCode).toBe(2);
		expect(ended.complained).not.toBe('');
	});

	test('a control character in an argument is refused by its place and name, and what stands there is not repeated', async () => {
		const {complained} = await runSoiled(['verify', '/tmp/a\u{9B}31mb']);
		expect(complained).toContain('error: argument 2 holds a control character, <U+009B>. Take it out.\n');
		expect(complained).not.toContain('31m');
	});

	test('a path with a hidden character is refused by its place and name', async () => {
		const {complained} = await runSoiled(['run', '--practice', '--password-stdin', '--backup-file', '/tmp/\u{202E}kab.bak']);
		expect(complained).toContain('Character 6 of the path cannot be seen (U+202E). Take it out.');
	});

	test('an error that nobody expected', async () => {
		const ended = await runSoiled(['check'], {HOSTILE_CRASH: 'yes'});
		expectHarmless(ended);
		expect(ended.exitCode).toBe(1);
		expect(ended.complained).toContain('entsso-backup came upon an error it does not know');
	});

	test('what is written beside the backup is ASCII', async () => {
		const home = await newHome();
		const {exitCode, said} = await runProgram(['run', '--install-dir', installDirectory(), '--password-stdin', '--backup-file', path.join(home, 'b.bak')], {
			home, input: `${password}\nTeam safe\n`, environment: {NODE_OPTIONS: `--import ${preload}`, HOSTILE_TEXT: everything},
		});
		expect(exitCode).toBe(3);
		expect(said).toContain('Computer       a<U+001B>[2J');
		const sheet = await readFile(path.join(home, 'b.bak.recovery.txt'), 'utf8');
		expect(sheet).toMatch(/^[\n -~]+$/v);
		expect(sheet).not.toMatch(/^ *FORGED/mv);
		expect(sheet).toContain('<U+001B>');
	});

	test('the files for another server are ASCII', async () => {
		const {home} = await runSoiled(['runbook', 'HOME/runbook']);
		const folder = path.join(home, 'runbook');
		const names = await readdir(folder);
		const texts = await Promise.all(names.map(async name => readFile(path.join(folder, name), 'utf8')));
		expect(texts.length).toBe(3);
		for (const text of texts) {
			expect(text).toMatch(/^[\t\n\r -~]+$/v);
		}
	});
});
