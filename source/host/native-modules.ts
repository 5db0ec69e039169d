import {createRequire} from 'node:module';
import type * as nodePty from '@lydell/node-pty';
import type * as koffiModule from 'koffi';

export type Koffi = typeof koffiModule.default;

/** A part of the bundle, as build.ts names them. */
const partName = /\/parts\/[^\/]+-[\dA-Z]{8}\.mjs$/v;

/**
Loads packages as seen from the folder of this program. From the part that needs one, Node.js would look beside that
part first, where a folder of this name belongs to nobody.
*/
function loadPackage(name: string): unknown {
	return createRequire(new URL(partName.test(import.meta.url) ? '../' : './', import.meta.url))(name);
}

/** Loads the module that calls the system. Throws where there is none for this system. */
export function loadKoffi(): Koffi {
	return (loadPackage('koffi') as typeof koffiModule).default;
}

/** Loads the module for pseudo-terminals. Throws where there is none for this system. */
export function loadNodePty(): Pick<typeof nodePty, 'spawn'> {
	return loadPackage('@lydell/node-pty') as typeof nodePty;
}
