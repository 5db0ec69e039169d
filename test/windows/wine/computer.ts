import {
	copyFile,
	cp,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {inject} from 'vitest';
import {spawn} from '@lydell/node-pty';
import {windowsStandIns, wineEnvironment} from './environment.ts';
import {run} from './run.ts';
import {Sandbox} from './sandbox.ts';

export type Finished = {
	readonly exitCode: number;
	readonly output: string;
	readonly errors: string;
};

export type RunOptions = {
	/** What it reads from standard input. */
	readonly input?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** It is ended after so many milliseconds, and the run rejects. */
	readonly limit?: number;
};

/** Gives the program longer time limits; see there. */
const patient = fileURLToPath(new URL('patient.mjs', import.meta.url));

/** Saves Wine a process for each tool of Windows; see there. */
const oneConsole = fileURLToPath(new URL('one-console.mjs', import.meta.url));

/** Options of Node.js for what starts tools of Windows and waits for them. */
export const underWine = '--import=file:///C:/patient.mjs --import=file:///C:/one-console.mjs';

/** Mends what Wine's console lacks; see there. */
const preload = fileURLToPath(new URL('preload.mjs', import.meta.url));
const mended = '--import=file:///C:/preload.mjs';
const mendingImport = 'import "file:///C:/preload.mjs";';

/** Where the program is. */
export const programFolder = String.raw`C:\entsso-backup`;

/** Where Windows keeps its tools; some of them are stand-ins here. */
export const systemFolder = String.raw`C:\windows\system32`;

/**
A Windows of a test's own, running: the program is on it, and the stand-ins for Microsoft's tools.

Its pseudo-console (Wine 10) is kinder to what is typed than that of Windows: every character, of whatever alphabet,
comes with a key that goes down, and none with an Alt key that comes up, so nothing is lost but by `_getch`, which gives
what its code page has. It announces no key records (`ESC[?9001h`) and knows none: a program gets one without its escape,
as the letters it is written with. Escape sequences that a program prints go through as they are. So a stand-in can
announce key records, and read them; see stand-ins/reading.c.
*/
export class Computer {
	/** Its folder in the sandbox, and outside of it. */
	readonly #prefix: string;
	readonly #folder: string;
	readonly #sandbox: Sandbox;
	#runs = 0;

	private constructor(sandbox: Sandbox, prefix: string) {
		this.#sandbox = sandbox;
		this.#prefix = prefix;
		this.#folder = path.join(sandbox.root, prefix);
	}

	static async start(): Promise<Computer> {
		const root = inject('wineRoot');
		const folder = await mkdtemp(path.join(root, 'computers/'));
		const sandbox = await Sandbox.open(root);
		const computer = new Computer(sandbox, path.join('/computers', path.basename(folder)));
		await run('cp', ['--archive', '--reflink=auto', `${root}/prefix/.`, folder]);
		await cp(inject('program'), computer.file(programFolder), {recursive: true});
		await mkdir(path.join(folder, 'io'));
		await computer.copyIn(patient, String.raw`C:\patient.mjs`);
		await computer.copyIn(oneConsole, String.raw`C:\one-console.mjs`);
		for (const name of windowsStandIns) {
			await computer.copyIn(path.join(inject('standIns'), name), `${systemFolder}\\${name}`);
		}

		// Kept running, so that the services need not start again for each program.
		await computer.#inside('wineserver', '--persistent');
		await computer.#inside('wine', 'wineboot');
		return computer;
	}

	/** Where a file of this computer is on ours. */
	file(windowsPath: string): string {
		return path.join(this.#folder, 'drive_c', ...windowsPath.replace(/^C:\\/v, '').split('\\'));
	}

	/** Where a file of this computer is in the sandbox. */
	inside(windowsPath: string): string {
		return path.join(this.#prefix, 'drive_c', ...windowsPath.replace(/^C:\\/v, '').split('\\'));
	}

	/** Reads a text file of this computer. */
	async read(windowsPath: string): Promise<string> {
		return readFile(this.file(windowsPath), 'utf8');
	}

	/** Writes a text file on this computer; its folder is made. */
	async write(windowsPath: string, text: string): Promise<void> {
		await mkdir(path.dirname(this.file(windowsPath)), {recursive: true});
		await writeFile(this.file(windowsPath), text);
	}

	/** Copies a file of ours to this computer; its folder is made. */
	async copyIn(file: string, windowsPath: string): Promise<void> {
		const target = this.file(windowsPath);
		await mkdir(path.dirname(target), {recursive: true});
		await rm(target, {force: true});
		await copyFile(file, target);
	}

	/** Removes a file of this computer. */
	async remove(windowsPath: string): Promise<void> {
		await rm(this.file(windowsPath));
	}

	/** Changes the registry; the text as in a .reg file, without its first line. */
	async changeRegistry(text: string): Promise<void> {
		const file = String.raw`C:\changes.reg`;
		await writeFile(this.file(file), `\u{FEFF}Windows Registry Editor Version 5.00\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`, 'utf16le');
		const {exitCode, errors} = await this.run('reg.exe', ['import', file]);
		if (exitCode !== 0) {
			throw new Error(`The registry was not changed: ${errors}`);
		}
	}

	/** Runs a Windows program to its end, on a console of its own, with files for standard input, output and errors. */
	async run(program: string, programArguments: readonly string[], {input = '', environment = {}, limit}: RunOptions = {}): Promise<Finished> {
		const name = path.join('io', String(this.#runs++));
		const outside = path.join(this.#folder, name);
		await writeFile(`${outside}.in`, input);
		const script = 'exec wine "$@" <"$0.in" >"$0.out" 2>"$0.errors"';
		const [file, ...rest] = this.command(environment, 'sh', '-c', script, path.join(this.#prefix, name), program, ...programArguments);
		const console = spawn(file, rest, {name: 'xterm-256color', cols: 80, rows: 24});
		const {promise, resolve, reject} = Promise.withResolvers<number>();
		const timer = limit === undefined
			? undefined
			: setTimeout(() => {
				console.kill('SIGKILL');
				reject(new Error(`${program} did not come to its end.`));
			}, limit);
		console.onExit(({exitCode}) => {
			clearTimeout(timer);
			resolve(exitCode);
		});
		return {
			exitCode: await promise,
			output: await readFile(`${outside}.out`, 'utf8'),
			errors: await readFile(`${outside}.errors`, 'utf8'),
		};
	}

	/** Runs `entsso-backup`. */
	async entssoBackup(programArguments: readonly string[], {environment, ...options}: RunOptions = {}): Promise<Finished> {
		return this.run(
			String.raw`${programFolder}\node.exe`,
			[String.raw`${programFolder}\cli.mjs`, ...programArguments],
			{...options, environment: {NODE_OPTIONS: underWine, ...environment}},
		);
	}

	/**
	The command line that runs the wizard for a terminal. Wine's console takes escape sequences for text, so the wizard draws
	to a file, which goes to the terminal as it grows; the keys go through the console. See preload.mjs.
	*/
	async wizard(programArguments: readonly string[]): Promise<[string, ...string[]]> {
		const name = path.join('io', String(this.#runs++));
		const commandLine = ['wine', String.raw`${programFolder}\node.exe`, String.raw`${programFolder}\cli.mjs`, ...programArguments].map(word => `'${word}'`).join(' ');
		await this.copyIn(preload, String.raw`C:\preload.mjs`);
		await writeFile(path.join(this.#folder, `${name}.sh`), `exec ${commandLine} >>"$0.screen" 2>"$0.errors"\n`);
		await writeFile(path.join(this.#folder, `${name}.sh.screen`), '');
		const script = 'exec 3<&0; script --quiet --return --command "sh $0" /dev/null <&3 >/dev/null & tail --follow --bytes=+0 --sleep-interval=0.1 --pid=$! "$0.screen"; wait $!';
		return this.command({NODE_OPTIONS: `${mended} ${underWine}`, WIZARD_DRAWS_TO_FILE: 'yes'}, 'sh', '-c', script, path.join(this.#prefix, `${name}.sh`));
	}

	/** Runs the program with the practice program, which needs what Wine lacks. No variable for Node.js reaches that one, so it imports what mends it. */
	async practice(programArguments: readonly string[], input: string): Promise<Finished> {
		await this.copyIn(preload, String.raw`C:\preload.mjs`);
		const program = String.raw`${programFolder}\practice\ssoconfig`;
		const text = await this.read(program);
		const [first = '', ...lines] = text.split('\n');
		if (lines[0] !== mendingImport) {
			await this.write(program, [first, mendingImport, ...lines].join('\n'));
		}

		return this.entssoBackup(programArguments, {input});
	}

	/** The command line that runs a program of the sandbox's system. */
	command(environment: Readonly<Record<string, string>>, ...commandLine: readonly string[]): [string, ...string[]] {
		return this.#sandbox.command({...wineEnvironment(this.#prefix), ...environment}, ...commandLine);
	}

	/** The command lines of all its processes in which this stands. */
	async processes(part: string): Promise<string[]> {
		const entries = await readdir('/proc');
		const found = await Promise.all(entries.filter(name => /^\d+$/v.test(name)).map(async id => this.#commandLineOf(id)));
		return found.filter(line => line.includes(part));
	}

	async close(): Promise<void> {
		await this.#sandbox.close();
		await rm(this.#folder, {recursive: true, force: true, maxRetries: 3});
	}

	async #inside(...commandLine: readonly string[]): Promise<void> {
		// What it starts keeps its output open, so that has to be none of ours.
		const [program, ...rest] = this.command({}, 'sh', '-c', 'exec "$@" </dev/null >/dev/null 2>&1', 'sh', ...commandLine);
		await run(program, rest);
	}

	/** Empty for a process of another computer, or one that is gone. */
	async #commandLineOf(id: string): Promise<string> {
		try {
			const [environment, commandLine] = await Promise.all(['environ', 'cmdline'].map(async name => readFile(`/proc/${id}/${name}`, 'utf8')));
			return environment?.includes(`WINEPREFIX=${this.#prefix}\0`) ? commandLine ?? '' : '';
		} catch {
			return '';
		}
	}
}
