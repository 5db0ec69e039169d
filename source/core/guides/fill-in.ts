import {late} from '../../values/late.ts';
import {isSameComputer} from '../../host/same-computer.ts';
import type {GuideFacts} from './guide.ts';

/*
Facts about this computer, made fit to be typed at a Command Prompt. They come from the registry, a database and file
names, which others may have written: a text that is not plainly fit for a command stays a blank in capitals.
*/

/** Longest path that Windows takes without further ado. */
const longestPath = 259;

// Letters of any language, digits, and signs that cmd.exe takes as they are between quotation marks. The quotation mark
// is not among them, nor the percent sign, which begins a variable there too, nor a sign that another code page turns
// into either.
const plainPath = late(() =>
	/^(?:[A-Za-z]:\\|\\\\|\/)[\p{Letter}\p{Mark}\p{Number} !#$\u{26}'\(\)+,\-.\/:;=@\[\\\]^_`\{\}~]*$/v);
const plainSqlServer = /^\w[\w\-.]{0,127}(?:\\[A-Z_a-z][\w$]{0,15})?(?:,\d{1,5})?$/v;
const plainDatabase = /^[A-Z_a-z][\w\-.]{0,127}$/v;

/**
Returns whether a text is a name that a computer, or a network name of a cluster, may have in NetBIOS, as the SSO
database has it: never an address, nor a name of DNS. A hyphen at its beginning would make it a flag. Pure.

Source: KB837267, and Microsoft's naming conventions for computers, with the words that they reserve.
*/
export function isComputerName(text: string): boolean {
	return /^\w[\w\-]{0,14}$/v.test(text) && /\D/v.test(text) && !reserved.test(text);
}

/** Names of this computer itself, devices, words that Windows keeps for accounts, and the blanks of the guides. */
const reserved = new RegExp(`^(?:${[
	'localhost',
	'localdomain',
	'loopback',
	'local',
	'self',
	'thiscomputer',
	'computername',
	'con',
	'prn',
	'aux',
	'nul',
	String.raw`(?:com|lpt)\d`,
	'anonymous',
	'batch',
	'builtin',
	'dialup',
	'everyone',
	'interactive',
	'null',
	'restricted',
	'service',
	'system',
	'users',
	'world',
	'newname',
	'oldname',
	'networkname',
	'testname',
	'name',
].join('|')})$`, 'iv');

/** Returns the name where it is fit for a command, else the blank. */
export function nameOr(blank: string, name: string | undefined): string {
	return name !== undefined && isComputerName(name) ? name : blank;
}

/** Returns the path between quotation marks where it is fit for a command, else the blank. */
export function pathOr(blank: string, path: string | undefined): string {
	return path !== undefined && path.length <= longestPath && plainPath().test(path) ? `"${path}"` : blank;
}

/** Returns the SQL Server, with its instance, where it is fit for a command, else a blank. */
export function sqlServerOf({sqlServer}: GuideFacts): string {
	return sqlServer !== undefined && plainSqlServer.test(sqlServer) ? sqlServer : 'SQLSERVER';
}

/** Returns the name of the SSO database where it is fit for a command, else a blank. */
export function databaseOf({database}: GuideFacts): string {
	return database !== undefined && plainDatabase.test(database) ? database : 'DATABASE';
}

/** Returns whether the SSO database names this computer as the master secret server. */
export function isSecretServer({computer, secretServer}: GuideFacts): boolean {
	return computer !== undefined && secretServer !== undefined && isSameComputer(computer, secretServer);
}
