import {Buffer} from 'node:buffer';
import {spawn} from 'node:child_process';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {childEnvironment} from '../../../host/child-environment.ts';
import type {Clock} from '../../../values/clock.ts';
import {jsonLine} from '../../../host/json-line.ts';
import {nodeFlags} from '../../../host/node-flags.ts';
import {processTree} from '../process-tree/process-tree.ts';
import {unsignedExitCode} from '../startable.ts';
import {
	messageIn,
	type PtyProgram,
	type PtyReply,
	type PtyRequest,
} from './pty-messages.ts';

/** Thrown when there is no pseudo-terminal to run the tool in. */
export class NoPseudoTerminalError extends Error {
	constructor(reason: string) {
		super(`There is no pseudo-terminal on this computer: ${reason.replace(/\.$/v, '')}.`);
	}
}

/** Thrown when the tool cannot be started in the pseudo-terminal. */
export class ToolNotStartedError extends Error {}

export type ToolExit = {
	/** Unsigned 32-bit number; undefined when a signal ended the tool. */
	readonly exitCode: number | undefined;
	/** True when the tool did not end by itself. */
	readonly killed: boolean;
};

/** Tool running in a pseudo-terminal. */
export type ToolProcess = {
	readonly exited: Promise<ToolExit>;
	/** Calls the listener with each piece of output. Returns a function that stops it. */
	onOutput(listener: (text: string) => void): () => void;
	type(text: string): void;
	/** Has the tool wait with its output. Returns a function that lets it go on, unless others hold it. */
	hold(): () => void;
	resize(columns: number, rows: number): void;
	/**
	Ends the remaining processes of the tool and its pseudo-terminal. Returns whether any was still there afterwards.
	*/
	end(): Promise<boolean>;
};

/** Milliseconds that the program has to end by itself once it is told to. */
const grace = 500;

/**
NTSTATUS values that Windows reports as the exit code of a process that crashed or was interrupted ([MS-ERREF] 2.3.1).
*/
const crashes = new Set([
	0xC0_00_00_05,
	0xC0_00_00_1D,
	0xC0_00_00_94,
	0xC0_00_00_FD,
	0xC0_00_01_35,
	0xC0_00_01_3A,
	0xC0_00_01_42,
	0xC0_00_03_74,
	0xC0_00_04_09,
]);

/** Holds the pseudo-terminal, and the tool in it, in a process of its own. */
export class PtyHolder implements ToolProcess {
	readonly exited: Promise<ToolExit>;
	readonly #child: ReturnType<typeof spawnHolder>;
	readonly #clock: Clock;
	readonly #listeners = new Set<(text: string) => void>();
	readonly #holds = new Set<symbol>();
	readonly #opening = Promise.withResolvers<void>();
	readonly #markExited: (exit: ToolExit) => void;
	/** Output before the first listener. */
	#unheard: string[] | undefined = [];
	/** Process id of the tool. */
	#tool: number | undefined;
	#hasToolExited = false;
	#ended: Promise<boolean> | undefined;

	/** Starts the process. Throws a NoPseudoTerminalError where that is not possible. */
	constructor({node, program}: Pick<PtyProgram, 'node' | 'program'>, clock: Clock) {
		const child = spawnHolder(node, program);
		this.#child = child;
		this.#clock = clock;
		const {promise, resolve} = Promise.withResolvers<ToolExit>();
		this.exited = promise;
		this.#markExited = resolve;
		this.#opening.promise.catch(() => {/* It may be over before somebody waits for it. */});
		createInterface({input: child.stdout}).on('line', line => {
			this.#receive(messageIn<PtyReply>(line));
		});
		child.stdin.on('error', () => {/* It has ended; that is seen elsewhere. */});
		child.on('error', error => {
			this.#opening.reject(new NoPseudoTerminalError(error.message));
		});
		child.on('close', () => {
			this.#opening.reject(new NoPseudoTerminalError('the program that opens it ended by itself'));
			// The pseudo-terminal and everything in it ended with it.
			resolve({exitCode: undefined, killed: true});
		});
	}

