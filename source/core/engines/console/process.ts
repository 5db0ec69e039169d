import path from 'node:path';
import process from 'node:process';
import type * as nodePty from '@lydell/node-pty';
import type {Clock} from '../../../host/clock.ts';
import type {EngineRequest} from '../engine.ts';
import {processTree} from '../process-tree.ts';
import {toolArguments, unsignedExitCode} from '../startable.ts';
import {screenColumns, screenRows} from './screen.ts';

/** What is used of the module for pseudo-terminals. */
export type PtyModule = Pick<typeof nodePty, 'spawn'>;

/** Loads the module for pseudo-terminals; rejects where there is none for this system. */
export async function loadPty(): Promise<PtyModule> {
	return import('@lydell/node-pty');
}

/** There is no pseudo-terminal to run the tool in. */
export class NoPseudoTerminalError extends Error {}

/** The pseudo-terminal is there, but the tool cannot be started in it. */
export class ToolNotStartedError extends Error {}

export type ToolExit = {
	/** Unsigned 32 bit; undefined when a signal ended it. */
	readonly exitCode: number | undefined;
	/** It did not end by itself. */
	readonly killed: boolean;
};

/** The tool, running in its pseudo-terminal. */
export type ToolProcess = {
	readonly exited: Promise<ToolExit>;
	/** The result stops listening. */
	onOutput(listener: (text: string) => void): () => void;
	type(text: string): void;
	pause(): void;
	resume(): void;
	resize(columns: number, rows: number): void;
	/** Ends what is left of the tool and of all it started. Gives whether anything was still there afterwards. */
	end(): Promise<boolean>;
};

/**
Starts the tool in a pseudo-terminal. The module quotes the arguments for Windows as CommandLineToArgvW reads them,
but for an argument that begins and ends with a quotation mark, which no Windows path can hold.
Throws NoPseudoTerminalError or ToolNotStartedError.
*/
export async function startTool(request: EngineRequest, load: () => Promise<PtyModule>, clock: Clock): Promise<ToolProcess> {
	const utf8 = new TextDecoder();
	const pty = spawnIn(await load().catch(noPseudoTerminal), request);
	const listeners = new Set<(text: string) => void>();
	// Typed as text by the module, but bytes where no encoding is set. They are UTF-8; the console of Windows translates.
	pty.onData((data: string | Uint8Array) => {
		const text = typeof data === 'string' ? data : utf8.decode(data, {stream: true});
		for (const listener of listeners) {
			listener(text);
		}
	});

	const tree = processTree(pty.pid, true, clock);
	let hasExited = false;
	let ended: Promise<boolean> | undefined;
	const exited = new Promise<ToolExit>(resolve => {
		pty.onExit(({exitCode, signal = 0}) => {
			hasExited = true;
			const code = signal === 0 ? unsignedExitCode(exitCode) : undefined;
			resolve({exitCode: code, killed: code === undefined || (process.platform === 'win32' && crashes.has(code))});
		});
	});

	const end = async (): Promise<boolean> => {
		// On Windows the children of a process that is gone cannot be found any more, and its number may be another's.
		ended ??= hasExited && process.platform === 'win32' ? Promise.resolve(false) : endTree(tree, pty);
		return ended;
	};

	return {
		exited,
		onOutput(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		type(text) {
			try {
				pty.write(text);
			} catch {
				// The error may quote the text, so it goes no further; a tool that cannot be typed to is of no use.
				void end();
			}
		},
		pause() {
			pty.pause();
		},
		resume() {
			pty.resume();
		},
		resize(columns, rows) {
			if (!hasExited) {
				pty.resize(columns, rows);
			}
		},
		end,
	};
}

/** NTSTATUS values that Windows gives as the exit code of a process that crashed or was interrupted ([MS-ERREF] 2.3.1). */
const crashes = new Set([0xC0_00_00_05, 0xC0_00_00_1D, 0xC0_00_00_94, 0xC0_00_00_FD, 0xC0_00_01_35, 0xC0_00_01_3A, 0xC0_00_01_42, 0xC0_00_03_74, 0xC0_00_04_09]);

async function endTree(tree: ReturnType<typeof processTree>, pty: nodePty.IPty): Promise<boolean> {
	const leftBehind = await tree.end();
	if (leftBehind && process.platform === 'win32') {
		// Closes the pseudo-console, and with it what runs there. Only then: for a tool that is gone the module fails, and says so on the user's screen.
		pty.kill();
	}

	return leftBehind;
}

/** Why the system refused to run the program: on POSIX the pseudo-terminal tells it only on the screen. */
export function refusalIn(screen: readonly string[], exit: ToolExit | undefined): string | undefined {
	const [line = ''] = screen;
	return screen.length === 1 && exit?.exitCode === 1 ? /^execvp\(3\) failed\.: (?<why>.*)/v.exec(line)?.groups?.why : undefined;
}

function noPseudoTerminal(error: unknown): never {
	throw new NoPseudoTerminalError(`There is no pseudo-terminal on this computer: ${firstLine(error)}.`);
}

function spawnIn({spawn}: PtyModule, request: EngineRequest): nodePty.IPty {
	const {program, environment} = request.tool;
	try {
		return spawn(program, toolArguments(request), {
			name: 'xterm-256color',
			cols: screenColumns,
			rows: screenRows,
			cwd: path.dirname(program),
			env: {...inheritedEnvironment(), ...environment},
			encoding: null,
		});
	} catch (error) {
		// What the module says on Windows when it has a pseudo-console, but the program does not start.
		if (/create process|file not found/iv.test(String(error))) {
			throw new ToolNotStartedError(`${program} could not be started: ${firstLine(error)}.`);
		}

		return noPseudoTerminal(error);
	}
}

/** Without what tells the size of the user's own terminal. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'COLUMNS' && name !== 'LINES'));
}

function firstLine(error: unknown): string {
	const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
	return line.replace(/[.:]$/v, '');
}
