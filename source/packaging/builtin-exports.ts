import {execFile} from 'node:child_process';
import process from 'node:process';

/** An export of a module of Node.js. */
export type BuiltinExport = {readonly name: string; readonly isFunction: boolean};

const list = `
import {builtinModules} from 'node:module';
const modules = await Promise.all(builtinModules.map(async name => {
	const {default: _, ...exported} = await import(name);
	return [name, Object.keys(exported).sort().map(name => ({name, isFunction: typeof exported[name] === 'function'}))];
}));
console.log(JSON.stringify(Object.fromEntries(modules)));
`;

let listed: Promise<Readonly<Record<string, readonly BuiltinExport[]>>> | undefined;

/**
Returns the exports of a module of Node.js, sorted by name. They are read in a process with a clean environment, since
options such as those of NODE_OPTIONS add exports, and a build must not depend on who runs it.
*/
export async function builtinExports(name: string): Promise<readonly BuiltinExport[]> {
	listed ??= listAll();
	const all = await listed;
	const exported = all[name] ?? all[name.replace(/^node:/v, '')];
	if (exported === undefined) {
		throw new Error(`Node.js has no module ${name}.`);
	}

	return exported;
}

async function listAll(): Promise<Readonly<Record<string, readonly BuiltinExport[]>>> {
	// Needed by Windows programs.
	const env = {SystemRoot: process.env.SystemRoot};
	return new Promise((resolve, reject) => {
		execFile(process.execPath, ['--input-type=module', '--eval', list], {env, maxBuffer: 10_000_000}, (error, stdout) => {
			if (error === null) {
				resolve(JSON.parse(stdout) as Readonly<Record<string, readonly BuiltinExport[]>>);
			} else {
				reject(new Error('Node.js did not list its modules.', {cause: error}));
			}
		});
	});
}
