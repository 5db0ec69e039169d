import process from 'node:process';
import {StringDecoder} from 'node:string_decoder';
import {visible} from '../../../text/visible.ts';
import type {ToolProcess} from './pty-holder.ts';

/** Parts of the user's own terminal that are needed to connect it with the tool. */
export type UserStreams = {
	readonly input: NodeJS.ReadableStream & {readonly isRaw?: boolean; setRawMode?(raw: boolean): unknown};
	readonly output: NodeJS.WritableStream & {readonly columns?: number; readonly rows?: number};
};

export const userStreams: UserStreams = {input: process.stdin, output: process.stdout};

/**
Connects the user's terminal with the tool, key by key, until `ended`. Prints `shown` first, so that the user sees the
open question.
*/
export async function takeOver(
	tool: ToolProcess,
	shown: readonly string[],
	ended: Promise<unknown>,
	{input, output}: UserStreams,
): Promise<void> {
	const fit = () => {
		const {columns = 0, rows = 0} = output;
		if (columns > 0 && rows > 0) {
			tool.resize(columns, rows);
		}
	};

	const keys = new StringDecoder();
	const onKeys = (data: string | Uint8Array) => {
		tool.type(typeof data === 'string' ? data : keys.write(data));
	};

	let release: (() => void) | undefined;
	const goOn = () => {
		release?.();
		release = undefined;
	};

	const wasRaw = input.isRaw ?? false;
	input.setRawMode?.(true);
	input.on('data', onKeys);
	input.resume();
	// Only now: what is typed as soon as the question is seen must not be shown. No line end: the cursor stays behind it.
	output.write(shown.map(line => visible(line)).join('\r\n') + ' ');
	const stopListening = tool.onOutput(text => {
		if (!output.write(text)) {
			// It prints faster than the terminal shows it.
			release ??= tool.hold();
		}
	});
	output.on('resize', fit);
	output.on('drain', goOn);
	fit();
	try {
		await ended;
	} finally {
		output.off('resize', fit);
		output.off('drain', goOn);
		goOn();
		input.off('data', onKeys);
		input.pause();
		input.setRawMode?.(wasRaw);
		stopListening();
		output.write('\r\n');
	}
}
