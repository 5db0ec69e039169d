import {stat} from 'node:fs/promises';
import {isInside} from '../../values/path-text.ts';
import type {Facts, Surroundings} from '../proof/facts.ts';

type FindChanged = (() => Promise<readonly string[]>) | undefined;

/**
Finds out the location of a backup and the state of earlier ones. Never rejects: anything that cannot be found out calls
for no advice.
*/
export async function lookAround(
	{backupFile, copy, pathStyle}: Pick<Facts, 'backupFile' | 'copy' | 'pathStyle'>,
	installDirectory: string,
	findChangedBackups: FindChanged,
): Promise<Surroundings> {
	const [isCopyOnSameVolume, changedBackups] = await Promise.all([
		copy?.state === 'ok' && areOnOneVolume(backupFile, copy.file),
		readChanged(findChangedBackups),
	]);
	return {isCopyOnSameVolume, isInInstallDirectory: isInside(backupFile, installDirectory, pathStyle), changedBackups};
}

/** Returns whether both files are on one volume; not when that cannot be found out. */
export async function areOnOneVolume(one: string, other: string): Promise<boolean> {
	try {
		const [{dev}, {dev: otherDevice}] = await Promise.all([stat(one), stat(other)]);
		return dev === otherDevice;
	} catch {
		return false;
	}
}

async function readChanged(find: FindChanged): Promise<readonly string[]> {
	try {
		return await find?.() ?? [];
	} catch {
		return [];
	}
}
