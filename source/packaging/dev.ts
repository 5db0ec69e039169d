import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {watch} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {build, root} from './build.ts';

/** Milliseconds after which an editor has saved all that it saves at once. */
const calm = 100;

/**
Calls `rebuild` now, and again when files in the folder have changed; one call at a time. An error of it is told, and
the next change tries again.
*/
export async function rebuildOnChange(
	folder: string,
	rebuild: () => Promise<void>,
	signal?: AbortSignal,
): Promise<void> {
	const attempt = async (): Promise<void> => {
		try {
			await rebuild();
		} catch (error) {
			console.error(error instanceof Error ? error.message : error);
		}
	};

	let last = attempt();
	let timer: NodeJS.Timeout | undefined;
	const again = (): void => {
		const before = last;
		last = (async () => {
			await before;
			await attempt();
		})();
	};

	for await (const _ of watch(folder, {recursive: true, ...(signal && {signal})})) {
		clearTimeout(timer);
		timer = setTimeout(again, calm);
	}
}

if (import.meta.main) {
	const given = process.argv.slice(2);
	let program: ChildProcess | undefined;
	await rebuildOnChange(path.join(root, 'source'), async () => {
		if (program?.exitCode === null && program.signalCode === null) {
			// It gives the terminal back first.
			program.removeAllListeners('exit');
			const ended = once(program, 'exit');
			program.kill();
			await ended;
			console.error('A source has changed: building anew.');
		}

		await build();
		const cli = path.join(root, 'dist/cli.mjs');
		program = spawn(process.execPath, ['--disable-sigusr1', cli, ...given], {stdio: 'inherit'});
		program.once('exit', code => {
			console.error(`Ended with ${code ?? 'a signal'}. Waiting for a change; Ctrl+C ends.`);
		});
	});
}
