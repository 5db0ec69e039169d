import path from 'node:path';
import {expect} from 'vitest';
import {runProgram} from '../../commands/program.ts';
import {canary} from './canary.ts';

/** Makes a backup in practice whose password is the one that is searched for, and returns its path. */
export async function makeOwnFile(home: string): Promise<string> {
	const file = path.join(home, 'own.bak');
	const {said} = await runProgram(['run', '--practice', '--backup-file', file, '--password-stdin', '--json'], {
		input: `${canary.password}\n${canary.reminder}\n`, home,
	});
	expect(said).toContain('"verdict":"verified"');
	return file;
}
