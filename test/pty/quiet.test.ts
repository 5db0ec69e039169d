import {describe, expect, test} from 'vitest';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {
	answers,
	signs,
	startRun,
	steps,
	walkTo,
} from './walk.ts';

/** Bytes that the program writes while `act` goes on, which ends with a look at the screen. */
async function bytesDuring(terminal: TestTerminal, act: () => Promise<void>): Promise<number> {
	const before = terminal.bytes;
	await act();
	return terminal.bytes - before;
}

describe.concurrent('little is written to the terminal', () => {
	test('for a key in the password field: 49 bytes at most', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'password');
			let counted = 0;
			for (const [index, letter] of [...'correct horse battery'].entries()) {
				const before = terminal.output.length;
				const bytes = await bytesDuring(terminal, async () => {
					terminal.type(letter);
					await terminal.waitFor(new RegExp(String.raw`Password: +\*{${index + 1}}\n[\s\S]*(?:, |  )${index + 1} character`, 'v'));
				});
				// What is said of the password changes now and then, there and back too, and is written then.
				if (/[a-z]{3}/v.test(terminal.output.slice(before).replaceAll('characters', ''))) {
					continue;
				}

				expect(bytes, `${index + 1}: ${letter}`).toBeLessThanOrEqual(49);
				counted++;
			}

			// Nothing else is said between the second letter and the seventh, which is when the strength is judged.
			expect(counted).toBeGreaterThanOrEqual(4);
		});
	});

	test('for a step forward: 2500 bytes at most', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'check');
			await terminal.waitFor('Enter goes on.');
			for (const [index, step] of steps.slice(1).entries()) {
				expect(await bytesDuring(terminal, async () => walkTo(terminal, step, answers, steps[index])), step).toBeLessThanOrEqual(2500);
			}
		});
	});

	test('while the tool runs: 40 bytes a second at most', async () => {
		await withTerminal({arguments: ['--practice', 'hangs']}, async terminal => {
			await startRun(terminal);
			await terminal.waitFor(/Wait for ENTSSO +2 s/v);
			const bytes = await bytesDuring(terminal, async () => terminal.waitFor(/Wait for ENTSSO +5 s/v));
			expect(bytes).toBeLessThanOrEqual(3 * 40);
			expect(bytes).toBeGreaterThan(0);
		});
	});

	test('nothing where a key changes nothing', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await walkTo(terminal, 'reminder');
			terminal.type('x');
			await terminal.waitFor(/Reminder: x/v);
			const bytes = await bytesDuring(terminal, async () => {
				terminal.press('end', 'end', 'up', 'tab');
				terminal.type('y');
				await terminal.waitFor(/Reminder: xy/v);
			});
			expect(bytes).toBeLessThanOrEqual(49);
		});
	});
});

test.concurrent('the screen is the same however it was come by', async () => {
	await withTerminal({arguments: ['--practice']}, async terminal => {
		await walkTo(terminal, 'review');
		terminal.press('escape');
		await terminal.waitFor(signs['second-copy']);
		terminal.press('enter');
		await terminal.waitFor('Enter will');
		const changed = terminal.text();
		terminal.resize(81, 24);
		terminal.resize(80, 24);
		await terminal.waitFor('Enter will');
		await terminal.waitUntil(text => text === changed, 'the same screen, painted anew');
	});
});
