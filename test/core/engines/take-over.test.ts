import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {takeOver} from '../../../source/core/engines/console/take-over.ts';
import type {ToolProcess} from '../../../source/core/engines/console/pty-holder.ts';

/** A tool whose output is told here, and whether it has to wait. */
function fakeTool() {
	let print: (text: string) => void = () => undefined;
	const seen = {holds: 0};
	const tool: ToolProcess = {
		exited: new Promise(() => {/* It never does. */}),
		onOutput(listener) {
			print = listener;
			return () => undefined;
		},
		type: () => undefined,
		hold() {
			seen.holds++;
			return () => {
				seen.holds--;
			};
		},
		resize: () => undefined,
		end: async () => false,
	};
	return {
		tool,
		seen,
		print(text: string) {
			print(text);
		},
	};
}

test('a tool that prints faster than the terminal of the user takes it is made to wait, and goes on', async () => {
	const {tool, seen, print} = fakeTool();
	const output = new PassThrough({highWaterMark: 1000});
	const ended = Promise.withResolvers<void>();
	const over = takeOver(tool, ['Password :'], ended.promise, {input: new PassThrough(), output});
	print('x'.repeat(500));
	expect(seen.holds).toBe(0);
	print('x'.repeat(5000));
	print('x'.repeat(5000));
	expect(seen.holds).toBe(1);
	output.resume();
	await expect.poll(() => seen.holds).toBe(0);
	output.pause();
	print('x'.repeat(5000));
	expect(seen.holds).toBe(1);
	ended.resolve();
	await over;
	expect(seen.holds).toBe(0);
});

test('the question is shown only when what is typed then is not', async () => {
	const {tool} = fakeTool();
	const output = new PassThrough();
	const input = Object.assign(new PassThrough(), {
		isRaw: false,
		setRawMode(isRaw: boolean) {
			input.isRaw = isRaw;
		},
	});
	const seen: Array<readonly [text: string, isRaw: boolean]> = [];
	output.on('data', (chunk: Uint8Array) => {
		seen.push([new TextDecoder().decode(chunk), input.isRaw]);
	});
	await takeOver(tool, ['Password :'], Promise.resolve(), {input, output});
	expect(seen[0]).toEqual(['Password : ', true]);
	expect(input.isRaw).toBe(false);
});
