import {describe, expect, test} from 'vitest';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {signs} from './walk.ts';

const rows = 24;
const columns = 80;

function hasColour(terminal: TestTerminal): boolean {
	return Array.from({length: rows}, (_row, row) => row)
		.some(row => Array.from({length: columns}, (_column, column) => terminal.cell(row, column)).some(({foreground}) => foreground !== undefined));
}

async function showCheck(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor(signs.check);
	await terminal.waitFor('Never backed up');
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

	test('says so below 60 columns or 18 rows, and comes back', async () => {
		await withTerminal({arguments: ['--practice']}, async terminal => {
			await showCheck(terminal);
			terminal.resize(50, 17);
			await terminal.waitFor('Make this window larger');
			terminal.resize(60, 18);
			await terminal.waitFor('Step 1 of 7');
			await terminal.waitFor('more below');
			terminal.press(...Array.from({length: 12}, () => 'down' as const));
			await terminal.waitFor('Press Enter to go on.');
		});
	});
});
