import {randomBytes} from 'node:crypto';
import {lstat, rmdir, unlink} from 'node:fs/promises';
import type {Host, TargetFacts} from '../../host/host.ts';
import type {Clock} from '../../values/clock.ts';
import {reasonOf} from '../../values/file-error.ts';
import {folderOf, joinPath} from '../../values/path-text.ts';
import {lookAtFile} from '../proof/look.ts';
import {answerInTime} from '../proof/patience.ts';
import {copyFile} from '../run/copy-file.ts';

export type LocalCopyServices = {readonly host: Host; readonly clock: Clock; readonly signal: AbortSignal};

/** A copy in a folder of its own, on a local volume. */
export type LocalCopy = {
	readonly file: string;
	/**
	Removes the file and its folder, as far as they are still what was made here. Resolves to a plain sentence on what was
	left. Never rejects.
	*/
	readonly remove: () => Promise<string | undefined>;
};

/** `because` is a plain sentence. */
export type NoLocalCopy = {readonly because: string};

/**
Copies a file to a new folder on the local disk that backups go to, protected as theirs, for an ENTSSO service that
cannot reach the file itself. The copy has the SHA-256 of the file as it was looked at. Never rejects.

A permission to restore the file says nothing about this path: whoever restores the copy has one made for it, from the
same facts by the same judge (`Clearance.for`), so that each permission names the one file that is restored.
*/
export async function makeLocalCopy(
	{file, sha256}: {readonly file: string; readonly sha256?: string | undefined},
	services: LocalCopyServices,
): Promise<LocalCopy | NoLocalCopy> {
	const {host} = services;
	const folder = `${folderStart(host)}${randomBytes(6).toString('hex')}`;
	const facts = await answerInTime(services, async () => host.inspectFolder(folder));
	const problem = facts === undefined ? 'it does not answer' : problemWith(facts, host);
	if (problem !== undefined) {
		return {because: `No copy on a local disk could be made in ${folderOf(folder, host.pathStyle)}: ${problem}.`};
	}

	let rights: Awaited<ReturnType<Host['createFolder']>>;
	try {
		rights = await host.createFolder(folder);
	} catch (error) {
		return {because: `No copy on a local disk was made: the folder ${folder} could not be made (${reasonOf(error)}).`};
	}

	const own = await identityOf(folder).catch(() => undefined);
	const giveUp = async (why: string): Promise<NoLocalCopy> => {
		const isRemoved = own !== undefined && await removeFolder(folder, own);
		return {because: isRemoved ? why : `${why} The folder ${folder} was not removed. Remove it by hand.`};
	};

	if (own === undefined) {
		return giveUp('No copy on a local disk was made: its folder was made, but cannot be looked at.');
	}

	if (rights?.state === 'not-limited') {
		return giveUp(`No copy on a local disk was made, since its folder is not protected. ${rights.detail}`);
	}

	const copied = await copyFile({file, sha256}, folder, services);
	if (copied.state === 'failed') {
		return giveUp(`No copy on a local disk was made: ${copied.why}.`);
	}

	const copy = await identityOf(copied.file).catch(() => undefined);
	return {
		file: copied.file,
		async remove() {
			const isRemoved = copy !== undefined
				&& await removeFile(copied.file, {...copy, sha256: copied.sha256})
				&& await removeFolder(folder, own);
			return isRemoved ? undefined : `The copy of the file in ${folder} was not removed. Remove it by hand.`;
		},
	};
}

/** Returns how the path of each folder for a copy begins. */
function folderStart({defaultBackupFolder, pathStyle}: Host): string {
	return joinPath(folderOf(defaultBackupFolder, pathStyle), 'SSO-Restore-', pathStyle);
}

/**
Returns the folders of copies that restores did not remove, as they do where they are killed; among them may be that of
one that goes on. Nothing is removed here: which of them is still in use cannot be told. Never rejects.
*/
export async function findLeftCopies(services: LocalCopyServices): Promise<readonly string[]> {
	const {host} = services;
	const names = await answerInTime(services, async () => host.completePath(folderStart(host), 'folder'));
	return (names ?? []).map(name => name.replace(/[\/\\]$/v, '')).filter(name => /SSO-Restore-[\da-f]{12}$/v.test(name));
}

/** Returns the second half of a sentence. */
function problemWith({folder, root, volume}: TargetFacts, {pathStyle}: Host): string | undefined {
	if (root === 'missing' || folder === 'there') {
		return root === 'missing' ? 'the drive is not there' : 'its name is taken';
	}

	return pathStyle === 'windows' && !isLocalNtfs(volume) ? 'that is no local disk with NTFS' : undefined;
}

/** Returns whether a volume of Windows is known to be local and to have NTFS. Pure. */
export function isLocalNtfs({kind, fileSystem}: TargetFacts['volume']): boolean {
	return kind === 'fixed' && fileSystem?.toUpperCase() === 'NTFS';
}

/** Tells a file or folder from another one at its path. */
type Identity = {readonly device: bigint; readonly number: bigint};

async function identityOf(path: string): Promise<Identity> {
	const {dev, ino} = await lstat(path, {bigint: true});
	return {device: dev, number: ino};
}

async function isStill(path: string, {device, number}: Identity): Promise<boolean> {
	const now = await identityOf(path);
	return now.device === device && now.number === number;
}

/** Leaves alone anything that somebody else put there, or changed. */
async function removeFile(file: string, own: Identity & {readonly sha256: string}): Promise<boolean> {
	try {
		const facts = await lookAtFile(file);
		if (facts.state !== 'there' || facts.sha256 !== own.sha256 || !await isStill(file, own)) {
			return false;
		}

		await unlink(file);
		return true;
	} catch {
		return false;
	}
}

/** A folder in which there is anything is not removed. */
async function removeFolder(folder: string, own: Identity): Promise<boolean> {
	try {
		if (!await isStill(folder, own)) {
			return false;
		}

		await rmdir(folder);
		return true;
	} catch {
		return false;
	}
}
