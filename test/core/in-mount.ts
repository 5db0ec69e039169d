import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {run} from './run.ts';

/** Whether a file system of its own can be mounted here without harm to the system (user and mount namespaces). */
export const canMount = (() => {
	try {
		execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
})();

/**
Runs a module with a small file system mounted at the folder, which only that process sees, and gives what it printed.
`options` are those of mount(8), such as `size=64k` or `ro`.
*/
export async function inMount(folder: string, options: string, module: string): Promise<string> {
	const script = 'mount -t tmpfs -o "$1" none "$0" && exec "$2" --no-warnings --input-type=module -e "$3"';
	return run('unshare', ['-rm', 'sh', '-c', script, folder, options, process.execPath, module]);
}
