import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {appendFileSync, readFileSync, writeSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import type {LogEntry, Step} from './script.ts';

// Stands in for ssoconfig: plays the script named in STAND_IN_SCRIPT (see `script.ts`) in the terminal it is
// started in, and logs what was typed to it beside the script, as hashes.

const script = process.env.STAND_IN_SCRIPT ?? '';
const enter = 0x0D;
const interrupt = 0x03;
const waiting: number[] = [];
let takesRecords = false;

function log(entry: LogEntry): void {
	appendFileSync(`${script}.log`, `${JSON.stringify(entry)}\n`);
}

function print(bytes: string | Uint8Array): void {
	const rest = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
	for (let done = 0; done < rest.length;) {
		done += writeSync(1, rest, done);
	}
}

async function nextByte(): Promise<number> {
	while (waiting.length === 0) {
		await once(process.stdin, 'taken');
	}

	return waiting.shift() ?? 0;
}

/** Reads the UTF-16 unit of the next key that is pressed; each has to be released after that. */
async function nextKey(): Promise<number> {
	let sequence = '';
	while (!sequence.endsWith('_')) {
		sequence += String.fromCodePoint(await nextByte());
	}

	const {unit, isDown} = /\[\d+;\d+;(?<unit>\d+);(?<isDown>[01]);0;1_$/v.exec(sequence)?.groups ?? {};
	log({records: Number(isDown)});
	return isDown === '1' ? Number(unit) : nextKey();
}

async function readRecords(): Promise<Uint8Array> {
	let text = '';
	for (;;) {
		const unit = await nextKey();
		if (unit === enter) {
			return new TextEncoder().encode(text);
		}

		// Half of a surrogate pair may come alone.
		// eslint-disable-next-line unicorn/prefer-code-point
		text += String.fromCharCode(unit);
		print('*');
	}
}

async function readLine(echo: 'stars' | 'clear' | 'none'): Promise<Uint8Array> {
	if (takesRecords) {
		return readRecords();
	}

	const typed: number[] = [];
	for (;;) {
		const byte = await nextByte();
		if (byte === enter) {
			return Uint8Array.from(typed);
		}

		typed.push(byte);
		if (echo !== 'none') {
			print(echo === 'stars' ? '*' : Uint8Array.of(byte));
		}
	}
}

async function play(step: Step): Promise<void> {
	switch (step.do) {
		case 'print': {
			print(step.hex === undefined ? step.text : Uint8Array.from(step.hex.match(/../gv) ?? [], pair => Number.parseInt(pair, 16)));
			break;
		}

		case 'read': {
			const typed = await readLine(step.echo);
			log({read: step.name, sha256: createHash('sha256').update(typed).digest('hex')});
			print(step.after ?? '\r\n');
			break;
		}

		case 'flush': {
			waiting.length = 0;
			break;
		}

		case 'announce': {
			takesRecords = true;
			print('\u{1B}[?9001h\u{1B}[?1004h');
			break;
		}

		case 'key': {
			log({key: await nextByte()});
			break;
		}

		case 'pause': {
			await pause(step.milliseconds);
			break;
		}

		case 'child': {
			const stubborn = 'for (const signal of ["SIGHUP", "SIGTERM", "SIGINT"]) process.on(signal, () => {}); setInterval(() => {}, 1000); process.stdout.write("ready")';
			const child = spawn(process.execPath, ['-e', stubborn], {detached: step.ownSession, stdio: ['ignore', 'pipe', 'ignore']});
			// Its signals are ignored only once it says so.
			await once(child.stdout, 'data');
			child.stdout.destroy();
			child.unref();
			log({child: child.pid ?? 0});
			break;
		}

		case 'ignore': {
			for (const signal of step.signals) {
				process.on(signal, () => {
					log({signal});
				});
			}

			break;
		}

		case 'cooked': {
			process.stdin.setRawMode(false);
			break;
		}

		case 'repeat': {
			for (let count = 0; count < step.count; count++) {
				print(step.text);
			}

			break;
		}

		case 'flood': {
			const block = step.text.repeat(Math.ceil(65_536 / step.text.length));
			for (;;) {
				print(block);
			}
		}

		case 'hang': {
			await once(process, 'never');
			break;
		}

		case 'kill': {
			process.kill(process.pid, 'SIGKILL');
			await once(process, 'never');
			break;
		}

		case 'exit': {
			// eslint-disable-next-line unicorn/no-process-exit -- this is a program
			process.exit(step.code);
		}
	}
}

const steps = JSON.parse(readFileSync(script, 'utf8')) as Step[];
log({arguments: process.argv.slice(2)});
if (process.stdin.isTTY) {
	process.stdin.setRawMode(true);
}

process.stdin.on('data', (bytes: Uint8Array) => {
	for (const byte of bytes) {
		if (byte === interrupt) {
			process.kill(process.pid, 'SIGINT');
		}

		waiting.push(byte);
	}

	process.stdin.emit('taken');
});

for (const step of steps) {
	await play(step);
}

// What nothing asked for.
log({unread: waiting.length});
// eslint-disable-next-line unicorn/no-process-exit -- this is a program
process.exit(0);
