import path from 'node:path';
import type {Clock} from '../../values/clock.ts';
import {isUnc} from '../../values/path-text.ts';
import {withTimeout} from '../../values/waiting.ts';
import type {FileSystem} from '../file-system.ts';
import type {CheckLine, Elevation} from '../host.ts';
import {elevatedStart, type OwnStart} from './elevated-start.ts';
import type {Native} from './native.ts';
import {toolTimeLimit} from './tools.ts';

/** Beside the program in the zip for Windows. */
const launcherName = 'entsso-backup.cmd';

/**
Returns whether this program can be started elevated from here: an administrator's programs often have none of the
network drives of this window.
*/
export async function canElevate(
	{node, file}: OwnStart,
	{native, clock}: {readonly native: Native; readonly clock: Clock},
): Promise<boolean> {
	const areUnc = [node, file].some(place => isUnc(place));
	const volumes = areUnc
		? []
		: await Promise.all([node, file].map(
			async place => withTimeout(clock, toolTimeLimit, native.volumeOf(place), undefined),
		));
	return !areUnc && volumes.every(volume => volume?.kind !== 'network');
}

type Services = {
	readonly native: Native;
	readonly fileSystem: Pick<FileSystem, 'lstat'>;
	readonly checkProgram: () => Promise<CheckLine>;
};

/**
Starts this program once more, elevated. It looks anew at who can change the program: what others can change is not
started with more rights than they have.
*/
export async function elevate(ownStart: OwnStart, {native, fileSystem, checkProgram}: Services): Promise<Elevation> {
	const {state} = await checkProgram();
	if (state !== 'ok') {
		return notOpened(state === 'unknown'
			? 'Who can change this program\'s folder could not be found out.'
			: 'Others can change this program\'s folder.');
	}

	const error = await native.startElevated(elevatedStart(ownStart, await launcherOf(ownStart, {native, fileSystem})));
	return error === 0 ? {state: 'opened'} : notOpened(reasons.get(error) ?? otherError(error));
}

/** Returns the launcher; undefined where there is none, or it would start another Node.js. */
async function launcherOf(
	{node, file}: OwnStart,
	{native, fileSystem}: Pick<Services, 'fileSystem' | 'native'>,
): Promise<{file: string; shell: string} | undefined> {
	const folder = path.win32.dirname(file);
	const launcher = path.win32.join(folder, launcherName);
	const system = await native.programFolder();
	if (system === undefined || node.toLowerCase() !== path.win32.join(folder, 'node.exe').toLowerCase()) {
		return undefined;
	}

	try {
		const stats = await fileSystem.lstat(launcher);
		return stats.isFile() ? {file: launcher, shell: path.win32.join(system, 'cmd.exe')} : undefined;
	} catch {
		return undefined;
	}
}

const notOpened = (because: string): Elevation => ({state: 'not-opened', because});

const blocked = 'A policy of this computer blocks it.';

/** By the errors of ShellExecuteEx ("System Error Codes" in the Windows documentation). */
const reasons: ReadonlyMap<number | undefined, string> = new Map([
	[2, 'An administrator\'s window does not find the folder of this program.'],
	[3, 'An administrator\'s window does not find the folder of this program.'],
	[5, 'Windows refuses it here.'],
	[1223, 'The question of Windows was not answered with Yes.'],
	[1260, blocked],
	[4551, blocked],
]);

function otherError(error: number | undefined): string {
	return error === undefined || error < 0 ? 'Windows cannot do it here.' : `Windows cannot do it here (error ${error}).`;
}
