import {constants} from 'node:fs';
import * as fs from 'node:fs/promises';
import {isSamePath} from '../values/path-text.ts';
import type {Clock} from '../values/clock.ts';
import {withTimeout} from '../values/waiting.ts';
import {othersCanChange} from './exposure.ts';
import {createFiles, fileTimeLimit} from './files.ts';
import {ownerByNumber} from './owner.ts';
import {createPosixLook} from './posix-rights.ts';
import {checkProgramFolder, type ProgramPlace} from './program-folder.ts';
import {
	checkIds,
	type CheckLine,
	type DirectoryCandidate,
	type Host,
} from './host.ts';
import {
	defaultFolder,
	pathRules,
	temporaryFolders,
	type System,
} from './system.ts';
import type {FileSystem} from './file-system.ts';

export type LocalHostOptions = {
	readonly system: System;
	readonly clock: Clock;
	/** From --install-dir, as an absolute path. */
	readonly installDirectory?: string;
	/** Left out where nobody knows; the check says so. */
	readonly program?: ProgramPlace | undefined;
	readonly fileSystem?: FileSystem;
};

/** A host that knows only files: every check line is 'unknown', and the event log cannot be read. */
export function createLocalHost({
	system, clock, installDirectory, program, fileSystem = fs,
}: LocalHostOptions): Host {
	const isOnWindows = system.pathStyle === 'windows';
	const lookAt = isOnWindows ? undefined : createPosixLook(fileSystem, system.userId);
	const detail = isOnWindows ? 'Could not be determined here.' : 'Only Windows can tell.';

	const checkProgram = async (): Promise<CheckLine> => lookAt === undefined
		? {id: 'program', state: 'unknown', detail}
		: checkProgramFolder(program, {
			pathStyle: system.pathStyle, fileSystem, lookAt, clock,
		});

	return {
		practice: undefined,
		computer: system.computer,
		user: system.user,
		userDomain: system.environment.USERDOMAIN,
		pathStyle: system.pathStyle,
		defaultBackupFolder: defaultFolder(system, 'SSO-Backup'),
		temporaryFolders: temporaryFolders(system),
		...createFiles({
			pathStyle: system.pathStyle, clock, fileSystem, ...(lookAt !== undefined && {lookAt}),
		}),
		checkProgram,
		async check(report) {
			for (const id of checkIds) {
				// eslint-disable-next-line no-await-in-loop -- all others are known at once
				report(id === 'program' ? await checkProgram() : {id, state: 'unknown', detail});
			}
		},
		async installDirectories() {
			const given = installDirectory === undefined
				? []
				: [{path: installDirectory, source: 'named', foundIn: 'command line'} as const];
			return [...given, ...isOnWindows ? await usualDirectories(fileSystem, system, given) : []];
		},
		async toolIn(directory) {
			for (const name of isOnWindows ? ['ssoconfig.exe'] : ['ssoconfig', 'ssoconfig.exe']) {
				const tool = pathRules(system.pathStyle).join(directory, name);
				// eslint-disable-next-line no-await-in-loop -- the second name counts only where the first is not there
				if (await withTimeout(clock, fileTimeLimit, canBeStarted(fileSystem, tool), false)) {
					return {program: tool, leadingArguments: []};
				}
			}

			return undefined;
		},
		async othersCanChange(tool) {
			const rules = pathRules(system.pathStyle);
			return lookAt === undefined
				? 'unknown'
				: withTimeout(clock, fileTimeLimit, othersCanChange(tool, {rules, fileSystem, lookAt}), 'unknown');
		},
		async backupEvents() {
			return undefined;
		},
		ownerOf: async file => withTimeout(clock, fileTimeLimit, ownerByNumber(file, system, fileSystem), undefined),
	};
}

/**
Where ENTSSO is installed as a rule, without those already known. %CommonProgramW6432% comes first: in a 32-bit process
%CommonProgramFiles% names the folder of 32-bit programs, where ENTSSO is not.
*/
async function usualDirectories(
	fileSystem: FileSystem,
	{environment, pathStyle}: System,
	known: readonly DirectoryCandidate[],
): Promise<DirectoryCandidate[]> {
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
