import path from 'node:path';
import type {PathStyle} from '../values/path-text.ts';

/** All that a host needs to know of the process it runs in; only cli.tsx takes it from there. */
export type System = {
	readonly pathStyle: PathStyle;
	/** Environment variables; on Windows readable in any letter case, as process.env is. */
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly home: string;
	readonly temporary: string;
	readonly computer: string;
	/** Who runs the process; left out where the system has no name for that user. */
	readonly user?: string | undefined;
	/** Number of that user; left out on Windows, which has none. */
	readonly userId?: number | undefined;
};

/** Returns the path rules of this style, whatever system the program runs on. */
export function pathRules(style: PathStyle): path.PlatformPath {
	return style === 'windows' ? path.win32 : path.posix;
}

/**
Returns the folder of this name where backups are offered to go: on the system drive, or off Windows in the home folder.
*/
export function defaultFolder(system: System, name: string): string {
	return system.pathStyle === 'windows'
		? path.win32.join(systemDrive(system.environment), name)
		: path.posix.join(system.home, name);
}

/** Folders that get emptied without asking, without duplicates. */
export function temporaryFolders({pathStyle, environment, temporary}: System): string[] {
	const folders = pathStyle === 'windows'
		? [temporary, environment.TEMP, environment.TMP, path.win32.join(systemDrive(environment), 'Windows', 'Temp')]
		: [temporary, environment.TMPDIR, '/tmp', '/var/tmp'];
	return [...new Set(folders.filter((folder): folder is string => folder !== undefined && folder !== ''))];
}

/** Returns the root of the drive that Windows is on. */
function systemDrive({SystemDrive: drive = 'C:'}: System['environment']): string {
	return `${drive}\\`;
}
