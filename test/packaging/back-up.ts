import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {expect} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {runProgram} from '../commands/program.ts';
import {inventory} from './unpack.ts';

/** Has the program in a folder make a backup in practice, with this home, and looks that it wrote nothing there. */
export async function expectToBackUp(folder: string, cli: string, home: string): Promise<void> {
	const before = await inventory(folder);
	await mkdir(home);
	const program = path.join(folder, cli);
	expect(await runProgram(['--version'], {home, program})).toMatchObject({exitCode: 0, said: `${packageJson.version}\n`});
	const backupFile = path.join(home, 'sso.bak');
	const {exitCode, said} = await runProgram(
		['run', '--practice', '--json', '--password-stdin', '--backup-file', backupFile],
		{home, program, input: 'Tr0ub4dor&3-horse\nTeam safe, entry 12\n'},
	);
	expect(JSON.parse(said)).toMatchObject({verdict: 'verified', engine: 'console', file: backupFile});
	expect(exitCode).toBe(0);
	expect(await inventory(folder)).toEqual(before);
}
