import {expect, test} from 'vitest';
import {createProgram, runProgram} from '../../../source/command-line/program.ts';
import {UsageError} from '../../../source/command-line/usage-error.ts';
import {createRandom, mutate} from './mutate.ts';

const cases = 2000;

const samples = [
	'wizard --practice',
	'check --json',
	'verify /x/y.bak --json',
	'history --config-dir /c',
	'run --password-stdin --reminder x --backup-file /b/x.bak --copy-to /c --engine console --time-limit 300 --json',
	'--install-dir /a --backup-file /b --copy-to /c --engine api --practice slow --dry-run --plain --ascii --no-color',
	'runbook /r --backup-file /b',
	'--version',
	'--help',
	'help run',
	'--time-limit=1e400',
	'--engine=x',
	'-x --',
	'run -- -a',
];

test(`${cases} mutated command lines call one command with whole flags, or are refused in words`, async () => {
	const random = createRandom(10_589);
	let called = 0;
	for (let index = 0; index < cases; index++) {
		const words = mutate(samples, random).split(' ');
		const seen: unknown[] = [];
		const note = async (flags: unknown): Promise<number> => {
			seen.push(flags);
			return 0;
		};

		const program = createProgram({
			version: '0.0.0',
			pathStyle: 'posix',
			environment: {},
			commands: {
				wizard: note, check: note, verify: note, history: note, run: note, restore: note, guide: note, runbook: note,
			},
			end() {/* Nothing ends here. */},
		});
		const said: string[] = [];
		const write = (text: string): void => {
			said.push(text);
		};

		for (const command of [program.command, ...program.command.commands]) {
			command.configureOutput({writeOut: write, writeErr: write});
		}

		try {
			await runProgram(program, words);
			called++;
			// Help and the like call nothing. A timer that runs for longer ends at once.
			expect(seen.length > 0 || said.length > 0).toBe(true);
			expect(seen.map(flags => timeLimitOf(flags)).filter(time => !(time > 0 && time < 2 ** 31))).toEqual([]);
		} catch (error) {
			expect(error, JSON.stringify(words)).toBeInstanceOf(UsageError);
			expect(said.join('')).toContain((error as UsageError).message);
			expect(seen).toEqual([]);
		}
	}

	console.log(`fuzz: command line, ${cases} cases, ${called} of them accepted`);
	expect(called).toBeGreaterThan(50);
});

/** Milliseconds; a second for a command that knows no limit. */
function timeLimitOf(flags: unknown): number {
	return (flags as {timeLimit?: number}).timeLimit ?? 1000;
}
