import {mkdir} from 'node:fs/promises';
import type {Host} from '../../source/host/host.ts';
import {renameWithoutReplacing} from '../../source/host/rename.ts';

/** A computer of which nothing is known but its files; with the parts given in place of that. */
export function bareHost(parts: Partial<Host> = {}): Host {
	const unknown = {
		target: 'unknown', folder: 'unknown', root: 'unknown', volume: {kind: 'unknown', system: 'unknown'}, writable: 'unknown',
	} as const;
	return {
		practice: undefined,
		computer: 'BIZ01',
		pathStyle: 'posix',
		defaultBackupFolder: '/backup',
		temporaryFolders: [],
		check: async () => undefined,
		installDirectories: async () => [],
		toolIn: async () => undefined,
		othersCanChange: async () => 'unknown',
		inspectFile: async () => unknown,
		inspectFolder: async () => unknown,
		async createFolder(path) {
			await mkdir(path, {recursive: true});
			return undefined;
		},
		renameFile: async (from, to) => renameWithoutReplacing(from, to),
		completePath: async () => [],
		backupEvents: async () => undefined,
		...parts,
	};
}
