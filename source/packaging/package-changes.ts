/* eslint-disable require-unicode-regexp -- esbuild takes the filters to Go, which knows no flags */
import {existsSync, realpathSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {isBuiltin} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import type * as esbuild from 'esbuild';
import {askedBuiltin, lateBuiltin, requiredBuiltin} from './changed-builtins.ts';
import type {Change, ChangedPackage} from './changed-packages.ts';
import type {ImportedNames} from './imported-names.ts';

const lighter = fileURLToPath(new URL('lighter', import.meta.url));
const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Marks a question to esbuild itself. */
const unchanged = Symbol('unchanged');

/** Makes the changes of the rows while a program is bundled, and notes which files were met. */
export class PackageChanges {
	readonly #rows: readonly ChangedPackage[];
	/** Rows and those of their files that are in a bundle, as keys. */
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
					const row = replaced.get(found.path);
					const by = row && path.join(lighter, row.change.by);
					// A file that stands for another may use it.
					if (row === undefined || by === undefined || from.importer === by) {
						return undefined;
					}

					this.#meet(row, found.path);
					return {path: by};
				});
				onLoad({filter: /./, namespace: 'file'}, async ({path: file}) => {
					const row = patched.get(file);
					if (row === undefined) {
						return undefined;
					}

					this.#meet(row, file);
					return {contents: row.change.patch(await readFile(file, 'utf8'))};
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
					if (!isBuiltin(name)) {
						return undefined;
					}

					// A module of today has no require().
					if (kind === 'require-call') {
						return {path: name, namespace: 'required builtin'};
					}

					const isChanged = kind === 'import-statement' && (asksAll || late.has(name));
					return isChanged ? {path: name, namespace: 'builtin'} : undefined;
				});
				onLoad({filter: /./, namespace: 'required builtin'}, ({path: name}) => ({contents: requiredBuiltin(name)}));
				onLoad({filter: /./, namespace: 'builtin'}, ({path: name}) => {
					const names = imported.get(name) ?? [];
					const row = late.get(name);
					if (row === undefined) {
						return {contents: askedBuiltin(name, names)};
					}

					this.#meet(row, name);
					return {contents: lateBuiltin(name, names)};
				});
			},
		};
	}

	/** Notes the files of a bundle in which a global is another. */
	noteGiven({outputs}: esbuild.Metafile): void {
		const given = this.#filesOf('given');
		for (const file of Object.values(outputs).flatMap(({inputs}) => Object.keys(inputs))) {
			const whole = path.resolve(checkout, file);
			const row = given.get(whole);
			if (row !== undefined) {
				this.#meet(row, whole);
			}
		}
	}

	/** Throws when a file that a row changes is in none of the bundles. */
	requireAll(): void {
		for (const row of this.#rows) {
			const unmet = row.files.find(file => !this.#met.has(keyOf(row, resolved(file))));
			if (unmet !== undefined) {
				throw new Error(`The change "${row.name}" is of ${unmet}, which nothing imports.`);
			}
		}
	}

	#meet(row: ChangedPackage, file: string): void {
		this.#met.add(keyOf(row, file));
	}

	#filesOf<Kind extends Change['kind']>(kind: Kind): Map<string, RowOf<Kind>> {
		const rows = this.#rows.filter((row): row is RowOf<Kind> => row.change.kind === kind);
		return new Map(rows.flatMap(row => row.files.map(file => [resolved(file), row] as const)));
	}
}

type RowOf<Kind> = ChangedPackage & {readonly change: Extract<Change, {readonly kind: Kind}>};

function keyOf({name}: ChangedPackage, file: string): string {
	return JSON.stringify([name, file]);
}

/** Returns a file as esbuild names it. */
function resolved(file: string): string {
	return isBuiltin(file) ? file : realpathSync(path.join(checkout, file));
}
