import {writeFile} from 'node:fs/promises';
import {errorCodeOf} from '../../values/file-error.ts';
import {joinPath, nextFreeName, type PathStyle} from '../../values/path-text.ts';
import type {PracticeFile} from '../host.ts';
import {
	backupText,
	damaged,
	newSecretId,
	noSecretId,
	type PracticeBackup,
} from './practice-file.ts';
import {practiceComputer, type ScenarioName} from './scenarios.ts';

/** A file that practice makes to be restored. Its password is told on the screen, and opens nothing else. */
type MadeFile = {
	readonly name: string;
	/** State of the file, or of what is in it, that is not as it should be. */
	readonly flaw?: 'damaged' | 'foreign' | 'other-secret' | 'older';
};

type MadeFiles = {
	/** The one that is told of, and what stands beside it. */
	readonly files: readonly [MadeFile, ...MadeFile[]];
	readonly password: string;
	readonly reminder: string;
	/** Password on the note, where that is another one. */
	readonly note?: string;
};

const usual: MadeFiles = {
	files: [{name: 'SSO-old.bak'}],
	password: 'Lost-and-found-7',
	reminder: 'On the note at the screen',
};

const ofScenarios: Partial<Record<ScenarioName, MadeFiles>> = {
	'wrong-password': {
		...usual,
		password: 'Autumn-leaves-15',
		reminder: 'As on the note, but with the year after: 15',
		note: 'Autumn-leaves-14',
	},
	'wrong-file': {...usual, files: [{name: 'SSO-test.bak', flaw: 'foreign'}, {name: 'SSO-production.bak'}]},
	'damaged-file': {...usual, files: [{name: 'SSO-old.bak', flaw: 'damaged'}, {name: 'SSO-old-copy.bak'}]},
	'other-secret': {...usual, files: [{name: 'SSO-old.bak', flaw: 'other-secret'}]},
	'old-format': {...usual, files: [{name: 'SSO-2004.bak', flaw: 'older'}]},
};

type Place = {
	/** Has to be there. */
	readonly folder: string;
	readonly pathStyle: PathStyle;
	/** MSID of the secret that the simulated computer has, or had. */
	readonly secretId: string;
	readonly now: Date;
};

/** Makes what a scenario has to restore; never overwrites a file. Throws the file system's error. */
export async function makeRestoreFiles(scenario: ScenarioName, place: Place): Promise<PracticeFile> {
	const made = ofScenarios[scenario] ?? usual;
	const [file = '', ...others] = await Promise.all(made.files.map(async one => makeFile(one, made, place)));
	return {
		file,
		password: made.note ?? made.password,
		reminder: made.reminder,
		others,
	};
}

async function makeFile({name, flaw}: MadeFile, {password, reminder}: MadeFiles, place: Place): Promise<string> {
	const {folder, pathStyle, secretId, now} = place;
	const contents: PracticeBackup = {
		computer: flaw === 'foreign' ? 'TEST-SSO' : practiceComputer,
		current: flaw === 'foreign' || flaw === 'other-secret' ? newSecretId() : secretId,
		previous: noSecretId,
		reminder,
		format: flaw === 'older' ? 'older' : 'usual',
	};
	const text = await backupText(contents, password, now);
	return writeNew(joinPath(folder, name, pathStyle), flaw === 'damaged' ? damaged(text) : text);
}

/** Writes the file under the next name that is free, which is returned. */
async function writeNew(file: string, text: string, taken = 0): Promise<string> {
	const name = taken === 0 ? file : nextFreeName(file, taken - 1);
	try {
		await writeFile(name, text, {flag: 'wx', mode: 0o600});
		return name;
	} catch (error) {
		if (errorCodeOf(error) === 'EEXIST') {
			return writeNew(file, text, taken + 1);
		}

		throw error;
	}
}
