import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {build, root} from './build.ts';
import {licensesOf, packageFolders} from './licenses.ts';
import {requirePinnedVersion} from './pinned-node.ts';
import {writeSourceMaps} from './source-maps.ts';

/**
Writes the content of the npm package to the folder: the program, and the licenses of the packages in it; and source
maps, which are not shipped. Throws when a source does not compile, the terms of a package are not known, or this is not
the Node.js to build with.
*/
export async function buildPackage(folder = path.join(root, 'dist')): Promise<void> {
	await requirePinnedVersion();
	const {files, sources} = await build(folder);
	await writeSourceMaps(folder, files, folder);
	await writeFile(path.join(folder, 'licenses.txt'), await licensesOf(packageFolders(sources)));
}

if (import.meta.main) {
	await buildPackage();
}
