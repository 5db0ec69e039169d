/**
Layout of values in the memory of a 64-bit Windows process for a call by name (IDispatch::Invoke): the structures GUID,
BSTR, VARIANT, DISPPARAMS and EXCEPINFO of the Windows documentation. Pure: bytes in, bytes out. Addresses are 64-bit
numbers.
*/

import {Buffer} from 'node:buffer';

/** Bytes of a VARIANT, of DISPPARAMS and of EXCEPINFO. */
export const variantSize = 24;
export const exceptionSize = 64;

/** Types of a VARIANT. */
const int32 = 3;
const basicString = 8;
const byReference = 0x40_00;

/**
A value for a call: a number itself, or the address of a BSTR, or of the place that a BSTR or number is to be put in.
*/
export type CallValue =
	| {readonly type: 'number'; readonly value: number}
	| {readonly type: 'text' | 'text-out' | 'number-out'; readonly address: bigint};

const variantTypes: Readonly<Record<CallValue['type'], number>> = {
	number: int32, text: basicString, 'text-out': basicString + byReference, 'number-out': int32 + byReference,
};

/**
A GUID such as `2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37`: its first three numbers have the lowest byte first, the rest is
as written.
*/
export function guidBytes(guid: string): Uint8Array {
	const written = Uint8Array.from(guid.replaceAll('-', '').match(/../gv) ?? [], pair => Number.parseInt(pair, 16));
	return Uint8Array.of(
		...written.subarray(0, 4).toReversed(),
		...written.subarray(4, 6).toReversed(),
		...written.subarray(6, 8).toReversed(),
		...written.subarray(8),
	);
}

/**
Returns the content of a BSTR. Throws a RangeError for a text with a NUL: a BSTR may hold it, but a server that takes it
for the end would work with less than it was given, and say nothing.
*/
export function textBytes(text: string): Uint8Array {
	if (text.includes('\0')) {
		throw new RangeError('The text has a NUL in it.');
	}

	const bytes = Buffer.alloc(text.length * 2);
	bytes.write(text, 'utf16le');
	return bytes;
}

/** Returns the text in the content of a BSTR. A NUL at its end, which some servers count in, is left out. */
export function textOf(bytes: Uint8Array): string {
	const text = new TextDecoder('utf-16le', {ignoreBOM: true}).decode(bytes);
	return text.endsWith('\0') ? text.slice(0, -1) : text;
}

/** Returns the VARIANTs of these values, one behind the other. Windows wants the last parameter first. */
export function variantsOf(values: readonly CallValue[]): Uint8Array {
	const bytes = new Uint8Array(values.length * variantSize);
	for (const [index, value] of values.toReversed().entries()) {
		const view = new DataView(bytes.buffer, index * variantSize, variantSize);
		view.setUint16(0, variantTypes[value.type], true);
		if (value.type === 'number') {
			view.setInt32(8, value.value, true);
		} else {
			view.setBigUint64(8, value.address, true);
		}
	}

	return bytes;
}

/** DISPPARAMS: so many VARIANTs at this address, none of them named. */
export function callParameters(variants: bigint, count: number): Uint8Array {
	const bytes = new Uint8Array(24);
	const view = new DataView(bytes.buffer);
	view.setBigUint64(0, variants, true);
	view.setUint32(16, count, true);
	return bytes;
}

/** EXCEPINFO, with which a server explains a failure. Addresses are 0 where it left something out. */
export type Exception = {
	/** HRESULT, 0 when the server gave none. */
	readonly code: number;
	/** Addresses of BSTRs. */
	readonly source: bigint;
	readonly description: bigint;
	readonly helpFile: bigint;
	/** Address of a function that fills in the rest when it is called. */
	readonly fillIn: bigint;
};

/**
Reads an EXCEPINFO. A server may give a code of its own (wCode) instead of an HRESULT; it becomes one as Microsoft's
comdef.h does it.
*/
export function exceptionOf(bytes: Uint8Array): Exception {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const own = view.getUint16(0, true);
	const code = view.getUint32(56, true);
	return {
		code: code === 0 && own !== 0 ? Math.min(0x80_04_02_00 + own, 0x80_04_FF_FF) : code,
		source: view.getBigUint64(8, true),
		description: view.getBigUint64(16, true),
		helpFile: view.getBigUint64(24, true),
		fillIn: view.getBigUint64(48, true),
	};
}

/** Returns whether an HRESULT, signed or not, is that of a failure. */
export function isFailure(code: number): boolean {
	return code < 0 || code >= 2 ** 31;
}
