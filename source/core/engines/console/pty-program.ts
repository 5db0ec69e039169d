/**
Runs the tool in a pseudo-terminal, as a program of its own with the requests and replies of pty-messages.ts. It is a
separate process because on Windows the module for pseudo-terminals blocks the main thread while it waits for a worker
and for pipes: if those never come, no timer runs there any more. The process can still be ended from outside, and
everything in its pseudo-terminal ends with it.
*/
import {
	closeSync,
	constants,
	openSync,
	readSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import type {IPty} from '@lydell/node-pty';
import {childEnvironment} from '../../../host/child-environment.ts';
import {jsonLine} from '../../../host/json-line.ts';
import {loadNodePty} from '../../../host/native-modules.ts';
import {isAlive} from '../process-tree/posix.ts';
import {messageIn, type PtyReply, type PtyRequest} from './pty-messages.ts';

const standardOutput = 1;

let pty: IPty | undefined;

function reply(message: PtyReply): void {
	const bytes = new TextEncoder().encode(jsonLine(message));
	for (let written = 0; written < bytes.length;) {
		try {
			written += writeSync(standardOutput, bytes, written);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
				// Nobody reads any more.
				// eslint-disable-next-line unicorn/no-process-exit -- this is a program
				process.exit();
			}
		}
	}
}

function start({
	program,
	arguments: given,
	environment,
	columns,
	rows,
}: PtyRequest & {readonly type: 'start'}): void {
	let tool: IPty;
	try {
		const {spawn} = loadNodePty();
		tool = spawn(program, [...given], {
			name: 'xterm-256color',
			cols: columns,
			rows,
			cwd: path.dirname(program),
			env: {...inheritedEnvironment(), ...environment},
			encoding: null,
		});
	} catch (error) {
		// Messages of the module on Windows when the pseudo-console works, but the program does not start.
		const isAboutTool = /create process|file not found/iv.test(String(error));
		reply({type: isAboutTool ? 'not-started' : 'no-terminal', reason: firstLine(error)});
		return;
	}

	pty = tool;
	reply({type: 'started', id: tool.pid});
	const utf8 = new TextDecoder();
	// The module declares text, but delivers bytes where no encoding is set. They are UTF-8; the console of Windows
	// converts.
	const output = new OutputBatch();
	const take = (data: string | Uint8Array): void => {
		output.add(typeof data === 'string' ? data : utf8.decode(data, {stream: true}));
	};

	tool.onData(take);
	const held = holdOpen(tool, take);
	tool.onExit(({exitCode, signal = 0}) => {
		held?.release();
		output.send();
		reply({type: 'exited', exitCode, signal});
	});
}

/**
Milliseconds for which output is collected once some was sent, and characters at which it is sent sooner. A tool that
prints character by character would keep the wizard busy.
*/
const gathering = 5;
const enough = 64 * 1024;

/** Sends output to the wizard: the first piece at once, since it may be a prompt, and what follows soon collected. */
class OutputBatch {
	#text = '';
	#timer: NodeJS.Timeout | undefined;

	add(text: string): void {
		this.#text += text;
		if (this.#timer === undefined || this.#text.length >= enough) {
			this.send();
		}
	}

	send(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#text === '') {
			return;
		}

		reply({type: 'output', text: this.#text});
		this.#text = '';
		this.#timer = setTimeout(() => {
			this.send();
		}, gathering);
	}
}

type HeldEnd = {
	/** Closes it; calling it again does no harm. */
	release(): void;
};

/** Milliseconds between two checks whether the tool has ended. */
const lookInterval = 5;

/** Bytes that are read at most once the tool has ended: what it left running may go on printing. */
const longestRest = 4 * 1024 * 1024;

/**
Keeps the tool's end of a POSIX pseudo-terminal open until everything was read. When the last process closes it, Node.js
takes its next read for the end; and a fifth of a second after the end of the tool the module stops reading, whatever
is left. Returns undefined where there is nothing to hold.
*/
function holdOpen(
	tool: IPty & {readonly ptsName?: string; readonly fd?: number},
	take: (bytes: Uint8Array) => void,
): HeldEnd | undefined {
	const {pid, ptsName, fd} = tool;
	if (ptsName === undefined || fd === undefined || process.platform === 'win32') {
		return undefined;
	}

	let file: number | undefined;
	try {
		// eslint-disable-next-line no-bitwise -- that is how the flags are given
		file = openSync(ptsName, constants.O_RDWR | constants.O_NOCTTY);
	} catch {
		// It has ended already.
	}

	const release = (): void => {
		clearInterval(looking);
		if (file === undefined) {
			return;
		}

		closeSync(file);
		file = undefined;
	};

	// The module reports the end of the tool late while somebody holds its terminal open.
	const looking = setInterval(() => {
		if (isAlive(pid)) {
			return;
		}

		clearInterval(looking);
		// Pieces that wait in the stream, as while the wizard cannot keep up, are handed over first.
		tool.resume();
		process.nextTick(() => {
			process.nextTick(() => {
				readRest(fd, take);
				release();
			});
		});
	}, lookInterval);
	return {release};
}

/** Reads what waits in the pseudo-terminal of a tool that has ended: all that it wrote is handed over at once. */
function readRest(fd: number, take: (bytes: Uint8Array) => void): void {
	try {
		for (let read = 0; read < longestRest;) {
			const bytes = new Uint8Array(enough);
			const length = readSync(fd, bytes);
			if (length === 0) {
				return;
			}

			take(bytes.subarray(0, length));
			read += length;
		}
	} catch {
		// Nothing is left.
	}
}

/** Returns the environment without the size of the user's own terminal. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(childEnvironment()).filter(([name]) => name !== 'COLUMNS' && name !== 'LINES'),
	);
}

function firstLine(error: unknown): string {
	const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
	return line.replace(/[.:]$/v, '');
}

function type(text: string): void {
	try {
		pty?.write(text);
	} catch {
		// Not passed on: the error may quote the text.
		reply({type: 'closed'});
	}
}

function follow(request: PtyRequest): void {
	switch (request.type) {
		case 'start': {
			start(request);
			break;
		}

		case 'type': {
			type(request.text);
			break;
		}

		case 'pause': {
			pty?.pause();
			break;
		}

		case 'resume': {
			pty?.resume();
			break;
		}

		case 'resize': {
			try {
				pty?.resize(request.columns, request.rows);
			} catch {
				// It has ended meanwhile.
			}

			break;
		}
	}
}

if (process.platform === 'win32') {
	// Asked for the title of a console that has none, Node.js may end itself, and it asks when the pseudo-terminal is
	// started.
	process.title = 'entsso-backup';
}

for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) {
	// Signals are for the wizard, which ends this program in due time.
	process.on(signal, () => undefined);
}

process.on('uncaughtException', () => {
	// Not passed on: a late error of the module may quote an answer.
	reply({type: 'closed'});
});

createInterface({input: process.stdin}).on('line', line => {
	const request = messageIn<PtyRequest>(line);
	if (request !== undefined) {
		follow(request);
	}
}).on('close', () => {
	// Standard input ends when the wizard is gone or has nothing more to send.
	// eslint-disable-next-line unicorn/no-process-exit -- this is a program
	process.exit();
});
