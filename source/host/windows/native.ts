import path from 'node:path';
import type {LogEvent, YesNoUnknown} from '../host.ts';
import {loadCalls, type Block, type Calls} from './calls.ts';
import {parseDescriptor, type Security} from './descriptor.ts';
import type {ElevatedStart} from './elevated-start.ts';
import {reportEvent} from './event-log.ts';
import {startElevated} from './start-elevated.ts';
import {
	groupTypes,
	ownerIn,
	sidBytes,
	sidText,
} from './sid.ts';
import {systemProgramFolder} from './system-folder.ts';

/** Facts about the volume that a path is on. */
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

/**
Questions and acts that only calls to Windows itself can answer or do. Whatever fails gives undefined or 'unknown';
nothing but `makeFolder` rejects.
*/
export type Native = {
	volumeOf(path: string): Promise<Volume | undefined>;
	/** Roots of the fixed drives, such as `D:\`. */
	fixedDrives(): Promise<readonly string[]>;
	/** Finds the account with this name, local or of a domain. May take long where a domain does not answer. */
	accountOf(name: string): Promise<Account | undefined>;
	/**
	Returns the account that owns a file, such as `BUILTIN\Administrators`, or its SID where that has no name. May take
	long where a domain does not answer.
	*/
	ownerOf(file: string): Promise<string | undefined>;
	/** Returns the folder of the programs of Windows; undefined where it cannot be found out. */
	programFolder(): Promise<string | undefined>;
	/** Renames a file on its volume, in one step; false where it keeps its name, as when something stands at the other. */
	moveFile(from: string, to: string): Promise<boolean>;
	/** Returns whether this user may make files in the folder, which must be there. Leaves nothing behind. */
	canAddFilesTo(folder: string): Promise<YesNoUnknown>;
	/** Owner and access list of a file or folder; where it is a link, of what that leads to. */
	securityOf(path: string): Promise<Security | undefined>;
	/** Returns the SID of the user who runs this process. */
	userSid(): Promise<string | undefined>;
	/**
	Returns the name of an account, or the SID itself where it has none. May take long where a domain does not answer.
	*/
	accountName(sid: string): Promise<string>;
	/**
	Makes a folder, in one there is, that has this security descriptor from its first moment. Rejects with an error that
	has a code as those of the file system, `EEXIST` where something is there already.
	*/
	makeFolder(folder: string, descriptor: Uint8Array): Promise<void>;
	/** Writes an event to the Application log; false where Windows does not take it. */
	reportEvent(event: LogEvent): Promise<boolean>;
	/**
	Starts a program as administrator, in a window of its own, once the user has agreed. Returns 0, or the error of
	Windows; undefined where Windows could not be asked.
	*/
	startElevated(start: ElevatedStart): Promise<number | undefined>;
};

/** GetDriveType in the Windows documentation. A disc counts as removable. */
const driveKinds: ReadonlyMap<unknown, Volume['kind']> = new Map([
	[2, 'removable'], [3, 'fixed'], [4, 'network'], [5, 'removable'],
]);
/** Bytes; a SID has at most 68 (SECURITY_MAX_SID_SIZE), a path here at most 260 characters. */
const sidSize = 68;
const pathSize = 2 * 261;
/** Bytes; enough for a security descriptor with nothing in it but an owner. */
const securitySize = 128;
/** Bytes; most security descriptors are smaller. */
const usualSecuritySize = 2048;
/** OWNER_SECURITY_INFORMATION and DACL_SECURITY_INFORMATION in the Windows documentation. */
const ownerInformation = 0x1;
const ownerAndAccess = 0x5;
/** Arguments of OpenProcessToken and GetTokenInformation in the Windows documentation. */
const thisProcess = -1;
const tokenQuery = 0x8;
const tokenUser = 1;
const tokenSize = 256;
/** Beyond so many characters a path is handed over in the form that may be longer. */
const longestPlainPath = 240;
/** Arguments of CreateFile in the Windows documentation. */
const fileAddFile = 0x2;
const fileReadAttributes = 0x80;
const shareAll = 0x7;
const openExisting = 3;
const backupSemantics = 0x2_00_00_00;
const invalidHandle = -1;

/** Returns the calls to Windows. The library behind them is loaded at the first one. */
export function createNative(): Native {
	let calls: Promise<Calls> | undefined;

	async function attempt<Value>(work: (calls: Calls) => Promise<Value>, fallback: Value): Promise<Value> {
		try {
			calls ??= loadCalls();
			return await work(await calls);
		} catch {
			return fallback;
		}
	}

	return {
		volumeOf: async target => attempt(async library => volumeOf(library, target), undefined),
		fixedDrives: async () => attempt(fixedDrives, []),
		accountOf: async name => attempt(async library => accountOf(library, name), undefined),
		ownerOf: async file => attempt(async library => ownerOf(library, file), undefined),
		canAddFilesTo: async folder => attempt(async library => canAddFilesTo(library, folder), 'unknown'),
		programFolder: systemProgramFolder,
		moveFile: async (from, to) => attempt(async library => moveFile(library, from, to), false),
		securityOf: async file => attempt(async library => securityOf(library, file), undefined),
		userSid: async () => attempt(userSid, undefined),
		accountName: async sid => attempt(async library => accountName(library, sidBytes(sid)), sid),
		reportEvent: async event => attempt(async library => reportEvent(library, event), false),
		startElevated: async start => attempt(async library => startElevated(library, start), undefined),
		async makeFolder(folder, descriptor) {
			calls ??= loadCalls();
			await makeFolder(await calls, folder, descriptor);
		},
	};
}

