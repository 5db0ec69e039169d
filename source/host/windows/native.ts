import {win32} from 'node:path';
import process from 'node:process';
import type {YesNoUnknown} from '../host.ts';
import {loadCalls, type Calls} from './calls.ts';
import {groupTypes, ownerIn, sidText} from './sid.ts';
import {systemProgramFolder} from './system-folder.ts';

/** What is known of the volume that a path is on. */
export type Volume = {
	readonly kind: 'fixed' | 'removable' | 'network' | 'unknown';
	/** Such as `NTFS`; undefined when not known. */
	readonly fileSystem: string | undefined;
	/** Where it is mounted, such as `D:\`. */
	readonly root: string;
};

export type Account = {
	/** Such as `S-1-5-32-544`. */
	readonly sid: string;
	readonly isGroup: boolean;
};

/** What only calls to Windows itself tell. Whatever fails gives undefined or 'unknown'; nothing rejects. */
export type Native = {
	volumeOf(path: string): Promise<Volume | undefined>;
	/** Roots of the fixed drives, such as `D:\`. */
	fixedDrives(): Promise<readonly string[]>;
	/** The account with this name, local or of a domain. May take long where a domain does not answer. */
	accountOf(name: string): Promise<Account | undefined>;
	/** The account that owns a file, such as `BUILTIN\Administrators`, or its SID where that has no name. May take long where a domain does not answer. */
	ownerOf(file: string): Promise<string | undefined>;
	/** The folder of the programs of Windows; undefined where it cannot be found out. */
	programFolder(): Promise<string | undefined>;
	/** The security descriptor of a file or folder, of a link that of itself: owner, and who may do what. */
	securityOf(path: string): Promise<Uint8Array | undefined>;
	/** The SID of this user. */
	userSid(): Promise<string | undefined>;
	/** Whether this user may make files in the folder, which must be there. Leaves nothing behind. */
	canAddFilesTo(folder: string): Promise<YesNoUnknown>;
	/** Gives a file another name on its volume, in one step; false where it keeps its own, as when something stands at the other. */
	moveFile(from: string, to: string): Promise<boolean>;
};

/** GetDriveType in the Windows documentation. A disc counts as removable. */
const driveKinds: ReadonlyMap<unknown, Volume['kind']> = new Map([[2, 'removable'], [3, 'fixed'], [4, 'network'], [5, 'removable']]);
/** Bytes; a SID has at most 68 (SECURITY_MAX_SID_SIZE), a path here at most 260 characters. */
const sidSize = 68;
const pathSize = 2 * 261;
/** Bytes; enough for a security descriptor with nothing in it but an owner. */
const securitySize = 128;
/** OWNER_SECURITY_INFORMATION in the Windows documentation. */
const ownerInformation = 0x1;
/** DACL_SECURITY_INFORMATION in the Windows documentation. */
const listInformation = 0x4;
/** Bytes; a list with some hundred entries. */
const listSize = 0x40_00;
/** Arguments of CreateFile in the Windows documentation. */
const fileAddFile = 0x2;
const fileReadAttributes = 0x80;
const shareAll = 0x7;
const openExisting = 3;
const backupSemantics = 0x2_00_00_00;
const openLinkItself = 0x20_00_00;
const readControl = 0x2_00_00;
const invalidHandle = -1;
/** What GetCurrentProcess returns, and arguments of OpenProcessToken and GetTokenInformation in the Windows documentation. */
const thisProcess = -1;
const tokenQuery = 0x8;
const tokenUser = 1;
/** TOKEN_USER, behind which its SID stands: an address and flags, padded. */
const tokenUserSize = process.arch === 'ia32' ? 8 : 16;

/** The calls to Windows. The library behind them is loaded at the first one. */
export function createNative(): Native {
	let calls: Promise<Calls> | undefined;

	async function attempt<Value>(work: (calls: Calls) => Promise<Value>, otherwise: Value): Promise<Value> {
		try {
			calls ??= loadCalls();
			return await work(await calls);
		} catch {
			return otherwise;
		}
	}

	return {
		volumeOf: async path => attempt(async library => volumeOf(library, path), undefined),
		fixedDrives: async () => attempt(fixedDrives, []),
		accountOf: async name => attempt(async library => accountOf(library, name), undefined),
		ownerOf: async file => attempt(async library => ownerOf(library, file), undefined),
		programFolder: systemProgramFolder,
		securityOf: async path => attempt(async library => securityOf(library, path), undefined),
		userSid: async () => attempt(userSid, undefined),
		canAddFilesTo: async folder => attempt(async library => canAddFilesTo(library, folder), 'unknown'),
		moveFile: async (from, to) => attempt(async library => moveFile(library, from, to), false),
	};
}

