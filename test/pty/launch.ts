import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

export type TerminalOptions = {
	/** Arguments of `entsso-backup`, or of `command` where that is given. */
	readonly arguments?: readonly string[];
	/** Another program than `entsso-backup`. */
	readonly command?: string;
	/** 80 unless told. */
	readonly columns?: number;
	/** 24 unless told. */
	readonly rows?: number;
	/** Variables added to the clean environment; undefined takes one away. */
	readonly environment?: Readonly<Record<string, string | undefined>>;
	/** A folder to start in, instead of the empty one made for the terminal. */
	readonly folder?: string;
	/** Starts the program from a shell that notes the state of the terminal before and after, for `afterwards()`. */
	readonly fromShell?: boolean;
};

/** The bundled program. */
export const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** Notes the line discipline around a program; its process id goes to a file, as the shell has another. Control-C is for the program alone. */
const shellScript = 'trap : INT; stty -g >"$0/before"; sh -c \'echo $$ >"$0/pid"; exec "$@"\' "$0" "$@"; code=$?; stty -g >"$0/after"; exit $code';

/** What is to be started. With `fromShell` the notes `before`, `after` and `pid` go to the folder. */
export function commandLine({command, arguments: rest = [], fromShell = false}: TerminalOptions, folder: string): [string, ...string[]] {
	// As a shell starts it.
	const wanted: [string, ...string[]] = [command ?? program, ...rest];
	return fromShell ? ['sh', '-c', shellScript, folder, ...wanted] : wanted;
}

/** The whole environment of a program under test. */
export function cleanEnvironment(home: string, temporary: string): Record<string, string> {
	return {
		HOME: home,
		LANG: 'C.UTF-8',
		PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
		TERM: 'xterm-256color',
		TMPDIR: temporary,
	};
}
