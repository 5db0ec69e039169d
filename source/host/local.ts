import {constants} from 'node:fs';
import * as fs from 'node:fs/promises';
import {isSamePath} from '../answers/path-text.ts';
import {othersCanChangeByMode} from './changeable-by-mode.ts';
import type {Clock} from './clock.ts';
import {createFiles, fileTimeLimit, type FileSystem} from './files.ts';
import {inTime} from './in-time.ts';
import {ownerByNumber} from './owner.ts';
import {checkIds, type DirectoryCandidate, type Host} from './host.ts';
import {
	defaultFolder,
	pathRules,
	temporaryFolders,
	type System,
} from './system.ts';

export type LocalHostOptions = {
	readonly system: System;
	readonly clock: Clock;
	/** What --install-dir gave, as an absolute path. */
	readonly installDirectory?: string;
	readonly fileSystem?: FileSystem;
};

/** A host that knows only files: every check line is 'unknown', and the event log cannot be read. */
export function createLocalHost({
	system, clock, installDirectory, fileSystem = fs,
}: LocalHostOptions): Host {
	const isOnWindows = system.pathStyle === 'windows';
	return {
		practice: undefined,
		computer: system.computer,
		user: system.user,
		pathStyle: system.pathStyle,
		defaultBackupFolder: defaultFolder(system, 'SSO-Backup'),
		temporaryFolders: temporaryFolders(system),
		...createFiles({pathStyle: system.pathStyle, clock, fileSystem}),
		async check(report) {
			const detail = isOnWindows ? 'Could not be determined here.' : 'Only Windows can tell.';
			for (const id of checkIds) {
				report({id, state: 'unknown', detail});
			}
		},
		async installDirectories() {
			const given = installDirectory === undefined ? [] : [{path: installDirectory, source: 'named', foundIn: 'command line'} as const];
			return [...given, ...isOnWindows ? await usualDirectories(fileSystem, system, given) : []];
		},
		async toolIn(directory) {
			for (const name of isOnWindows ? ['ssoconfig.exe'] : ['ssoconfig', 'ssoconfig.exe']) {
				const program = pathRules(system.pathStyle).join(directory, name);
				// eslint-disable-next-line no-await-in-loop -- the second name counts only where the first is not there
				if (await inTime(clock, fileTimeLimit, canBeStarted(fileSystem, program), false)) {
					return {program, leadingArguments: []};
				}
			}

			return undefined;
		},
		othersCanChange: async program => isOnWindows
			? 'unknown'
			: inTime(clock, fileTimeLimit, othersCanChangeByMode(program, system.userId, fileSystem), 'unknown'),
		async backupEvents() {
			return undefined;
		},
		ownerOf: async file => inTime(clock, fileTimeLimit, ownerByNumber(file, system, fileSystem), undefined),
	};
}

/**
Where ENTSSO is installed as a rule, without those already known. %CommonProgramW6432% comes first: in a 32-bit process
%CommonProgramFiles% names the folder of 32-bit programs, where ENTSSO is not.
*/
async function usualDirectories(fileSystem: FileSystem, {environment, pathStyle}: System, known: readonly DirectoryCandidate[]): Promise<DirectoryCandidate[]> {
	const found: DirectoryCandidate[] = [];
	for (const parent of [environment.CommonProgramW6432, environment.CommonProgramFiles]) {
		if (parent === undefined || parent === '') {
			continue;
		}

		const directory = pathRules(pathStyle).join(parent, 'Enterprise Single Sign-On');
		const isNew = [...known, ...found].every(candidate => !isSamePath(candidate.path, directory, pathStyle));
		// eslint-disable-next-line no-await-in-loop -- the second counts only where it differs from the first
		if (isNew && await isThere(fileSystem, directory)) {
			found.push({path: directory, source: 'variable', foundIn: 'environment'});
		}
	}

	return found;
}

async function isThere(fileSystem: FileSystem, directory: string): Promise<boolean> {
	try {
		const stats = await fileSystem.stat(directory);
		return stats.isDirectory();
	} catch {
		return false;
	}
}

async function canBeStarted(fileSystem: FileSystem, program: string): Promise<boolean> {
	try {
		const stats = await fileSystem.stat(program);
		await fileSystem.access(program, constants.X_OK);
		return stats.isFile();
	} catch {
		return false;
	}
}
