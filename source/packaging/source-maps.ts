import {
	mkdtemp,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import type {SourceMapPayload} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json' with {type: 'json'};
import {build, root} from './build.ts';

/** Source maps of a release: kept beside it, and not shipped. */
export type SourceMaps = {
	readonly version: string;
	/** By the file of the release, with forward slashes; their sources are paths in the checkout. */
	readonly files: Readonly<Record<string, SourceMapPayload>>;
};

/** Name of the file with the source maps of this version. */
export const sourceMapsName = `${packageJson.name}-${packageJson.version}.source-maps.json`;

/**
Writes the source maps of these files, which were built from this checkout into the folder `built`. A build with maps
names its parts anew, so maps are made by themselves and go to the files of the same content. Throws where there is
none.
*/
export async function writeSourceMaps(built: string, files: readonly string[], folder: string): Promise<void> {
	const work = await mkdtemp(path.join(os.tmpdir(), 'entsso-backup-maps-'));
	try {
		const {files: mapped} = await build(work, {sourcemap: 'external', sourcesContent: false});
		const programs = mapped.filter(file => !file.endsWith('.map'));
		const found = await Promise.all(programs.map(
			async file => [await contentOf(work, file), await mapFor(work, file)] as const,
		));
		// Of small parts with the same content the names, and so their order, depend on the folder.
		const mapOf = new Map(found.toSorted((one, other) => textOf(one[1]) < textOf(other[1]) ? -1 : 1));
		const maps = await Promise.all(files.toSorted().map(async file => {
			const map = mapOf.get(await contentOf(built, file));
			if (map === undefined) {
				throw new Error(`There is no source map for ${file}.`);
			}

			return [file, {...map, file}] as const;
		}));
		const all: SourceMaps = {version: packageJson.version, files: Object.fromEntries(maps)};
		await writeFile(path.join(folder, sourceMapsName), `${JSON.stringify(all)}\n`);
	} finally {
		await rm(work, {recursive: true});
	}
}

function textOf(map: SourceMapPayload): string {
	return JSON.stringify(map);
}

/** Returns the text of a file with the changing part of all names made equal; each has the same length. */
async function contentOf(folder: string, file: string): Promise<string> {
	const text = await readFile(path.join(folder, file), 'utf8');
	return text.replaceAll(/(?<=-)[\dA-Z]{8}(?=\.mjs\b)/gv, '_'.repeat(8));
}

async function mapFor(folder: string, file: string): Promise<SourceMapPayload> {
	const place = path.join(folder, `${file}.map`);
	const map = JSON.parse(await readFile(place, 'utf8')) as SourceMapPayload;
	const sources = map.sources
		// What a plugin makes is no file, and is known by a name such as `builtin:node:fs`.
		.map(source => /^[a-z][ \-a-z]+:/v.test(source)
			? source
			: path.relative(root, path.resolve(path.dirname(place), source)))
		.map(source => source.replaceAll('\\', '/'));
	return {...map, file: '', sources};
}
