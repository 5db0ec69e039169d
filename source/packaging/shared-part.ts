/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type * as esbuild from 'esbuild';

/** Entry points of the wizard's start. */
const start = new Set(['source/cli.tsx', 'source/commands/wizard.ts']);

/**
Puts the modules that the start of the wizard shares with parts loaded later into one file. By itself esbuild makes a
file for each group of parts that have something in common, some twenty for the start, and each costs a fraction of a
millisecond. The metafile comes from a build without this plugin.
*/
export function sharedPart({outputs}: esbuild.Metafile, root: string): esbuild.Plugin {
	const outputOf = new Map(Object.entries(outputs));
	const entryPoints = new Set(Object.values(outputs).map(({entryPoint}) => entryPoint));
	const loaded = new Set<string>();
	const load = (name: string): void => {
		if (loaded.has(name)) {
			return;
		}

		loaded.add(name);
		for (const {path: imported, kind} of outputOf.get(name)?.imports ?? []) {
			if (kind === 'import-statement') {
				load(imported);
			}
		}
	};

	for (const [name, {entryPoint}] of outputOf) {
		if (entryPoint !== undefined && start.has(entryPoint)) {
			load(name);
		}
	}

	const shared = [...loaded]
		.filter(name => outputOf.get(name)?.entryPoint === undefined)
		.flatMap(name => Object.keys(outputOf.get(name)?.inputs ?? {}));
	const ours = shared
		.filter(file => file.startsWith('source/') && !file.startsWith('source/packaging/'))
		.map(file => `./${file}`);
	const builtins = shared.filter(file => file.startsWith('builtin:')).map(file => file.slice('builtin:'.length));
	return {
		name: 'shared part',
		setup({onLoad, onResolve}) {
			onResolve({filter: /^shared-part$/}, ({path: name}) => ({path: name, namespace: name}));
			onLoad({filter: /./, namespace: 'shared-part'}, () => ({
				contents: [...ours, ...builtins].map(name => `import '${name}';`).join('\n'),
				resolveDir: root,
			}));
			// Modules that all parts import form one file.
			onLoad({filter: /\.[jt]sx?$/}, async ({path: file}) =>
				entryPoints.has(path.relative(root, file).replaceAll('\\', '/'))
					? {contents: `${await readFile(file, 'utf8')}\nimport 'shared-part';`, loader: 'tsx'}
					: undefined,
			);
		},
	};
}
