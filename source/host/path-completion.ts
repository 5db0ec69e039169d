import type {Dirent} from 'node:fs';
import type * as fs from 'node:fs/promises';
import type {PathStyle} from '../values/path-text.ts';

type Place = {
	readonly fileSystem: Pick<typeof fs, 'readdir' | 'stat'>;
	readonly pathStyle: PathStyle;
};

/** More names than this help nobody to choose. */
const limit = 200;

/**
Full paths that go on from `text`, sorted; folders end in the separator that was typed last. Throws where the folder
cannot be listed.
*/
export async function completePath(
	{fileSystem, pathStyle}: Place,
	text: string,
	kind: 'file' | 'folder',
): Promise<string[]> {
	if (pathStyle === 'windows' && /^[a-z]:?$/iv.test(text)) {
		const drive = `${text.slice(0, 1).toUpperCase()}:\\`;
		await fileSystem.stat(drive);
		return [drive];
	}

	const cut = Math.max(text.lastIndexOf('/'), pathStyle === 'windows' ? text.lastIndexOf('\\') : -1) + 1;
	const head = text.slice(0, cut);
	if (!canBeListed(head, pathStyle)) {
		return [];
	}

	const start = text.slice(cut);
	const fold = (name: string) => pathStyle === 'windows' ? name.toLowerCase() : name;
	const entries = await fileSystem.readdir(head, {withFileTypes: true});
	const found = await Promise.all(entries
		.filter(({name}) => fold(name).startsWith(fold(start)) && (start.startsWith('.') || !name.startsWith('.')))
		.map(async entry => ({name: entry.name, isFolder: await isFolder(entry)})));
	return found
		.filter(entry => entry.isFolder || kind === 'file')
		.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
		.slice(0, limit)
		.map(entry => head + entry.name + (entry.isFolder ? head.slice(-1) : ''));

	async function isFolder(entry: Dirent): Promise<boolean> {
		if (!entry.isSymbolicLink()) {
			return entry.isDirectory();
		}

		try {
			const stats = await fileSystem.stat(head + entry.name);
			return stats.isDirectory();
		} catch {
			return false;
		}
	}
}

/**
Only whole paths are listed; on Windows they start with a drive, or with a share, since a server alone has no list.
*/
function canBeListed(head: string, pathStyle: PathStyle): boolean {
	return pathStyle === 'windows'
		? /^(?:[a-z]:[\/\\]|[\/\\]{2}[^\/\\]+[\/\\]+[^\/\\]+[\/\\])/iv.test(head)
		: head.startsWith('/');
}
