import {
	mkdir,
	readdir,
	readFile,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {recordFiles} from '../core/records/record-files.ts';
import {lendInstallDirectory} from '../pty/install-directory.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const input = 'Tr0ub4dor&3-horse\nTeam safe\n';
const missing = 'The second copy that was asked for is missing.';

/** Runs a practice backup into a folder of the home. */
async function run(home: string, name: string, ...flags: readonly string[]) {
	const {exitCode, said, complained} = await runProgram(['run', '--practice', '--backup-file', path.join(home, 'backups', name), '--password-stdin', '--json', ...flags], {home, input});
	return {exitCode, complained, json: parseJson('run', said)};
}

const containing = (text: string) => expect.stringContaining(text) as unknown;

/** The one record of the history, as it was written. */
async function recordIn(home: string): Promise<Readonly<Record<string, unknown>>> {
	const files = await recordFiles(path.join(home, '.config', 'entsso-backup', 'history'));
	expect(files).toHaveLength(1);
	return JSON.parse(await readFile(files[0]!, 'utf8')) as Readonly<Record<string, unknown>>;
}

describe.concurrent('the second copy of run', () => {
	const installDirectory = lendInstallDirectory();

	test.each([
		['is missing', 'copy-folder-missing', async () => {/* Nothing is there. */}],
		['is a file', 'copy-folder-missing', async (share: string) => writeFile(share, 'x')],
		['is a link to nowhere', 'copy-folder-missing', async (share: string) => {
			await symlink('/not/there', share);
		}],
		['has a file of the same name', 'copy-file-exists', async (share: string) => {
			await mkdir(share);
			await writeFile(path.join(share, '1.bak'), 'precious');
		}],
	] as const)('a folder that %s lets the backup be made, and is told: exit code 3', async (_name, reason, prepare) => {
		const home = await newHome();
		const share = path.join(home, 'share');
		await prepare(share);
		const {exitCode, complained, json} = await run(home, '1.bak', '--copy-to', share);
		expect(json).toMatchObject({
			version: 1, verdict: 'verified', reason, copy: null, summary: containing(missing),
		});
		expect(exitCode).toBe(3);
		expect(complained).toContain('VERIFIED: The backup is verified; the second copy that was asked for is missing.');
		expect(await readdir(path.join(home, 'backups'))).toContain('1.bak');
		expect(await recordIn(home)).toMatchObject({verdict: 'verified', reason, copyFolder: share});
		if (reason === 'copy-file-exists') {
			expect(await readFile(path.join(share, '1.bak'), 'utf8')).toBe('precious');
		}
	});

	test.each([
		['the folder of the backup file', 'backups', 'The backup file itself is in this folder.'],
		['a name that is too long', 'x'.repeat(300), 'The name xxxxxxxxxxxxxxxxxxxx... is too long.'],
	])('%s is refused with 2, and no backup is made', async (_name, folder, words) => {
		const home = await newHome();
		const {exitCode, json} = await run(home, '1.bak', '--copy-to', `${home}/${folder}`);
		expect(exitCode).toBe(2);
		expect(json).toMatchObject({
			verdict: 'failed', reason: 'path-refused', engine: null, summary: containing(`--copy-to: ${words}`),
		});
		expect(await readdir(home)).not.toContain('backups');
	});

	test('an unproven backup keeps its own reason, and its copy is told', async () => {
		const home = await newHome();
		const flags = ['run', '--install-dir', installDirectory(), '--backup-file', path.join(home, '1.bak'), '--copy-to', path.join(home, 'share'), '--password-stdin'];
		const {exitCode, said, complained} = await runProgram([...flags, '--json'], {home, input});
		expect(exitCode).toBe(3);
		expect(parseJson('run', said)).toMatchObject({
			verdict: 'unproven', reason: 'not-confirmed', summary: containing(missing), evidence: expect.arrayContaining([{
				id: 'copy', state: 'bad', detail: 'The second copy was not made: the folder or drive is not there.',
			}]) as unknown,
		});
		expect(complained).toContain('UNPROVEN: ');
	});

	test('a folder is offered to the wizard the next time only once it has taken a copy', async () => {
		const home = await newHome();
		const share = path.join(home, 'share');
		const backUp = async (name: string) => runProgram(['run', '--install-dir', installDirectory(), '--backup-file', path.join(home, name), '--copy-to', share, '--password-stdin', '--json'], {home, input});
		const settings = async () => JSON.parse(await readFile(path.join(home, '.config', 'entsso-backup', 'config.json'), 'utf8')) as Readonly<Record<string, unknown>>;
		await backUp('1.bak');
		expect(await settings()).toMatchObject({backupFolder: home});
		expect(await settings()).not.toHaveProperty('copyFolder');
		await mkdir(share);
		await backUp('2.bak');
		expect(await settings()).toMatchObject({copyFolder: share});
		// One that was good before stays.
		await rm(share, {recursive: true});
		await backUp('3.bak');
		expect(await settings()).toMatchObject({copyFolder: share});
	});

	test('the report has it all, and standard error one line', async () => {
		const home = await newHome();
		const {exitCode, said, complained} = await runProgram(['run', '--practice', '--backup-file', path.join(home, '1.bak'), '--copy-to', path.join(home, 'share'), '--password-stdin'], {home, input});
		expect(exitCode).toBe(3);
		expect(said).toContain('The second copy was not made: the folder or drive is not there.');
		expect(complained).toBe('VERIFIED: The backup is verified; the second copy that was asked for is missing.\n');
	});

	test('a dry run says that the copy would be missing', async () => {
		const home = await newHome();
		const {exitCode, complained, json} = await run(home, '1.bak', '--copy-to', path.join(home, 'share'), '--dry-run');
		expect(exitCode).toBe(3);
		expect(json).toMatchObject({reason: 'copy-folder-missing', command: containing('ssoconfig')});
		expect(complained).toContain('--copy-to: There is no such folder.');
	});

	test('a skipped run tries again, by the record alone, until the copy is there', async () => {
		const home = await newHome();
		const share = path.join(home, 'share');
		await run(home, '1.bak', '--copy-to', share);
		const again = await run(home, '2.bak', '--if-older-than', '30d');
		expect(again).toMatchObject({
			exitCode: 3,
			complained: containing('The second copy was not made:'),
			json: {
				skipped: true, verdict: 'verified', reason: 'copy-folder-missing', copy: null, summary: containing('the folder or drive is not there'),
			},
		});
		await mkdir(share);
		const copy = path.join(share, '1.bak');
		const made = await run(home, '2.bak', '--if-older-than', '30d');
		expect(made).toMatchObject({
			exitCode: 0,
			complained: '',
			json: {
				skipped: true, reason: null, copy, summary: containing(`is made now: ${copy}`), lastBackup: {lines: expect.arrayContaining([expect.objectContaining({id: 'copy', state: 'ok'})]) as unknown},
			},
		});
		expect(await readFile(copy)).toEqual(await readFile(path.join(home, 'backups', '1.bak')));
		const sheet = await readFile(`${copy}.recovery.txt`, 'utf8');
		expect(sheet).toContain(copy);
		expect(await recordIn(home)).toMatchObject({verdict: 'verified', copy, copyFolder: share});
		expect(await readdir(path.join(home, 'backups'))).not.toContain('2.bak');
		expect(await run(home, '2.bak', '--if-older-than', '30d')).toMatchObject({exitCode: 0, json: {copy, reason: null}});
	});

	test('a dry run that is skipped tells what would become of the copy, and changes nothing', async () => {
		const home = await newHome();
		const share = path.join(home, 'share');
		await run(home, '1.bak', '--copy-to', share);
		const dry = async () => run(home, '2.bak', '--if-older-than', '30d', '--dry-run');
		const before = await recordIn(home);
		expect(await dry()).toMatchObject({
			exitCode: 3, complained: containing(missing), json: {
				skipped: true, reason: 'copy-folder-missing', copy: null, summary: containing('There is no such folder.'),
			},
		});
		await mkdir(share);
		expect(await dry()).toMatchObject({exitCode: 0, json: {reason: null, copy: null, summary: containing('would be made now')}});
		expect(await readdir(share)).toEqual([]);
		expect(await recordIn(home)).toEqual(before);
		await run(home, '2.bak', '--if-older-than', '30d');
		expect(await dry()).toMatchObject({exitCode: 0, json: {reason: null, copy: path.join(share, '1.bak')}});
		await writeFile(path.join(share, '1.bak'), 'changed');
		expect(await dry()).toMatchObject({exitCode: 3, json: {reason: 'copy-changed', copy: null}});
	});

	test('a link to the folder of the backup file is called what it is', async () => {
		const home = await newHome();
		const share = path.join(home, 'share');
		await mkdir(path.join(home, 'backups'));
		await symlink(path.join(home, 'backups'), share);
		const {exitCode, json} = await run(home, '1.bak', '--copy-to', share);
		expect(exitCode).toBe(3);
		expect(json).toMatchObject({
			verdict: 'verified', reason: 'copy-same-folder', evidence: expect.arrayContaining([{
				id: 'copy', state: 'bad', detail: 'The second copy was not made: this is the folder of the backup file itself, by another path.',
			}]) as unknown,
		});
	});

	test('a skipped run makes the copy that is asked for only now, and remembers where one was to go', async () => {
		const home = await newHome();
		const share = path.join(home, 'share');
		await run(home, '1.bak');
		expect(await run(home, '2.bak', '--if-older-than', '30d')).toMatchObject({exitCode: 0, json: {reason: null, copy: null}});
		expect(await run(home, '2.bak', '--if-older-than', '30d', '--copy-to', share)).toMatchObject({exitCode: 3});
		expect(await recordIn(home)).toMatchObject({copyFolder: share, reason: 'copy-folder-missing'});
		await mkdir(share);
		expect(await run(home, '2.bak', '--if-older-than', '30d')).toMatchObject({exitCode: 0, json: {copy: path.join(share, '1.bak')}});
	});

	test('a copy that is gone is made again; one that has changed is left, and told', async () => {
		const home = await newHome();
		const share = path.join(home, 'share');
		const copy = path.join(share, '1.bak');
		await mkdir(share);
		expect(await run(home, '1.bak', '--copy-to', share)).toMatchObject({exitCode: 0, json: {copy}});
		await rm(copy);
		expect(await run(home, '2.bak', '--if-older-than', '30d')).toMatchObject({exitCode: 0, json: {copy}});
		await writeFile(copy, 'other');
		const changed = await run(home, '2.bak', '--if-older-than', '30d');
		expect(changed).toMatchObject({
			exitCode: 3, complained: containing('now has 5. It was left as it is.'), json: {copy: null, reason: 'copy-changed'},
		});
		expect(JSON.stringify(changed.json)).not.toContain('was not made');
		expect(await readFile(copy, 'utf8')).toBe('other');
		expect(await recordIn(home)).toMatchObject({copy});
	});

	test('a dry run of a skipped one makes no copy', async () => {
		const home = await newHome();
		const share = path.join(home, 'share');
		await mkdir(share);
		await run(home, '1.bak');
		await run(home, '2.bak', '--if-older-than', '30d', '--copy-to', share, '--dry-run');
		expect(await readdir(share)).toEqual([]);
	});

	test('a wrong value is refused also where there is nothing to do', async () => {
		const home = await newHome();
		await run(home, '1.bak');
		expect(await run(home, '2.bak', '--if-older-than', '30d', '--copy-to', path.join(home, 'backups'))).toMatchObject({exitCode: 2, json: {reason: 'path-refused'}});
	});
});
