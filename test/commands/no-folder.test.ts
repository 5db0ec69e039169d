import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {makeHomes} from './homes.ts';
import {startProgram, type Ended, type ProgramOptions} from './program.ts';

const newHome = makeHomes();
const input = 'Sesame-open-2026\ncave\n';

/** Runs the program, and ends it if it does not come to an end. */
async function runBounded(flags: readonly string[], options: ProgramOptions): Promise<Ended> {
	const {ended, signal} = startProgram(flags, options);
	onTestFinished(() => {
		signal('SIGKILL');
	});
	return ended;
}

describe('in a place where no folder can be made', () => {
	test.each(['/proc/x', '/proc/x/y/z'])('runbook says so: %s', async folder => {
		const {exitCode, said, complained} = await runBounded(['runbook', folder], {home: await newHome()});
		expect({exitCode, said}).toEqual({exitCode: 1, said: ''});
		expect(complained).toBe(`${folder}/backup.cmd could not be written: this name cannot be used there.\n`);
	});

	test('run makes the backup, and says that nothing is kept of it', async () => {
		const {exitCode, said, complained} = await runBounded(['run', '--practice', '--password-stdin', '--config-dir', '/proc/x'], {home: await newHome(), input});
		expect(exitCode).toBe(0);
		expect(said + complained).toContain('could not be added to the history in /proc/x/history: this name cannot be used there.');
	});
});
