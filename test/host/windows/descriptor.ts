import {Buffer} from 'node:buffer';

export type Entry = {
	/** 0 allows, 1 denies. */
	readonly type?: number;
	readonly flags?: number;
	readonly mask: number;
	readonly sid: string;
};

export const administrators = 'S-1-5-32-544';
export const users = 'S-1-5-32-545';
export const trustedInstaller = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';

/** Masks as icacls calls them. */
export const rights = {full: 0x1F_01_FF, modify: 0x13_01_BF, readAndRun: 0x12_00_A9} as const;

/** The bytes of a SID. */
function sidBytes(sid: string) {
	const [authority = 0, ...parts] = sid.split('-').slice(2).map(Number);
	const bytes = Buffer.alloc(8 + (4 * parts.length));
	bytes[0] = 1;
	bytes[1] = parts.length;
	bytes.writeUIntBE(authority, 2, 6);
	for (const [index, part] of parts.entries()) {
		bytes.writeUInt32LE(part, 8 + (4 * index));
	}

	return bytes;
}

/** A self-relative security descriptor as Windows gives it; undefined in place of entries: there is no list. */
export function descriptor(owner: string, entries: readonly Entry[] | undefined): Uint8Array {
	const list = entries?.map(({type = 0, flags = 0, mask, sid}) => {
		const head = Buffer.alloc(8);
		const account = sidBytes(sid);
		head[0] = type;
		head[1] = flags;
		head.writeUInt16LE(8 + account.length, 2);
		head.writeUInt32LE(mask, 4);
		return Buffer.concat([head, account]);
	});
	const listHead = Buffer.alloc(8);
	listHead[0] = 2;
	listHead.writeUInt16LE(8 + (list ?? []).reduce((sum, {length}) => sum + length, 0), 2);
	listHead.writeUInt16LE((list ?? []).length, 4);
	const listBytes = list === undefined ? Buffer.alloc(0) : Buffer.concat([listHead, ...list]);
	const head = Buffer.alloc(20);
	head[0] = 1;
	head.writeUInt16LE(list === undefined ? 0x80_00 : 0x80_04, 2);
	head.writeUInt32LE(20 + listBytes.length, 4);
	head.writeUInt32LE(list === undefined ? 0 : 20, 16);
	return new Uint8Array(Buffer.concat([head, listBytes, sidBytes(owner)]));
}

/** As below Program Files: users may read and run. */
export const closed = descriptor(trustedInstaller, [
	{mask: rights.full, sid: trustedInstaller},
	{mask: rights.full, sid: 'S-1-5-18'},
	{mask: rights.full, sid: administrators},
	{mask: rights.readAndRun, sid: users},
	{flags: 0xB, mask: 0x10_00_00_00, sid: 'S-1-3-0'},
]);

/** As below the root of a drive for data: signed-in users may change it. */
export const open = descriptor(administrators, [
	{mask: rights.full, sid: administrators},
	{flags: 0x13, mask: rights.modify, sid: 'S-1-5-11'},
]);
