import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Pin} from './locked.ts';
import {npm} from './npm.ts';

/**
Puts these packages, for whatever system they are, into `node_modules` of the empty folder, without running any of
their scripts. They come from npm's cache or the registry. Throws when one cannot be had, or is not what its pin
says.
*/
export async function fetchPackages(pins: readonly Pin[], folder: string): Promise<void> {
	const description = {
		name: 'packages',
		version: '0.0.0',
		dependencies: Object.fromEntries(pins.map(({name, version}) => [name, version])),
	};
	// No system is named in this lock file, so npm does not leave out what is not for this one.
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
