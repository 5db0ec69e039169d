/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {readFile} from 'node:fs/promises';
import {isBuiltin} from 'node:module';
import path from 'node:path';
import type * as esbuild from 'esbuild';

/** Entry points of the wizard's start. */
const start = new Set([
	'source/cli.tsx',
	'source/commands/wizard.ts',
	'source/host/practice/practice-host.ts',
	'source/host/windows/windows-host.ts',
]);

/**
Puts the modules that the start of the wizard shares with parts loaded later into one file. By itself esbuild makes a
file for each group of parts that have something in common, some twenty for the start, and each costs a fraction of a
millisecond. The metafile comes from a build without this plugin.
*/
export function sharedPart({outputs: written}: esbuild.Metafile, root: string): esbuild.Plugin {
	const outputOf = new Map(Object.entries(written));
	const entryPoints = new Set(Object.values(written).map(({entryPoint}) => entryPoint));
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

	const outputs = [...loaded].map(name => outputOf.get(name));
	const ours = outputs
		.filter(output => output?.entryPoint === undefined)
		.flatMap(output => Object.keys(output?.inputs ?? {}))
		.filter(file => !file.includes('node_modules/') && !file.startsWith('source/packaging/'))
		.map(file => `./${file}`);
	const builtins = new Set(outputs.flatMap(output => output?.imports ?? [])
		.filter(({external, kind}) => external && kind === 'import-statement')
		.map(({path: name}) => name)
		.filter(name => isBuiltin(name)));
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
