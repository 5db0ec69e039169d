import {expect, test} from 'vitest';
import type {Block, Calls} from '../../../source/host/windows/calls.ts';
import {startElevated} from '../../../source/host/windows/start-elevated.ts';

/** Memory in which each block has a number as its address. */
function memory(pointerSize: number) {
	const blocks = new Map<number, Uint8Array>();
	let executed: unknown;
	const calls = {
		pointerSize,
		getConsoleWindow: async () => 0x77,
		async shellExecute(address: unknown) {
			executed = address;
			return 0;
		},
		async withMemory<Value>(sizes: readonly number[], use: (...given: Block[]) => Promise<Value>) {
			return use(...sizes.map((size, index): Block => {
				const address = (index + 1) * 0x10_00;
				const bytes = new Uint8Array(size);
				blocks.set(address, bytes);
				return {
					address,
					location: BigInt(address),
					bytes: () => bytes,
					write(given) {
						bytes.set(given);
					},
				};
			}));
		},
	};
	return {
		calls: calls as unknown as Calls,
		structure: () => new DataView(blocks.get(executed as number)!.buffer),
		textAt: (address: number) => new TextDecoder('utf-16le').decode(blocks.get(address)),
	};
}

// SHELLEXECUTEINFOW in the documentation of Windows: cbSize, fMask, hwnd, lpVerb, lpFile, lpParameters, lpDirectory, nShow and more.
test.each([
	{pointerSize: 8, size: 112},
	{pointerSize: 4, size: 60},
])('Windows is asked to start it as administrator, in a window as usual: pointers of $pointerSize bytes', async ({pointerSize, size}) => {
	const {calls, structure, textAt} = memory(pointerSize);
	const program = String.raw`C:\Für SSO\node.exe`;
	expect(await startElevated(calls, {program, parameters: '"a b" c', directory: String.raw`C:\Für SSO`})).toBe(0);
	const view = structure();
	const pointer = (index: number) => {
		const at = 8 + (index * pointerSize);
		return pointerSize === 8 ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true);
	};

	expect(view.byteLength).toBe(size);
	expect(view.getUint32(0, true)).toBe(size);
	// SEE_MASK_NOASYNC, SEE_MASK_FLAG_NO_UI and SEE_MASK_UNICODE.
	expect(view.getUint32(4, true)).toBe(0x45_00);
	expect(pointer(0)).toBe(0x77);
	expect([1, 2, 3, 4].map(index => textAt(pointer(index)))).toEqual(['runas\0', `${program}\0`, '"a b" c\0', 'C:\\Für SSO\0']);
	// SW_SHOWNORMAL.
	expect(view.getInt32(8 + (5 * pointerSize), true)).toBe(1);
});
