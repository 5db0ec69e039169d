import type {Role} from '../exposure.ts';
import {hasBit, type Entry, type Security} from './descriptor.ts';
import {administrators} from './groups.ts';

export const localSystem = 'S-1-5-18';
export const everyone = 'S-1-1-0';
const trustedInstaller = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
/** Whoever makes or owns a place: the owner is looked at by itself ("Well-known SIDs" in the Windows documentation). */
const creators = ['S-1-3-0', 'S-1-3-1', 'S-1-3-4'];

const alwaysTrusted: ReadonlySet<string> = new Set([administrators, localSystem, trustedInstaller, ...creators]);

/** Administrator, Domain Admins, Enterprise Admins: administrators of every computer that they do not bar. */
const administratorsOfDomain = /^S-1-5-21-\d+-\d+-\d+-(?:500|512|519)$/v;

/** "File Access Rights Constants" and "Standard Access Rights" in the Windows documentation. */
const writeData = 0x2;
const appendData = 0x4;
const childDeletion = 0x40;
const writeAttributes = 0x1_00;
const remove = 0x1_00_00;
const writeRights = 0x4_00_00;
const writeOwner = 0x8_00_00;
const genericAll = 0x10_00_00_00;
const genericWrite = 0x40_00_00_00;

/** Each right by which a place in this role can be changed. With its attributes an empty folder can be made a link. */
const dangerous: Readonly<Record<Role, readonly number[]>> = {
	folder: [
		writeData,
		appendData,
		childDeletion,
		writeAttributes,
		remove,
		writeRights,
		writeOwner,
		genericAll,
		genericWrite,
	],
	parent: [childDeletion, remove, writeRights, writeOwner, genericAll],
	file: [writeData, appendData, remove, writeRights, writeOwner, genericAll, genericWrite],
};

/**
Returns who may change a place beside administrators, the system and those trusted here: as SIDs, each once, the owner
apart where it is one of them. Pure.
*/
export function whoCanChange(
	{owner, entries}: Security,
	role: Role,
	trusted: ReadonlySet<string>,
): {readonly owner: string | undefined; readonly others: readonly string[]} {
	const isTrusted = (sid: string) => alwaysTrusted.has(sid) || administratorsOfDomain.test(sid) || trusted.has(sid);
	const able = entries === 'none'
		? [everyone]
		: [
			...ableIn(entries.filter(({isForItself}) => isForItself), dangerous[role]),
			...(role === 'folder' ? ableIn(entries.filter(({isForFiles}) => isForFiles), dangerous.file) : []),
		];
	return {owner: isTrusted(owner) ? undefined : owner, others: [...new Set(able)].filter(sid => !isTrusted(sid))};
}

/**
Who has one of the rights: an entry that denies it to the same account, or to everyone, counts where it comes first.
*/
function ableIn(entries: readonly Entry[], rights: readonly number[]): string[] {
	return entries.filter((entry, index) => {
		const denials = entries.slice(0, index)
			.filter(({type, sid}) => type === 'deny' && (sid === entry.sid || sid === everyone));
		const isDenied = (right: number) => denials.some(({mask}) => hasBit(mask, right));
		return entry.type === 'allow' && rights.some(right => hasBit(entry.mask, right) && !isDenied(right));
	}).map(({sid}) => sid);
}
