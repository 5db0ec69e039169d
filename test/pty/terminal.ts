import {Buffer} from 'node:buffer';
import {mkdirSync} from 'node:fs';
import {
	mkdtemp,
	readFile,
	realpath,
	rm,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {spawn, type IPty} from '@lydell/node-pty';
import {systemClock} from '../../source/values/clock.ts';
import {processTree} from '../../source/core/engines/process-tree/process-tree.ts';
import {patience} from '../limits.ts';
import {
	cleanEnvironment,
	commandLine,
	exitSequence,
	type TerminalOptions,
} from './launch.ts';
import {sequenceOf, type Key} from './keys.ts';
import {Screen, type Cell} from './screen.ts';

export type {TerminalOptions} from './launch.ts';

export type Exit = {
	readonly exitCode: number;
	/** 0 for none. */
	readonly signal: number;
};

/** How the terminal was left. */
export type Afterwards = Exit & {
	/** The settings of the line discipline are what they were; undefined without a shell. */
	readonly isLineRestored: boolean | undefined;
	readonly isCursorVisible: boolean;
	readonly isBracketedPaste: boolean;
	readonly isAlternateScreen: boolean;
};

type WaitOptions = {
	/** Milliseconds; two minutes unless told. */
	readonly timeout?: number;
};

/** A real program in a real pseudo-terminal, and the screen it paints. */
export class TestTerminal {
	/** An empty folder: home, and the working folder unless another was given. */
	readonly home: string;
	/** An empty folder for temporary files. */
	readonly temporary: string;
	/** Resolves when the program has ended and all it wrote is on the screen. */
	readonly exited: Promise<Exit>;
	readonly #pty: IPty;
	readonly #screen: Screen;
	readonly #folder: string;
	readonly #isFromShell: boolean;
	/** Resolves when the first process of the terminal is gone. */
	readonly #closed: Promise<void>;
	readonly #watchers = new Set<() => void>();
	readonly #readers = new Set<(output: string) => void>();
	#exit: Exit | undefined;
	#output = '';
	#shownBytes = 0;

	/** `folder`: an empty one of the terminal's own. */
	constructor(folder: string, options: TerminalOptions) {
		const {columns = 80, rows = 24, isFromShell = true} = options;
		this.#folder = folder;
		this.home = path.join(folder, 'home');
		this.temporary = path.join(folder, 'temporary');
		mkdirSync(this.home);
		mkdirSync(this.temporary);
		this.#isFromShell = isFromShell;
		this.#screen = new Screen(columns, rows, answer => {
			this.send(answer);
		});
		const [file, ...rest] = commandLine(options, folder);
		this.#pty = spawn(file, rest, {
			// The terminal's name becomes the variable TERM.
			name: options.environment?.TERM ?? 'xterm-256color',
			cols: columns,
			rows,
			cwd: options.folder ?? this.home,
			env: {...cleanEnvironment(this.home, this.temporary), ...options.environment},
		});
		this.#pty.onData(output => {
			this.#output += output;
			for (const read of this.#readers) {
				read(output);
			}

			this.#screen.write(output, () => {
				this.#shownBytes += Buffer.byteLength(output);
				this.#changed();
			});
		});
		const exited = Promise.withResolvers<Exit>();
		this.exited = exited.promise;
		const end = (exit: Exit): void => {
			this.#exit ??= exit;
			exited.resolve(this.#exit);
			this.#changed();
		};

		this.#screen.onSequence(exitSequence, code => {
			end({exitCode: Number(code), signal: 0});
			this.#pty.kill('SIGKILL');
		});
		this.#closed = new Promise(resolve => {
			this.#pty.onExit(({exitCode, signal = 0}) => {
				this.#screen.write('', () => {
					end({exitCode, signal});
					resolve();
				});
			});
		});
	}

	/** How many bytes the program has written of what the screen shows; more may have come in. */
	get bytes(): number {
		return this.#shownBytes;
	}

	/** All the program has written so far, with what the terminal itself has echoed. */
	get output(): string {
		const end = this.#output.lastIndexOf(`\u{1B}]${exitSequence};`);
		return end === -1 ? this.#output : this.#output.slice(0, end);
	}

	/** The rows that are in sight, without blanks at their ends. */
	screen(): string[] {
		return this.#screen.rows();
	}

	text(): string {
		return this.screen().join('\n');
	}

	/** All rows from the start to the last that is not blank, also those that have scrolled out of sight. */
	scrollback(): string[] {
		return this.#screen.scrollback();
	}

	/** A cell in sight, counted from 0. */
	cell(row: number, column: number): Cell {
		return this.#screen.cell(row, column);
	}

	/** Resolves when the screen shows it. Throws, with the whole screen, when it does not in time or the program ends without it. */
	async waitFor(wanted: string | RegExp, options?: WaitOptions): Promise<void> {
		await this.waitUntil(text => shows(text, wanted), `${String(wanted)} to be shown`, options);
	}

	/** Resolves when output with this in it comes in, which is before it is on the screen; what came in before does not count. */
	async waitForOutput(wanted: string): Promise<void> {
		return new Promise(resolve => {
			const read = (output: string): void => {
				if (!output.includes(wanted)) {
					return;
				}

				this.#readers.delete(read);
				resolve();
			};

			this.#readers.add(read);
		});
	}

	/** Resolves when the screen does not show it, or no longer. */
	async waitForGone(unwanted: string | RegExp, options?: WaitOptions): Promise<void> {
		await this.waitUntil(text => !shows(text, unwanted), `${String(unwanted)} to be gone`, options);
	}

	/** Resolves when the screen is as wanted; `what` says in the error what was waited for. */
	async waitUntil(isReached: (text: string) => boolean, what: string, {timeout = patience}: WaitOptions = {}): Promise<void> {
		const {promise, resolve, reject} = Promise.withResolvers<void>();
		const fail = (why: string): void => {
			const screen = framed(this.screen());
			reject(new Error(`${why} while waiting for ${what}. The screen:\n${screen}`));
		};

		const look = (): void => {
			// Between the marks of a synchronised update the screen is half painted.
			if (!this.#screen.modes.synchronizedOutputMode && isReached(this.text())) {
				resolve();
			} else if (this.#exit !== undefined) {
				fail(`The program ended (${JSON.stringify(this.#exit)})`);
			}
		};

		const timer = setTimeout(fail, timeout, `${timeout} ms went by`);
		this.#watchers.add(look);
		look();
		try {
			await promise;
		} finally {
			clearTimeout(timer);
			this.#watchers.delete(look);
		}
	}

	/** Where the cursor is seen, counted from 0; undefined while it is hidden. */
	get cursor(): {row: number; column: number} | undefined {
		return this.#screen.isCursorVisible ? this.#screen.cursor : undefined;
	}

	press(...keys: readonly Key[]): void {
		for (const key of keys) {
			this.send(sequenceOf(key, this.#screen.modes.applicationCursorKeysMode));
		}
	}

	/** Types key by key, each a write of its own. */
	type(text: string): void {
		for (const character of text) {
			this.send(character);
		}
	}

	/** Pastes as a terminal does: in brackets where the program has asked for them, line breaks as Enter. */
	paste(text: string): void {
		const pasted = text.replaceAll(/\r?\n/gv, '\r');
		this.send(this.#screen.modes.bracketedPasteMode ? `\u{1B}[200~${pasted}\u{1B}[201~` : pasted);
	}

	/** Sends these characters in one write, as keys that come at once. */
	send(characters: string): void {
		if (this.#exit === undefined) {
			this.#pty.write(characters);
		}
	}

	resize(columns: number, rows: number): void {
		this.#screen.resize(columns, rows);
		this.#pty.resize(columns, rows);
	}

	/** Sends a signal to the program, not to the shell it may have been started from. */
	async signal(name: NodeJS.Signals): Promise<void> {
		process.kill(await this.processId(), name);
	}

	/** The id of the process of the program, not of the shell it may have been started from. */
	async processId(): Promise<number> {
		return this.#isFromShell ? Number(await this.#noted('pid')) : this.#pty.pid;
	}

	/** Closes the terminal under the program, as closing the window does. */
	hangUp(): void {
		// The type leaves it out.
		(this.#pty as IPty & {destroy(): void}).destroy();
	}

	/** How the terminal was left, once the program has ended. */
	async afterwards(): Promise<Afterwards> {
		const exit = await this.exited;
		return {
			...exit,
			isLineRestored: this.#isFromShell ? await this.#noted('before') === await this.#noted('after') : undefined,
			isCursorVisible: this.#screen.isCursorVisible,
			isBracketedPaste: this.#screen.modes.bracketedPasteMode,
			isAlternateScreen: this.#screen.isAlternate,
		};
	}

	/** Ends the program and all it has started. */
	async close(): Promise<void> {
		await processTree(this.#pty.pid, true, systemClock).end();
		await this.#closed;
		this.#screen.dispose();
	}

	async #noted(name: string): Promise<string> {
		return readFile(path.join(this.#folder, name), 'utf8');
	}

	#changed(): void {
		for (const look of this.#watchers) {
			look();
		}
	}
}

/** Runs the program in a terminal for as long as `use` takes; it is ended and tidied up in any case. */
export async function withTerminal<T>(options: TerminalOptions, use: (terminal: TestTerminal) => Promise<T>): Promise<T> {
	const parent = await realpath(os.tmpdir());
	const folder = await mkdtemp(path.join(parent, 'entsso-terminal-'));
	try {
		const terminal = new TestTerminal(folder, options);
		try {
			return await use(terminal);
		} finally {
			await terminal.close();
		}
	} finally {
		await rm(folder, {recursive: true, force: true, maxRetries: 3});
	}
}

function shows(text: string, wanted: string | RegExp): boolean {
	return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function framed(rows: readonly string[]): string {
	return rows.map(row => `| ${row}`).join('\n');
}
