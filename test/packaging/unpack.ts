import {
	chmod,
	mkdir,
	readdir,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

/**
Writes the files below a folder of the folder, as read-only as the system allows, and gives that place. Its name has
what a path can have that many a program does not expect.
*/
export async function unpackReadOnly(files: Readonly<Record<string, Uint8Array>>, folder: string): Promise<string> {
	const unpacked = path.join(folder, 'Sch\u{FC}tzenstra\u{DF}e & \u{5099}\u{4EFD} (1) 100% #2');
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(unpacked, name);
		await mkdir(path.dirname(file), {recursive: true});
		await writeFile(file, content, {mode: 0o444});
	}

	await setMode(unpacked, 0o555);
	return unpacked;
}

/** Lets the files below the folder be removed again. */
export async function makeWritable(folder: string): Promise<void> {
	await setMode(folder, 0o755);
}

/** The zip has the pseudo-terminal's binaries for Windows only: puts those for this system where Node.js looks after that. */
export async function lendPseudoTerminal(folder: string): Promise<void> {
	const name = `@lydell/node-pty-${process.platform}-${process.arch}`;
	await mkdir(path.join(folder, 'node_modules/@lydell'), {recursive: true});
	await symlink(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)), path.join(folder, 'node_modules', name), 'junction');
}

/** Every file and folder below, with its size and the time of its last change: equal as long as nothing was written. */
export async function inventory(folder: string): Promise<string[]> {
	const names = await readdir(folder, {recursive: true});
	return Promise.all(names.toSorted().map(async name => {
		const {size, mtimeMs} = await stat(path.join(folder, name));
		return `${name} ${size} ${mtimeMs}`;
	}));
}

async function setMode(folder: string, mode: number): Promise<void> {
	const entries = await readdir(folder, {recursive: true, withFileTypes: true});
	const folders = entries.filter(entry => entry.isDirectory()).map(({parentPath, name}) => path.join(parentPath, name));
	await Promise.all([folder, ...folders].map(async each => chmod(each, mode)));
}
