import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Thrown when the user has no home folder. */
export class NoHomeError extends Error {}

export type User = {
	readonly platform: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** Throws, or returns the null device, for a user without a home folder. */
	readonly home: () => string;
};

/**
Returns the system's folder for the settings of a program, as conf would choose it. The package that conf uses looks for
the home folder while it is loaded, which ends a program whose user has none. Throws a NoHomeError where a home folder
is needed and there is none.
*/
export function preferencesFolder(name: string, user = thisUser()): string {
	const {platform, environment} = user;
	const home = (): string => homeOf(user);
	switch (platform) {
		case 'win32': {
			return path.win32.join(given(environment.APPDATA) ?? path.win32.join(home(), 'AppData', 'Roaming'), name, 'Config');
		}

		case 'darwin': {
			return path.posix.join(home(), 'Library', 'Preferences', name);
		}

		default: {
			return path.posix.join(given(environment.XDG_CONFIG_HOME) ?? path.posix.join(home(), '.config'), name);
		}
	}
}

function thisUser(): User {
	return {platform: process.platform, environment: process.env, home: os.homedir};
}

function homeOf({home, platform}: User): string {
	let folder: string | undefined;
	try {
		folder = home();
	} catch {}

	const {isAbsolute} = platform === 'win32' ? path.win32 : path.posix;
	if (folder === undefined || folder === os.devNull || !isAbsolute(folder)) {
		throw new NoHomeError('This user has no home folder.');
	}

	return folder;
}

function given(folder: string | undefined): string | undefined {
	return folder === '' ? undefined : folder;
}
