import {renameSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {Clock} from '../../values/clock.ts';
import {makeFolder} from '../../host/make-folder.ts';
import {readSmallFile} from '../../host/read-small.ts';
import {errorCodeOf, reasonNotRead, reasonOf} from '../../values/file-error.ts';
import {isPlainObject, textIn} from '../../values/untrusted.ts';
import {noHistory, openHistory, type History} from './history.ts';
import {NoHomeError, preferencesFolder} from './preferences-folder.ts';
import {writeRecord} from './record-files.ts';
import {promptsIn, withPrompt, type ToldPrompt} from './told-prompts.ts';

/** Answers of the last run; never a password or a reminder. */
export type Answers = {
	readonly installDirectory?: string;
	readonly backupFolder?: string;
	readonly copyFolder?: string;
};

export type Preferences = {
	/** Plain sentence for the user on a problem with the settings; undefined when all is well. */
	readonly notice: string | undefined;
	/** Empty when there are none. */
	readonly answers: Answers;
	/**
	Keeps these answers for the next run, and leaves the others as they were. Resolves to a plain sentence when it could
	not. Never rejects.
	*/
	remember(answers: Answers): Promise<string | undefined>;
	/** Prompts of the tool that a user has explained, those of this session among them, oldest first. */
	readonly toldPrompts: readonly ToldPrompt[];
	/** Keeps what a user told of a prompt. Where it cannot be kept, it is known until the program ends. Never rejects. */
	rememberPrompt(told: ToldPrompt): Promise<void>;
	/**
	Keeps what a report says of this run in place of the run before, apart for practice. Where it cannot be kept, there is
	none. Never rejects.
	*/
	keepRun(note: Readonly<Record<string, unknown>>, isPractice: boolean): Promise<void>;
	/** Returns what was kept of the last run; undefined where nothing was. Never throws. */
	lastRun(isPractice: boolean): unknown;
	readonly history: History;
};

export type PreferencesOptions = {
	readonly clock: Clock;
	/** Folder of the settings, for `--config-dir`; when left out, the system's own. */
	readonly directory?: string | undefined;
};

type Stored = Answers & {readonly prompts?: readonly ToldPrompt[]};

/** Name that conf gives the file. */
const fileName = 'config.json';

/**
Opens the settings and the history. Never throws: without a folder for them, the program goes on and keeps nothing.
*/
export function openPreferences({clock, directory}: PreferencesOptions): Preferences {
	let folder = directory;
	let prompts: readonly ToldPrompt[] = [];
	const withoutFile = (notice: string, history: History): Preferences => ({
		notice,
		answers: {},
		remember: async () => notice,
		get toldPrompts() {
			return prompts;
		},
		async rememberPrompt(told) {
			prompts = withPrompt(prompts, told);
		},
		...openRunNotes(folder),
		history,
	});
	try {
		folder ??= preferencesFolder('entsso-backup');
		const cwd = folder;
		const file = path.join(cwd, fileName);
		const history = openHistory(path.join(cwd, 'history'));
		const kept = keptOrBegun(file, clock);
		if (kept.isStuck) {
			return withoutFile(kept.notice, history);
		}

		prompts = promptsIn(kept.value.prompts);
		const openStore = async () => {
			// Not left to conf, which would try for ever where it cannot be made.
			await makeFolder(cwd);
			// Only the file is needed for the first frame; conf itself is loaded when there is something to keep.
			const {default: Conf} = await import('conf');
			return new Conf<Stored>({cwd, configFileMode: 0o600, accessPropertiesByDotNotation: false});
		};

		return {
			notice: kept.notice,
			answers: answersIn(kept.value),
			async remember(answers) {
				try {
					const store = await openStore();
					store.set(answersIn(answers));
					return undefined;
				} catch (error) {
					return `The answers could not be saved in ${file}: ${reasonOf(error)}.`;
				}
			},
			get toldPrompts() {
				return prompts;
			},
			async rememberPrompt(told) {
				prompts = withPrompt(prompts, told);
				try {
					const store = await openStore();
					// Another window may have kept one meanwhile.
					const known = promptsIn(store.get('prompts'));
					store.set('prompts', withPrompt(known, told));
				} catch {
					// It is a convenience: the next run asks as this one did.
				}
			},
			...openRunNotes(cwd),
			history,
		};
	} catch (error) {
		const notice =
			error instanceof NoHomeError
				? 'This user has no home folder, so no settings and no history are kept. '
				+ 'With --config-dir a folder for them can be given.'
				: `The settings ${folder === undefined ? '' : `in ${folder} `}cannot be used: ${reasonOf(error)}. `
					+ 'Nothing is saved.';
		return withoutFile(notice, noHistory(notice));
	}
}

/** Returns access to the notes of the last runs; without a folder nothing is kept. */
function openRunNotes(folder: string | undefined): Pick<Preferences, 'keepRun' | 'lastRun'> {
	const nameFor = (isPractice: boolean): string => isPractice ? 'last-run-practice' : 'last-run';
	return {
		async keepRun(note, isPractice) {
			try {
				if (folder !== undefined) {
					await writeRecord(folder, nameFor(isPractice), note);
				}
			} catch {
				// A report does without it, and says so.
			}
		},
		lastRun(isPractice) {
			try {
				const file = path.join(folder ?? '', `${nameFor(isPractice)}.json`);
				return folder === undefined ? undefined : JSON.parse(readSmallFile(file)) as unknown;
			} catch {
				return undefined;
			}
		},
	};
}

/** Its message is the second half of a sentence. */
class NotMovedError extends Error {}

type Kept =
	| {readonly isStuck: false; readonly value: Readonly<Record<string, unknown>>; readonly notice: string | undefined}
	/** The file is in the way and stays as it is. */
	| {readonly isStuck: true; readonly notice: string};

/**
Reads the settings file, or moves it out of the way. Throws the file system's error if its folder is not a folder.
*/
function keptOrBegun(file: string, clock: Clock): Kept {
	try {
		const kept = readKept(file);
		return {isStuck: false, value: kept ?? {}, notice: kept === undefined ? setAside(file, clock) : undefined};
	} catch (error) {
		if (errorCodeOf(error) === 'ENOTDIR') {
			throw error;
		}

		const why = error instanceof NotMovedError
			? `cannot be used, and could not be set aside: ${error.message}`
			: `could not be read: ${reasonNotRead(error)}`;
		return {isStuck: true, notice: `The settings in ${file} ${why}. They are left as they are.`};
	}
}

/**
Returns the content of the settings file; empty where there is none, undefined if it is unusable. Throws the file
system's error if its folder is not a folder, or this user may not read it.
*/
function readKept(file: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const kept: unknown = JSON.parse(readSmallFile(file).replace(/^\u{FEFF}/v, ''));
		return isPlainObject(kept) ? kept : undefined;
	} catch (error) {
		const code = errorCodeOf(error);
		if (['ENOTDIR', 'EACCES', 'EPERM'].includes(code)) {
			throw error;
		}

		return code === 'ENOENT' ? {} : undefined;
	}
}

/**
Moves an unusable settings file out of the way, and returns a sentence on that. Throws a NotMovedError when it cannot be
moved.
*/
function setAside(file: string, clock: Clock): string | undefined {
	// Loaded when it is needed: it takes a while.
	const {randomBytes} = process.getBuiltinModule('node:crypto');
	// Renaming replaces a file of the new name, so nobody must be able to guess it.
	const name = `config.broken-${clock.now().toISOString().replaceAll(':', '-')}-${randomBytes(8).toString('hex')}.json`;
	const aside = path.join(path.dirname(file), name);
	try {
		renameSync(file, aside);
	} catch (error) {
		// Another run was faster.
		if (errorCodeOf(error) === 'ENOENT') {
			return undefined;
		}

		throw new NotMovedError(reasonOf(error));
	}

	return `The settings file could not be read. It was set aside as ${aside}, and new settings were begun.`;
}

function answersIn(value: Readonly<Record<string, unknown>>): Answers {
	const texts = (['installDirectory', 'backupFolder', 'copyFolder'] as const).map(
		name => [name, textIn(value[name])] as const,
	);
	return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}
