import {readdir, readFile} from 'node:fs/promises';
import process from 'node:process';
import type {Clock} from '../../../values/clock.ts';

/** Milliseconds that a process has to end by itself when asked to. */
const grace = 500;

/** Milliseconds to wait for processes that were ended by force. */
const forcedEnd = 2000;

const pollInterval = 25;

export type ProcessEntry = {
	readonly id: number;
	readonly parent: number;
	readonly session: number;
	/** Start time, which distinguishes a process from a later one with the same id. */
	readonly started: string;
};

/** A process of a POSIX system and its descendants. */
export class PosixTree {
	readonly #root: number;
	readonly #ownSession: boolean;
	readonly #clock: Clock;
	readonly #read: typeof readProcesses;
	/** Start times by process id, kept between looks because the parent of a process may be gone by the next. */
	readonly #known = new Map<number, string>();

	constructor(root: number, ownSession: boolean, clock: Clock, read = readProcesses) {
		this.#root = root;
		this.#ownSession = ownSession;
		this.#clock = clock;
		this.#read = read;
	}

	async end(): Promise<boolean> {
		const left = await this.#signalUntilGone(['SIGTERM', 'SIGHUP', 'SIGCONT'], grace, false);
		return left && this.#signalUntilGone(['SIGKILL'], forcedEnd, true);
	}

	/**
	Returns whether a process is left. A process started meanwhile gets the signals too; with `again`, all get them at each
	look.
	*/
	async #signalUntilGone(signals: readonly NodeJS.Signals[], patience: number, again: boolean): Promise<boolean> {
		const signalled = new Set<number>();
		for (let waited = 0; ; waited += pollInterval) {
			// eslint-disable-next-line no-await-in-loop -- one look after the other
			const members = await this.#members();
			if (members.length === 0) {
				// One that was started while the list was read stands in the next.
				// eslint-disable-next-line no-await-in-loop -- see above
				const missed = await this.#members();
				if (missed.length === 0) {
					return false;
				}

				members.push(...missed);
			}

			if (waited >= patience) {
				return true;
			}

			const due = again ? members : members.filter(member => !signalled.has(member));
			for (const id of due) {
				signalled.add(id);
				send(id, signals);
			}

			// eslint-disable-next-line no-await-in-loop -- time has to pass between two looks
			await pause(this.#clock, pollInterval);
		}
	}

	async #members(): Promise<number[]> {
		const entries = await this.#read();
		if (entries === undefined) {
			// No /proc here: only the process, or the group it leads, can be reached.
			const target = this.#ownSession ? -this.#root : this.#root;
			return isAlive(target) ? [target] : [];
		}

		const members = new Set<number>();
		// A parent may stand behind its child in the list, hence again until no more are found.
		let found: ProcessEntry[];
		do {
			found = entries.filter(entry => !members.has(entry.id) && this.#belongs(entry, members));
			for (const {id, started} of found) {
				members.add(id);
				this.#known.set(id, started);
			}
		} while (found.length > 0);

		return [...members];
	}

	#belongs(entry: ProcessEntry, members: ReadonlySet<number>): boolean {
		const known = this.#known.get(entry.id);
		return known === undefined
			? entry.id === this.#root || members.has(entry.parent) || (this.#ownSession && entry.session === this.#root)
			: known === entry.started;
	}
}

/** Resolves after so many milliseconds. */
async function pause(clock: Clock, milliseconds: number): Promise<void> {
	return new Promise(resolve => {
		clock.after(milliseconds, resolve);
	});
}

function send(id: number, signals: readonly NodeJS.Signals[]): void {
	for (const signal of signals) {
		try {
			process.kill(id, signal);
		} catch {
			// It has ended meanwhile.
		}
	}
}

/** Returns whether there is a process of this id, or with a minus sign a group of processes. */
export function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch {
		return false;
	}
}

/**
Returns all processes that still run, without those that only wait to be collected by their parent; undefined where
there is no /proc.
*/
async function readProcesses(): Promise<ProcessEntry[] | undefined> {
	let names: string[];
	try {
		names = await readdir('/proc');
	} catch {
		return undefined;
	}

	const entries = await Promise.all(
		names.filter(name => /^\d+$/v.test(name)).map(async name => readProcess(Number(name))),
	);
	const found = entries.filter(entry => entry !== undefined);
	return found.length === 0 ? undefined : found;
}

/** Reads one process; the layout of the file is in proc_pid_stat(5). */
async function readProcess(id: number): Promise<ProcessEntry | undefined> {
	try {
		const text = await readFile(`/proc/${id}/stat`, 'utf8');
		// The name before these fields is in brackets and may contain anything.
		const [state, parent, , session, ...further] = text.slice(text.lastIndexOf(')') + 2).split(' ');
		return state === 'Z' || state === 'X'
			? undefined
			: {
				id, parent: Number(parent), session: Number(session), started: further[15] ?? '',
			};
	} catch {
		return undefined;
	}
}
