import {ownerIn, sidText} from './sid.ts';

/** What a right on it would allow: to change the file; to change what is in the folder; to put another in the place of the folder below. */
export type Place = 'file' | 'folder' | 'parent';

/** Rights ("File Security and Access Rights", "Access Mask Format" in the Windows documentation); low ones mean another thing in folders. */
const writeData = 0x2;
const appendData = 0x4;
const takeOut = 0x40;
/** DELETE, WRITE_DAC and WRITE_OWNER. */
const replace = 0x1_00_00 + 0x4_00_00 + 0x8_00_00;
const genericAll = 0x10_00_00_00;
const genericWrite = 0x40_00_00_00;

const changing: Readonly<Record<Place, number>> = {
	file: writeData + appendData + replace + genericAll + genericWrite,
	folder: writeData + appendData + takeOut + replace + genericAll + genericWrite,
	parent: takeOut + replace + genericAll,
};

/** Kinds of entries ("ACE_HEADER" in the Windows documentation): those that allow, also under a condition, and those that deny. */
const allowing = new Set([0, 9]);
const denying = new Set([1, 10]);
/** Flag of an entry that counts only for what is made below. */
const inheritOnly = 0x8;
/** Control flag of a descriptor that has a list of who may do what. */
const hasList = 0x4;

export const everyone = 'S-1-1-0';

/**
Returns the accounts that can change this place by a self-relative security descriptor, its owner first: an owner may give himself any right.
Without a list everyone can. What is denied is not taken away from what is allowed, so the answer may name too many. Undefined when the
bytes are no such descriptor, or hold an entry that is not known.
*/
export function whoCanChange(descriptor: Uint8Array, place: Place): string[] | undefined {
	const owner = ownerIn(descriptor);
	if (owner === undefined) {
		return undefined;
	}

	const view = viewOf(descriptor);
	const listOffset = view.getUint32(16, true);
	const ownerSid = sidText(owner) ?? everyone;
	// eslint-disable-next-line no-bitwise -- the flags are bits
	if (listOffset === 0 || (view.getUint16(2, true) & hasList) === 0) {
		return [ownerSid, everyone];
	}

	try {
		const entries = entriesIn(descriptor.subarray(listOffset));
		if (entries.some(({type}) => !allowing.has(type) && !denying.has(type))) {
			return undefined;
		}

		/* eslint-disable no-bitwise -- rights and flags are bits */
		const able = entries
			.filter(({type}) => allowing.has(type))
			.filter(({flags, mask}) => (flags & inheritOnly) === 0 && (mask & changing[place]) !== 0);
		/* eslint-enable no-bitwise */
		return [...new Set([ownerSid, ...able.map(({sid}) => sid)])];
	} catch (error) {
		if (error instanceof RangeError) {
			return undefined;
		}

		throw error;
	}
}

type Entry = {
	readonly type: number;
	readonly flags: number;
	readonly mask: number;
	readonly sid: string;
};

/** The entries of an "ACL" (Windows documentation). Throws a RangeError where it is cut off, or something else. */
function entriesIn(list: Uint8Array): Entry[] {
	const view = viewOf(list);
	const count = view.getUint16(4, true);
	const entries: Entry[] = [];
	let offset = 8;
	for (let index = 0; index < count; index++) {
		const size = view.getUint16(offset + 2, true);
		const sid = sidText(list.slice(offset + 8, offset + size));
		if (sid === undefined) {
			throw new RangeError('This entry names no account.');
		}

		entries.push({
			type: view.getUint8(offset), flags: view.getUint8(offset + 1), mask: view.getUint32(offset + 4, true), sid,
		});
		offset += size;
	}

	return entries;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
Accounts that are administrators by themselves: SYSTEM, Administrators, TrustedInstaller (Windows' own installer), the built-in Administrator,
Domain Admins and Enterprise Admins. Creator Owner and Owner Rights stand for the owner, who is looked at by himself
("Well-known SIDs" in the Windows documentation).
*/
const administrators = new Set([
	'S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464', 'S-1-3-0', 'S-1-3-4',
]);
const ofDomain = /^S-1-5-21-\d+-\d+-\d+-(?:500|512|519)$/v;

export function isAdministrators(sid: string): boolean {
	return administrators.has(sid) || ofDomain.test(sid);
}
