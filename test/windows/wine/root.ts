import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {cached} from './cache.ts';
import {debianMirror, installPackages} from './packages.ts';
import {run} from './run.ts';
import {Sandbox} from './sandbox.ts';
import {wineEnvironment} from './environment.ts';

/** Wine of Debian 12 (Wine 8) has no pseudo-console that node-pty could use; that of Debian 13 (Wine 10) has. */
const release = 'trixie';

/** The folder of a Debian with Wine in it, and in `/prefix` a Windows that has never been used. */
export async function wineRoot(): Promise<string> {
	await installPackages();
	return cached(`${release}-1`, async root => {
		await run('debootstrap', ['--variant=minbase', '--include=wine,wine64', release, root, await debianMirror()]);
		await mkdir(path.join(root, 'computers'));
		const sandbox = await Sandbox.open(root);
		try {
			const inside = async (...commandLine: readonly string[]) => {
				const [program, ...rest] = sandbox.command(wineEnvironment('/prefix'), ...commandLine);
				await run(program, rest);
			};

			await inside('wine', 'wineboot', '--init');
			await inside('wineserver', '--wait');
		} finally {
			await sandbox.close();
		}
	});
}