	/**
	Resolves when the tool has started. Rejects with the reason why it did not, when `time` milliseconds have passed, or
	with the reason of the signal.
	*/
	async opened(time: number, signal: AbortSignal): Promise<void> {
		const cancelTimer = this.#clock.after(time, () => {
			this.#opening.reject(new NoPseudoTerminalError('it did not open in time'));
		});
		const cancel = () => {
			this.#opening.reject(signal.reason);
		};

		signal.addEventListener('abort', cancel, {once: true});
		if (signal.aborted) {
			cancel();
		}

		try {
			await this.#opening.promise;
		} finally {
			cancelTimer();
			signal.removeEventListener('abort', cancel);
		}
	}

	onOutput(listener: (text: string) => void): () => void {
		this.#listeners.add(listener);
		for (const text of this.#unheard ?? []) {
			listener(text);
		}

		this.#unheard = undefined;

		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Overwrites the bytes once they are sent, since they may hold a secret. */
	send(request: PtyRequest): void {
		const bytes = Buffer.from(jsonLine(request));
		this.#child.stdin.write(bytes, () => {
			bytes.fill(0);
		});
	}

	type(text: string): void {
		this.send({type: 'type', text});
	}

	hold(): () => void {
		const own = Symbol('hold');
		if (this.#holds.size === 0) {
			this.send({type: 'pause'});
		}

		this.#holds.add(own);
		return () => {
			if (this.#holds.delete(own) && this.#holds.size === 0) {
				this.send({type: 'resume'});
			}
		};
	}

	resize(columns: number, rows: number): void {
		this.send({type: 'resize', columns, rows});
	}

	async end(): Promise<boolean> {
		this.#ended ??= this.#end();
		return this.#ended;
	}

	#receive(reply: PtyReply | undefined): void {
		switch (reply?.type) {
			case 'started': {
				this.#tool = reply.id;
				this.#opening.resolve();
				break;
			}

			case 'not-started': {
				this.#opening.reject(new ToolNotStartedError(reply.reason));
				break;
			}

			case 'no-terminal': {
				this.#opening.reject(new NoPseudoTerminalError(reply.reason));
				break;
			}

			case 'output': {
				this.#unheard?.push(reply.text);
				for (const listener of this.#listeners) {
					listener(reply.text);
				}

				break;
			}

			case 'closed': {
				// A tool that cannot be typed to is of no use.
				void this.end();
				break;
			}

			case 'exited': {
				this.#hasToolExited = true;
				const code = reply.signal === 0 ? unsignedExitCode(reply.exitCode) : undefined;
				this.#markExited({
					exitCode: code,
					killed: code === undefined || (process.platform === 'win32' && crashes.has(code)),
				});
				break;
			}

			default:
		}
	}

	/** Ends the tool first, so that it can tidy up, then the process that holds its pseudo-terminal. */
	async #end(): Promise<boolean> {
		// On Windows the children of a process that has ended cannot be found any more, and its id may have been reused.
		const isToolGone = this.#tool === undefined || (this.#hasToolExited && process.platform === 'win32');
		const isToolLeft = !isToolGone && await processTree(this.#tool!, true, this.#clock).end();
		const {pid, exitCode, signalCode} = this.#child;
		if (pid !== undefined && exitCode === null && signalCode === null && this.#tool === undefined) {
			// It may be starting the tool right now, which can be found only as its child, and only while it lives.
			return processTree(pid, false, this.#clock).end();
		}

		this.#child.stdin.end();
		const isHolderLeft = !await this.#isHolderGone() && await processTree(this.#child.pid!, false, this.#clock).end();
		return isToolLeft || isHolderLeft;
	}

	/** Returns whether the program has ended by itself, or does so within its grace period. */
	async #isHolderGone(): Promise<boolean> {
		const {pid, exitCode, signalCode} = this.#child;
		if (pid === undefined || exitCode !== null || signalCode !== null) {
			return true;
		}

		const {promise, resolve} = Promise.withResolvers<boolean>();
		const cancelTimer = this.#clock.after(grace, () => {
			resolve(false);
		});
		this.#child.once('exit', () => {
			resolve(true);
		});
		const isGone = await promise;
		cancelTimer();
		return isGone;
	}
}

function spawnHolder(node: string, program: string) {
	try {
		return spawn(node, [...nodeFlags, program], {
			stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true, env: childEnvironment(),
		});
	} catch (error) {
		throw new NoPseudoTerminalError(error instanceof Error ? error.message : String(error));
	}
}
