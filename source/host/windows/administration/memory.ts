import type {Koffi} from '../../native-modules.ts';
import {loadSystemLibrary} from '../system-folder.ts';
import {textBytes, textOf} from './marshal.ts';

/** Memory that Windows and the component see. Addresses are numbers; 0 is nowhere. */
export class Memory {
	readonly #koffi: Koffi;
	readonly #allocateText: (text: undefined, length: number) => bigint | undefined;
	readonly #freeText: (address: bigint) => unknown;
	readonly #sizeOfText: (address: bigint) => number;
	readonly #blocks: bigint[] = [];

	constructor(library: Koffi) {
		const oleaut32 = loadSystemLibrary(library, 'oleaut32.dll');
		this.#koffi = library;
		this.#allocateText = oleaut32.func('void * __stdcall SysAllocStringLen(void *text, uint32_t length)');
		this.#freeText = oleaut32.func('void __stdcall SysFreeString(void *address)');
		this.#sizeOfText = oleaut32.func('uint32_t __stdcall SysStringByteLen(void *address)');
	}

	/** A copy of these bytes that stays where it is until `free`. */
	block(bytes: Uint8Array): bigint {
		const address = this.#koffi.alloc('uint8_t', bytes.length) as bigint;
		this.#blocks.push(address);
		this.#write(address, bytes);
		return address;
	}

	read(address: bigint, size: number): Uint8Array {
		return Uint8Array.from(this.#koffi.decode(address, 'uint8_t', size) as Uint8Array);
	}

	addressAt(address: bigint): bigint {
		return new DataView(this.read(address, 8).buffer).getBigUint64(0, true);
	}

	numberAt(address: bigint): number {
		return new DataView(this.read(address, 4).buffer).getInt32(0, true);
	}

	/** A BSTR with this text. Throws a RangeError for a text with a NUL, an Error where there is no memory left. */
	text(text: string): bigint {
		const bytes = textBytes(text);
		// Allocated empty and then written to: so no other copy of a secret is made on the way.
		const address = this.#allocateText(undefined, text.length) ?? 0n;
		if (address === 0n) {
			throw new Error('There is no memory left.');
		}

		this.#write(address, bytes);
		bytes.fill(0);
		return address;
	}

	/** Returns the text of a BSTR, which is overwritten and freed; empty for none. */
	takeText(address: bigint): string {
		if (address === 0n) {
			return '';
		}

		const bytes = this.read(address, this.#sizeOfText(address));
		const text = textOf(bytes);
		this.#write(address, bytes.fill(0));
		this.#freeText(address);
		return text;
	}

	/** Frees the blocks. */
	free(): void {
		for (const address of this.#blocks.splice(0)) {
			this.#koffi.free(address);
		}
	}

	#write(address: bigint, bytes: Uint8Array): void {
		if (bytes.length > 0) {
			this.#koffi.encode(address, 'uint8_t', bytes, bytes.length);
		}
	}
}
