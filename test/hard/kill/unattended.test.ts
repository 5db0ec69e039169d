import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {
	describe,
	expect,
	vi,
} from 'vitest';
import {makeHomes} from '../../commands/homes.ts';
import {catches} from '../../commands/process-tree.ts';
import {startProgram} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';
import {lendInstallDirectory} from '../../pty/install-directory.ts';
import {answers} from '../../pty/walk.ts';
import {expectGoodFiles, type Stock} from './aftermath.ts';
import {
	makeCopyFolder,
	silenceEventLog,
	stopInCopy,
	untilThere,
} from './holds.ts';
import {
	testUnattendedEnds,
	untilToolEnds,
	untilToolRuns,
	type UnattendedRun,
} from './unattended-ends.ts';

const newFolder = makeHomes();
const installDirectory = lendInstallDirectory();
const input = `${answers.password}\n${answers.reminder}\n`;

/** A run, its folders, and its files. */
type Run = UnattendedRun & {readonly backupFile: string; readonly copyFolder: string};

type Stage = {
	readonly name: string;
	/** With a tool that behaves so; practice where it is left out. */
	readonly tool?: string;
	/** What is on standard input, left open; all that is needed, and its end, where it is left out. */
	readonly input?: string;
	readonly stock?: Stock;
	/** The program is held there by SIGSTOP. */
	readonly isStopped?: true;
	/** The exit code when nobody is at its pipes any more: with what is there it goes on. */
	readonly unheard: number;
	readonly copies?: true;
	go(run: Run): Promise<void>;
};

const stages: readonly Stage[] = [
	{
		name: 'the wait for the password', input: answers.password.slice(0, 5), unheard: 2, async go({started}) {
			await vi.waitFor(async () => {
				// What it asks for last.
				expect(await catches(started.pid, 'SIGHUP')).toBe(true);
			}, 60_000);
		},
	},
	{
		name: 'the start of the tool', tool: 'mute', unheard: 1, async go({home}) {
			await untilToolRuns(home, '-backupsecret');
		},
	},
	{
		name: 'a file half written', tool: 'half', stock: {half: true}, unheard: 1, go: async ({backupFile}) => untilThere(backupFile),
	},
	{
		name: 'the search for proof', stock: {backup: 'not recorded'}, unheard: 3, async go({temporary, backupFile, home}) {
			await silenceEventLog(temporary);
			await untilThere(backupFile);
			await untilToolEnds(home);
		},
	},
	{
		name: 'the second copy', tool: 'large', stock: {backup: 'not recorded', copying: true}, isStopped: true, copies: true, unheard: 3, async go({copyFolder, started}) {
			await stopInCopy(copyFolder, () => {
				started.signal('SIGSTOP');
			});
		},
	},
];

async function start({tool, input: given, copies}: Stage, more: readonly string[] = []): Promise<Run> {
	const folder = await newFolder();
	const [home, temporary] = [path.join(folder, 'home'), path.join(folder, 'temporary')];
	await mkdir(home);
	await mkdir(temporary);
	const [backupFile, copyFolder] = [path.join(home, 'sso.bak'), await makeCopyFolder(home)];
	const where = tool === undefined ? ['--practice'] : ['--install-dir', installDirectory()];
	const copy = copies ? ['--copy-to', copyFolder] : [];
	const started = startProgram(['run', ...where, '--backup-file', backupFile, ...copy, '--password-stdin', '--json', ...more], {
		input: given ?? input, staysOpen: given !== undefined, home, environment: {TMPDIR: temporary, ...(tool !== undefined && {STAND_IN: tool})},
	});
	return {
		started, home, temporary, backupFile, copyFolder,
	};
}

describe.concurrent.each(stages)('at $name', stage => {
	const {stock = {}, isStopped = false, unheard} = stage;
	testUnattendedEnds({
		isStopped,
		unheard,
		start: async more => start(stage, more),
		go: stage.go,
		expectLeft: async ({home}, wasKilled) => expectGoodFiles(home, stock, wasKilled),
		expectTold(said) {
			expect(parseJson('run', said)).toMatchObject({verdict: stock.backup === undefined ? 'failed' : 'unproven'});
		},
	});
});
