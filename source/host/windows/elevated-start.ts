import path from 'node:path';
import {noDebugger} from '../node-flags.ts';

/** How this program was started: by Node.js, with this file and these arguments. All paths are full ones. */
export type OwnStart = {
	readonly node: string;
	readonly file: string;
	readonly given: readonly string[];
};

/** A program to be started, its arguments as one text, and its working directory. */
export type ElevatedStart = {
	readonly program: string;
	readonly parameters: string;
	readonly directory: string;
};

type Launcher = {
	readonly file: string;
	/** Path of cmd.exe. */
	readonly shell: string;
};

/** As the launcher starts Node.js. */
const flags = [noDebugger, '--max-semi-space-size=2', '--no-turbofan'];

/** Within quotes cmd.exe leaves all as it is but these; a quote would end them. */
const changedByShell = /[\p{Control}"%]/v;

/**
Returns how this program is started once more: by its launcher, which takes away the variables that Node.js goes by and
keeps the window open at the end, unless cmd.exe would change an argument on the way; then by Node.js itself. Pure.
*/
export function elevatedStart({node, file, given}: OwnStart, launcher: Launcher | undefined): ElevatedStart {
	const directory = path.win32.dirname(file);
	if (launcher === undefined || [launcher.file, ...given].some(text => changedByShell.test(text))) {
		return {program: node, directory, parameters: [...flags, quoted(file), ...given.map(text => quoted(text))].join(' ')};
	}

	const command = [launcher.file, ...given].map(text => quoted(text)).join(' ');
	// Without an argument the launcher waits for a key by itself.
	const end = given.length === 0 ? '' : ' & pause';
	// No AutoRun of the registry, and whatever else it says of extensions and exclamation marks; the outer quotes go.
	return {program: launcher.shell, directory, parameters: `/d /e:on /v:off /s /c "${command}${end}"`};
}

/**
Returns a text as one argument of a command line ("Parsing C Command-Line Arguments" in the Microsoft documentation):
backslashes count only before a quote.
*/
function quoted(text: string): string {
	const parts = text.split('"').map(part => part + '\\'.repeat(slashesAtEnd(part)));
	return `"${parts.join(String.raw`\"`)}"`;
}

function slashesAtEnd(text: string): number {
	let count = 0;
	while (text.at(-1 - count) === '\\') {
		count++;
	}

	return count;
}
