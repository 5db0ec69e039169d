import {
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {makeHomes} from '../../commands/homes.ts';
import {runProgram, startProgram} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';
import {recordFiles} from '../../core/records/record-files.ts';
import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {answers, startRun} from '../../pty/walk.ts';
import {patience} from '../../limits.ts';
import {processesOf} from '../kill/aftermath.ts';

const newHome = makeHomes();
const input = `${answers.password}\n${answers.reminder}\n`;
const hour = 3_600_000;
const day = 24 * hour;
/**
The variables that have the clock of the program and of its tool jump when the file appears. The clock of the file system is the true one:
a program that was an hour ahead of it sees just what it would see if the clock of the computer were set back by an hour.
*/
function jump(file: string, before: number, after: number): Record<string, string> {
	const script = fileURLToPath(new URL('clock-jump.cjs', import.meta.url));
	return {NODE_OPTIONS: `--require ${script}`, CLOCK_JUMP: JSON.stringify({file, before, after})};
}

type Line = {readonly id: string; readonly state: string; readonly detail: string};

/** Has the clock jump as soon as the tool of the program in this folder has started. */
async function jumpInRun(folder: string, file: string): Promise<void> {
	await vi.waitFor(async () => {
		expect(await processesOf(folder)).toContainEqual(expect.stringContaining('-backupsecret'));
	}, {timeout: patience, interval: 5});
	await writeFile(file, '');
}

/** Goes through a run whose tool asks what nobody knows, so that its time is held for as long as the user is asked. */
async function runThroughJump(terminal: TestTerminal, file: string): Promise<void> {
	await startRun(terminal);
	await jumpInRun(terminal.home, file);
	for (const [key, prompt] of [['p', 'Zolvarim :'], ['c', 'Zolvarim teth :'], ['r', 'Quenu marosh :']] as const) {
		await terminal.waitFor(`| ${prompt}`);
		terminal.type(key);
	}
}

describe.concurrent('the clock', () => {
	test('set back by an hour during a run: the backup is not called verified, and it says why', async () => {
		const home = await newHome();
		const jumped = path.join(home, 'jumped');
		const started = startProgram(['run', '--practice', '--password-stdin', '--json', '--backup-file', path.join(home, 'sso.bak')], {home, input, environment: jump(jumped, hour, 0)});
		await jumpInRun(home, jumped);
		const {exitCode, said, complained} = await started.ended;
		expect(complained).not.toContain('    at ');
		const {verdict, evidence} = parseJson('run', said) as {verdict: string; evidence: readonly Line[]};
		expect({exitCode, verdict}).toEqual({exitCode: 3, verdict: 'unproven'});
		expect(evidence.filter(({id}) => id === 'new' || id === 'event')).toEqual([
			{id: 'new', state: 'unknown', detail: expect.stringContaining('clock of this computer was set back') as unknown},
			{id: 'event', state: 'unknown', detail: expect.stringContaining('clock of this computer was set back') as unknown},
		]);
	});

	test('set back by an hour while the wizard runs: no negative time, and not verified', async () => {
		const home = await newHome();
		const jumped = path.join(home, 'jumped');
		await withTerminal({arguments: ['--practice', 'unknown-prompts'], environment: jump(jumped, hour, 0)}, async terminal => {
			await runThroughJump(terminal, jumped);
			await terminal.waitFor('UNPROVEN');
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 3});
			expect(terminal.output).not.toMatch(/-\d+ s\b/v);
		});
	});

	test('set forward by an hour before the tool asks something: that does not use up its time', async () => {
		const home = await newHome();
		const jumped = path.join(home, 'jumped');
		await withTerminal({arguments: ['--practice', 'unknown-prompts'], environment: jump(jumped, 0, hour)}, async terminal => {
			await runThroughJump(terminal, jumped);
			await terminal.waitFor('VERIFIED');
			terminal.press('enter');
			expect(await terminal.exited).toMatchObject({exitCode: 0});
		});
	});

	test('set back since a backup was made: no backup is skipped or called superseded for it, and each place says so', async () => {
		const home = await newHome();
		const make = async (name: string, ...more: readonly string[]) => runProgram(['run', '--practice', '--password-stdin', '--json', '--backup-file', path.join(home, name), ...more], {home, input});
		await make('ahead.bak');
		await moveRecord(path.join(home, '.config', 'entsso-backup', 'history'), 400 * day);

		const {exitCode, said} = await make('true.bak', '--if-older-than', '30d', '--keep', '1');
		expect(exitCode).toBe(0);
		expect(parseJson('run', said)).toMatchObject({
			verdict: 'verified', skipped: false, lastBackup: {detail: expect.stringContaining('see the clock') as unknown}, older: [],
		});

		const again = await make('needless.bak', '--if-older-than', '30d');
		expect(parseJson('run', again.said)).toMatchObject({skipped: true, file: path.join(home, 'true.bak')});

		const history = await runProgram(['history', '--json'], {home});
		const {records} = parseJson('history', history.said) as {records: ReadonlyArray<{file: string}>};
		expect(records.map(({file}) => path.basename(file))).toEqual(['ahead.bak', 'true.bak']);
		const verified = await runProgram(['verify', '--practice', '--json'], {home});
		expect(parseJson('verify', verified.said)).toMatchObject({verdict: 'unknown'});
		await withTerminal({arguments: ['--practice', '--config-dir', path.join(home, '.config', 'entsso-backup')]}, async terminal => {
			await terminal.waitFor(/Last\s+practice\s+backup:\s+[\d\-]+,\s+verified\.\s+The\s+record\s+is\s+from\s+the\s+future;\s+see\s+the\s+clock\./v);
		});
	});
});

/** Has the one record in the folder be of that much later, as if the clock had been ahead when it was made. */
async function moveRecord(folder: string, milliseconds: number): Promise<void> {
	const [file = ''] = await recordFiles(folder);
	const record = JSON.parse(await readFile(file, 'utf8')) as {time: string};
	const time = new Date(Date.parse(record.time) + milliseconds).toISOString();
	await writeFile(path.join(folder, `${time.replaceAll(':', '-')}-00000000.json`), JSON.stringify({...record, time}));
	await rm(file);
}
