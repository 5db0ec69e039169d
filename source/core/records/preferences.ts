import {readFileSync, renameSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Clock} from '../../values/clock.ts';
import {makeFolder} from '../../host/make-folder.ts';
import {errorCodeOf, reasonOf} from '../../values/file-error.ts';
import {isPlainObject, textIn} from '../../values/untrusted.ts';
import {noHistory, openHistory, type History} from './history.ts';
import {NoHomeError, preferencesFolder} from './preferences-folder.ts';

/** The last answers; never a password or a reminder. */
export type Answers = {
	readonly installDirectory?: string;
	readonly backupFolder?: string;
	readonly copyFolder?: string;
};

export type Preferences = {
	/** What the user should know of the settings, a plain sentence; undefined when all is well. */
	readonly notice: string | undefined;
	/** The answers of the last run; empty when there are none. */
	readonly answers: Answers;
	/**
	Keeps these answers for the next run, and those left out as they were. Gives a plain sentence when it could not.
	Never rejects.
	*/
	remember(answers: Answers): Promise<string | undefined>;
	readonly history: History;
};

export type PreferencesOptions = {
	readonly clock: Clock;
	/** The folder of the settings, for `--config-dir`; left out, the system's place for them. */
	readonly directory?: string | undefined;
};

/** The name conf gives the file. */
const fileName = 'config.json';

/**
Opens the settings and the history. Never throws: without a folder for them the program goes on and keeps nothing.
*/
export function openPreferences({clock, directory}: PreferencesOptions): Preferences {
	let folder = directory;
	try {
		folder ??= preferencesFolder('entsso-backup');
		const cwd = folder;
		const file = path.join(cwd, fileName);
		const kept = readKept(file);
		return {
			notice: kept === 'unusable' ? setAside(file, clock) : undefined,
			answers: kept === 'unusable' ? {} : answersIn(kept),
			async remember(answers) {
				try {
					// Not left to conf, which would try for ever where none can be made.
					await makeFolder(cwd);
					// The first frame needs no more than the file; all else of conf is loaded when something is to be kept.
					const {default: Conf} = await import('conf');
					new Conf<Answers>({cwd, configFileMode: 0o600, accessPropertiesByDotNotation: false}).set(answersIn(answers));
					return undefined;
				} catch (error) {
					return `The answers could not be saved in ${file}: ${reasonOf(error)}.`;
				}
			},
			history: openHistory(path.join(cwd, 'history')),
		};
	} catch (error) {
		const notice =
			error instanceof NoHomeError
				? 'This user has no home folder, so no settings and no history are kept. '
				+ 'With --config-dir a folder for them can be given.'
				: `The settings ${folder === undefined ? '' : `in ${folder} `}cannot be used: ${reasonOf(error)}. `
					+ 'Nothing is saved.';
		return {
			notice, answers: {}, remember: async () => notice, history: noHistory(notice),
		};
	}
}

/** What the settings file holds; empty where there is none. Throws the file system's error where its folder is none. */
function readKept(file: string): Readonly<Record<string, unknown>> | 'unusable' {
	try {
		const kept: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\u{FEFF}/v, ''));
		return isPlainObject(kept) ? kept : 'unusable';
	} catch (error) {
		if (errorCodeOf(error) === 'ENOTDIR') {
			throw error;
		}

		return errorCodeOf(error) === 'ENOENT' ? {} : 'unusable';
	}
}

/**
Moves a settings file that cannot be used out of the way, and tells so. Throws the file system's error when it
cannot be moved.
*/
function setAside(file: string, clock: Clock): string | undefined {
	// Loaded when it is needed: it takes a while.
	const {randomBytes} = process.getBuiltinModule('node:crypto');
	// Renaming replaces what stands at the new name, so that is one which nobody can know.
	const name = `config.broken-${clock.now().toISOString().replaceAll(':', '-')}-${randomBytes(8).toString('hex')}.json`;
	const aside = path.join(path.dirname(file), name);
	try {
		renameSync(file, aside);
	} catch (error) {
		// Another run was faster.
		if (errorCodeOf(error) === 'ENOENT') {
			return undefined;
		}

		throw error;
	}

	return `The settings file could not be read. It was set aside as ${aside}, and new settings were begun.`;
}

function answersIn(value: Readonly<Record<string, unknown>>): Answers {
	const texts = (['installDirectory', 'backupFolder', 'copyFolder'] as const).map(
		name => [name, textIn(value[name])] as const,
	);
	return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}