async function volumeOf({getVolumePathName, getDriveType, getVolumeInformation, withMemory}: Calls, path: string): Promise<Volume | undefined> {
	return withMemory([pathSize, pathSize], async (rootBlock, nameBlock) => {
		if (await getVolumePathName(path, rootBlock.address, pathSize / 2) === 0) {
			return undefined;
		}

		const root = wideText(rootBlock.bytes());
		const kind = driveKinds.get(await getDriveType(root)) ?? 'unknown';
		const isNamed = await getVolumeInformation(root, null, 0, null, null, null, nameBlock.address, pathSize / 2);
		return {kind, root, fileSystem: isNamed === 0 ? undefined : wideText(nameBlock.bytes())};
	});
}

async function fixedDrives({getLogicalDrives, getDriveType}: Calls): Promise<string[]> {
	const mask = await getLogicalDrives();
	const roots = Array.from({length: 26}, (_, index) => index)
		.filter(index => Math.floor(mask / (2 ** index)) % 2 === 1)
		.map(index => `${String.fromCodePoint(65 + index)}:\\`);
	const kinds = await Promise.all(roots.map(async root => getDriveType(root)));
	return roots.filter((_, index) => driveKinds.get(kinds[index]) === 'fixed');
}

async function accountOf({lookupAccountName, withMemory}: Calls, name: string): Promise<Account | undefined> {
	return withMemory([sidSize, pathSize], async (sid, domain) => {
		const type = [0];
		const isFound = await lookupAccountName(null, name, sid.address, [sidSize], domain.address, [pathSize / 2], type);
		const text = isFound === 0 ? undefined : sidText(sid.bytes());
		return text === undefined ? undefined : {sid: text, isGroup: groupTypes.has(type[0] ?? 0)};
	});
}

async function ownerOf({getFileSecurity, lookupAccountSid, withMemory}: Calls, file: string): Promise<string | undefined> {
	return withMemory([securitySize, sidSize, pathSize, pathSize], async (security, sid, name, domain) => {
		if (await getFileSecurity(file, ownerInformation, security.address, securitySize, [0]) === 0) {
			return undefined;
		}

		const owner = ownerIn(security.bytes());
		if (owner === undefined) {
			return undefined;
		}

		sid.write(owner);
		const isFound = await lookupAccountSid(null, sid.address, name.address, [pathSize / 2], domain.address, [pathSize / 2], [0]);
		return isFound === 0 ? sidText(owner) : [wideText(domain.bytes()), wideText(name.bytes())].filter(part => part !== '').join('\\');
	});
}

async function securityOf({createFile, closeHandle, getKernelObjectSecurity, withMemory}: Calls, path: string): Promise<Uint8Array | undefined> {
	const handle = await createFile(path, readControl, shareAll, null, openExisting, backupSemantics + openLinkItself, null);
	if (handle === invalidHandle) {
		return undefined;
	}

	try {
		return await withMemory([listSize], async security =>
			await getKernelObjectSecurity(handle, ownerInformation + listInformation, security.address, listSize, [0]) === 0
				? undefined
				: security.bytes());
	} finally {
		await closeHandle(handle);
	}
}

async function userSid({openProcessToken, getTokenInformation, closeHandle, withMemory}: Calls): Promise<string | undefined> {
	const token = [0];
	if (await openProcessToken(thisProcess, tokenQuery, token) === 0) {
		return undefined;
	}

	try {
		return await withMemory([tokenUserSize + sidSize], async user =>
			await getTokenInformation(token[0], tokenUser, user.address, tokenUserSize + sidSize, [0]) === 0
				? undefined
				: sidText(user.bytes().slice(tokenUserSize)));
	} finally {
		await closeHandle(token[0]);
	}
}

/** The folder is opened with the right that making a file needs; where that alone is refused, the right is missing. */
async function canAddFilesTo({createFile, closeHandle}: Calls, folder: string): Promise<YesNoUnknown> {
	const canOpen = async (access: number) => {
		const handle = await createFile(folder, access, shareAll, null, openExisting, backupSemantics, null);
		if (handle === invalidHandle) {
			return false;
		}

		await closeHandle(handle);
		return true;
	};

	if (await canOpen(fileAddFile)) {
		return 'yes';
	}

	return await canOpen(fileReadAttributes) ? 'no' : 'unknown';
}

/** Without MOVEFILE_REPLACE_EXISTING, which the rename of Node.js sets, nothing is replaced. */
async function moveFile({moveFileEx}: Calls, from: string, to: string): Promise<boolean> {
	return await moveFileEx(win32.toNamespacedPath(from), win32.toNamespacedPath(to), 0) !== 0;
}

/** The text up to its final NUL. */
function wideText(bytes: Uint8Array): string {
	return new TextDecoder('utf-16le').decode(bytes).split('\0', 1).join('');
}
