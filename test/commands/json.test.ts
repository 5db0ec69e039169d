import {Buffer} from 'node:buffer';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import iconv from 'iconv-lite';
import {describe, expect, test} from 'vitest';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {jsonFits} from './schema.ts';

const newHome = makeHomes();
const commands = ['check', 'verify', 'history', 'run', 'guide', 'runbook', 'wizard', 'completion', 'help'] as const;
const typed = 'hunter22xyz';

describe.concurrent('wrong usage, with --json wherever it stands', () => {
	test.each([
		...commands.map(command => [command, ['--json', command]] as const),
		...commands.map(command => [command, [command, '--json=true']] as const),
		['run', ['run', '--json', '--reminder', 'check', '--password', typed]],
		['run', ['run', '--reminder', '--json', typed]],
		['run', ['run', '--json', '--help']],
		['run', ['--dry-run', 'run', '--json']],
		['verify', ['verify', typed, `${typed}2`, '--json']],
		['check', ['check', '--json', '--backup-file', `/${typed}`]],
		['none', ['--json']],
		['none', [typed, '--json']],
		['none', ['--version', '--json']],
		['none', ['--json', '--', 'run']],
	] as const)('of %s: %j gives one object, and exit code 2', async (command, given) => {
		const {exitCode, said, complained} = await runProgram(given, {input: `${typed}\n`});
		expect(exitCode).toBe(2);
		expect(jsonFits(command, said)).toEqual([]);
		expect(JSON.parse(said)).toMatchObject({version: 1, reason: 'wrong-usage'});
		expect(complained).toMatch(/^error: /v);
		expect(said + complained).not.toContain(typed);
	});

	test.each([[['run', '--jsn']], [['run', '-json']], [['run', '--', '--json']]])('%j: none was asked for', async given => {
		expect(await runProgram(given)).toMatchObject({exitCode: 2, said: ''});
	});
});

describe.runIf(path.sep === '/').concurrent('an error that nobody expected', () => {
	const preload = fileURLToPath(new URL('crashing.mjs', import.meta.url));

	test.each([
		...(['check', 'verify', 'history', 'run', 'guide', 'runbook'] as const).map(command => ['thrown', command] as const),
		['stuck', 'check'],
		['stuck', 'runbook'],
	] as const)('%s in %s: one object, and the words on stderr', async (crash, command) => {
		const home = await newHome();
		const given = command === 'runbook' ? [command, path.join(home, 'kit')] : [command, ...(command === 'guide' ? ['move'] : [])];
		const {exitCode, said, complained} = await runProgram([...given, '--json'], {
			home, environment: {NODE_OPTIONS: `--import ${preload}`, CRASH: crash}, input: `${typed}\n`,
		});
		expect(exitCode).toBe(1);
		expect(jsonFits(command, said)).toEqual([]);
		expect(JSON.parse(said)).toMatchObject({reason: 'unexpected'});
		expect(complained).toContain('nobody knows this one');
	});

	test('beside a run that waits for the password: one object', async () => {
		const {exitCode, said, complained} = await runProgram(['run', '--practice', '--password-stdin', '--json'], {
			environment: {NODE_OPTIONS: `--import ${preload}`, CRASH: 'uncaught'}, staysOpen: true,
		});
		expect(exitCode).toBe(1);
		expect(said).toMatch(/^\{[ -~]*\}\n$/v);
		expect(JSON.parse(said)).toMatchObject({verdict: 'failed'});
		expect(complained).toContain('nobody knows this one');
	});

	test('--nagios: UNKNOWN', async () => {
		const {exitCode, said} = await runProgram(['check', '--nagios'], {environment: {NODE_OPTIONS: `--import ${preload}`, CRASH: 'thrown'}});
		expect({exitCode, said}).toEqual({exitCode: 3, said: 'ENTSSO UNKNOWN - This program met an error it does not know.\n'});
	});
});

describe.concurrent('whatever code page it is read in', () => {
	const pages = [
		'437',
		'720',
		'737',
		'775',
		'850',
		'852',
		'855',
		'857',
		'858',
		'860',
		'861',
		'862',
		'863',
		'864',
		'865',
		'866',
		'869',
		'874',
		'932',
		'936',
		'949',
		'950',
		'1250',
		'1251',
		'1252',
		'1253',
		'1254',
		'1255',
		'1256',
		'1257',
		'1258',
		'65001',
	];
	// Among them letters whose second byte is a backslash or a bar in the pages of East Asia.
	const names = ['\u{5099}\u{4EFD}\u{6A94}', '\u{8868}\u{80FD}\u{30BD}', 'S\u{E4}kerhet', '\u{421}\u{421}\u{41E}', '\u{C740}\u{D589}', '\u{1F511}', 'a"b', '~|^'];

	test('the object of each command is the same', async () => {
		const home = await newHome();
		const config = path.join(home, 'config');
		await mkdir(path.join(config, 'history'), {recursive: true});
		const file = `D:\\${names.join('\\')}\\SSO.bak`;
		await writeFile(path.join(config, 'history', '2026-11-23T10-00-00.000Z-0123abcd.json'), JSON.stringify({
			format: 1, time: '2026-11-23T10:00:00.000Z', computer: names[0], file, size: 1, sha256: 'ab'.repeat(32), verdict: 'verified', engine: 'console', evidence: [{id: 'tool', state: 'ok', detail: names.join(' ')}],
		}));
		const folder = path.join(home, ...names);
		const outputs = await Promise.all([
			['history', '--json', '--config-dir', config],
			['verify', '--json', '--config-dir', config],
			['run', '--practice', '--dry-run', '--json', '--backup-file', path.join(folder, 'SSO.bak')],
			['runbook', folder, '--json'],
			['runbook', path.join(config, 'history', '2026-11-23T10-00-00.000Z-0123abcd.json', ...names), '--json'],
			['check', '--practice', '--json'],
			['run', '--json', ...names],
		].map(async given => runProgram(given, {home})));
		for (const {said} of outputs) {
			expect(said).toMatch(/^[ -~]+\n$/v);
			for (const page of pages) {
				expect(JSON.parse(iconv.decode(Buffer.from(said), page === '65001' ? 'utf8' : `cp${page}`)), page).toEqual(JSON.parse(said));
			}
		}

		expect(JSON.parse(outputs[0]?.said ?? '')).toMatchObject({records: [{file}]});
		expect(outputs[2]?.said).toContain(String.raw`\u5099`);
		expect(JSON.parse(outputs[3]?.said ?? '')).toMatchObject({files: [path.join(folder, 'backup.cmd'), path.join(folder, 'restore.cmd'), path.join(folder, 'runbook.txt')]});
		expect(JSON.parse(outputs[4]?.said ?? '')).toMatchObject({reason: 'not-written', files: []});
	});
});
