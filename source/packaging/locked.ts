import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {root} from './build.ts';

type LockEntry = {
	readonly version: string;
	readonly integrity: string;
	readonly os?: readonly string[];
	readonly cpu?: readonly string[];
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

/** These packages and all they need on 64-bit Windows, as package-lock.json pins them. Throws when one is not in it. */
export async function pinsForWindows(names: readonly string[]): Promise<Pin[]> {
	const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, LockEntry>};
	const pins: Pin[] = [];
	const add = (name: string): void => {
		const entry = lock.packages[`node_modules/${name}`];
		if (entry === undefined) {
			throw new Error(`package-lock.json has no ${name}.`);
		}

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

function isForWindows({os = ['win32'], cpu = ['x64']}: LockEntry): boolean {
	return os.includes('win32') && cpu.includes('x64');
}
