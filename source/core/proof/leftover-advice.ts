import type {Advice} from './advice-text.ts';
import type {Facts} from './facts.ts';
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
	| {readonly state: 'changed'};

/** Returns the advice once the leftover of a failed run has another name, or did not get one. Pure. */
export function adviceAfterSetAside(advice: readonly Advice[], backupFile: string, fate: SetAside): Advice[] {
	return advice.map(each => each.id === 'leftover' ? {...each, text: insteadOfIt(backupFile, fate)} : each);
}

function insteadOfIt(backupFile: string, fate: SetAside): string {
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
