/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {isBuiltin} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type * as esbuild from 'esbuild';
import {askedBuiltin, lateBuiltin, requiredBuiltin} from './changed-builtins.ts';
import type {ChangedPackage} from './changed-packages.ts';
import type {ImportedNames} from './imported-names.ts';

const lighter = fileURLToPath(new URL('lighter', import.meta.url));
const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Marks a question to esbuild itself. */
const unchanged = Symbol('unchanged');

/** Makes the changes of the rows while a program is bundled, and notes which files were met. */
export class PackageChanges {
	readonly #rows: readonly ChangedPackage[];
	/** Names of rows with those of their files that are in a bundle. */
	readonly #met = new Set<string>();

	/** Throws when a file that a row changes, or one that stands for it, is not there. */
	constructor(rows: readonly ChangedPackage[]) {
		this.#rows = rows;
		for (const {name, files, change} of rows) {
			const missing = files.find(file => !isBuiltin(file) && !existsSync(path.join(checkout, file)));
			if (missing !== undefined) {
				throw new Error(`The change "${name}" is of ${missing}, which is not there.`);
			}

			if ('by' in change && !existsSync(path.join(lighter, change.by))) {
				throw new Error(`The change "${name}" puts lighter/${change.by} in the place of it, which is not there.`);
			}
		}
	}

	/** Returns what has esbuild give globals anew. */
	options(): {define: Record<string, string>; inject: string[]} {
		const given = this.#rows.map(({change}) => change).filter(change => change.kind === 'given');
		return {
			define: Object.fromEntries(given.map(({global, name}) => [global, name])),
			inject: given.map(({by}) => path.join(lighter, by)),
		};
	}

	/** Returns the changes of files. */
	files(): esbuild.Plugin {
		const replaced = this.#filesOf('replaced');
		const patched = this.#filesOf('patched');
		return {
			name: 'changed files',
			setup: ({onLoad, onResolve, resolve}) => {
				onResolve({filter: /./}, async ({path: name, kind, pluginData, ...from}) => {
					if (pluginData === unchanged || kind === 'entry-point' || isBuiltin(name)) {
						return undefined;
					}

					const found = await resolve(name, {kind, ...from, pluginData: unchanged});
					const change = replaced.get(found.path);
					const by = change && path.join(lighter, change.by);
					// A file that stands for another may use it.
					if (by === undefined || from.importer === by) {
						return undefined;
					}

					this.#meet(found.path);
					return {path: by};
				});
				onLoad({filter: /./, namespace: 'file'}, async ({path: file}) => {
					const change = patched.get(file);
					if (change === undefined) {
						return undefined;
					}

					this.#meet(file);
					return {contents: change.patch(await readFile(file, 'utf8'))};
				});
			},
		};
	}

	/** Returns the changes of the modules of Node.js; `imported` are the names that the program imports from each. */
	builtins(imported: ImportedNames): esbuild.Plugin {
		const late = this.#filesOf('late');
		const asksAll = this.#rows.some(({change}) => change.kind === 'asked');
		return {
			name: 'changed builtins',
			setup: ({onLoad, onResolve}) => {
				onResolve({filter: /./}, ({path: name, kind}) => {
					const namespace = {'import-statement': 'builtin', 'require-call': 'required builtin'}[kind as string];
					const isChanged = asksAll || (kind === 'import-statement' && late.has(name));
					return namespace !== undefined && isBuiltin(name) && isChanged ? {path: name, namespace} : undefined;
				});
				onLoad({filter: /./, namespace: 'required builtin'}, ({path: name}) => ({contents: requiredBuiltin(name)}));
				onLoad({filter: /./, namespace: 'builtin'}, ({path: name}) => {
					const names = imported.get(name) ?? [];
					this.#meet(name);
					return {contents: late.has(name) ? lateBuiltin(name, names) : askedBuiltin(name, names)};
				});
			},
		};
	}

	/** Notes the files of a bundle in which a global is another. */
	noteGiven({outputs}: esbuild.Metafile): void {
		const bundled = new Set(Object.values(outputs).flatMap(({inputs}) => Object.keys(inputs)));
		for (const {files, change} of this.#rows) {
			if (change.kind === 'given') {
				for (const file of files.filter(each => bundled.has(each))) {
					this.#meet(path.join(checkout, file));
				}
			}
		}
	}

	/** Throws when a file that a row changes is in none of the bundles. */
	requireAll(): void {
		for (const {name, files} of this.#rows) {
			const unmet = files.find(file => !this.#met.has(isBuiltin(file) ? file : path.join(checkout, file)));
			if (unmet !== undefined) {
				throw new Error(`The change "${name}" is of ${unmet}, which nothing imports.`);
			}
		}
	}

	#meet(file: string): void {
		this.#met.add(file);
	}

	#filesOf<Kind extends ChangedPackage['change']['kind']>(kind: Kind) {
		type Found = Extract<ChangedPackage['change'], {readonly kind: Kind}>;
		return new Map(this.#rows
			.filter(({change}) => change.kind === kind)
			.flatMap(({files, change}) => files.map(file => [
				isBuiltin(file) ? file : path.join(checkout, file),
				change as Found,
			] as const)));
	}
}
