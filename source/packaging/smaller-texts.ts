/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {readFile} from 'node:fs/promises';
import {brotliCompressSync} from 'node:zlib';
import type * as esbuild from 'esbuild';

/** Returns an expression for these bytes, which are compressed in it. */
export function decompressed(bytes: Uint8Array): string {
	const compressed = brotliCompressSync(bytes).toString('base64');
	return `process.getBuiltinModule('node:zlib').brotliDecompressSync(Buffer.from('${compressed}', 'base64'))`;
}

/** Compresses the scripts for servers without the program, which are needed only to write them: 27 kB of the bundle. */
export const smallerTexts: esbuild.Plugin = {
	name: 'smaller texts',
	setup({onLoad}) {
		onLoad({filter: /\.cmd$/}, async ({path: file}) => ({
			contents: `export default ${decompressed(await readFile(file))}.toString();`,
		}));
	},
};
