import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';

const bundle = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

export type Ended = {readonly exitCode: number | undefined; readonly said: string; readonly complained: string};

/** Runs `entsso-backup` without a terminal, `input` on its standard input, in a home folder of its own. `program` is another bundle than that of the checkout. */
export async function runProgram(flags: readonly string[], {input = '', home, program = bundle}: {input?: string; home?: string; program?: string} = {}): Promise<Ended> {
	const folder = home ?? await mkdtemp(path.join(os.tmpdir(), 'entsso-command-'));
	const child = spawn(process.execPath, [program, ...flags], {cwd: folder, env: {HOME: folder, PATH: process.env.PATH, TMPDIR: folder}});
	child.stdin.end(input);
	const [said, complained, exitCode] = await Promise.all([
		text(child.stdout), text(child.stderr), new Promise<number | undefined>(resolve => {
			child.once('close', resolve);
		}),
	]);
	if (home === undefined) {
		await rm(folder, {recursive: true});
	}

	return {exitCode, said, complained};
}
