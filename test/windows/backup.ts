import path from 'node:path';
import {inject} from 'vitest';
import type {Computer} from './wine/computer.ts';

export const password = 'Tr0ub4dor&3-horse';
export const reminder = 'Team safe, entry 12';

/** What the stand-in for ssoconfig got. */
export type Received = {
	readonly path: string;
	/** SHA-256 in hexadecimal. */
	readonly password: string;
	readonly confirmation: string;
	readonly reminder: string;
};

/** Puts a stand-in for ssoconfig into a folder of the computer; `behaviour` as its source explains. */
export async function installTool(computer: Computer, folder: string, behaviour = 'ok', program: 'ssoconfig' | 'reading' | 'restoring' = 'ssoconfig'): Promise<void> {
	await computer.write(String.raw`${folder}\behaviour.txt`, `${behaviour}\n`);
	await computer.copyIn(path.join(inject('standIns'), `${program}.exe`), String.raw`${folder}\ssoconfig.exe`);
}

/** What the stand-in in this folder got. */
export async function receivedIn(computer: Computer, folder: string): Promise<Received> {
	const text = await computer.read(String.raw`${folder}\received.txt`);
	const [given = '', passwordHash = '', confirmation = '', hint = ''] = text.split('\n', 4);
	return {
		path: given, password: passwordHash, confirmation, reminder: hint,
	};
}

export type BackupOptions = {
	/** The folder of the tool. */
	readonly tool: string;
	readonly file: string;
	/** More arguments. */
	readonly further?: readonly string[];
	readonly password?: string;
	readonly reminder?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** As in `RunOptions`. */
	readonly limit?: number;
};

/** `entsso-backup run --json` with the password from standard input. */
export async function backUp(computer: Computer, {tool, file, further = [], password: given = password, reminder: hint = reminder, environment = {}, limit}: BackupOptions) {
	const {exitCode, output, errors} = await computer.entssoBackup(
		['run', '--install-dir', tool, '--backup-file', file, '--password-stdin', '--json', ...further],
		{input: `${given}\r\n${hint}\r\n`, environment, ...(limit !== undefined && {limit})},
	);
	const result = JSON.parse(output) as Record<string, unknown>;
	return {exitCode, errors, result};
}
