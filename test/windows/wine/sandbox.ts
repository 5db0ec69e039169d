import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import process from 'node:process';

/**
Mounts what Wine needs of the system, says so, and stays until its input ends. It is the first process there, and a
shell to the end: as such it takes the exit codes of all that Wine leaves behind, which would stay as zombies, by the
thousand.
*/
const holder = 'echo windows >/proc/sys/kernel/hostname && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && echo ready && cat; exit';

/**
The processor for the computers of this worker of vitest. Wine passes each call on to a server, so a computer that keeps
to one processor does in an hour what takes it one and a half where it has the whole machine.
*/
function ownProcessor(): number {
	const status = readFileSync('/proc/self/status', 'utf8');
	const {list = '0'} = /^Cpus_allowed_list:\t(?<list>.+)$/mv.exec(status)?.groups ?? {};
	const allowed = list.split(',').flatMap(range => {
		const [first = 0, last = first] = range.split('-').map(Number);
		return Array.from({length: last - first + 1}, (_, index) => first + index);
	});
	return allowed[Number(process.env.VITEST_POOL_ID ?? 1) % allowed.length]!;
}

/**
A root folder with mounts, processes and a host name of its own. All of it is gone, every process and every mount,
when it is closed or when the process that opened it ends, however that comes about.
*/
export class Sandbox {
	readonly root: string;
	readonly #holder: ChildProcess;
	readonly #processor = String(ownProcessor());

	private constructor(root: string, holding: ChildProcess) {
		this.root = root;
		this.#holder = holding;
	}

	/** Throws where the system refuses, as it does to all but root. */
	static async open(root: string): Promise<Sandbox> {
		const holding = spawn('unshare', ['--mount', '--uts', '--pid', '--fork', '--kill-child', 'sh', '-c', holder, root], {stdio: ['pipe', 'pipe', 'pipe']});
		const errors: string[] = [];
		holding.stderr.setEncoding('utf8').on('data', (text: string) => {
			errors.push(text);
		});
		const [said] = await Promise.race([once(holding.stdout, 'data'), once(holding, 'close')]) as unknown[];
		if (String(said) !== 'ready\n') {
			throw new Error(`A sandbox for Wine needs root, with the right to mount. ${errors.join('')}`);
		}

		return new Sandbox(root, holding);
	}

	/** The command line that runs a program inside, with this environment and no other. */
	command(environment: Readonly<Record<string, string>>, ...commandLine: readonly string[]): [string, ...string[]] {
		const space = `/proc/${this.#holder.pid}/ns`;
		return [
			'taskset',
			'--cpu-list',
			this.#processor,
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
