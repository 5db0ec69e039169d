import {Buffer} from 'node:buffer';
import type {Readable} from 'node:stream';
import type {Clock} from '../values/clock.ts';
import {
	countLines,
	decodeInput,
	splitInput,
	type InputLines,
} from './input-text.ts';

/** Milliseconds in which the lines have to come: whoever sends the password may have to fetch it first. */
const longestWait = 60_000;

/** Milliseconds in which the end is waited for once all lines are there: remoting may leave standard input open. */
const lastWait = 1000;

/** Bytes; two lines have far less. */
const longestInput = 65_536;

type Ending = 'cancelled' | 'complete' | 'late' | 'too-long' | 'unreadable';

export type InputOptions = {
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/** How many lines are needed. */
	readonly lines: number;
};

/**
Reads password and reminder, or says why they cannot be had; the signal gives 'cancelled'. Ends within a minute,
whatever the stream does.
*/
export async function readInput(
	stream: Readable,
	options: InputOptions,
): Promise<InputLines | 'cancelled' | {readonly problem: string}> {
	const {ending, bytes} = await collect(stream, options);
	switch (ending) {
		case 'cancelled': {
			return ending;
		}

		case 'too-long': {
			const wanted = options.lines === 1
				? 'The password is its only line.'
				: 'The first line is the password, the second the reminder.';
			return {problem: `There is too much on standard input. ${wanted}`};
		}

		case 'late': {
			const needed = options.lines === 1 ? 'a whole line' : 'two whole lines';
			return {
				problem: `Standard input neither ended nor held ${needed} within ${longestWait / 1000} seconds. `
					+ 'Send the password as its first line, and end it.',
			};
		}

		case 'unreadable': {
			return {problem: 'Standard input could not be read. Send the password as its first line.'};
		}

		case 'complete': {
			const decoded = decodeInput(bytes);
			return 'text' in decoded ? splitInput(decoded.text) : decoded;
		}
	}
}

async function collect(
	stream: Readable,
	{clock, signal, lines}: InputOptions,
): Promise<{ending: Ending; bytes: Uint8Array}> {
	const {promise, resolve} = Promise.withResolvers<Ending>();
	let bytes = Buffer.alloc(0);
	let stopWaiting: (() => void) | undefined;
	const listeners = {
		data(chunk: Uint8Array) {
			bytes = Buffer.concat([bytes, chunk]);
			if (bytes.length > longestInput) {
				resolve('too-long');
				return;
			}

			stopWaiting?.();
			if (countLines(bytes) >= lines) {
				stopWaiting = clock.after(lastWait, () => {
					resolve('complete');
				});
			}
		},
		end() {
			resolve('complete');
		},
		error() {
			resolve('unreadable');
		},
	};
	const cancel = (): void => {
		resolve('cancelled');
	};

	const stopLimit = clock.after(longestWait, () => {
		resolve('late');
	});
	signal.addEventListener('abort', cancel);
	if (signal.aborted) {
		cancel();
	}

	for (const [event, listener] of Object.entries(listeners)) {
		stream.on(event, listener);
	}

	const ending = await promise;
	stopWaiting?.();
	stopLimit();
	signal.removeEventListener('abort', cancel);
	stream.off('data', listeners.data);
	// Unread input must not keep the program running.
	stream.pause();
	return {ending, bytes};
}
