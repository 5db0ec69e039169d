import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {build, root} from './build.ts';
import {licensesOf, packageFolders} from './licenses.ts';

/** Writes what goes into the npm package to the folder: the program, and the licenses of the packages that are in it. Throws when a source does not compile, or the terms of a package are not known. */
export async function buildPackage(folder = path.join(root, 'dist')): Promise<void> {
	const {sources} = await build(folder);
	await writeFile(path.join(folder, 'licenses.txt'), await licensesOf(packageFolders(sources)));
}

if (import.meta.main) {
	await buildPackage();
}
