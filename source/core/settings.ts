import {existsSync, readFileSync, renameSync} from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import type {Clock} from '../host/clock.ts';
import {errorCodeOf, reasonOf} from './file-error.ts';
import {noHistory, openHistory, type History} from './history.ts';
import {isPlainObject, textIn} from './json-shape.ts';

/** The last answers; never a password or a reminder. */
export type Answers = {
	readonly installDirectory?: string;
	readonly backupFolder?: string;
	readonly copyFolder?: string;
};

export type Settings = {
	/** What the user should know of the settings, a plain sentence; undefined when all is well. */
	readonly notice: string | undefined;
	/** The answers of the last run; empty when there are none. */
	readonly answers: Answers;
	/** Keeps these answers for the next run, and those left out as they were. Gives a plain sentence when it could not. Never throws. */
	remember(answers: Answers): string | undefined;
	readonly history: History;
};

export type SettingsOptions = {
	readonly clock: Clock;
	/** The folder of the settings, for `--config-dir`; left out, the system's place for them. */
	readonly directory?: string | undefined;
};

const app = {projectName: 'entsso-backup', projectSuffix: '', accessPropertiesByDotNotation: false} as const;

/** Opens the settings and the history. Never throws: without a folder for them the program goes on and keeps nothing. */
export function openSettings({clock, directory}: SettingsOptions): Settings {
	let folder = directory;
	try {
		folder ??= systemFolder();
		const notice = setAsideWhenBroken(folder, clock);
		const store = new Conf<Answers>({...app, cwd: folder});
		return {
			notice,
			answers: answersIn(store.store),
			remember(answers) {
				try {
					store.set(answersIn(answers));
					return undefined;
				} catch (error) {
					return `The answers could not be saved in ${store.path}: ${reasonOf(error)}.`;
				}
			},
			history: openHistory(path.join(folder, 'history')),
		};
	} catch (error) {
		const notice = `The settings ${folder === undefined ? '' : `in ${folder} `}cannot be used: ${reasonOf(error)}. Nothing is saved.`;
		return {
			notice, answers: {}, remember: () => notice, history: noHistory(notice),
		};
	}
}

/** Where the system keeps settings. Only conf knows; it tells without reading or writing a file. */
function systemFolder(): string {
	return path.dirname(new Conf({...app, configName: 'folder'}).path);
}

/** Moves a settings file that cannot be used out of the way, and tells so. Throws the file system's error when it cannot be moved. */
function setAsideWhenBroken(folder: string, clock: Clock): string | undefined {
	const file = path.join(folder, 'config.json');
	if (isUsable(file)) {
		return undefined;
	}

	const aside = freeName(path.join(folder, `config.broken-${clock.now().toISOString().replaceAll(':', '-')}`));
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

function isUsable(file: string): boolean {
	try {
		return isPlainObject(JSON.parse(readFileSync(file, 'utf8').replace(/^\u{FEFF}/v, '')));
	} catch (error) {
		return ['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error));
	}
}

/** The first of `start.json`, `start-2.json`, and so on at which nothing stands. */
function freeName(start: string): string {
	let name = `${start}.json`;
	for (let number = 2; existsSync(name); number++) {
		name = `${start}-${number}.json`;
	}

	return name;
}

function answersIn(value: Readonly<Record<string, unknown>>): Answers {
	const texts = (['installDirectory', 'backupFolder', 'copyFolder'] as const).map(name => [name, textIn(value[name])] as const);
	return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}
