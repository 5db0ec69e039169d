/** Exports of modules of Node.js that are no functions, though they are named like one. */
const constants = new Set(['constants', 'subtle', 'webcrypto']);

/** Returns the replacement for `require()` of a module of Node.js. */
export function requiredBuiltin(name: string): string {
	return `module.exports = ${builtin(name)};`;
}

/**
Returns a module that has these exports of a module of Node.js. A usual import makes Node.js initialise everything in
the module, from diagnostic reports to streams.
*/
export function askedBuiltin(name: string, names: readonly string[]): string {
	const exports = names.map(key => `export const ${key} = /* @__PURE__ */ (from => from.${key})(all);`);
	return [`const all = ${builtin(name)};`, 'export default all;', ...exports].join('\n');
}

/**
Returns a module that has these functions of a module of Node.js, and loads it when one is called. Throws where one is
no function.
*/
export function lateBuiltin(name: string, names: readonly string[]): string {
	const other = names.find(key => !/^[a-z]/v.test(key) || constants.has(key));
	if (other !== undefined) {
		throw new Error(`${other} of ${name} is no function, and so it cannot be loaded late.`);
	}

	return [
		'let loaded;',
		`const all = () => loaded ??= ${builtin(name)};`,
		...names.map(key => `export const ${key} = (...given) => all().${key}(...given);`),
		'export default /* @__PURE__ */ new Proxy({}, {get: (_, key) => all()[key]});',
	].join('\n');
}

/** Returns a module of Node.js as it is, with nothing in it initialised before it is used. */
function builtin(name: string): string {
	return name === 'node:process' ? 'process' : `process.getBuiltinModule('${name}')`;
}
