import {joinPath, nameOf} from '../values/path-text.ts';
import type {CopyFacts} from '../journeys/shared/second-copy.ts';
import type {DirectoryFacts, Host} from './host.ts';

/** What is known of a folder that ssoconfig may be in. */
export async function findDirectoryFacts(host: Host, path: string): Promise<DirectoryFacts> {
	const [{folder}, tool, takesPlainTextOnly] = await Promise.all([
		host.inspectFolder(path), host.toolIn(path), host.takesPlainTextOnly?.(),
	]);
	const othersCanChange = tool === undefined ? 'unknown' : await host.othersCanChange(tool.program);
	return {
		folder, tool, othersCanChange, ...(takesPlainTextOnly && {takesPlainTextOnly}),
	};
}

/** What is known of the folder for the second copy, and of the file the copy would be. */
export async function findCopyFacts(host: Host, path: string, backupFile: string): Promise<CopyFacts> {
	const copy = joinPath(path, nameOf(backupFile, host.pathStyle), host.pathStyle);
	const [folder, file] = await Promise.all([host.inspectFolder(path), host.inspectFile(copy)]);
	return {folder, file: file.target};
}
