import {chmod, readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import * as esbuild from 'esbuild';
import {type ChangedPackage, changedPackages} from './changed-packages.ts';
import {importedNames} from './imported-names.ts';
import {PackageChanges} from './package-changes.ts';
import {sharedPart} from './shared-part.ts';
import {smallerTexts} from './smaller-texts.ts';

/** Root folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packages that stay outside the bundle, because they ship their own binaries. */
export const nativePackages = ['@lydell/node-pty', 'koffi'];

const common = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node22.17',
	format: 'esm',
	// Node.js takes twice as long to compile a file that has a character beyond Latin-1.
	charset: 'ascii',
	minify: true,
	// Short lines, because Node.js prints the whole line of an error.
	lineLimit: 1000,
	legalComments: 'none',
	define: {'process.env.NODE_ENV': '"production"'},
	external: nativePackages,
	metafile: true,
	logLevel: 'warning',
	logOverride: {'ignored-bare-import': 'silent'},
} satisfies esbuild.BuildOptions;

type Program = Pick<esbuild.BuildOptions, 'chunkNames' | 'outExtension' | 'outdir' | 'outfile' | 'splitting'>
	& {readonly entryPoints: string[]};

type Options = Pick<esbuild.BuildOptions, 'sourcemap' | 'sourcesContent'> & {
	/** Changes of packages; all when left out. */
	readonly rows?: readonly ChangedPackage[];
};

/**
Files that a build wrote, as paths in its folder, and their sources, as paths in the checkout; with forward slashes.
*/
export type Built = {readonly files: readonly string[]; readonly sources: readonly string[]};

/**
Writes to the folder the program (`cli.mjs`, and in `parts` modules that are loaded when needed), and the programs it
starts: the practice program that simulates ssoconfig, the one that calls the administration interface of ENTSSO, and
the one that holds the pseudo-terminal of the tool. Throws when a source does not compile, and when a package is not as
one of the changes needs it.
*/
export async function build(
	folder = path.join(root, 'dist'),
	{rows = changedPackages, ...maps}: Options = {},
): Promise<Built> {
	const changes = new PackageChanges(rows);
	const started = [
		{source: 'source/host/practice/ssoconfig.ts', outfile: path.join(folder, 'practice/ssoconfig')},
		{source: 'source/host/windows/administration/program.ts', outfile: path.join(folder, 'administration.mjs')},
		{source: 'source/core/engines/console/pty-program.ts', outfile: path.join(folder, 'pseudo-terminal.mjs')},
	];
	const results = await Promise.all([
		bundle(changes, {
			entryPoints: ['source/cli.tsx'],
			splitting: true,
			outdir: folder,
			outExtension: {'.js': '.mjs'},
			chunkNames: 'parts/[name]-[hash]',
		}, maps),
		...started.map(async ({source, outfile}) => bundle(changes, {entryPoints: [source], outfile}, maps)),
	]);
	changes.requireAll();
	await Promise.all(
		[path.join(folder, 'cli.mjs'), ...started.map(({outfile}) => outfile)].map(async file => chmod(file, 0o755)),
	);
	const files = results
		.flatMap(({outputs}) => Object.keys(outputs))
		.map(file => forward(path.relative(folder, path.join(root, file))));
	await removeOldParts(folder, files);
	return {
		files,
		sources: [...new Set(results.flatMap(({inputs}) => Object.keys(inputs)))],
	};
}

/** Writes a program. It is put together twice: the first time tells what it imports from Node.js. */
async function bundle(
	changes: PackageChanges,
	program: Program,
	maps: Omit<Options, 'rows'>,
): Promise<esbuild.Metafile> {
	const {define, inject} = changes.options();
	const options = {
		...common, ...program, inject, define: {...common.define, ...define},
	} satisfies esbuild.BuildOptions;
	const files = changes.files();
	const first = await esbuild.build({
		...options, plugins: [files, smallerTexts], minify: false, treeShaking: false, write: false,
	});
	const builtins = changes.builtins(importedNames(first.outputFiles.map(({text}) => text)));
	const shared = program.splitting === true ? [sharedPart(first.metafile, root)] : [];
	const {metafile} = await esbuild.build({
		...options, ...maps, plugins: [...shared, builtins, files, smallerTexts],
	});
	changes.noteGiven(metafile);
	return metafile;
}

/** Removes old parts, but not unchanged ones, which a wizard running from this folder may still load. */
async function removeOldParts(folder: string, files: readonly string[]): Promise<void> {
	const parts = await readdir(path.join(folder, 'parts'));
	await Promise.all(
		parts.filter(name => !files.includes(`parts/${name}`)).map(async name => rm(path.join(folder, 'parts', name))),
	);
}

function forward(file: string): string {
	return file.replaceAll('\\', '/');
}

if (import.meta.main) {
	await build();
}
