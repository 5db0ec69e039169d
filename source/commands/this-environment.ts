import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Environment} from './environment.ts';

/**
Returns the name of the user, on Windows with the domain before it; undefined where the system has none.
*/
export function username(): string | undefined {
	try {
		const {username: name} = os.userInfo();
		const domain = process.platform === 'win32' ? process.env.USERDOMAIN : undefined;
		return domain === undefined ? name : `${domain}\\${name}`;
	} catch {
		return undefined;
	}
}

/**
A user may have no home folder, as in a container, or an environment that names none. Packages that look for one when
they are loaded get a place that nothing can be kept in.
*/
function homeFolder(): string {
	try {
		const home = os.homedir();
		if (path.isAbsolute(home)) {
			return home;
		}
	} catch {}

	process.env.HOME = os.devNull;
	return '/';
}

/** Returns the environment of this process, whose program is in that file. */
export function thisEnvironment(
	programFile: string,
	rest: Pick<Environment, 'ended' | 'given' | 'onInterrupt' | 'stderr' | 'stdout'>,
): Environment {
	const programFolder = path.dirname(programFile);
	return {
		system: {
			pathStyle: process.platform === 'win32' ? 'windows' : 'posix',
			environment: process.env,
			home: homeFolder(),
			temporary: os.tmpdir(),
			computer: os.hostname(),
			user: username(),
			userId: process.getuid?.(),
		},
		// The same as Intl has, without the 10 ms that its first object takes.
		language: navigator.language,
		stdin: process.stdin,
		terminal: process.stdout,
		node: process.execPath,
		practiceDirectory: path.join(programFolder, 'practice'),
		programFolder,
		programFile,
		administrationProgram: path.join(programFolder, 'administration.mjs'),
		ptyProgram: path.join(programFolder, 'pseudo-terminal.mjs'),
		...rest,
	};
}
