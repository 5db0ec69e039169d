import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';

/** Mounts what Wine needs of the system, says so, and stays until its input ends. */
const holder = 'echo windows >/proc/sys/kernel/hostname && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && echo ready && exec cat';

/**
A root folder with mounts, processes and a host name of its own. All of it is gone, every process and every mount,
when it is closed or when the process that opened it ends, however that comes about.
*/
export class Sandbox {
	readonly root: string;
	readonly #holder: ChildProcess;

	private constructor(root: string, process: ChildProcess) {
		this.root = root;
		this.#holder = process;
	}

	/** Throws where the system refuses, as it does to all but root. */
	static async open(root: string): Promise<Sandbox> {
		const process = spawn('unshare', ['--mount', '--uts', '--pid', '--fork', '--kill-child', 'sh', '-c', holder, root], {stdio: ['pipe', 'pipe', 'pipe']});
		const errors: string[] = [];
		process.stderr.setEncoding('utf8').on('data', (text: string) => {
			errors.push(text);
		});
		const [said] = await Promise.race([once(process.stdout, 'data'), once(process, 'close')]) as unknown[];
		if (String(said) !== 'ready\n') {
			throw new Error(`A sandbox for Wine needs root, with the right to mount. ${errors.join('')}`);
		}

		return new Sandbox(root, process);
	}

	/** The command line that runs a program inside, with this environment and no other. */
	command(environment: Readonly<Record<string, string>>, ...commandLine: readonly string[]): [string, ...string[]] {
		const space = `/proc/${this.#holder.pid}/ns`;
		return [
			'nsenter',
			`--mount=${space}/mnt`,
			`--uts=${space}/uts`,
			`--pid=${space}/pid_for_children`,
			'/usr/sbin/chroot',
			this.root,
			'env',
			'-i',
			...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
			...commandLine,
		];
	}

	async close(): Promise<void> {
		const closed = once(this.#holder, 'close');
		this.#holder.stdin?.end();
		await closed;
	}
}
