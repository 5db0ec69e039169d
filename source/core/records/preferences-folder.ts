import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** The user has no home folder. */
export class NoHomeError extends Error {}

export type User = {
	readonly platform: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** Not every user has one: it throws, or gives the null device. */
	readonly home: () => string;
};

/**
Returns the system's place for the settings of a program, as conf would choose it. The package that it asks looks
for the home folder when it is loaded, which ends a program whose user has none. Throws a NoHomeError where a home
folder is needed and there is none.
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

function homeOf({home}: User): string {
	let folder: string | undefined;
	try {
		folder = home();
	} catch {}

	if (folder === undefined || folder === os.devNull) {
		throw new NoHomeError('This user has no home folder.');
	}

	return folder;
}

function given(folder: string | undefined): string | undefined {
	return folder === '' ? undefined : folder;
}
