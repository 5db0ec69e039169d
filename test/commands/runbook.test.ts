import {
	mkdir,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {breakBeginnings, breakCodes} from '../../source/core/proof/break-codes.ts';
import {explainCode, knownCodes} from '../../source/core/proof/codes.ts';
import {afterRestoring, everyNode, restartOnCluster} from '../../source/core/guides/restore-steps.ts';
import {commonCodes} from '../../source/runbook/common-codes.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();

async function write(...flags: readonly string[]): Promise<{script: string; restore: string; page: string}> {
	const folder = path.join(await newHome(), 'a new', 'folder');
	const {exitCode, complained} = await runProgram(['runbook', folder, ...flags]);
	expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
	const [script = '', restore = '', page = ''] = await Promise.all(['backup.cmd', 'restore.cmd', 'runbook.txt'].map(async name => readFile(path.join(folder, name), 'latin1')));
	return {script, restore, page};
}

function linesOf(text: string): string[] {
	return text.split('\r\n');
}

/** What backup.cmd prints of its own, without what it found out. */
function wordsIn(script: string): string[] {
	return Array.from(script.matchAll(/call :(?<how>say|more|ok|stop|warning|unknown) "(?<words>[^\n\r]*)"\r$/gmv), ({groups}) =>
		groups?.how === 'say' ? groups.words ?? '' : `ok       ${groups?.words ?? ''}`);
}

describe.concurrent('the files', () => {
	test('are ASCII with the line ends of Windows, and without tabs at line ends', async () => {
		for (const text of Object.values(await write())) {
			expect(text).toMatch(/^(?:[\t -~]*\r\n)+$/v);
			expect(text).not.toMatch(/[\t ]\r\n/v);
			expect(text).not.toContain('undefined');
		}
	});

	test('hold no word on making a secret', async () => {
		for (const text of Object.values(await write())) {
			expect(text).not.toMatch(/generate/iv);
		}
	});

	test('hold the paths that were given', async () => {
		const {script, page} = await write('--install-dir', 'D:/R&D (50%) ^x!/SSO', '--backup-file', String.raw`E:\100%\SSO.bak`);
		expect(script).toContain(String.raw`set "dir=D:\R&D (50%%) ^x!\SSO"`);
		expect(script).toContain(String.raw`set "given=E:\100%%\SSO.bak"`);
		expect(page).toContain(String.raw`cd /d "D:\R&D (50%) ^x!\SSO"`);
		expect(page).toContain(String.raw`ssoconfig -backupsecret "E:\100%\SSO.bak"`);
	});
});

describe.concurrent.each(['script', 'restore'] as const)('each of the scripts (%s)', name => {
	test('has lines of reasonable length, and words that fit a console of 80 columns', async () => {
		const files = await write();
		const script = files[name];
		const words = wordsIn(script);
		expect(words.length).toBeGreaterThan(80);
		expect(linesOf(script).filter(line => line.length > 130)).toEqual([]);
		expect(words.filter(line => line.length > 79)).toEqual([]);
	});

	test('has no mark of its template left', async () => {
		const files = await write();
		const script = files[name];
		expect(script).not.toMatch(/\{[A-Za-z]+\}/v);
	});

	test('leaves delayed expansion off but for texts from outside, so that an exclamation mark in a path stays', async () => {
		const files = await write();
		const script = files[name];
		expect(script).toContain('setlocal enableextensions disabledelayedexpansion\r\n');
		const blocks = script.split('setlocal enabledelayedexpansion\r\n').slice(1);
		expect(blocks).toHaveLength(name === 'script' ? 4 : 5);
		for (const block of blocks) {
			const [before = ''] = block.split(/^endlocal\r$/mv, 1);
			expect(before.length).toBeLessThan(250);
			expect(before).not.toMatch(/%[A-Za-z]\w*[%:]/v);
			// Whichever way it goes on, it is off again.
			expect(before.match(/\bgoto /gv)?.length ?? 0).toBe(before.match(/^\tendlocal\r$/gmv)?.length ?? 0);
		}
	});

	test('jumps and calls only to labels that are there, each once, and has none that is not used', async () => {
		const files = await write();
		const script = files[name];
		const labels = Array.from(script.matchAll(/^:(?<label>\w+)\r$/gmv), ({groups}) => groups?.label ?? '');
		const used = Array.from(script.matchAll(/(?:goto |call :)(?<label>\w+)/gv), ({groups}) => groups?.label ?? '');
		expect(new Set(labels).size).toBe(labels.length);
		expect([...new Set(used)].filter(label => !labels.includes(label))).toEqual([]);
	});

	test('prints no sign of its own that cmd.exe would read', async () => {
		const files = await write();
		const script = files[name];
		for (const words of wordsIn(script)) {
			expect(words.replaceAll(/%(?:COMPUTERNAME|drive|shown|~[12])%?/gv, '')).toMatch(/^[\w '\(\)+,\-.\/:;=?\\]*$/v);
		}
	});

	test('reads the log by wevtutil.exe, or by eventquery.vbs in the form of Microsoft', async () => {
		const files = await write();
		const script = files[name];
		expect(script).toContain(String.raw`cscript.exe //nologo //t:300 "%sys%\eventquery.vbs" /l application /fi "id eq %1" /fo csv /v /nh `);
		expect(script).toContain('wevtutil.exe qe Application ');
	});
});

test.concurrent('what both scripts do is the same in both, but for their names', async () => {
	const {script, restore} = await write();
	const routine = (text: string, label: string) => new RegExp(String.raw`^:${label}\r\n(?<lines>[^]*?)\r\n\r\n`, 'mv').exec(text)?.groups?.lines?.replaceAll(/\b(?:backup|restore)\.cmd\b/gv, 'SCRIPT');
	for (const label of ['look_at_rights', 'look_for_tool', 'look_at_service', 'make_backup', 'ask_for_code', 'note_event', 'read_event', 'explain', 'clean_text', 'open_kept']) {
		expect(routine(restore, label)).toBe(routine(script, label));
		expect(routine(restore, label)?.length).toBeGreaterThan(100);
	}
});

describe.concurrent('restore.cmd', () => {
	test('starts the restore in one place, behind the backup and the name of the computer', async () => {
		const {restore} = await write();
		const starts = linesOf(restore).filter(line => line.includes('-restoresecret') && !line.startsWith('set "line=') && !/^(?:restore)?[#=@]/v.test(line));
		expect(starts).toEqual([String.raw`"%sso%\ssoconfig.exe" -restoresecret "%backup%"`]);
		const confirmed = restore.slice(restore.indexOf('\r\n:confirm\r\n'), restore.indexOf(starts[0] ?? ''));
		expect(confirmed).toContain('if not defined same goto not_confirmed');
		// Only what was kept, may be kept with a look at it, or is not there, leads on.
		const before = restore.slice(restore.indexOf('\r\n:decide\r\n'), restore.indexOf('\r\n:confirm\r\n'));
		expect(linesOf(before).filter(line => /goto (?:is_kept|may_be_kept|none_loaded)/v.test(line))).toEqual([
			'if "%verdict%"=="verified" goto is_kept',
			'if "%verdict%"=="unproven" if defined blind if "%ended%"=="0" goto may_be_kept',
			'if "%verdict%"=="failed" if defined none goto none_loaded',
		]);
		expect(restore.match(/goto confirm\b/gv)).toHaveLength(4);
		expect(restore).not.toContain('/force');
	});

	test('explains each code in the words of a restore, and those of its backup in the words of a backup', async () => {
		const {script, restore} = await write();
		const rows = (sign: string) => linesOf(restore).filter(line => line.startsWith(`${sign} `)).map(line => line.slice(sign.length + 1)).join(' ');
		const plain = (text: string) => text.replaceAll('"', '\'');
		for (const code of knownCodes) {
			const [inBackup, inRestore] = [explainCode(code), explainCode(code, {task: 'restore'})];
			expect(rows(`#${code}`)).toBe(plain(inBackup.meaning));
			const isOther = JSON.stringify(inBackup) !== JSON.stringify(inRestore);
			expect(rows(`restore#${code}`)).toBe(isOther ? plain(inRestore.meaning) : '');
			expect(rows(`restore=${code}`)).toContain(isOther ? plain(inRestore.nextStep) : '');
		}

		expect(linesOf(script).filter(line => line.startsWith('restore'))).toEqual([]);
		const table = linesOf(restore).filter(line => /^(?:restore)?[#=@]0x/v.test(line));
		expect(table.filter(line => [...'"%&<>^|'].some(sign => line.includes(sign)))).toEqual([]);
		expect(restore).not.toMatch(/^restore@.*net start/mv);
		// Each explanation knows whose words it takes: the one before a restore those of the backup.
		const before = linesOf(restore).map((line, index, lines) => line.endsWith('call :explain') ? lines[index - 1] : undefined).filter(line => line !== undefined);
		expect(before.filter(line => line !== 'set "words=restore"')).toEqual(['if "%verdict%"=="failed" if defined none goto none_loaded']);
	});

	test('takes a crash for no failure, whichever code tells of it', async () => {
		const {restore} = await write();
		const routine = restore.slice(restore.indexOf('\r\n:look_for_break\r\n'));
		const [lines = ''] = routine.split('goto :eof', 1);
		for (const code of [...breakCodes, ...breakBeginnings]) {
			expect(lines).toContain(code);
		}
	});

	test('has no password, and is given no file to restore beforehand', async () => {
		const {restore} = await write('--backup-file', String.raw`C:\SSO-Backup\SSO.bak`);
		expect(restore).toContain('set "given="\r\n');
		expect(restore).not.toContain(String.raw`SSO-Backup\SSO.bak"`);
	});

	test('tells what to do after it in the words of runbook.txt', async () => {
		const {restore, page} = await write();
		const joined = (text: string) => text.replaceAll(/\s+/gv, ' ');
		const said = joined(wordsIn(restore).map(line => line.replace(/^ok {7}/v, '')).join(' '));
		for (const text of [...afterRestoring.slice(0, 2), everyNode, restartOnCluster]) {
			expect(said).toContain(text);
			expect(joined(page)).toContain(text);
		}
	});
});

describe.concurrent('backup.cmd', () => {
	test('suggests starting the service by hand only where there may be no cluster', async () => {
		const {script} = await write();
		const [code = ''] = script.split(/^#0x/mv, 1);
		const starting = linesOf(code).filter(line => line.includes('net start'));
		expect(starting).toHaveLength(2);
		expect(starting[0]).toContain('if "%cluster%"=="no"');
		expect(starting[1]).toContain('If this is not a cluster node');
		expect(script).not.toMatch(/^@.*net start/mv);
	});

	test('explains every code that the program knows, in the same words', async () => {
		const {script} = await write();
		const rows = (sign: string) => linesOf(script).filter(line => line.startsWith(`${sign} `)).map(line => line.slice(sign.length + 1)).join(' ');
		for (const code of knownCodes) {
			const {meaning, nextStep} = explainCode(code);
			expect(rows(`#${code}`)).toBe(meaning.replaceAll('"', '\''));
			expect(rows(`=${code}`)).toContain(nextStep.replaceAll('"', '\''));
		}

		const table = linesOf(script).filter(line => /^[#=@]0x/v.test(line));
		expect(table.filter(line => [...'"%&<>^|'].some(sign => line.includes(sign)))).toEqual([]);
		expect(table.filter(line => line.length > 88)).toEqual([]);
	});
});

describe.concurrent('runbook.txt', () => {
	test('is one page', async () => {
		const {page} = await write();
		const lines = linesOf(page.trimEnd());
		expect(lines.length).toBeLessThanOrEqual(66);
		expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(78);
	});

	test('has the screen of ssoconfig, the console, the codes, and the recovery sheet', async () => {
		const {page} = await write();
		for (const part of ['| Password : ***', '| Confirm Password : ***', '| Password reminder : ', '| The operation completed successfully.', 'right-click System, Backup Secret', 'names may differ', 'ssoconfig -restoresecret FILE', 'Cluster: restore on every node', 'event 10559', 'Do not make a new master secret']) {
			expect(page).toContain(part);
		}

		for (const label of ['Backup file', 'Made', 'SSO database', 'Password', 'Reminder', 'More copies']) {
			expect(page).toMatch(new RegExp(`^${label} .*_{17}`, 'mv'));
		}
	});

	test('names the hotfix that a restore may need, and so does backup.cmd', async () => {
		const {script, page} = await write();
		expect(page).toContain('-  ENTSSO 9.0.2096 (BizTalk 2013 R2, HIS 2013): first install KB3062831.');
		expect(script).toContain('if not "%version:~0,9%"=="9.0.2096." goto :eof');
		expect(script).toContain('call :more "Unless hotfix KB3062831 is installed, it may not decrypt its data"');
	});

	test('names codes that the program knows, a line each', async () => {
		const {page} = await write();
		for (const {code, cure} of commonCodes) {
			expect(knownCodes).toContain(code);
			expect(linesOf(page)).toContain(`${code}  ${cure}`);
		}
	});

	test('loses nothing of a long path', async () => {
		const file = `C:\\${'folder with a name\\'.repeat(12)}SSO.bak`;
		const {page} = await write('--backup-file', file);
		expect(Math.max(...linesOf(page).map(line => line.length))).toBeLessThanOrEqual(78);
		expect(page.replaceAll(/\r\n {3}/gv, '')).toContain(`"${file}"`);
	});
});

describe.concurrent('entsso-backup runbook', () => {
	test('tells what it wrote and what to do next', async () => {
		const folder = path.join(await newHome(), 'kit');
		const {exitCode, said} = await runProgram(['runbook', folder]);
		expect(exitCode).toBe(0);
		expect(said).toContain(path.join(folder, 'backup.cmd'));
		expect(said).toContain(path.join(folder, 'runbook.txt'));
		expect(said).toContain('backup.cmd /check');
	});

	test('--json gives the files', async () => {
		const folder = path.join(await newHome(), 'kit');
		const {exitCode, said} = await runProgram(['runbook', folder, '--json']);
		expect(exitCode).toBe(0);
		expect(parseJson('runbook', said)).toEqual({
			version: 1, reason: null, message: null, files: ['backup.cmd', 'restore.cmd', 'runbook.txt'].map(name => path.join(folder, name)),
		});
	});

	test.each(['backup.cmd', 'restore.cmd', 'runbook.txt'])('overwrites nothing, and then writes nothing: %s', async name => {
		const folder = path.join(await newHome(), 'kit');
		await mkdir(folder);
		await writeFile(path.join(folder, name), 'precious');
		expect(await runProgram(['runbook', folder])).toEqual({
			exitCode: 1, said: '', complained: `${path.join(folder, name)} is there already, and nothing is overwritten. Choose another folder.\n`,
		});
		expect(await readdir(folder)).toEqual([name]);
		expect(await readFile(path.join(folder, name), 'utf8')).toBe('precious');
	});

	test('says why it cannot write', async () => {
		const home = await newHome();
		await writeFile(path.join(home, 'file'), '');
		const {exitCode, complained} = await runProgram(['runbook', path.join(home, 'file', 'kit')]);
		expect(exitCode).toBe(1);
		expect(complained).toContain('could not be written: part of the path is a file, not a folder.');
	});

	test.each([
		[['--backup-file', 'SSO.bak'], '--backup-file: This is not a full path.'],
		[['--backup-file', '/backup/SSO.bak'], '--backup-file: This is not a full path.'],
		[['--backup-file', String.raw`\\files\sso\SSO.bak`], '--backup-file: The ENTSSO service writes this file and may not reach a share.'],
		[['--backup-file', 'C:\\Sicherung f\u{FC}r SSO.bak'], 'type the path on the server: backup.cmd /file "FILE"'],
		[['--backup-file', String.raw`C:\a"b.bak`], '--backup-file: There is a double quote in it.'],
		[['--install-dir', 'C:\\Dateien f\u{FC}r SSO'], 'type the path on the server: backup.cmd /dir "FOLDER"'],
		[['--install-dir', 'ENTSSO'], '--install-dir: This is not a full path.'],
	])('refuses %j with a reason and a way out, and writes nothing', async (flags, words) => {
		const home = await newHome();
		const {exitCode, said, complained} = await runProgram(['runbook', path.join(home, 'kit'), ...flags]);
		expect({exitCode, said}).toEqual({exitCode: 2, said: ''});
		expect(complained).toContain(words);
		expect(await readdir(home)).not.toContain('kit');
	});

	test('needs a folder', async () => {
		const {exitCode, complained} = await runProgram(['runbook']);
		expect(exitCode).toBe(2);
		expect(complained).toContain('runbook needs DIR');
	});
});
