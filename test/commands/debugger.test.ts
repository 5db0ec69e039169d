import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {noDebugger, nodeFlags} from '../../source/host/node-flags.ts';
import {makeHomes} from './homes.ts';
import {blocks, lookAtTree, type SeenProcess} from './process-tree.ts';

const bundle = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const newHome = makeHomes();

/** What Node.js says on standard error when a signal makes it open a debugger, also where the port is taken. */
const opened = /Debugger listening|Starting inspector/v;

function start(program: string, given: readonly string[], home: string) {
	const child = spawn(program, given, {
		cwd: home, env: {HOME: home, PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`, TMPDIR: home}, stdio: 'pipe',
	});
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	return child;
}

/** The processes below this one, once the tool runs and all of them are past their start. */
async function whenAllRun(pid: number): Promise<SeenProcess[]> {
	return vi.waitFor(async () => {
		const tree = await lookAtTree(pid);
		const below = tree.filter(each => each.pid !== pid);
		expect(below.some(({commandLine}) => commandLine.includes('-backupsecret'))).toBe(true);
		expect(await Promise.all(below.map(async each => blocks(each.pid, 'SIGUSR1')))).toEqual(below.map(() => true));
		return below;
	}, {timeout: 20_000, interval: 50});
}

/** The file that Node.js was started with. */
function programOf({commandLine}: SeenProcess): string {
	return path.basename(commandLine.split('\0').slice(1).find(word => !word.startsWith('-')) ?? '');
}

// Windows has no such signal.
describe.runIf(process.platform === 'linux')('after SIGUSR1', () => {
	test('Node.js opens a debugger, and says so, where nothing keeps it from that', async () => {
		const child = start(process.execPath, ['-e', 'process.stderr.write("ready"); setInterval(() => {}, 1000);'], await newHome());
		let said = '';
		for await (const chunk of child.stderr) {
			said += String(chunk);
			if (said === 'ready') {
				child.kill('SIGUSR1');
			} else if (opened.test(said)) {
				break;
			}
		}

		expect(said).toMatch(opened);
	});

	test.each([
		['as a shell starts it', [bundle]],
		['by Node.js without the flags', [process.execPath, bundle]],
	] as const)('no process of a run opens one, and all go on: started %s', async (_way, [program, ...rest]) => {
		const home = await newHome();
		const child = start(program, [...rest, 'run', '--practice', 'hangs', '--backup-file', path.join(home, 'sso.bak'), '--password-stdin'], home);
		child.stdin.end('Tr0ub4dor&3-horse\nTeam safe\n');
		const [said, complained] = [text(child.stdout), text(child.stderr)];
		const below = await whenAllRun(child.pid!);
		expect(below.map(each => programOf(each)).toSorted()).toEqual(['pseudo-terminal.mjs', 'ssoconfig']);
		for (const {commandLine} of below) {
			expect(commandLine.split('\0').slice(1, 1 + nodeFlags.length)).toEqual(nodeFlags);
		}

		for (const pid of [child.pid!, ...below.map(each => each.pid)]) {
			process.kill(pid, 'SIGUSR1');
		}

		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([143, null]);
		expect(await said).toContain('The backup was cancelled');
		expect(await complained).not.toMatch(opened);
	});
});

describe('the flags of every process of this program', () => {
	test.each(['source/cli.tsx', 'source/packaging/windows/entsso-backup.cmd', 'package.json'])('stand in %s, before the program', async file => {
		const content = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
		const line = content.split('\n').find(one => /^#!.*node |node\.exe" |"start": /v.test(one))!;
		expect(line).toMatch(new RegExp(String.raw`node(?:\.exe")? ${noDebugger}(?: |$)`, 'v'));
	});
});
