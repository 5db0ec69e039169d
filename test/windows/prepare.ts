import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {TestProject} from 'vitest/node';
import {compileStandIns} from './stand-ins/compile.ts';
import {unpackProgram} from './program.ts';
import {alignSections} from './wine/align-sections.ts';
import {wineRoot} from './wine/root.ts';

declare module 'vitest' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface of vitest that is meant to be added to
	export interface ProvidedContext {
		/** The folder of a Debian with Wine in it. */
		wineRoot: string;
		/** The folder of the program as it is put on a Windows computer. */
		program: string;
		/** The folder of the stand-ins for Microsoft's tools. */
		standIns: string;
	}
}

/** Makes what the tests run on and what they run. */
export default async function setup({provide}: TestProject): Promise<() => Promise<void>> {
	provide('wineRoot', await wineRoot());
	const [program, standIns] = await Promise.all([unpackProgram(), compileStandIns()]);
	const node = path.join(program.folder, 'node.exe');
	await writeFile(node, alignSections(await readFile(node)));
	provide('program', program.folder);
	provide('standIns', standIns.folder);
	return async () => {
		await Promise.all([program.remove(), standIns.remove()]);
	};
}
