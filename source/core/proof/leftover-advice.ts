import type {Advice} from './advice-text.ts';
import type {Facts} from './facts.ts';
import type {BackupResult, Evidence} from './result.ts';
import {hasGoodBackup, isShownToBeOwn} from './own-file.ts';

/** Returns advice on a file left by a failed run: this program deletes nothing, so the file is named. Pure. */
export function leftoverAdvice(facts: Facts): Advice[] {
	const {file, backupFile} = facts;
	const text = isShownToBeOwn(facts) ? notToRelyOn(backupFile) : notShownToBeOwn(backupFile, hasGoodBackup(facts));
	return file?.state === 'there' ? [{id: 'leftover', text}] : [];
}

/** Fate of a file left by a failed run. */
export type SetAside =
	| {readonly state: 'renamed'; readonly name: string}
	| {readonly state: 'not-renamed'}
	/** It is no longer the file that was looked at. */
	| {readonly state: 'changed'}
	| {readonly state: 'gone'};

type Told = Pick<BackupResult, 'advice' | 'evidence'>;

/** Returns what is told of a failed run once its leftover has another name, or did not get one. Pure. */
export function toldAfterSetAside({advice, evidence}: Told, backupFile: string, fate: SetAside): Told {
	const text = insteadOfIt(backupFile, fate);
	return {
		advice: advice.flatMap(each => {
			if (each.id !== 'leftover') {
				return [each];
			}

			return text === undefined ? [] : [{...each, text}];
		}),
		evidence: evidence.map(each => each.id === 'file' ? {...each, ...seenSince(each, fate)} : each),
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

		case 'gone': {
			return undefined;
		}
	}
}

/** Returns what has changed in the evidence on the file. */
function seenSince({state, detail}: Evidence, fate: SetAside): Partial<Evidence> {
	switch (fate.state) {
		case 'renamed': {
			return {state: state === 'ok' ? 'missing' : state, detail: `${detail} It was renamed after that.`};
		}

		case 'not-renamed': {
			return {};
		}

		case 'changed': {
			return {state: 'bad', detail: 'The backup file has changed since it was first looked at.'};
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

function notToRelyOn(file: string): string {
	return `Do not rely on ${file}: it is not a proven backup. Nothing was deleted.`;
}
