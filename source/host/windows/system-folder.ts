import path from 'node:path';
import {type Koffi, loadKoffi} from '../native-modules.ts';

/** An already loaded library of Windows. */
export type Library = ReturnType<Koffi['load']>;

/** Characters; a path here has at most 260. */
const pathSize = 261;
/** Pseudo-handle that GetCurrentProcess returns. */
const thisProcess = -1;

let folder: Promise<string | undefined> | undefined;

/**
Returns the folder of the programs of Windows, as Windows itself names it: a variable may have been set to anything.
Undefined where Windows cannot be asked, since a guess would start whatever stands there. A 32-bit process on 64-bit
Windows reaches the folder as Sysnative ("File System Redirector" in the Windows documentation).
*/
export async function systemProgramFolder(): Promise<string | undefined> {
	folder ??= findProgramFolder();
	return folder;
}

async function findProgramFolder(): Promise<string | undefined> {
	try {
		const koffi = loadKoffi();
		const libraries = libraryFolder(koffi);
		const isRedirected = koffi.load('kernel32.dll')
			.func('int __stdcall IsWow64Process(intptr_t process, _Out_ int *isWow64)');
		const answer = [0];
		return isRedirected(thisProcess, answer) !== 0 && answer[0] !== 0
			? path.win32.join(libraries, '..', 'Sysnative')
			: libraries;
	} catch {
		return undefined;
	}
}

/**
Loads a library of Windows by its full path, so that none of this name elsewhere is taken. Throws where that cannot be
done.
*/
export function loadSystemLibrary(koffi: Koffi, name: string): Library {
	return koffi.load(path.win32.join(libraryFolder(koffi), name));
}

/**
Returns the folder of the libraries. Kernel32 is in every process from its start, so its bare name stands for no other
file.
*/
function libraryFolder(koffi: Koffi): string {
	const getSystemDirectory = koffi.load('kernel32.dll')
		.func('uint32_t __stdcall GetSystemDirectoryW(_Out_ uint8_t *text, uint32_t size)');
	const bytes = new Uint8Array(2 * pathSize);
	const length = getSystemDirectory(bytes, pathSize) as number;
	const name = new TextDecoder('utf-16le').decode(bytes.subarray(0, 2 * length));
	if (length === 0 || length >= pathSize || !path.win32.isAbsolute(name)) {
		throw new Error('Windows did not name its system folder.');
	}

	return name;
}
