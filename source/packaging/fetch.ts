import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Pin} from './locked.ts';
import {npm} from './npm.ts';

/**
Installs these packages, for whatever system they are, in `node_modules` of the empty folder, without running any of
their scripts. They come from npm's cache or the registry. Throws when one is not available, or does not match its pin.
*/
export async function fetchPackages(pins: readonly Pin[], folder: string): Promise<void> {
	const description = {
		name: 'packages',
		version: '0.0.0',
		dependencies: Object.fromEntries(pins.map(({name, version}) => [name, version])),
	};
	// This lock file names no system, so npm does not leave out packages for others.
	const lock = {
		...description,
		dependencies: undefined,
		lockfileVersion: 3,
		packages: {
			'': description,
			...Object.fromEntries(pins.map(({name, version, integrity}) => [`node_modules/${name}`, {version, integrity}])),
		},
	};
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(description));
	await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
	await npm(['ci', '--ignore-scripts', '--no-bin-links', '--no-audit', '--no-fund', '--prefer-offline'], folder);
}
