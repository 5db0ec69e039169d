import {execFileSync, spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {makeHomes} from './homes.ts';

const newHome = makeHomes();
const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** Runs the program with a umask that would let everybody write. */
function runOpenly(home: string, ...given: readonly string[]): void {
	const {status, stderr} = spawnSync('sh', ['-c', 'umask 000; exec "$@"', 'sh', process.execPath, program, ...given], {
		input: 'Sesame-open-2026\ncave\n', encoding: 'utf8', env: {
			...process.env, HOME: home, XDG_CONFIG_HOME: '', TMPDIR: home,
		},
	});
	expect({status, stderr}).toEqual({status: 0, stderr: ''});
}

/** Paths below a folder that others than this user may do anything with. */
function openIn(folder: string): string[] {
	const found = execFileSync('find', [folder, '-mindepth', '1', '-perm', '/077', '!', '-type', 'l'], {encoding: 'utf8'});
	return found.split('\n').filter(line => line !== '');
}

test.skipIf(process.platform === 'win32')('whatever the umask, settings, history, sheet, backup folder, guide and runbook are for this user alone', async () => {
	const home = await newHome();
	const config = path.join(home, 'config', 'deep');
	runOpenly(home, 'run', '--practice', '--password-stdin', '--backup-file', path.join(home, 'new', 'deep', 'sso.bak'), '--config-dir', config);
	runOpenly(home, 'runbook', path.join(home, 'runbook', 'deep'));
	runOpenly(home, 'guide', 'move', path.join(home, 'guide', 'deep'), '--new-server', 'BIZ02');
	// The tool of practice writes as any program does; the second copy and all else are ours.
	expect(openIn(home).filter(file => !file.endsWith('sso.bak'))).toEqual([]);
});
