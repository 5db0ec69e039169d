import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {root} from './build.ts';

type LockEntry = {
	readonly version: string;
	readonly integrity: string;
	readonly os?: string | readonly string[];
	readonly cpu?: string | readonly string[];
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** A package of the registry, pinned to its content. */
export type Pin = {
	readonly name: string;
	readonly version: string;
	/** As npm writes it: `sha512-` and base64. */
	readonly integrity: string;
};

/**
Returns these packages and their dependencies on 64-bit Windows, as pinned in package-lock.json. Throws when one is not
in it.
*/
export async function pinsForWindows(names: readonly string[]): Promise<Pin[]> {
	const entryOf = await readLock();
	const pins: Pin[] = [];
	const add = (name: string): void => {
		const entry = entryOf(name);
		if (!isForWindows(entry) || pins.some(pin => pin.name === name)) {
			return;
		}

		pins.push({name, version: entry.version, integrity: entry.integrity});
		for (const needed of Object.keys({...entry.dependencies, ...entry.optionalDependencies})) {
			add(needed);
		}
	};

	for (const name of names) {
		add(name);
	}

	return pins;
}

/** Returns the package as pinned in package-lock.json, whatever system it is for. Throws when it is not in it. */
export async function pinOf(name: string): Promise<Pin> {
	const entryOf = await readLock();
	const {version, integrity} = entryOf(name);
	return {name, version, integrity};
}

async function readLock(): Promise<(name: string) => LockEntry> {
	const text = await readFile(path.join(root, 'package-lock.json'), 'utf8');
	const {packages} = JSON.parse(text) as {packages: Record<string, LockEntry>};
	return name => {
		const entry = packages[`node_modules/${name}`];
		if (entry === undefined) {
			throw new Error(`package-lock.json has no ${name}.`);
		}

		return entry;
	};
}

function isForWindows({os = ['win32'], cpu = ['x64']}: LockEntry): boolean {
	return os.includes('win32') && cpu.includes('x64');
}
