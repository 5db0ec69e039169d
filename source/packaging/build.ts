import {chmod} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

const common: esbuild.BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	target: 'node22.17',
	format: 'esm',
	minifySyntax: true,
	define: {'process.env.NODE_ENV': '"production"'},
	// Native modules stay outside: they ship their own binaries.
	external: ['@lydell/node-pty', 'koffi'],
	// Ink asks for the developer tools only in development; the bundle must not.
	alias: {'react-devtools-core': path.join(root, 'source/packaging/no-devtools.ts')},
	// CommonJS packages inside an ES module still call require().
	banner: {js: 'import {createRequire as __createRequire} from "node:module"; const require = __createRequire(import.meta.url);'},
	logLevel: 'warning',
};

/** Writes `dist/`: the program, and the practice program that stands in for ssoconfig. Throws when a source does not compile. */
export async function build(): Promise<void> {
	const outputs = {cli: path.join(root, 'dist/cli.mjs'), practice: path.join(root, 'dist/practice/ssoconfig')};
	await Promise.all([
		esbuild.build({
			...common,
			entryPoints: ['source/cli.tsx'],
			outfile: outputs.cli,
		}),
		esbuild.build({
			...common,
			entryPoints: ['source/host/practice/ssoconfig.ts'],
			outfile: outputs.practice,
		}),
	]);
	await Promise.all(Object.values(outputs).map(async output => chmod(output, 0o755)));
}

if (import.meta.main) {
	await build();
}
