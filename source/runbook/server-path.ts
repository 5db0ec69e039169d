import {validateBackupFile} from '../journeys/backup/questions/backup-file.ts';
import {validateInstallDirectory} from '../journeys/shared/install-directory.ts';
import {tidyPath} from '../values/path-text.ts';

/** Paths on the server that the files are for, as the flags gave them. */
export type ServerPaths = {
	readonly installDirectory: string | undefined;
	readonly backupFile: string | undefined;
};

/** Returns the paths with the separators of Windows, none doubled. */
export function tidyServerPaths({installDirectory, backupFile}: ServerPaths): ServerPaths {
	const tidy = (path: string | undefined) => path === undefined ? undefined : tidyPath(path, 'windows');
	return {installDirectory: tidy(installDirectory), backupFile: tidy(backupFile)};
}

/**
Returns the problem with these paths, and a remedy; undefined when there is none. The server runs Windows, whatever this
computer is.
*/
export function serverPathProblem({installDirectory, backupFile}: ServerPaths): string | undefined {
	const example = String.raw`C:\SSO-Backup\SSO.bak`;
	const context = {
		style: 'windows', example, installDirectory: '', temporaryFolders: [],
	} as const;
	const folder =
		installDirectory === undefined ? undefined : validateInstallDirectory(installDirectory, 'windows', undefined).refusal;
	const file = backupFile === undefined ? undefined : validateBackupFile(backupFile, context, undefined).refusal;
	return named('--install-dir', folder ?? asciiProblem(installDirectory, '/dir "FOLDER"'))
		?? named('--backup-file', file ?? asciiProblem(backupFile, '/file "FILE"'));
}

function named(flag: string, problem: string | undefined): string | undefined {
	return problem === undefined ? undefined : `${flag}: ${problem}`;
}

/**
Returns the problem with characters outside ASCII. A .cmd file is read in the code page of the server's console, which
is not known here, and only ASCII is the same in all of them.
*/
function asciiProblem(path: string | undefined, switchOfScript: string): string | undefined {
	const sign = /[^ -~]/v.exec(path ?? '')?.[0];
	return sign === undefined
		? undefined
		: `A .cmd file holds ASCII letters only, and ${sign} is none. Choose a path without it; `
			+ `or leave this flag out, and type the path on the server: backup.cmd ${switchOfScript}`;
}
