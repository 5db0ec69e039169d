import {createHash} from 'node:crypto';
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {zipSync} from 'fflate';
import packageJson from '../../package.json' with {type: 'json'};
import {billOfMaterials} from './bill-of-materials.ts';
import {build, nativePackages, root} from './build.ts';
import {fetchPackages} from './fetch.ts';
import {licensesOf, packageFolders} from './licenses.ts';
import {type Pin, pinOf, pinsForWindows} from './locked.ts';
import {
	nodeForWindows,
	nodeWithLicense,
	pinForBuilding,
	requirePinnedProgram,
} from './pinned-node.ts';
import {writeSourceMaps} from './source-maps.ts';

/** Content of the zip by name, with forward slashes. */
type Entries = Readonly<Record<string, string | Uint8Array>>;

/**
Writes `entsso-backup-<version>-win-x64.zip` into the folder, made when missing, and returns its path; beside it the
source maps of the program. Needs npm, and the registry for packages missing from npm's cache. Throws when one is not
available or not as pinned, and when this is not the Node.js to build with.
*/
export async function writeWindowsZip(folder = path.join(root, 'dist')): Promise<string> {
	const work = await mkdtemp(path.join(os.tmpdir(), 'entsso-backup-zip-'));
	try {
		const {entries, programs} = await collect(work);
		const file = path.join(folder, `${packageJson.name}-${packageJson.version}-win-x64.zip`);
		await mkdir(folder, {recursive: true});
		await writeSourceMaps(work, programs, folder);
		await writeFile(file, zip({...entries, SHA256SUMS: checksums(entries)}));
		return file;
	} finally {
		await rm(work, {recursive: true});
	}
}

async function collect(work: string): Promise<{readonly entries: Entries; readonly programs: readonly string[]}> {
	const builder = await pinForBuilding();
	const pins = await pinsForWindows(nativePackages);
	const runtimes = await Promise.all([nodeForWindows, nodeWithLicense].map(async name => pinOf(name)));
	const [{files, sources}] = await Promise.all([build(work), fetchPackages([...pins, ...runtimes, builder], work)]);
	const packages = path.join(work, 'node_modules');
	await requirePinnedProgram(path.join(packages, builder.name));
	const folders = [...packageFolders(sources), ...pins.map(({name}) => path.join(packages, name))];
	const node = await readFile(path.join(packages, nodeForWindows, 'bin/node.exe'));
	const texts = path.join(root, 'source/packaging/windows');
	const entries = {
		...await runtimeFiles(work, pins),
		'node.exe': node,
		...Object.fromEntries(
			await Promise.all(files.map(async file => [file, await readFile(path.join(work, file))] as const)),
		),
		// The name of the practice program has no extension, so Node.js needs the type.
		'package.json': `${JSON.stringify({name: packageJson.name, version: packageJson.version, type: 'module'})}\n`,
		'entsso-backup.cmd': await textForWindows(texts, 'entsso-backup.cmd'),
		'readme.txt': await textForWindows(texts, 'readme.txt'),
		'changelog.txt': await textForWindows(root, 'changelog.md'),
		'sbom.cdx.json': await billOfMaterials({folders, node, nodePackage: nodeForWindows}),
		'licenses/entsso-backup.txt': await textForWindows(root, 'license'),
		'licenses/node.txt': await textForWindows(packages, nodeWithLicense, 'LICENSE'),
		'licenses/packages.txt': withWindowsLines(await licensesOf(folders)),
	};
	return {entries, programs: files};
}

/** Returns the files that the packages need to run, without type declarations, sources and debug files. */
async function runtimeFiles(work: string, pins: readonly Pin[]): Promise<Entries> {
	const lists = await Promise.all(pins.map(async ({name}) => {
		const folder = path.join('node_modules', name);
		const files = await readdir(path.join(work, folder), {recursive: true});
		return files.filter(file => /\.(?:[cm]?js|json|node|dll|exe)$/v.test(file)).map(file => path.join(folder, file));
	}));
	const entries = lists
		.flat()
		.map(async file => [file.replaceAll('\\', '/'), await readFile(path.join(work, file))] as const);
	return Object.fromEntries(await Promise.all(entries));
}

async function textForWindows(...parts: readonly string[]): Promise<string> {
	return withWindowsLines(await readFile(path.join(...parts), 'utf8'));
}

/** Returns the text with line ends that every Windows editor knows. */
function withWindowsLines(text: string): string {
	return text.replaceAll(/\r?\n/gv, '\r\n');
}

/** Returns the checksums in the form that `sha256sum --check` reads. */
function checksums(entries: Entries): string {
	const lines = sorted(entries).map(
		([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`,
	);
	return lines.join('');
}

/**
Returns the same bytes for the same content: sorted, and dated with the first day of the zip format, which stores times
without a zone.
*/
function zip(entries: Entries): Uint8Array {
	const encoder = new TextEncoder();
	const files = sorted(entries).map(
		([name, content]) => [name, typeof content === 'string' ? encoder.encode(content) : content] as const,
	);
	return zipSync(Object.fromEntries(files), {level: 6, mtime: new Date(1980, 0, 1)});
}

function sorted(entries: Entries): Array<[string, string | Uint8Array]> {
	return Object.entries(entries).toSorted(([one], [other]) => one < other ? -1 : 1);
}

if (import.meta.main) {
	console.log(await writeWindowsZip());
}
