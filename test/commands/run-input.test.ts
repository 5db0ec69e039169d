import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {lendInstallDirectory} from '../pty/install-directory.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const password = 'Grün-Straße-77';
const lines = `${password}\r\nIm Tresor\r\n`;

describe.concurrent('the password on standard input of run', () => {
	const installDirectory = lendInstallDirectory();

	async function run(input: string | Uint8Array, {flags = [], staysOpen = false}: {flags?: string[]; staysOpen?: boolean} = {}) {
		const home = await newHome();
		const backupFile = path.join(home, 'SSO.bak');
		const {exitCode, said} = await runProgram(['run', '--install-dir', installDirectory(), '--backup-file', backupFile, '--password-stdin', '--json', ...flags], {home, input, staysOpen});
		return {exitCode, json: parseJson('run', said), backupFile};
	}

	test.each([
		['UTF-16 of PowerShell', Buffer.from(lines, 'utf16le')],
		['marked as UTF-16', Buffer.from(`\u{FEFF}${lines}`, 'utf16le')],
		['marked as Unicode', Buffer.from(`\u{FEFF}${lines}`)],
		['without a last line end', Buffer.from(lines.trimEnd())],
	])('%s arrives at ssoconfig as it was meant, with a word on letters outside ASCII', async (_, input) => {
		const {exitCode, json, backupFile} = await run(input);
		expect(exitCode).toBe(3);
		expect(JSON.parse(await readFile(backupFile, 'utf8'))).toMatchObject({
			same: true, hash: createHash('sha256').update(password).digest('hex'), reminder: 'Im Tresor',
		});
		expect(JSON.stringify(json.advice)).toContain('Password: It has letters outside plain ASCII');
		expect(JSON.stringify(json)).not.toContain(password);
	});

	test('is taken though standard input stays open, as remoting may leave it', async () => {
		const {exitCode, json} = await run('Tr0ub4dor&3-horse\n', {flags: ['--reminder', 'Team safe'], staysOpen: true});
		expect(json).toMatchObject({verdict: 'unproven'});
		expect(exitCode).toBe(3);
	});

	test.each([
		['in an old code page', Buffer.from(lines, 'latin1'), 'neither UTF-8 nor UTF-16'],
		['with more lines than two', 'Tr0ub4dor&3-horse\nTeam safe\nmore\n', 'more than two lines'],
		['with far too much', 'y\n'.repeat(500_000), 'too much on standard input'],
	])('%s is refused', async (_, input, reason) => {
		const {exitCode, json} = await run(input);
		expect(exitCode).toBe(2);
		expect(json.summary).toContain(reason);
	});

	test('is refused where a path of the run holds it, and neither shown nor kept from there', async () => {
		const home = await newHome();
		const {exitCode, said, complained} = await runProgram([
			'run',
			'--install-dir',
			installDirectory(),
			'--backup-file',
			path.join(home, 'SSO-zebra-kite-4711x.bak'),
			'--password-stdin',
			'--reminder',
			'Team safe',
			'--json',
		], {home, input: 'Zebra-Kite-4711x\n'});
		expect(exitCode).toBe(2);
		expect(parseJson('run', said)).toMatchObject({reason: 'password-refused', file: null});
		expect(said + complained).toContain('The path of the backup file holds this password, and is no secret.');
		const files = await readdir(home, {recursive: true, withFileTypes: true});
		const kept = await Promise.all(files.filter(file => file.isFile()).map(async file => readFile(path.join(file.parentPath, file.name), 'utf8')));
		expect(kept.some(text => text.includes('password-refused'))).toBe(true);
		expect([said, complained, ...kept, ...files.map(({name}) => name)].join('\n').toLowerCase()).not.toContain('zebra');
	});

	test.each([
		['another line', 'Tr0ub4dor&3-horse\nIn the safe\n', 2],
		['an empty line', 'Tr0ub4dor&3-horse\n\n', 3],
	])('with the reminder as a flag and %s behind it, a line that would be left out is refused', async (_, input, code) => {
		const {exitCode, json} = await run(input, {flags: ['--reminder', 'Team safe']});
		expect(exitCode).toBe(code);
		expect(String(json.summary).includes('given twice')).toBe(code === 2);
	});
});
