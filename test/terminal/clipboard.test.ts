import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {clipboardSequence, takesClipboard} from '../../source/terminal/clipboard.ts';

test.each<[boolean, Record<string, string>]>([
	[true, {WT_SESSION: '7e5f'}],
	[true, {TERM_PROGRAM: 'WezTerm'}],
	[true, {TERM: 'xterm-kitty'}],
	[false, {}],
	[false, {WT_SESSION: ''}],
	[false, {TERM: 'xterm-256color'}],
	[false, {TERM_PROGRAM: 'Apple_Terminal'}],
	[false, {WT_SESSION: '7e5f', TMUX: '/tmp/tmux'}],
	[false, {TERM: 'xterm-kitty', STY: '12.pts'}],
])('is %s with %o', (isTaken, environment) => {
	expect(takesClipboard({environment})).toBe(isTaken);
});

test('whatever the text holds, the terminal gets one sequence, and the text back from it', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => {
		const sequence = clipboardSequence(text);
		expect(sequence).toSatisfy((all: string) => all.startsWith('\u{1B}]52;c;') && all.endsWith('\u{7}'));
		const base64 = sequence.slice('\u{1B}]52;c;'.length, -1);
		expect(base64).toMatch(/^[\w+\/=]*$/v);
		expect(Buffer.from(base64, 'base64').toString()).toBe(Buffer.from(text).toString());
	}), {seed: 52});
});
