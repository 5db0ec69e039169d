import {smallerPasswords, smallerYoga, thriftyOutput} from './patches.ts';

/** One thing that is changed in other people's packages, or in how they get the modules of Node.js. */
export type ChangedPackage = {
	/** For `npm run benchmark -- --without NAME`. */
	readonly name: string;
	/** What is changed: files as paths in the checkout, or modules of Node.js. Each must be in the bundle. */
	readonly files: readonly string[];
	readonly change: Change;
	/** It would not work, it would not be safe, it would start later, or it would be larger. */
	readonly why: 'works' | 'security' | 'start' | 'size';
	/** As measured with `npm run benchmark -- --without NAME`. */
	readonly worth: string;
};

export type Change =
	/** Another file stands for it: one of `lighter/`. */
	| {readonly kind: 'replaced'; readonly by: string}
	/** Its text is changed. Throws when it no longer has what is changed. */
	| {readonly kind: 'patched'; readonly patch: (source: string) => string}
	/** What its files know as this global is what a file of `lighter/` exports under the name. */
	| {readonly kind: 'given'; readonly global: string; readonly by: string; readonly name: string}
	/** A module of Node.js that is loaded when one of its functions is called. */
	| {readonly kind: 'late'}
	/** The modules of Node.js are asked for what is used of them, where an import initialises all that is in them. */
	| {readonly kind: 'asked'};

export const changedPackages: readonly ChangedPackage[] = [
	{
		name: 'quick-lru',
		files: ['node_modules/quick-lru/index.js'],
		change: {kind: 'replaced', by: 'no-memory.ts'},
		why: 'security',
		worth: 'Ink kept thousands of texts that it had measured or wrapped, with a password that was shown in clear',
	},
	{
		name: 'ajv',
		files: ['node_modules/ajv/dist/2020.js', 'node_modules/ajv-formats/dist/index.js'],
		change: {kind: 'replaced', by: 'no-schema.ts'},
		why: 'security',
		worth: 'the only `new Function`, and 149 kB; conf has no schema here',
	},
	{
		name: 'devtools',
		files: ['node_modules/ink/build/devtools.js'],
		change: {kind: 'replaced', by: 'nothing.ts'},
		why: 'works',
		worth: 'imports react-devtools-core, which is not there',
	},
	{
		name: 'error-view',
		files: ['node_modules/ink/build/components/ErrorOverview.js'],
		change: {kind: 'replaced', by: 'no-error-view.ts'},
		why: 'size',
		worth: '6 kB of the bundle; no error gets as far as this view',
	},
	{
		name: 'ansi-styles',
		files: ['node_modules/chalk/source/vendor/ansi-styles/index.js'],
		change: {kind: 'replaced', by: 'ansi-styles.ts'},
		why: 'size',
		worth: '3 kB of the bundle, which has this package for wrap-ansi',
	},
	{
		name: 'suggestions',
		files: ['node_modules/commander/lib/suggestSimilar.js'],
		change: {kind: 'replaced', by: 'no-suggestions.ts'},
		why: 'size',
		worth: '1 kB of the bundle; words that are not known are told before commander reads them',
	},
	{
		name: 'semver',
		files: ['node_modules/semver/index.js'],
		change: {kind: 'replaced', by: 'no-migrations.ts'},
		why: 'size',
		worth: '29 kB; conf has no migrations here',
	},
	{
		name: 'yoga',
		files: ['node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js'],
		change: {kind: 'patched', patch: smallerYoga},
		why: 'size',
		worth: '62 kB of the bundle',
	},
	{
		name: 'passwords',
		files: ['node_modules/@zxcvbn-ts/language-common/dist/passwords.json.cjs'],
		change: {kind: 'patched', patch: smallerPasswords},
		why: 'size',
		worth: '195 kB of the bundle, and 8 MiB of the peak at the password step',
	},
	{
		name: 'output',
		files: ['node_modules/ink/build/output.js'],
		change: {kind: 'patched', patch: thriftyOutput},
		why: 'size',
		worth: '25 MiB of the peak, as each frame made anew each blank cell and split each line',
	},
	{
		name: 'string-width',
		files: ['node_modules/string-width/index.js'],
		change: {kind: 'replaced', by: 'string-width.ts'},
		why: 'start',
		worth: '50 ms before the first frame: the list of all emoji is built while the package loads',
	},
	{
		name: 'ansi-tokenize',
		files: ['node_modules/@alcalzone/ansi-tokenize/build/index.js'],
		change: {kind: 'replaced', by: 'ansi-tokenize.ts'},
		why: 'start',
		worth: 'a line is split in a tenth of the time, and each key takes less memory',
	},
	{
		name: 'segmenter',
		files: ['node_modules/string-width/index.js', 'node_modules/@alcalzone/ansi-tokenize/build/tokenize.js'],
		change: {
			kind: 'given', global: 'Intl.Segmenter', by: 'late-segmenter.ts', name: 'LateSegmenter',
		},
		why: 'start',
		worth: '25 ms before the first frame: the first segmenter is made while packages load',
	},
	{
		name: 'builtins',
		files: [],
		change: {kind: 'asked'},
		why: 'start',
		worth: 'the first frame comes in 0.87 of the time',
	},
	{
		name: 'fs-promises',
		files: ['node:fs/promises'],
		change: {kind: 'late'},
		why: 'start',
		worth: '10 to 37 ms before the first frame',
	},
	{
		name: 'crypto',
		files: ['node:crypto'],
		change: {kind: 'late'},
		why: 'start',
		worth: '10 to 37 ms before the first frame',
	},
	{
		name: 'child-process',
		files: ['node:child_process'],
		change: {kind: 'late'},
		why: 'start',
		worth: '1 ms before the first frame',
	},
	{
		name: 'module',
		files: ['node:module'],
		change: {kind: 'late'},
		why: 'start',
		worth: '0.5 ms before the first frame',
	},
];
