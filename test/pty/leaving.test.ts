import {Buffer} from 'node:buffer';
import {spawn} from 'node:child_process';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {restored} from './restored.ts';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {
	answers,
	leaveAfterAsking,
	signs,
	steps,
	walkTo,
	startRun,
	words,
} from './walk.ts';

const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

async function leave(terminal: TestTerminal, exitCode: number, isAsked = false): Promise<void> {
	if (isAsked) {
		await leaveAfterAsking(terminal);
	} else {
		terminal.press('ctrl-c');
	}

	expect(await terminal.afterwards()).toEqual({exitCode, signal: 0, ...restored});
}

describe.concurrent('Ctrl+C leaves, the terminal as it was', () => {
	test('on the offer', async () => {
		await withTerminal({}, async terminal => {
			await terminal.waitFor('Choose a case');
			await leave(terminal, 130);
			expect(terminal.scrollback().join('\n')).toContain('Cancelled. Nothing was backed up or restored.');
		});
	});

	test.each(steps)('on the screen of %s', async step => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, step);
			await leave(terminal, 130, steps.indexOf(step) > steps.indexOf('password'));
			expect(terminal.scrollback().join('\n')).toContain('Cancelled. No backup was made.');
		});
	});

	test('once more, where it asks', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'review');
			terminal.press('ctrl-c');
			await terminal.waitFor('Leave?');
			terminal.press('enter');
			await terminal.waitFor('Step 7 of 7');
			terminal.press('ctrl-c');
			await terminal.waitFor('Leave?');
			await leave(terminal, 130);
		});
	});

	test('on the explanation of a step', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await terminal.waitFor(signs.check);
			terminal.press('f1');
			await terminal.waitFor('explained');
			await leave(terminal, 130);
		});
	});

	test('on the question about the folder', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'backup-file');
			await terminal.waitFor(words('made when the backup runs, if you agree'));
			terminal.press('enter');
			await terminal.waitFor('Make it?');
			await leave(terminal, 130);
		});
	});

	test('while the tool runs it asks first; the tool is ended', async () => {
		await withTerminal({arguments: ['--practice', 'hangs']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor(/running +Wait for ENTSSO/v);
			terminal.press('ctrl-c');
			await terminal.waitFor('Stop the tool?');
			terminal.press('enter');
			await terminal.waitForGone('Stop the tool?');
			terminal.press('escape');
			await terminal.waitFor('Stop the tool?');
			terminal.type('y');
			await terminal.waitFor('FAILED');
			await terminal.waitFor('Result');
			await leave(terminal, 130, true);
		});
	});

	test('on the result, which is printed all the same', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor('VERIFIED');
			// What was asked for is done.
			await leave(terminal, 0);
			expect(terminal.scrollback().join('\n')).toContain('VERIFIED: The master secret is backed up.');
		});
	});
});

describe.concurrent('a signal from outside', () => {
	test.each([['SIGTERM', 143], ['SIGHUP', 129], ['SIGINT', 130]] as const)('%s ends the wizard in good order', async (signal, exitCode) => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'password');
			terminal.type(answers.password);
			await terminal.signal(signal);
			expect(await terminal.afterwards()).toMatchObject({exitCode, ...restored});
		});
	});
});

test.concurrent('a signal while the tool runs ends the tool, and its result is printed', async () => {
	await withTerminal({arguments: ['--practice', 'hangs']}, async terminal => {
		await startRun(terminal);
		await terminal.waitFor(/running +Wait for ENTSSO/v);
		await terminal.signal('SIGTERM');
		expect(await terminal.afterwards()).toMatchObject({exitCode: 143, ...restored});
		expect(terminal.scrollback().join('\n')).toContain('The backup was cancelled before ssoconfig ended.');
	});
});

describe.concurrent('without a terminal', () => {
	test.each([
		['input and output redirected', []],
		['the command named', ['wizard', '--practice']],
	])('%s: exit code 2, and what to do instead', async (_name, flags) => {
		const child = spawn(process.execPath, [program, ...flags], {stdio: ['pipe', 'pipe', 'pipe']});
		onTestFinished(() => {
			child.kill('SIGKILL');
		});
		child.stdin.end();
		const [said, complained, exitCode] = await Promise.all([
			text(child.stdout), text(child.stderr), new Promise(resolve => {
				child.once('close', resolve);
			}),
		]);
		expect(exitCode).toBe(2);
		expect(said).toBe('');
		expect(complained).toContain('entsso-backup run --backup-file FILE --reminder TEXT --password-stdin');
		expect(complained).not.toContain('    at ');
	});
});

describe.concurrent('an error that nobody expected is told after the terminal is as it was, in words and without lines of the program', () => {
	// Thrown when the process is told to, from a timer: as in a part that nobody waits for.
	const code = 'process.on("SIGUSR2", () => setTimeout(() => { throw new Error("a sum that does not add up"); }));';
	const preload = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;

	test.each([
		['wizard, where a password is typed', [], async (terminal: TestTerminal) => {
			await walkTo(terminal, 'password');
			terminal.type(answers.password);
			await terminal.waitFor('*'.repeat(answers.password.length));
		}],
		['wizard, while the tool runs', ['hangs'], async (terminal: TestTerminal) => {
			await startRun(terminal);
			await terminal.waitFor(/running +Wait for ENTSSO/v);
		}],
		['wizard in plain mode', ['--plain'], async (terminal: TestTerminal) => {
			await terminal.waitFor('This computer needs a backup');
		}],
	] as const)('%s', async (_where, flags, reach) => {
		await withTerminal({arguments: ['--practice', ...flags], environment: {NODE_OPTIONS: `--import ${preload}`}}, async terminal => {
			await reach(terminal);
			await terminal.signal('SIGUSR2');
			expect(await terminal.afterwards()).toEqual({exitCode: 1, signal: 0, ...restored});
			const told = terminal.scrollback().join('\n').replaceAll(/\s+/gv, ' ');
			expect(told).toContain('came upon an error it does not know, and has ended: Error: a sum that does not add up');
			expect(told).toMatch(/Please report this, with these lines: entsso-backup [\d.]+, wizard [\s\S]* Node\.js [\d.]+, [\s\S]* at Timeout/v);
			expect(told).not.toContain('throw new Error');
			expect(told).not.toContain(answers.password);
		});
	});
});
