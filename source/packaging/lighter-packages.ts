/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {readFile} from 'node:fs/promises';
import {isBuiltin} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type * as esbuild from 'esbuild';
import {changedFiles} from './changed-packages.ts';
import {importedBuiltin, requiredBuiltin} from './lighter-builtins.ts';

const lighter = fileURLToPath(new URL('lighter', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
Replacements for modules that this program does not need, or that start slowly: the importer (anyone if empty), the name
it imports, and the file it gets.
*/
const substitutes = [
	// For development.
	{importer: 'ink', name: './devtools.js', file: path.join(lighter, 'nothing.ts')},
	// For stores with a schema or with migrations; the settings have neither.
	{importer: 'conf', name: 'ajv/dist/2020.js', file: path.join(lighter, 'no-schema.ts')},
	{importer: 'conf', name: 'ajv-formats', file: path.join(lighter, 'no-schema.ts')},
	{importer: 'conf', name: 'semver', file: path.join(lighter, 'no-migrations.ts')},
	// For code pages and Unicode, which Node.js decodes itself.
	...['internal', 'utf7', 'utf16', 'utf32', 'dbcs-codec', 'dbcs-data'].map(name => ({
		importer: 'iconv-lite',
		name: `./${name}`,
		file: path.join(lighter, 'nothing.ts'),
	})),
	// For subcommands that are programs of their own, and for terminals that do not tell their size.
	{importer: 'commander', name: 'node:child_process', file: path.join(lighter, 'child-process.ts')},
	{importer: 'terminal-size', name: 'node:child_process', file: path.join(lighter, 'child-process.ts')},
	// For remembering texts that were on the screen once.
	{importer: 'ink', name: 'quick-lru', file: path.join(lighter, 'no-memory.ts')},
	// For showing an error, which nobody would see on the alternate screen. Node.js prints it when the program ends.
	{importer: 'ink', name: './ErrorOverview.js', file: path.join(lighter, 'no-overview.ts')},
	// For boxes with lines around them or colours behind them; the frame has neither.
	{importer: 'ink', name: './render-border.js', file: path.join(lighter, 'no-border.ts')},
	{importer: 'ink', name: './render-background.js', file: path.join(lighter, 'no-border.ts')},
	// For checking its arguments.
	{importer: 'signal-exit', name: 'assert', file: path.join(lighter, 'no-assertions.ts')},
	{importer: '', name: 'string-width', file: path.join(lighter, 'string-width.ts')},
	{importer: '', name: '@alcalzone/ansi-tokenize', file: path.join(lighter, 'ansi-tokenize.ts')},
	// One of two versions that do the same.
	{importer: 'ink-text-input', name: 'chalk', file: path.join(packages, 'chalk/source/index.js')},
	...['ansi-styles', '#ansi-styles', './vendor/ansi-styles/index.js'].map(name => ({
		importer: '',
		name,
		file: path.join(packages, 'ansi-styles/index.js'),
	})),
	// For detecting the colours of the terminal: the frame always has the 16 colours, and the painter removes unwanted
	// ones.
	{importer: 'chalk', name: '#supports-color', file: path.join(lighter, 'sixteen-colours.ts')},
] as const;

/** Leaves unused parts of packages and of Node.js out of the bundle, and makes the rest start faster. */
export const lighterPackages: esbuild.Plugin = {
	name: 'lighter packages',
	setup({onLoad, onResolve}) {
		onResolve({filter: /./}, ({path: name, importer}) => {
			const substitute = substitutes.find(
				one => one.name === name && (one.importer === '' || importer.includes(path.join('node_modules', one.importer))),
			);
			return substitute === undefined ? undefined : {path: substitute.file};
		});

		onResolve({filter: /./}, ({path: name, kind}) => {
			const namespace = {'import-statement': 'builtin', 'require-call': 'required builtin'}[kind as string];
			return namespace !== undefined && isBuiltin(name) ? {path: name, namespace} : undefined;
		});
		onLoad({filter: /./, namespace: 'required builtin'}, ({path: name}) => ({contents: requiredBuiltin(name)}));
		onLoad({filter: /./, namespace: 'builtin'}, async ({path: name}) => ({contents: await importedBuiltin(name)}));
		for (const {filter, change} of changedFiles) {
			onLoad({filter}, async ({path: file}) => ({contents: change(await readFile(file, 'utf8'))}));
		}

		// Only these fields are used.
		onLoad({filter: /package\.json$/}, async ({path: file}) => {
			const {name, version, bugs} = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
			return {contents: JSON.stringify({name, version, bugs}), loader: 'json'};
		});
		onLoad({filter: /sbcs-data(?:-generated)?\.js$/}, async ({path: file}) => {
			const {default: encodings} = await import(file) as {default: Readonly<Record<string, unknown>>};
			// Code pages that a console of Windows can have and Node.js does not know ("Code Page Identifiers" in the Windows
			// documentation).
			const ofConsoles = Object.entries(encodings).filter(([name]) =>
				/^cp(?:437|720|737|775|850|852|855|857|858|860|861|862|863|864|865|869)$/v.test(name),
			);
			return {contents: `module.exports = ${JSON.stringify(Object.fromEntries(ofConsoles))};`};
		});
	},
};
