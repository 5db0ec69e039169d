import {chmod} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import * as esbuild from 'esbuild';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packages that stay outside the bundle, because they ship their own binaries. */
export const nativePackages = ['@lydell/node-pty', 'koffi'];

const common: esbuild.BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node22.17',
	format: 'esm',
	minifySyntax: true,
	define: {'process.env.NODE_ENV': '"production"'},
	external: nativePackages,
	loader: {'.cmd': 'text'},
	// Ink asks for the developer tools only in development; the bundle must not.
	alias: {'react-devtools-core': path.join(root, 'source/packaging/no-devtools.ts')},
	// CommonJS packages inside an ES module still call require().
	banner: {js: 'import {createRequire as __createRequire} from "node:module"; const require = __createRequire(import.meta.url);'},
	logLevel: 'warning',
};

/**
Writes the program, and those it starts: the practice program that stands in for ssoconfig, and the one that calls the administration
interface of ENTSSO, into the folder. Gives the files they were made of, as paths in
the checkout with forward slashes. Throws when a source does not compile.
*/
export async function build(folder = path.join(root, 'dist')): Promise<string[]> {
	const parts = [
		{entryPoint: 'source/cli.tsx', outfile: path.join(folder, 'cli.mjs')},
		{entryPoint: 'source/host/practice/ssoconfig.ts', outfile: path.join(folder, 'practice/ssoconfig')},
		{entryPoint: 'source/host/windows/administration/program.ts', outfile: path.join(folder, 'administration.mjs')},
	];
	const inputs = await Promise.all(parts.map(async ({entryPoint, outfile}) => {
		const {metafile} = await esbuild.build({
			...common, entryPoints: [entryPoint], outfile, metafile: true,
		});
		await chmod(outfile, 0o755);
		return Object.keys(metafile.inputs);
	}));
	return [...new Set(inputs.flat())];
}

if (import.meta.main) {
	await build();
}
