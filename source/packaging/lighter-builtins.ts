import {type BuiltinExport, builtinExports} from './builtin-exports.ts';

/** Modules of functions that take some milliseconds to load and are not needed for the first frame. */
const late = new Set(['node:fs/promises', 'node:crypto']);

/** Returns the replacement for `require()` of a module of Node.js. */
export function requiredBuiltin(name: string): string {
	return `module.exports = ${builtin(name)};`;
}

/**
Returns the replacement for an import of a module of Node.js. A usual import makes Node.js initialise everything in the
module, from diagnostic reports to streams: 15 ms for those used here.
*/
export async function importedBuiltin(name: string): Promise<string> {
	const exported = await builtinExports(name);
	return late.has(name) ? lateBuiltin(name, exported) : earlyBuiltin(name, exported);
}

function earlyBuiltin(name: string, exported: readonly BuiltinExport[]): string {
	const exports = exported.map(({name: key}) => `export const ${key} = /* @__PURE__ */ (from => from.${key})(all);`);
	return [`const all = ${builtin(name)};`, 'export default all;', ...exports].join('\n');
}

/** Returns functions that load the module when one is called. */
function lateBuiltin(name: string, exported: readonly BuiltinExport[]): string {
	const functions = exported.filter(({name: key, isFunction}) => isFunction && /^[a-z]/v.test(key));
	return [
		'let loaded;',
		`const all = () => loaded ??= ${builtin(name)};`,
		...functions.map(({name: key}) => `export const ${key} = (...given) => all().${key}(...given);`),
		'export default /* @__PURE__ */ new Proxy({}, {get: (_, key) => all()[key]});',
	].join('\n');
}

/** Returns a module of Node.js as it is, with nothing in it initialised before it is used. */
function builtin(name: string): string {
	return name === 'node:process' ? 'process' : `process.getBuiltinModule('${name}')`;
}
