import {
	chmod,
	cp,
	mkdir,
	readdir,
	readFile,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {checkIds} from '../../source/host/host.ts';
import {lendInstallDirectory, makeInstallDirectory} from '../pty/install-directory.ts';
import {withTerminal} from '../pty/terminal.ts';
import {makeHomes} from './homes.ts';
import {bundle, runProgram, type ProgramOptions} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const password = 'Tr0ub4dor&3-horse';
const input = `${password}\nTeam safe\n`;

/** What `run --json` said, which fits its schema and holds no password, and its exit code. */
async function run(flags: readonly string[], options: ProgramOptions = {}) {
	const {exitCode, said, complained} = await runProgram(['run', ...flags, '--json'], {input, ...options});
	expect(said + complained).not.toContain(password);
	return {exitCode, complained, json: parseJson('run', said)};
}

const containing = (text: string) => expect.stringContaining(text) as unknown;

describe.concurrent('entsso-backup run', () => {
	const installDirectory = lendInstallDirectory();

	test('backs up without questions, in a new folder, and says nothing on stderr', async () => {
		const home = await newHome();
		const backupFile = path.join(home, 'new folder', 'sso.bak');
		const copyFolder = path.join(home, 'share');
		await mkdir(copyFolder);
		const {exitCode, complained, json} = await run(['--practice', '--backup-file', backupFile, '--copy-to', copyFolder, '--password-stdin'], {home});
		expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
		expect(json).toMatchObject({
			verdict: 'verified', errorCode: null, computer: 'PRACTICE', file: backupFile, engine: 'console', practice: 'ok', copy: path.join(copyFolder, 'sso.bak'), skipped: false, leftover: null, toolScreen: [],
		});
		expect(json.check).toMatchObject(checkIds.map(id => ({id})));
	});

	test('a folder that everyone can change is evidence and advice, for the copy too, and the backup is verified', async () => {
		const home = await newHome();
		const [folder, copyFolder] = [path.join(home, 'open'), path.join(home, 'share')];
		for (const place of [folder, copyFolder]) {
			await mkdir(place);
			await chmod(place, 0o777);
		}

		const {exitCode, json} = await run(['--practice', '--backup-file', path.join(folder, 'sso.bak'), '--copy-to', copyFolder, '--password-stdin'], {home});
		expect(exitCode).toBe(0);
		expect(json).toMatchObject({
			verdict: 'verified',
			evidence: expect.arrayContaining([
				{id: 'folder', state: 'bad', detail: 'The folder of the backup file can be changed by everyone.'},
				{id: 'copy-folder', state: 'bad', detail: 'The folder of the second copy can be changed by everyone.'},
			]) as unknown,
			advice: expect.arrayContaining([containing('Others may replace the backup file'), containing('Others may replace the second copy')]) as unknown,
		});
	});

	test('a new folder is for this user alone, each level of it', async () => {
		const home = await newHome();
		const {json} = await run(['--practice', '--backup-file', path.join(home, 'new', 'folder', 'sso.bak'), '--password-stdin'], {home});
		expect(json).toMatchObject({evidence: expect.arrayContaining([{id: 'folder', state: 'ok', detail: 'Only this user has rights on the folder of the backup file.'}]) as unknown});
		for (const place of ['new', 'new/folder']) {
			const {mode} = await stat(path.join(home, place));
			expect(mode % 0o1000).toBe(0o700);
		}
	});

	test('tells that others can change this program', async () => {
		const home = await newHome();
		const folder = path.join(home, 'program');
		await cp(path.dirname(bundle), folder, {recursive: true});
		await chmod(path.join(folder, 'cli.mjs'), 0o777);
		const {exitCode, json} = await run(['--install-dir', installDirectory(), '--backup-file', path.join(home, 'sso.bak'), '--dry-run'], {home, program: path.join(folder, 'cli.mjs')});
		expect(exitCode).toBe(0);
		expect(json.check).toMatchObject(expect.arrayContaining([expect.objectContaining({id: 'program', state: 'warning', detail: `${path.join(folder, 'cli.mjs')} can be changed by everyone.`})]));
	});

	test.each([
		['localised', 0, {verdict: 'verified', errorCode: null, reason: null}],
		['slow', 0, {verdict: 'verified', errorCode: null}],
		['no-secret', 1, {verdict: 'failed', errorCode: '0xC0002A1F', toolScreen: expect.arrayContaining([containing('0xC0002A1F')]) as unknown}],
		['fat-volume', 1, {verdict: 'failed', errorCode: '0xC0002A07', reason: 'tool-failed'}],
		['write-denied', 1, {verdict: 'failed', errorCode: '0xC0002A20'}],
		['disk-full', 1, {verdict: 'failed', errorCode: '0x80070070'}],
		['crash', 1, {verdict: 'failed', errorCode: null, reason: 'tool-failed'}],
		['hangs', 1, {
			verdict: 'failed', errorCode: null, reason: 'time-limit', summary: containing('did not finish in 2 seconds'),
		}],
		['unknown-prompts', 1, {
			verdict: 'failed', errorCode: null, reason: 'question', summary: containing('"Zolvarim :". By then nothing had been typed.'), toolScreen: ['Zolvarim :'],
		}],
	])('practice with %s ends with %i', async (scenario, code, expected) => {
		const {exitCode, complained, json} = await run(['--practice', scenario, '--password-stdin', '--time-limit', scenario === 'hangs' ? '2' : '60']);
		expect(json).toMatchObject({...expected, practice: scenario});
		expect(exitCode).toBe(code);
		// Who reads standard error alone is told of a failure too.
		expect(complained.includes(String(json.summary))).toBe(code !== 0);
		expect(complained.startsWith('FAILED')).toBe(code !== 0);
	});

	test.each([
		['not-secret-server', 'SSO-MASTER', 'not-secret-server'], ['service-stopped', 'net start ENTSSO', 'service-stopped'], ['cluster', 'Failover Cluster Manager', 'service-stopped'], ['not-admin', 'Run as administrator', 'not-admin'], ['not-sso-admin', 'log off and on', 'not-sso-admin'],
	])('the stop of %s is not passed, and its advice is given', async (scenario, advice, reason) => {
		const home = await newHome();
		const {exitCode, complained, json} = await run(['--practice', scenario, '--password-stdin'], {home});
		expect(exitCode).toBe(1);
		expect(json).toMatchObject({
			version: 1, verdict: 'failed', reason, errorCode: null, engine: null, evidence: [], toolScreen: [], summary: containing('Nothing was started. Stop: '),
		});
		expect(JSON.stringify(json.advice)).toContain(advice);
		expect(JSON.stringify(json.advice)).toContain('--force');
		expect(JSON.stringify(json.check)).toContain('"state":"stop"');
		expect(complained).toContain(advice);
		expect(await readdir(home)).not.toContain('SSO-Backup-Practice');
		const {said} = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', said)).toMatchObject({
			records: [{
				verdict: 'failed', reason, engine: null, practice: scenario, summary: containing('Stop: '),
			}],
		});
	});

	test('the text tells what was asked, what had been typed, and what the tool showed', async () => {
		const {exitCode, said} = await runProgram(['run', '--practice', 'unknown-prompts', '--password-stdin'], {input});
		expect(exitCode).toBe(1);
		expect(said).toContain('The tool asked something that was not recognised: "Zolvarim :". By then nothing had been typed.');
		expect(said).toContain('What ssoconfig showed:\n  | Zolvarim :\n');
		expect(said).not.toContain(password);
	});

	test('--force goes on past a stop, says so, and knows a cluster', async () => {
		const {exitCode, json} = await run(['--practice', 'cluster', '--force', '--password-stdin']);
		expect(exitCode).toBe(1);
		expect(json).toMatchObject({verdict: 'failed', errorCode: '0xC0002A0F', engine: 'console'});
		const advice = JSON.stringify(json.advice);
		expect(advice).toContain('bring the ENTSSO resource online');
		expect(advice).not.toContain('net start');
		expect(advice).toContain('went past a stop, by --force: Started by hand');
	});

	test('is done and ends with its code also when nobody reads what it says', async () => {
		const home = await newHome();
		const backupFile = path.join(home, 'SSO.bak');
		const ended = await runProgram(['run', '--practice', '--backup-file', backupFile, '--password-stdin'], {input, home, isUnheard: true});
		expect(ended).toEqual({exitCode: 0, said: '', complained: ''});
		expect(await readdir(home)).toContain('SSO.bak.recovery.txt');
	});

	test('a real ssoconfig without ENTSSO\'s word is unproven, exit code 3; what is unknown does not stop it', async () => {
		const home = await newHome();
		const backupFile = path.join(home, 'SSO.bak');
		const {exitCode, json} = await run(['--install-dir', installDirectory(), '--backup-file', backupFile, '--password-stdin'], {home});
		expect(exitCode).toBe(3);
		expect(json).toMatchObject({
			verdict: 'unproven', errorCode: null, file: backupFile, practice: null, recoverySheet: `${backupFile}.recovery.txt`,
		});
		expect(JSON.parse(await readFile(backupFile, 'utf8'))).toMatchObject({same: true, reminder: 'Team safe'});
		for (const file of [backupFile, `${backupFile}.recovery.txt`]) {
			expect(await readFile(file, 'utf8')).not.toContain(password);
		}
	});

	test.each([[0o777, 1], [0o755, 0]])('a tool that the user named is driven, and it is said where others can change it: %o', async (mode, count) => {
		const home = await newHome();
		const tools = await makeInstallDirectory();
		onTestFinished(async () => rm(tools, {recursive: true}));
		await chmod(tools, mode);
		const {exitCode, json} = await run(['--install-dir', tools, '--backup-file', path.join(home, 'SSO.bak'), '--password-stdin'], {home});
		expect(exitCode).toBe(3);
		expect((json.advice as string[]).filter(line => line.includes('Other users can change the ssoconfig in this folder'))).toHaveLength(count);
	});

	test('a code of a real ssoconfig ends with 1, and the history tells it', async () => {
		const home = await newHome();
		const {exitCode, json} = await run(['--install-dir', installDirectory(), '--backup-file', path.join(home, 'SSO.bak'), '--password-stdin'], {home, environment: {STAND_IN: 'fail'}});
		expect(json).toMatchObject({verdict: 'failed', errorCode: '0xC0002A0E'});
		expect(exitCode).toBe(1);
		const {said} = await runProgram(['history', '--json'], {home});
		expect(parseJson('history', said)).toMatchObject({records: [{verdict: 'failed', errorCode: '0xC0002A0E'}]});
	});

	test.each([
		['a short password', ['--password-stdin'], 'short\nTeam safe\n', 'Password on standard input: 5 characters. ENTSSO asks for at least 7.'],
		['no reminder', ['--password-stdin'], `${password}\n`, 'Reminder: There is none, and it is all that a restore shows'],
		['a reminder that gives the password away', ['--password-stdin', '--reminder', password], `${password}\n`, 'Reminder: The reminder gives the password away'],
		['an empty first line', ['--password-stdin'], `\n${password}\n`, 'No password came'],
		['nothing on standard input', ['--password-stdin'], '', 'No password came'],
		['an engine that needs a terminal', ['--password-stdin', '--engine', 'hand-over'], input, 'hand-over needs somebody at the terminal, so only the wizard has it.'],
		['no --password-stdin', [], input, 'with --password-stdin'],
		['a placeholder that is not known', ['--password-stdin', '--backup-file', '/b/SSO-{host}.bak'], input, 'in braces that is not known'],
	])('%s is refused with 2', async (_name, flags, given, words) => {
		const {exitCode, complained, json} = await run(['--practice', ...flags], {input: given});
		expect(exitCode).toBe(2);
		expect(complained).toContain(words);
		expect(json).toMatchObject({
			verdict: 'failed', errorCode: null, engine: null, summary: containing(words),
		});
	});

	test.each([
		['a scenario that is not there', ['--practice', 'nonsense'], 'not-secret-server'],
		['a flag that is not there', ['--backup-fiel', 'x'], '--backup-file'],
		['a number that is none', ['--keep', 'all'], 'whole number of backups'],
		['a span without a unit', ['--if-older-than', '30'], 'such as 30d'],
		['a file where none belongs', ['SSO.bak'], 'one too many'],
	])('%s is refused with 2, and still gives one object', async (_name, flags, reason) => {
		const {exitCode, complained, json} = await run(flags);
		expect(exitCode).toBe(2);
		expect(complained).toContain(reason);
		expect(json).toMatchObject({verdict: 'failed', summary: containing(reason), practice: null});
	});

	test('wrong usage without --json leaves standard output empty', async () => {
		expect(await runProgram(['run', '--keep', '0'])).toMatchObject({exitCode: 2, said: ''});
	});

	test('--help is no mistake', async () => {
		const {exitCode, said} = await runProgram(['run', '--help']);
		expect(exitCode).toBe(0);
		expect(said).toContain('--if-older-than');
	});

	test('a terminal is not read from', async () => {
		await withTerminal({arguments: ['run', '--practice', '--password-stdin']}, async terminal => {
			await terminal.waitFor('Standard input is a terminal');
			expect(await terminal.exited).toMatchObject({exitCode: 2});
		});
	});

	test('a dry run needs no password, and prints the command', async () => {
		const home = await newHome();
		const backupFile = path.join(home, 'my backups', 'SSO.bak');
		const flags = ['--practice', '--dry-run', '--backup-file', backupFile];
		const {exitCode, said, complained} = await runProgram(['run', ...flags], {home});
		expect({exitCode, said, complained}).toEqual({exitCode: 0, said: `ssoconfig -backupsecret '${backupFile}'\n`, complained: ''});
		const {exitCode: code, json} = await run(flags, {home});
		expect(code).toBe(0);
		expect(json).toMatchObject({
			verdict: 'unproven', file: backupFile, command: said.trimEnd(), evidence: [],
		});
		expect(await readdir(home)).not.toContain('my backups');
		const short = await run([...flags, '--password-stdin'], {home, input: 'short\nTeam safe\n'});
		expect(short).toMatchObject({exitCode: 2, json: {summary: containing('5 characters. ENTSSO')}});
	});

	test('a dry run with the engine api prints the command that takes its place where nothing can be called', async () => {
		const home = await newHome();
		const backupFile = path.join(home, 'SSO.bak');
		const {exitCode, said} = await runProgram(['run', '--practice', '--dry-run', '--engine', 'api', '--backup-file', backupFile], {home});
		expect({exitCode, said}).toEqual({exitCode: 0, said: `ssoconfig -backupsecret ${backupFile}\n`});
	});

	test('an existing file is refused with a name that is free', async () => {
		const home = await newHome();
		const backupFile = path.join(home, 'SSO.bak');
		await Promise.all([backupFile, path.join(home, 'SSO-2.bak')].map(async file => writeFile(file, 'precious')));
		const {exitCode, json} = await run(['--practice', '--backup-file', backupFile, '--password-stdin'], {home});
		expect(exitCode).toBe(1);
		expect(json).toMatchObject({file: backupFile, reason: 'file-exists', summary: containing(`such as ${path.join(home, 'SSO-3.bak')}`)});
		expect(await readFile(backupFile, 'utf8')).toBe('precious');
	});
});
