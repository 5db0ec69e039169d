/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {Buffer} from 'node:buffer';
import {readFile} from 'node:fs/promises';
import {isBuiltin} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync} from 'node:zlib';
import type * as esbuild from 'esbuild';

const lighter = fileURLToPath(new URL('lighter', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** What takes the place of a module that this program has no use for, or that starts slowly: who imports it (anyone where that is empty), by what name, and what it gets. */
const substitutes = [
	// For development.
	{importer: 'ink', name: './devtools.js', file: path.join(lighter, 'nothing.ts')},
	// For stores with a schema or with migrations; the settings have neither.
	{importer: 'conf', name: 'ajv/dist/2020.js', file: path.join(lighter, 'no-schema.ts')},
	{importer: 'conf', name: 'ajv-formats', file: path.join(lighter, 'no-schema.ts')},
	{importer: 'conf', name: 'semver', file: path.join(lighter, 'no-migrations.ts')},
	// For code pages and Unicode, which Node.js decodes itself.
	...['internal', 'utf7', 'utf16', 'utf32', 'dbcs-codec', 'dbcs-data'].map(name => ({importer: 'iconv-lite', name: `./${name}`, file: path.join(lighter, 'nothing.ts')})),
	// For subcommands that are programs of their own, and for terminals that do not tell their size.
	{importer: 'commander', name: 'node:child_process', file: path.join(lighter, 'child-process.ts')},
	{importer: 'terminal-size', name: 'node:child_process', file: path.join(lighter, 'child-process.ts')},
	// For a program that failed: on the alternate screen nobody would see it. Node.js tells the error when the program ends.
	{importer: 'ink', name: './ErrorOverview.js', file: path.join(lighter, 'no-overview.ts')},
	// For boxes with lines around them or colours behind them; the frame has neither.
	{importer: 'ink', name: './render-border.js', file: path.join(lighter, 'no-border.ts')},
	{importer: 'ink', name: './render-background.js', file: path.join(lighter, 'no-border.ts')},
	// For a look at what it is called with.
	{importer: 'signal-exit', name: 'assert', file: path.join(lighter, 'no-assertions.ts')},
	{importer: '', name: 'string-width', file: path.join(lighter, 'string-width.ts')},
	{importer: '', name: '@alcalzone/ansi-tokenize', file: path.join(lighter, 'ansi-tokenize.ts')},
	// Of two versions that do the same, one.
	{importer: 'ink-text-input', name: 'chalk', file: path.join(packages, 'chalk/source/index.js')},
	...['ansi-styles', '#ansi-styles', './vendor/ansi-styles/index.js'].map(name => ({importer: '', name, file: path.join(packages, 'ansi-styles/index.js')})),
	// For a look at what the terminal can: the frame always has the 16 colours, and the painter leaves out what is not wanted.
	{importer: 'chalk', name: '#supports-color', file: path.join(lighter, 'sixteen-colours.ts')},
] as const;

/** Leaves out of the bundle what this program does not use of its packages and of Node.js, and has the rest start quicker. */
export const lighterPackages: esbuild.Plugin = {
	name: 'lighter packages',
	setup({onLoad, onResolve}) {
		onResolve({filter: /./}, ({path: name, importer}) => {
			const substitute = substitutes.find(one => one.name === name && (one.importer === '' || importer.includes(path.join('node_modules', one.importer))));
			return substitute === undefined ? undefined : {path: substitute.file};
		});

		// Imported the usual way, Node.js makes all ready that is in a module of its own, from diagnostic reports to streams: 15 ms for those used here.
		onResolve({filter: /./}, ({path: name, kind}) => {
			const namespace = {'import-statement': 'builtin', 'require-call': 'required builtin'}[kind as string];
			return namespace !== undefined && isBuiltin(name) ? {path: name, namespace} : undefined;
		});
		onLoad({filter: /./, namespace: 'required builtin'}, ({path: name}) => ({contents: `module.exports = ${builtin(name)};`}));
		onLoad({filter: /./, namespace: 'builtin'}, async ({path: name}) => {
			const {default: _, ...exported} = await import(name) as Record<string, unknown>;
			return {contents: lateBuiltins.has(name) ? lateBuiltin(name, exported) : earlyBuiltin(name, Object.keys(exported))};
		});

		// The bundle needs no more of it.
		onLoad({filter: /package\.json$/}, async ({path: file}) => {
			const {name, version} = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
			return {contents: JSON.stringify({name, version}), loader: 'json'};
		});
		onLoad({filter: /yoga-wasm-base64-esm\.js$/}, async ({path: file}) => ({contents: withCompressedWasm(await readFile(file, 'utf8'))}));
		onLoad({filter: /[/\\]ink[/\\]build[/\\]output\.js$/}, async ({path: file}) => ({contents: withKnownLines(await readFile(file, 'utf8'))}));
		onLoad({filter: /[/\\]ink-text-input[/\\]build[/\\]index\.js$/}, async ({path: file}) => ({contents: withSteadyCursor(await readFile(file, 'utf8'))}));
		onLoad({filter: /sbcs-data(?:-generated)?\.js$/}, async ({path: file}) => {
			const {default: encodings} = await import(file) as {default: Readonly<Record<string, unknown>>};
			// Those that a console of Windows can have and Node.js does not know ("Code Page Identifiers" in the Windows documentation).
			const ofConsoles = Object.entries(encodings).filter(([name]) => /^cp(?:437|720|737|775|850|852|855|857|858|860|861|862|863|864|865|869)$/v.test(name));
			return {contents: `module.exports = ${JSON.stringify(Object.fromEntries(ofConsoles))};`};
		});
	},
};

/** Modules of functions that take some milliseconds to load and are not needed for the first frame. */
const lateBuiltins = new Set(['node:fs/promises', 'node:crypto']);

function earlyBuiltin(name: string, keys: readonly string[]): string {
	const exports = keys.map(key => `export const ${key} = /* @__PURE__ */ (from => from.${key})(all);`);
	return [`const all = ${builtin(name)};`, 'export default all;', ...exports].join('\n');
}

/** Gives functions that load the module when one is called. */
function lateBuiltin(name: string, exported: Readonly<Record<string, unknown>>): string {
	const functions = Object.keys(exported).filter(key => typeof exported[key] === 'function' && /^[a-z]/v.test(key));
	return [
		'let loaded;',
		`const all = () => loaded ??= ${builtin(name)};`,
		...functions.map(key => `export const ${key} = (...given) => all().${key}(...given);`),
		'export default /* @__PURE__ */ new Proxy({}, {get: (_, key) => all()[key]});',
	].join('\n');
}

/** Gives a module of Node.js as it is, nothing in it made ready before it is used. */
function builtin(name: string): string {
	return name === 'node:process' ? 'process' : `process.getBuiltinModule('${name}')`;
}

/** The layout engine with its program a third as large. Throws where the package no longer looks as expected. */
function withCompressedWasm(source: string): string {
	const {before, base64, after} = /^(?<before>.*"data:application\/octet-stream;base64,)(?<base64>[^"]+)(?<after>".*)export default loadYoga;$/sv.exec(source)?.groups ?? {};
	if (base64 === undefined) {
		throw new Error('The package yoga-layout is not built as it was.');
	}

	const compressed = brotliCompressSync(Buffer.from(base64, 'base64')).toString('base64');
	const decompressed = `process.getBuiltinModule('node:zlib').brotliDecompressSync(Buffer.from('${compressed}', 'base64'))`;
	return `${before}${after}export default () => loadYoga({wasmBinary: ${decompressed}});`;
}

/**
Ink's drawing of frames, with the lines of the last frame known, since Node.js takes long to part a line into characters, and one blank for all
places where nothing stands, since so many would fill the memory with each key. What is no longer on the screen is forgotten.
*/
function withKnownLines(source: string): string {
	let changed = source;
	for (const [before, after] of [
		['class OutputCaches {', 'let lastCaches;\nclass OutputCaches {\nearlier = lastCaches?.styledChars;\nconstructor() { lastCaches = this; }'],
		['let cached = this.styledChars.get(line);', 'let cached = this.styledChars.get(line);\nif (cached === undefined) { cached = this.earlier?.get(line); if (cached) { this.styledChars.set(line, cached); } }'],
		[`row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });`, 'row.push(blank);'],
		['export default class Output {', 'const blank = {type: \'char\', value: \' \', fullWidth: false, styles: []};\nexport default class Output {'],
	] as const) {
		changed = replaced(changed, before, after);
	}

	return changed;
}

/** The text field without the second rendering of each letter, which sets the cursor where it already is. */
function withSteadyCursor(source: string): string {
	return replaced(source, 'if (previousState.cursorOffset > newValue.length - 1) {', 'if (previousState.cursorOffset > newValue.length) {');
}

/** The source of a package with one place changed. Throws where the package no longer looks as expected. */
function replaced(source: string, before: string, after: string): string {
	if (source.split(before).length !== 2) {
		throw new Error(`A package no longer has the line ${before}`);
	}

	return source.replace(before, () => after);
}
