import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {makeHomes} from './homes.ts';
import {startProgram, type Ended, type ProgramOptions} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();
const missing = 'No record of this run could be kept, so verify, --if-older-than and --keep do not know of it.';
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

	test.each(['/proc/x', '/dev/null'])('run makes the backup, and ends with 3 since nothing is kept of it: %s', async folder => {
		const flags = ['run', '--practice', '--password-stdin', '--config-dir', folder];
		const home = await newHome();
		const {exitCode, said, complained} = await runBounded([...flags, '--json'], {home, input});
		const json = parseJson('run', said);
		expect(json).toMatchObject({verdict: 'verified', reason: 'not-recorded', summary: expect.stringContaining(missing) as unknown});
		expect(exitCode).toBe(3);
		expect(complained).toContain('VERIFIED: The backup is verified; no record of it could be kept.');
		expect(complained).toContain(missing);
		const text = await runBounded(flags, {home, input});
		expect(text).toMatchObject({exitCode: 3, said: expect.stringContaining('no record of it could be kept') as unknown});
		expect(text.complained).toContain(missing);
	});

	test('a run without its copy keeps that reason, and says both', async () => {
		const home = await newHome();
		const {exitCode, said} = await runBounded(['run', '--practice', '--password-stdin', '--json', '--copy-to', `${home}/none`, '--config-dir', '/dev/null'], {home, input});
		expect(exitCode).toBe(3);
		const {reason, summary} = parseJson('run', said);
		expect(reason).toBe('copy-folder-missing');
		expect(summary).toContain('The second copy that was asked for is missing. No record');
	});
});
