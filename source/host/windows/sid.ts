/**
Types of accounts that have members, as LookupAccountName calls them: group, alias, well-known group (SID_NAME_USE in
the Windows documentation).
*/
export const groupTypes: ReadonlySet<number> = new Set([2, 4, 5]);

/**
A security identifier as text, such as `S-1-5-32-544`; undefined when the bytes hold none ("SID" in the Windows
documentation).
*/
export function sidText(bytes: Uint8Array): string | undefined {
	const count = bytes[1] ?? 0;
	if (count === 0 || bytes[0] !== 1 || bytes.length < 8 + (4 * count)) {
		return undefined;
	}

	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const authority = (view.getUint16(2) * (2 ** 32)) + view.getUint32(4);
	const parts = Array.from({length: count}, (_, index) => view.getUint32(8 + (4 * index), true));
	return ['S-1', authority, ...parts].join('-');
}

/** Returns the bytes of a security identifier that is written as `sidText` does. */
export function sidBytes(text: string): Uint8Array {
	const [authority = 0, ...parts] = text.split('-').slice(2).map(Number);
	const bytes = new Uint8Array(8 + (4 * parts.length));
	const view = new DataView(bytes.buffer);
	view.setUint8(0, 1);
	view.setUint8(1, parts.length);
	view.setUint16(2, Math.floor(authority / (2 ** 32)));
	view.setUint32(4, authority % (2 ** 32));
	for (const [index, part] of parts.entries()) {
		view.setUint32(8 + (4 * index), part, true);
	}

	return bytes;
}

/**
Returns the bytes of the owner's SID in a self-relative security descriptor, which holds its offset
("SECURITY_DESCRIPTOR" in the Windows documentation); undefined when it has no owner.
*/
export function ownerIn(descriptor: Uint8Array): Uint8Array | undefined {
	if (descriptor.length < 20) {
		return undefined;
	}

	const offset = new DataView(descriptor.buffer, descriptor.byteOffset).getUint32(4, true);
	const count = descriptor[offset + 1] ?? 0;
	const owner = descriptor.slice(offset, offset + 8 + (4 * count));
	return offset < 20 || sidText(owner) === undefined ? undefined : owner;
}
