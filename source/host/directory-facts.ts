import type {DirectoryFacts, Host} from './host.ts';

/** Finds out about a folder that ssoconfig may be in. */
export async function findDirectoryFacts(host: Host, path: string): Promise<DirectoryFacts> {
	const [{folder}, tool, takesPlainTextOnly] = await Promise.all([
		host.inspectFolder(path), host.toolIn(path), host.takesPlainTextOnly?.(),
	]);
	const othersCanChange = tool === undefined ? 'unknown' : await host.othersCanChange(tool.program);
	return {
		folder, tool, othersCanChange, ...(takesPlainTextOnly && {takesPlainTextOnly}),
	};
}
