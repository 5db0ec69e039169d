import type {PathStyle} from '../../values/path-text.ts';
import {errorCodeOf, reasonOf} from '../../values/file-error.ts';
import {adviceBefore, type Advice} from '../proof/advice-text.ts';
import type {BackupResult} from '../proof/result.ts';
import {recoverySheet, type SheetFacts} from './recovery-sheet.ts';
import {writeNew} from './write-new.ts';

/** Sheets of one backup file; more than that are no accident. */
const mostSheets = 99;

const printIt: Advice = {
	id: 'print-sheet', text: 'Print the recovery sheet, and fill in by hand where the password is kept.',
};

/**
Writes the recovery sheet beside the backup file and beside its copy, and returns the result with the path of the first.
That it is to be printed is among the advice, and so is a sheet that could not be written. Nothing is overwritten. A
failed run gets none. Never rejects.
*/
export async function withRecoverySheet(result: BackupResult, pathStyle: PathStyle): Promise<BackupResult> {
	if (result.verdict === 'failed') {
		return result;
	}

	const text = recoverySheet(result, pathStyle);
	const beside = await writeSheet(result.file, text);
	const copied = result.copy === undefined ? undefined : await writeSheet(result.copy, text);
	const problems = [beside, copied].flatMap(written => written?.problem ?? []);
	return withSheet(result, beside.file ?? copied?.file, problems);
}

/**
Writes the recovery sheet beside a copy that was made later, and returns its backup updated; what could not be written
is mentioned in the advice. `problems` are such of the sheet beside the file. Never rejects.
*/
export async function withSheetBesideCopy<Backup extends SheetFacts & Sheeted>(
	result: Backup,
	pathStyle: PathStyle,
	problems: readonly string[] = [],
): Promise<Backup> {
	const {file, problem}: Written =
		result.copy === undefined ? {} : await writeSheet(result.copy, recoverySheet(result, pathStyle));
	return withSheet(result, result.recoverySheet ?? file, [...problems, ...(problem === undefined ? [] : [problem])]);
}

type Sheeted = Pick<BackupResult, 'advice' | 'recoverySheet'>;

function withSheet<Backup extends Sheeted>(
	result: Backup,
	sheet: string | undefined,
	problems: readonly string[],
): Backup {
	const isNew = sheet !== undefined && result.advice.every(({id}) => id !== printIt.id);
	return {
		...result,
		recoverySheet: sheet,
		advice: [
			...adviceBefore(result.advice, 'share-password', isNew ? [printIt] : []),
			...problems.map((text): Advice => ({id: 'sheet-not-written', text})),
		],
	};
}

/** Returns the names that the recovery sheet of a file may have, in order. */
export function sheetNames(backupFile: string): string[] {
	return Array.from(
		{length: mostSheets},
		(_, index) => `${backupFile}.recovery${index === 0 ? '' : `-${index + 1}`}.txt`,
	);
}

type Written = {readonly file?: string; readonly problem?: string};

/** Writes the sheet of one file, under the first free name. */
async function writeSheet(backupFile: string, text: string): Promise<Written> {
	for (const file of sheetNames(backupFile)) {
		try {
			// eslint-disable-next-line no-await-in-loop -- the next name counts only where this one is taken
			await writeNew(file, text);
			return {file};
		} catch (error) {
			if (errorCodeOf(error) !== 'EEXIST') {
				return {problem: `The recovery sheet ${file} could not be written: ${reasonOf(error)}.`};
			}
		}
	}

	return {problem: `The recovery sheet was not written: there are ${mostSheets} of them beside ${backupFile}.`};
}
