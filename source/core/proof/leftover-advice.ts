import type {Advice} from './advice-text.ts';
import type {Facts} from './facts.ts';
import type {BackupResult, Evidence} from './result.ts';
import {aboutContent, notAFileThere} from './evidence.ts';
import {hasGoodBackup, isShownToBeOwn} from './own-file.ts';

/** Returns advice on what is left by a failed run: this program deletes nothing, so the file is named. Pure. */
export function leftoverAdvice(facts: Facts): Advice[] {
	const {file, backupFile} = facts;
	if (file?.state === 'not-a-file') {
		return [{id: 'leftover', text: notAFile(backupFile)}];
	}

	const text = isShownToBeOwn(facts) ? notToRelyOn(backupFile) : notShownToBeOwn(backupFile, hasGoodBackup(facts));
	return file?.state === 'there' ? [{id: 'leftover', text}] : [];
}

/** Fate of a file left by a failed run. */
export type SetAside =
	| {readonly state: 'renamed'; readonly name: string}
	| {readonly state: 'not-renamed'}
	/** It is no longer the file that was looked at. */
	| {readonly state: 'changed' | 'not-a-file' | 'unknown' | 'gone'};

type Told = Pick<BackupResult, 'advice' | 'evidence'>;

/** Returns what is told of a failed run once its leftover has another name, or did not get one. Pure. */
export function toldAfterSetAside({advice, evidence}: Told, facts: Facts, fate: SetAside): Told {
	const text = insteadOfIt(facts.backupFile, fate);
	return {
		advice: advice.flatMap(each => {
			if (each.id !== 'leftover') {
				return [each];
			}

			return text === undefined ? [] : [{...each, text}];
		}),
		evidence: evidence.map(each => each.id === 'file' ? {...each, ...seenSince(facts, fate)} : each),
	};
}

function insteadOfIt(backupFile: string, fate: SetAside): string | undefined {
	switch (fate.state) {
		case 'renamed': {
			return `${notToRelyOn(fate.name)} It was renamed, so that nobody takes it for one.`;
		}

		case 'not-renamed': {
			return `${notToRelyOn(backupFile)} It could not be renamed, so it still looks like one.`;
		}

		case 'changed': {
			return notShownToBeOwn(backupFile, false);
		}

		case 'not-a-file': {
			return notAFile(backupFile);
		}

		case 'unknown': {
			return `Whether the file is still at ${backupFile} could not be found out. It was left as it is; `
				+ 'look at it before you use or delete it.';
		}

		case 'gone': {
			return undefined;
		}
	}
}

/** Returns what has changed in the evidence on the file. */
function seenSince({file, owner}: Facts, fate: SetAside): Partial<Evidence> {
	switch (fate.state) {
		case 'renamed': {
			if (file?.state !== 'there') {
				return {};
			}

			const {state, detail} = aboutContent(file, owner, 'was');
			return {state: state === 'ok' ? 'missing' : state, detail: `${detail} It is ${fate.name} now.`};
		}

		case 'not-renamed': {
			return {};
		}

		case 'changed': {
			return {state: 'bad', detail: 'The backup file has changed since it was first looked at.'};
		}

		case 'not-a-file': {
			return {state: 'bad', detail: notAFileThere};
		}

		case 'unknown': {
			return {state: 'unknown', detail: 'Whether the backup file is still there could not be found out.'};
		}

		case 'gone': {
			return {state: 'missing', detail: 'The backup file is gone since it was first looked at.'};
		}
	}
}

function notShownToBeOwn(file: string, hasGood: boolean): string {
	const good = hasGood
		? ' ENTSSO logged event 10559 (backed up) for it, so it may be a good backup.'
		: '';
	return `There is a file at ${file}; whether this run wrote it cannot be shown.${good} `
		+ 'It was left as it is; look at it before you use or delete it.';
}

function notAFile(path: string): string {
	return `What stands at ${path} is not a file, and whether this run made it cannot be shown. It was left as it is; `
		+ 'look at it, and choose another file name next time.';
}

function notToRelyOn(file: string): string {
	return `Do not rely on ${file}: it is not a proven backup. Nothing was deleted.`;
}
