/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync} from 'node:zlib';
import type * as esbuild from 'esbuild';

const ownManifest = fileURLToPath(new URL('../../package.json', import.meta.url));

/** Returns an expression for these bytes, which are compressed in it. */
export function decompressed(bytes: Uint8Array): string {
	const compressed = brotliCompressSync(bytes).toString('base64');
	return `process.getBuiltinModule('node:zlib').brotliDecompressSync(Buffer.from('${compressed}', 'base64'))`;
}

/**
Compresses the scripts for servers without the program, which are needed only to write them (27 kB of the bundle), and
leaves out of package.json what the program does not look for (3 kB).
*/
export const smallerTexts: esbuild.Plugin = {
	name: 'smaller texts',
	setup({onLoad}) {
		onLoad({filter: /package\.json$/}, async ({path: file}) => {
			if (path.resolve(file) !== ownManifest) {
				return undefined;
			}

			const {name, version, bugs} = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, unknown>>;
			return {contents: JSON.stringify({name, version, bugs}), loader: 'json'};
		});
		onLoad({filter: /\.cmd$/}, async ({path: file}) => ({
			contents: `export default ${decompressed(await readFile(file))}.toString();`,
		}));
	},
};