async function volumeOf(
	{getVolumePathName, getDriveType, getVolumeInformation, withMemory}: Calls,
	target: string,
): Promise<Volume | undefined> {
	return withMemory([pathSize, pathSize], async (rootBlock, nameBlock) => {
		if (await getVolumePathName(target, rootBlock.address, pathSize / 2) === 0) {
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

async function ownerOf(calls: Calls, file: string): Promise<string | undefined> {
	const owner = await calls.withMemory([securitySize], async security =>
		await calls.getFileSecurity(file, ownerInformation, security.address, securitySize, [0]) === 0
			? undefined
			: ownerIn(security.bytes()));
	return owner === undefined ? undefined : accountName(calls, owner);
}

async function accountName({lookupAccountSid, withMemory}: Calls, account: Uint8Array): Promise<string> {
	return withMemory([sidSize, pathSize, pathSize], async (sid, name, domain) => {
		sid.write(account);
		const isFound = await lookupAccountSid(
			null,
			sid.address,
			name.address,
			[pathSize / 2],
			domain.address,
			[pathSize / 2],
			[0],
		);
		const text = [wideText(domain.bytes()), wideText(name.bytes())].filter(part => part !== '').join('\\');
		return isFound === 0 ? sidText(account) ?? '' : text;
	});
}

async function securityOf(calls: Calls, file: string, size = usualSecuritySize): Promise<Security | undefined> {
	const needed = [0];
	const found = await calls.withMemory([size], async security =>
		await calls.getFileSecurity(longPath(file), ownerAndAccess, security.address, size, needed) === 0
			? undefined
			: parseDescriptor(security.bytes()));
	const [larger = 0] = needed;
	return found === undefined && larger > size ? securityOf(calls, file, larger) : found;
}

async function userSid({
	openProcessToken, getTokenInformation, closeHandle, pointerSize, withMemory,
}: Calls): Promise<string | undefined> {
	const token = [0];
	if (await openProcessToken(thisProcess, tokenQuery, token) === 0) {
		return undefined;
	}

	try {
		return await withMemory([tokenSize], async facts => {
			const isKnown = await getTokenInformation(token[0], tokenUser, facts.address, tokenSize, [0]);
			return isKnown === 0 ? undefined : sidText(facts.bytes().slice(firstPointerIn(facts, pointerSize)));
		});
	} finally {
		await closeHandle(token[0]);
	}
}

/** Where in the block the address leads that stands at its start. */
function firstPointerIn(block: Block, pointerSize: number): number {
	const view = new DataView(block.bytes().buffer);
	return Number((pointerSize === 8 ? view.getBigUint64(0, true) : BigInt(view.getUint32(0, true))) - block.location);
}

/** CreateDirectory makes the folder and its rights in one step. */
async function makeFolder(
	{createDirectory, pointerSize, withMemory}: Calls,
	folder: string,
	descriptor: Uint8Array,
): Promise<void> {
	// SECURITY_ATTRIBUTES: its size, the address of the descriptor, and that no process inherits the handle.
	const size = 3 * pointerSize;
	await withMemory([descriptor.length, size], async (security, attributes) => {
		const bytes = new Uint8Array(size);
		const view = new DataView(bytes.buffer);
		view.setUint32(0, size, true);
		if (pointerSize === 8) {
			view.setBigUint64(pointerSize, security.location, true);
		} else {
			view.setUint32(pointerSize, Number(security.location), true);
		}

		security.write(descriptor);
		attributes.write(bytes);
		const error = await createDirectory(longPath(folder), attributes.address);
		if (error === 0) {
			return;
		}

		const code = fileErrors.get(error) ?? 'UNKNOWN';
		throw Object.assign(new Error(`${code}: Windows error ${error}, mkdir '${folder}'`), {code});
	});
}

/** Errors of Windows by the names that Node.js has for them ("System Error Codes" in the Windows documentation). */
const fileErrors: ReadonlyMap<number, string> = new Map([
	[2, 'ENOENT'],
	[3, 'ENOENT'],
	[5, 'EPERM'],
	[19, 'EROFS'],
	[32, 'EBUSY'],
	[39, 'ENOSPC'],
	[80, 'EEXIST'],
	[112, 'ENOSPC'],
	[123, 'ENOENT'],
	[183, 'EEXIST'],
	[206, 'ENAMETOOLONG'],
]);

function longPath(file: string): string {
	return file.length > longestPlainPath ? path.win32.toNamespacedPath(file) : file;
}

/** Opens the folder with the right that making a file needs; where that alone is refused, the right is missing. */
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

async function moveFile({moveFileEx}: Calls, from: string, to: string): Promise<boolean> {
	return await moveFileEx(path.win32.toNamespacedPath(from), path.win32.toNamespacedPath(to), 0) !== 0;
}

/** Returns the text up to its final NUL. */
function wideText(bytes: Uint8Array): string {
	return new TextDecoder('utf-16le').decode(bytes).split('\0', 1).join('');
}
