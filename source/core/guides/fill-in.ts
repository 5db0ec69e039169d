import type {GuideFacts} from './guide.ts';

/*
Facts about this computer, made fit to be typed at a Command Prompt. They come from the registry, a database and file
names, which others may have written: what is not plainly fit for a command stays a blank in capitals.
*/

/** Longest path that Windows takes without further ado. */
const longestPath = 259;

// Letters of any language, digits, and signs that cmd.exe takes as they are between quotation marks. Not among them: the
// quotation mark, the percent sign (a variable), and what looks like either in another code page.
const plainPath = /^(?:[A-Za-z]:\\|\\\\|\/)[\p{Letter}\p{Mark}\p{Number} !#$\&'\(\)+,\-.\/:;=@\[\\\]^_`\{\}~]*$/v;
const plainSqlServer = /^[A-Za-z\d_][\w.\-]{0,127}(?:\\[A-Za-z_][\w$]{0,15})?(?:,\d{1,5})?$/v;
const plainDatabase = /^[A-Za-z_][\w.\-]{0,127}$/v;

/**
Returns whether a text is a name that a computer or a network name of a cluster may have in NetBIOS, as the SSO database
has it: never an address, nor a name of DNS. Pure.

Source: KB837267 and Microsoft's naming conventions; the hyphen at the beginning would be a flag.
*/
export function isComputerName(text: string): boolean {
	return /^[A-Za-z\d_][\w\-]{0,14}$/v.test(text) && !/^\d+$/v.test(text);
}

/** Returns the name where it is fit for a command, else the blank. */
export function nameOr(blank: string, name: string | undefined): string {
	return name !== undefined && isComputerName(name) ? name : blank;
}

/** Returns the path between quotation marks where it is fit for a command, else the blank. */
export function pathOr(blank: string, path: string | undefined): string {
	return path !== undefined && path.length <= longestPath && plainPath.test(path) ? `"${path}"` : blank;
}

/** Returns the SQL Server, with its instance, where it is fit for a command. */
export function sqlServerOf({sqlServer}: GuideFacts): string {
	return sqlServer !== undefined && plainSqlServer.test(sqlServer) ? sqlServer : 'SQLSERVER';
}

/** Returns the SSO database where its name is fit for a command. */
export function databaseOf({database}: GuideFacts): string {
	return database !== undefined && plainDatabase.test(database) ? database : 'SSODB';
}

/** Returns the command that goes to the folder of ssoconfig: that of this computer, or the usual one of another. */
export function changeFolder(installDirectory?: string): string {
	return `cd /d ${pathOr(String.raw`"%CommonProgramFiles%\Enterprise Single Sign-On"`, installDirectory)}`;
}
