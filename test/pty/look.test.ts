import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {program} from './launch.ts';
import {
	leaveAfterAsking,
	signs,
	walkTo,
	words,
} from './walk.ts';

const rows = 24;
const columns = 80;

function hasColour(terminal: TestTerminal): boolean {
	return Array.from({length: rows}, (_row, row) => row)
		.some(row => Array.from({length: columns}, (_column, column) => terminal.cell(row, column)).some(({foreground}) => foreground !== undefined));
}

async function showCheck(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor(signs.check);
	await terminal.waitFor('None logged;');
}

/** What stands in so many columns, as one line. */
function inColumns(text: string, count: number): string {
	return text.split('\n').map(row => row.slice(0, count).trim()).join(' ').trim();
}

describe.concurrent('the look', () => {
	test('has colours', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await showCheck(terminal);
			expect(hasColour(terminal)).toBe(true);
		});
	});

	test.each([
		['NO_COLOR', [], {NO_COLOR: '1'}],
		['--no-color', ['--no-color'], {}],
	])('has none with %s', async (_name, flags, environment) => {
		await withTerminal({arguments: ['--practice', ...flags], environment}, async terminal => {
			await showCheck(terminal);
			expect(hasColour(terminal)).toBe(false);
		});
	});

	test('is ASCII with --ascii', async () => {
		await withTerminal({arguments: ['--practice', '--ascii']}, async terminal => {
			await showCheck(terminal);
			expect(terminal.text()).toMatch(/^[\n\u{20}-\u{7E}]*$/v);
		});
	});

	test('leaves the last row and the last column free', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await showCheck(terminal);
			expect(terminal.screen().at(-1)).toBe('');
			expect(Math.max(...terminal.screen().map(row => row.length))).toBeLessThan(columns);
		});
	});

	test.each([
		['by itself', []],
		['without colours', ['--no-color']],
	])('shows the cursor where the next letter goes, %s', async (_name, flags) => {
		await withTerminal({arguments: ['--practice', ...flags]}, async terminal => {
			await showCheck(terminal);
			expect(terminal.cursor).toBeUndefined();
			await walkTo(terminal, 'password');
			terminal.type('abc');
			await terminal.waitFor(/Password: +\*{3}$/mv);
			const row = terminal.screen().findIndex(text => text.includes('> Password:'));
			const end = terminal.screen()[row]!.length;
			await terminal.waitUntil(() => terminal.cursor?.row === row && terminal.cursor.column === end, 'the cursor behind the text');
			terminal.press('left', 'left');
			await terminal.waitUntil(() => terminal.cursor?.row === row && terminal.cursor.column === end - 2, 'the cursor two letters back');
			terminal.press('down');
			await terminal.waitUntil(() => terminal.cursor?.row === row + 1, 'the cursor in the second field');
		});
	});

	test('is painted anew, in full and without a trace, when the window changes its size', async () => {
		const command = 'echo before; "$@"; echo after';
		await withTerminal({command: 'sh', arguments: ['-c', command, 'sh', process.execPath, program, '--practice']}, async terminal => {
			await walkTo(terminal, 'reminder');
			terminal.type('kept');
			await terminal.waitFor('Reminder: kept');
			const before = terminal.text();
			for (const [width, height] of [[60, 18], [100, 30], [40, 10], [79, 23], [62, 40], [20, 24]] as const) {
				terminal.resize(width, height);
				await terminal.waitFor(width < 60 || height < 18 ? 'Make this window' : 'Step 5 of 7');
			}

			await terminal.waitFor('now 20 x 24');
			// Nobody sees it, so it does not count.
			terminal.type(' here');
			terminal.press('enter', 'backspace', 'ctrl-c');
			// All of it has arrived before the window is larger again.
			await terminal.waitFor(words('Ctrl+C once more leaves'));
			terminal.resize(80, 24);
			await terminal.waitFor('Leave?');
			terminal.type('n');
			await terminal.waitUntil(text => text === before, 'the screen as it was');
			await leaveAfterAsking(terminal);
			await terminal.exited;
			expect(terminal.scrollback()).toEqual(['before', 'Cancelled. No backup was made.', 'after']);
		});
	});

	test('says so below 60 columns or 18 rows, and comes back', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await showCheck(terminal);
			terminal.resize(50, 17);
			await terminal.waitFor('Make this window larger');
			// Whole, also where a word would end in the last column.
			for (const width of [21, 20, 19, 13]) {
				terminal.resize(width, 17);
				await terminal.waitUntil(text => inColumns(text, width) === `Make this window larger: at least 60 columns and 18 rows, now ${width} x 17.`, 'the whole sentence');
			}

			terminal.resize(60, 18);
			await terminal.waitFor('Step 1 of 7');
			await terminal.waitFor('more below');
			terminal.press(...Array.from({length: 20}, () => 'down' as const));
			await terminal.waitFor('Enter goes on.');
		});
	});
});
