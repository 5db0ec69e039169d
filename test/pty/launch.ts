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
	/** False starts the program without a shell: sooner, but its last words can be lost. */
	readonly isFromShell?: boolean;
};

/** The bundled program. */
export const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** The number of the control sequence (OSC) with which the shell tells the exit code. */
export const exitSequence = 7777;

/**
Starts the program as an administrator's shell does, and notes its process id and the line discipline around it. Signals
are for the program alone. When the first process of a terminal ends, Linux throws away what nobody has read by then. So
the shell tells the exit code behind all that was written, and waits to be ended.
*/
const shellScript = [
	'trap : HUP INT QUIT TERM',
	'stty -g >"$0/before"',
	'sh -c \'echo $$ >"$0/pid"; exec "$@"\' "$0" "$@"',
	'code=$?',
	'stty -g >"$0/after"',
	String.raw`printf "\033]${exitSequence};%s\007" $code && kill -STOP $$`,
	'exit $code',
].join('; ');

/** Returns what is to be started. From a shell, the notes `before`, `after` and `pid` go to the folder. */
export function commandLine({command, arguments: rest = [], isFromShell = true}: TerminalOptions, folder: string): [string, ...string[]] {
	const wanted: [string, ...string[]] = [command ?? program, ...rest];
	return isFromShell ? ['sh', '-c', shellScript, folder, ...wanted] : wanted;
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
