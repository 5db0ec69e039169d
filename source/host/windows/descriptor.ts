import {sidBytes, sidText} from './sid.ts';

/** An entry of an access list that grants or denies ("ACE" in the Windows documentation). */
export type Entry = {
	readonly type: 'allow' | 'deny';
	readonly sid: string;
	/** Access rights, as bits. */
	readonly mask: number;
	/** It counts for the place itself, and not only for what is in it. */
	readonly isForItself: boolean;
	/** Files that are made in the folder get it. */
	readonly isForFiles: boolean;
};

/** Owner and access list in a security descriptor. */
export type Security = {
	readonly owner: string;
	/** In order; 'none' where there is no list, so that everyone may do everything. */
	readonly entries: readonly Entry[] | 'none';
};

/** "SECURITY_DESCRIPTOR_CONTROL" in the Windows documentation. */
const hasList = 0x4;
const isProtected = 0x10_00;
const isSelfRelative = 0x80_00;
const headerSize = 20;

/**
"ACE_HEADER" in the Windows documentation; a condition is taken as met where it grants, as not met where it denies.
*/
const grants: ReadonlySet<number> = new Set([0x00, 0x05, 0x09, 0x0B]);
const denials: ReadonlySet<number> = new Set([0x01]);
const grantsOnObjects: ReadonlySet<number> = new Set([0x05, 0x0B]);
/** These deny under a condition or a part of an object, or watch; none gives anybody a right. */
const withoutGrant: ReadonlySet<number> = new Set([
	0x02, 0x03, 0x06, 0x07, 0x08, 0x0A, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15,
]);
const forFiles = 0x1;
const forFolders = 0x2;
const inheritOnly = 0x8;

/**
Returns what a self-relative security descriptor tells of owner and access ("SECURITY_DESCRIPTOR" in the Windows
documentation). Undefined where the bytes hold none, or something in it is not known. Pure.
*/
export function parseDescriptor(bytes: Uint8Array): Security | undefined {
	try {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const owner = sidAt(bytes, view.getUint32(4, true));
		if (owner === undefined || bytes[0] !== 1) {
			return undefined;
		}

		const list = view.getUint32(16, true);
		if (list === 0 || !hasBit(view.getUint16(2, true), hasList)) {
			return {owner, entries: 'none'};
		}

		const entries = entriesAt(bytes, view, list);
		return entries === undefined ? undefined : {owner, entries};
	} catch {
		// It points outside of itself.
		return undefined;
	}
}

function entriesAt(bytes: Uint8Array, view: DataView, list: number): Entry[] | undefined {
	const entries: Entry[] = [];
	let offset = list + 8;
	for (let count = view.getUint16(list + 4, true); count > 0; count--) {
		const [type, flags, size] = [view.getUint8(offset), view.getUint8(offset + 1), view.getUint16(offset + 2, true)];
		if (grants.has(type) || denials.has(type)) {
			const named = grantsOnObjects.has(type) ? objectSize(view.getUint32(offset + 8, true)) : 0;
			const sid = sidAt(bytes, offset + 8 + named);
			if (sid === undefined) {
				return undefined;
			}

			entries.push({
				type: grants.has(type) ? 'allow' : 'deny',
				sid,
				mask: view.getUint32(offset + 4, true),
				isForItself: !hasBit(flags, inheritOnly),
				isForFiles: hasBit(flags, forFiles),
			});
		} else if (!withoutGrant.has(type)) {
			return undefined;
		}

		if (size < 4) {
			return undefined;
		}

		offset += size;
	}

	return entries;
}

/** Bytes of what names the object: flags, and the GUIDs that they tell of. */
function objectSize(flags: number): number {
	return 4 + (hasBit(flags, 0x1) ? 16 : 0) + (hasBit(flags, 0x2) ? 16 : 0);
}

function sidAt(bytes: Uint8Array, offset: number): string | undefined {
	return offset < headerSize ? undefined : sidText(bytes.slice(offset));
}

/**
Returns a self-relative security descriptor by which these accounts, and nobody else, have rights on a folder and on all
that will be in it; nothing is inherited from above. Pure.
*/
export function descriptorFor(granted: ReadonlyArray<{readonly sid: string; readonly mask: number}>): Uint8Array {
	const entries = granted.map(({sid, mask}) => {
		const account = sidBytes(sid);
		const entry = new Uint8Array(8 + account.length);
		const view = new DataView(entry.buffer);
		view.setUint8(1, forFiles + forFolders);
		view.setUint16(2, entry.length, true);
		view.setUint32(4, mask, true);
		entry.set(account, 8);
		return entry;
	});
	const listSize = entries.reduce((size, entry) => size + entry.length, 8);
	const bytes = new Uint8Array(headerSize + listSize);
	const view = new DataView(bytes.buffer);
	view.setUint8(0, 1);
	view.setUint16(2, hasList + isProtected + isSelfRelative, true);
	view.setUint32(16, headerSize, true);
	view.setUint8(headerSize, 2);
	view.setUint16(headerSize + 2, listSize, true);
	view.setUint16(headerSize + 4, entries.length, true);
	let offset = headerSize + 8;
	for (const entry of entries) {
		bytes.set(entry, offset);
		offset += entry.length;
	}

	return bytes;
}

/** Returns whether a bit is set; without the operators on bits, which have a sign. */
export function hasBit(flags: number, bit: number): boolean {
	return Math.floor(flags / bit) % 2 === 1;
}
