import {Buffer} from 'node:buffer';
import type {Block, Calls} from './calls.ts';
import type {ElevatedStart} from './elevated-start.ts';

/**
Flags of SHELLEXECUTEINFO in the Windows documentation: it is done when the call returns, no box tells of an error, and
texts are UTF-16. Without SEE_MASK_NO_CONSOLE the program gets a window of its own, and nothing of this one's.
*/
const noAsync = 0x1_00;
const noErrorBox = 0x4_00;
const unicode = 0x40_00;
const showNormal = 1;

/** Asks Windows to start a program as administrator. Returns 0, or the error of Windows. */
export async function startElevated(
	{shellExecute, getConsoleWindow, pointerSize, withMemory}: Calls,
	{program, parameters, directory}: ElevatedStart,
): Promise<number> {
	const texts = ['runas', program, parameters, directory].map(text => wideBytes(text));
	// Two numbers, eleven of the size of a pointer, and two more with what fills them up to one.
	const size = 8 + (13 * pointerSize);
	// The question of Windows comes to the front where it is of the window that has the keyboard.
	const owner = await getConsoleWindow();
	return withMemory([size, ...texts.map(({length}) => length)], async (information, ...blocks) => {
		for (const [index, block] of blocks.entries()) {
			block.write(texts[index] ?? new Uint8Array());
		}

		information?.write(shellExecuteInformation({size, pointerSize, owner}, blocks));
		return shellExecute(information?.address);
	});
}

type Frame = {readonly size: number; readonly pointerSize: number; readonly owner: number};

/** Returns a SHELLEXECUTEINFO; what is not set stays zero. `texts`: verb, file, parameters, directory. */
function shellExecuteInformation({size, pointerSize, owner}: Frame, texts: readonly Block[]): Uint8Array {
	const bytes = new Uint8Array(size);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, size, true);
	view.setUint32(4, noAsync + noErrorBox + unicode, true);
	const pointers = [BigInt(owner), ...texts.map(({location}) => location)];
	for (const [index, pointer] of pointers.entries()) {
		const at = 8 + (index * pointerSize);
		if (pointerSize === 8) {
			view.setBigUint64(at, BigInt.asUintN(64, pointer), true);
		} else {
			view.setUint32(at, Number(BigInt.asUintN(32, pointer)), true);
		}
	}

	view.setInt32(8 + (pointers.length * pointerSize), showNormal, true);
	return bytes;
}

/** With the NUL at its end. */
function wideBytes(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(`${text}\0`, 'utf16le'));
}
