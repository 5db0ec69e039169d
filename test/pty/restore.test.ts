import {expect, test} from 'vitest';
import {
	inLines,
	onScreen,
	startRestore,
	type RestoreWalk,
} from './restore-walk.ts';
import {type TerminalOptions, withTerminal} from './terminal.ts';
import {answers, signs} from './walk.ts';

/* One restore in practice, its whole way. Those in which something goes wrong are in test/hard/restore/. */

test.concurrent.each<[name: string, walk: RestoreWalk, options: TerminalOptions]>([
	['on the screen', onScreen, {}],
	['line by line', inLines, {rows: 100, columns: 100, environment: {TERM: 'dumb'}}],
	['line by line, as asked for', inLines, {rows: 100, columns: 100, arguments: ['--plain', '--no-color', '--ascii']}],
])('a lost secret is restored, %s', async (_, walk, options) => {
	await withTerminal({...options, arguments: ['restore', '--practice', 'lost-secret', ...options.arguments ?? []]}, async terminal => {
		await startRestore(walk, terminal);
		expect(await walk.toLoaded(terminal)).toBe(1);
		expect(terminal.output).not.toContain(answers.password);
		expect(terminal.scrollback().join('\n')).toContain('PRACTICE (lost-secret)');
	});
});

test.concurrent('who needs a restore is led to it by the wizard itself', async () => {
	await withTerminal({arguments: ['--practice', 'lost-secret']}, async terminal => {
		await terminal.waitFor(signs.check);
		await terminal.waitFor('This computer needs a restore.');
		terminal.press('enter');
		await terminal.waitFor(/Step 2 of \d[\s\S]*restores the file/v);
		terminal.press('ctrl-c');
		await terminal.exited;
	});
});
