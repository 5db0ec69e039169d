import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';

/** The bundle of the checkout. */
export const bundle = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

export type Ended = {readonly exitCode: number | undefined; readonly said: string; readonly complained: string};

export type ProgramOptions = {
	/** What is on standard input. */
	readonly input?: string | Uint8Array;
	readonly home?: string;
	/** Another bundle than that of the checkout. */
	readonly program?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** Standard input is left open after the input. */
	readonly staysOpen?: boolean;
	/** Nobody reads standard output. */
	readonly isUnheard?: boolean;
};

/** Runs `entsso-backup` without a terminal, `input` on its standard input, in a home folder of its own. */
export async function runProgram(flags: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
	const home = options.home ?? await mkdtemp(path.join(os.tmpdir(), 'entsso-command-'));
	const ended = await startProgram(flags, {...options, home}).ended;
	if (options.home === undefined) {
		await rm(home, {recursive: true});
	}

	return ended;
}

export type Started = {
	readonly pid: number;
	readonly ended: Promise<Ended>;
	readonly signal: (name: NodeJS.Signals) => void;
	/** Closes the other ends of all its pipes. */
	readonly hangUp: () => void;
};

/** Starts `entsso-backup` without a terminal. */
export function startProgram(flags: readonly string[], {input = '', home = os.tmpdir(), program = bundle, environment, staysOpen = false, isUnheard = false}: ProgramOptions): Started {
	const child = spawn(process.execPath, [program, ...flags], {
		cwd: home, env: {
			HOME: home, PATH: process.env.PATH, TMPDIR: home, ...environment,
		},
	});
	// The program may end before it has read all.
	child.stdin.on('error', () => undefined);
	child.stdin.write(input);
	if (!staysOpen) {
		child.stdin.end();
	}

	if (isUnheard) {
		child.stdout.destroy();
	}

	async function outcome(): Promise<Ended> {
		const [said, complained, exitCode] = await Promise.all([
			heard(child.stdout), heard(child.stderr), new Promise<number | undefined>(resolve => {
				child.once('close', resolve);
			}),
		]);
		return {exitCode, said, complained};
	}

	return {
		pid: child.pid ?? 0,
		ended: outcome(),
		signal(name) {
			child.kill(name);
		},
		hangUp() {
			for (const pipe of child.stdio) {
				pipe?.destroy();
			}
		},
	};
}

/** All that comes from the stream; nothing once nobody listens any more. */
async function heard(stream: Readable): Promise<string> {
	try {
		return await text(stream);
	} catch {
		return '';
	}
}
