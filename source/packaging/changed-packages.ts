/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {Buffer} from 'node:buffer';
import {brotliCompressSync} from 'node:zlib';

/**
Files of packages that are changed while being bundled. Each change throws an Error when the file no longer looks as
expected.
*/
export const changedFiles: ReadonlyArray<{readonly filter: RegExp; readonly change: (source: string) => string}> = [
	{filter: /yoga-wasm-base64-esm\.js$/, change: withCompressedWasm},
	{filter: /[/\\]ink[/\\]build[/\\]output\.js$/, change: withKnownLines},
	{filter: /[/\\]ink-text-input[/\\]build[/\\]index\.js$/, change: withSteadyCursor},
];

/** Returns the layout engine with its WebAssembly compressed to a third of the size. */
function withCompressedWasm(source: string): string {
	const built =
		/^(?<before>.*"data:application\/octet-stream;base64,)(?<base64>[^"]+)(?<after>".*)export default loadYoga;$/sv;
	const {before, base64, after} = built.exec(source)?.groups ?? {};
	if (base64 === undefined) {
		throw new Error('The package yoga-layout is not built as it was.');
	}

	const compressed = brotliCompressSync(Buffer.from(base64, 'base64')).toString('base64');
	const decompressed =
		`process.getBuiltinModule('node:zlib').brotliDecompressSync(Buffer.from('${compressed}', 'base64'))`;
	return `${before}${after}export default () => loadYoga({wasmBinary: ${decompressed}});`;
}

/**
Returns Ink's drawing of frames with two changes: it remembers the lines of the last frame, since Node.js takes long to
split a line into characters, and it shares one blank cell, since so many would fill the memory with each key. Lines
that are no longer on the screen are forgotten.
*/
function withKnownLines(source: string): string {
	let changed = source;
	for (const [before, after] of [
		[
			'class OutputCaches {',
			'let lastCaches;\nclass OutputCaches {\nearlier = lastCaches?.styledChars;\nconstructor() { lastCaches = this; }',
		],
		[
			'let cached = this.styledChars.get(line);',
			'let cached = this.styledChars.get(line);\nif (cached === undefined) { cached = this.earlier?.get(line); '
			+ 'if (cached) { this.styledChars.set(line, cached); } }',
		],
		[
			`row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });`,
			'row.push(blank);',
		],
		[
			'export default class Output {',
			'const blank = {type: \'char\', value: \' \', fullWidth: false, styles: []};\nexport default class Output {',
		],
	] as const) {
		changed = replaced(changed, before, after);
	}

	return changed;
}

/** Returns the text field without the second rendering of each letter, which sets the cursor where it already is. */
function withSteadyCursor(source: string): string {
	return replaced(
		source,
		'if (previousState.cursorOffset > newValue.length - 1) {',
		'if (previousState.cursorOffset > newValue.length) {',
	);
}

/** Returns the source of a package with one place changed. */
function replaced(source: string, before: string, after: string): string {
	if (source.split(before).length !== 2) {
		throw new Error(`A package no longer has the line ${before}`);
	}

	return source.replace(before, () => after);
}
