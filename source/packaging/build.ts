import {chmod, readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import * as esbuild from 'esbuild';
import {lighterPackages} from './lighter-packages.ts';
import {sharedPart} from './shared-part.ts';

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
	minify: true,
	// Short lines, because Node.js prints the whole line of an error.
	lineLimit: 1000,
	legalComments: 'none',
	define: {
		'process.env.NODE_ENV': '"production"',
		// The layout engine would load itself with fetch where there is one, and Node.js would load its HTTP client for that:
		// 50 ms.
		fetch: 'undefined',
		'Intl.Segmenter': 'LateSegmenter',
	},
	inject: [path.join(root, 'source/packaging/lighter/late-segmenter.ts')],
	external: nativePackages,
	loader: {'.cmd': 'text'},
	plugins: [lighterPackages],
	metafile: true,
	logLevel: 'warning',
	logOverride: {'ignored-bare-import': 'silent'},
} satisfies esbuild.BuildOptions;

type Extra = Pick<esbuild.BuildOptions, 'sourcemap' | 'sourcesContent'>;

/**
Files that a build wrote, as paths in its folder, and their sources, as paths in the checkout; with forward slashes.
*/
export type Built = {readonly files: readonly string[]; readonly sources: readonly string[]};

/**
Writes to the folder the program (`cli.mjs`, and in `parts` modules that are loaded when needed), and the programs it
starts: the practice program that simulates ssoconfig, the one that calls the administration interface of ENTSSO, and
the one that holds the pseudo-terminal of the tool. Throws when a source does not compile. `extra`: with source maps,
say.
*/
export async function build(folder = path.join(root, 'dist'), extra: Extra = {}): Promise<Built> {
	const started = [
		{source: 'source/host/practice/ssoconfig.ts', outfile: path.join(folder, 'practice/ssoconfig')},
		{source: 'source/host/windows/administration/program.ts', outfile: path.join(folder, 'administration.mjs')},
		{source: 'source/core/engines/console/pty-program.ts', outfile: path.join(folder, 'pseudo-terminal.mjs')},
	];
	const results = await Promise.all([
		buildProgram(folder, extra),
		...started.map(async ({source, outfile}) => esbuild.build({
			...common, ...extra, entryPoints: [source], outfile,
		})),
	]);
	await Promise.all(
		[path.join(folder, 'cli.mjs'), ...started.map(({outfile}) => outfile)].map(async file => chmod(file, 0o755)),
	);
	const files = results
		.flatMap(({metafile}) => Object.keys(metafile.outputs))
		.map(file => forward(path.relative(folder, path.join(root, file))));
	await removeOldParts(folder, files);
	return {
		files,
		sources: [...new Set(results.flatMap(({metafile}) => Object.keys(metafile.inputs)))],
	};
}

async function buildProgram(folder: string, extra: Extra) {
	const options = {
		...common,
		...extra,
		entryPoints: ['source/cli.tsx'],
		splitting: true,
		outdir: folder,
		outExtension: {'.js': '.mjs'},
		chunkNames: 'parts/[name]-[hash]',
	} satisfies esbuild.BuildOptions;
	const {metafile} = await esbuild.build({...options, write: false});
	return esbuild.build({...options, plugins: [sharedPart(metafile, root), ...options.plugins]});
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
