import {PassThrough} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import {render} from 'ink';
import TextInput from 'ink-text-input';
import {type ReactNode, useState} from 'react';
import {expect, test, vi} from 'vitest';
import {createFieldFeed, longestText} from '../../source/terminal/field-feed.ts';
import {KeyStream} from '../../source/terminal/key-stream.ts';

/** A keyboard made of a stream, and a screen that is not looked at. */
function fakeTerminal(): {keyboard: PassThrough & ReadStream; screen: WriteStream} {
	const keyboard = Object.assign(new PassThrough(), {
		isTTY: true, setRawMode: vi.fn(), ref: vi.fn(), unref: vi.fn(),
	});
	const screen = Object.assign(new PassThrough(), {columns: 80, rows: 24, isTTY: true});
	screen.resume();
	return {keyboard: keyboard as unknown as PassThrough & ReadStream, screen: screen as unknown as WriteStream};
}

/** Sends the input in one chunk to ink-text-input behind the key stream, then Enter; gives what was in the field at that Enter, and how many Enters there were before it. */
async function typeAtOnce(start: string, input: string, mask?: string): Promise<{value: string; enters: number}> {
	const {keyboard, screen} = fakeTerminal();
	const feed = createFieldFeed();
	let value = start;
	let enters = 0;
	const {promise, resolve} = Promise.withResolvers<{value: string; enters: number}>();
	const stream = new KeyStream(keyboard, key => {
		if (key.name === 'enter') {
			enters++;
			return [];
		}

		if (key.name === 'f1') {
			resolve({value, enters});
			return [];
		}

		return feed({name: 'field', value}, key);
	});

	function Field(): ReactNode {
		const [text, setText] = useState(start);
		return <TextInput value={text} {...(mask === undefined ? {} : {mask})} onChange={next => {
			value = next;
			setText(next);
		}}/>;
	}

	const app = render(<Field/>, {
		stdin: stream as unknown as ReadStream, stdout: screen, interactive: true, patchConsole: false, exitOnCtrlC: false,
	});
	await app.waitUntilRenderFlush();
	keyboard.write(`${input}\u{1B}OP`);
	const result = await promise;
	app.unmount();
	return result;
}

const rows: Array<[string, string, string, string, number?]> = [
	['three Backspaces among letters', '', 'C:\\sso.bak\u{7F}\u{7F}\u{7F}key', String.raw`C:\sso.key`],
	['a letter and a Backspace', '', 'ab\u{7F}', 'a'],
	['letters and Enter', '', 'hello\r', 'hello', 1],
	['two arrows and a letter', 'abcd', '\u{1B}[D\u{1B}[Dx', 'abxcd'],
	['an unmarked paste with a line end', '', 'secret\r\n', 'secret', 1],
	['a marked paste with a line end', '', '\u{1B}[200~secret\r\n\u{1B}[201~', 'secret', 0],
	['a marked paste with a tab', '', '\u{1B}[200~a\tb\u{1B}[201~', 'ab'],
	['a paste, then a letter', 'ab', '\u{1B}[200~XYZ\u{1B}[201~c', 'abXYZc'],
	['Ctrl+U', 'abc', '\u{15}x', 'x'],
	['Ctrl+W on a path', String.raw`C:\one\two`, '\u{17}x', String.raw`C:\one\x`],
	['Ctrl+K', 'abcd', '\u{1B}[D\u{1B}[D\u{B}', 'ab'],
	['other control letters', 'a', '\u{2}\u{14}b', 'ab'],
	['Delete', 'abcd', '\u{1B}[D\u{1B}[D\u{1B}[3~', 'abd'],
	['Delete at the end', 'abcd', '\u{1B}[3~', 'abcd'],
	['Home and End', 'bc', '\u{1B}[Ha\u{1B}[Fd', 'abcd'],
	['Ctrl+A and Ctrl+E', 'bc', '\u{1}a\u{5}d', 'abcd'],
	['Ctrl+Left and Ctrl+Right', '/one/two', '\u{1B}[1;5Dx\u{1B}[1;5Cy', '/one/xtwoy'],
	['Left beyond the start', 'a', '\u{1B}[D\u{1B}[D\u{1B}[Dxy', 'xya'],
	['Right beyond the end', 'a', '\u{1B}[C\u{1B}[Cx', 'ax'],
	['Backspace at the start', 'ab', '\u{1B}[H\u{7F}x', 'xab'],
	['a sign of two halves and a Backspace', 'a', '😀\u{7F}b', 'ab'],
	['an arrow over a sign of two halves', '😀', '\u{1B}[Dx', 'x😀'],
	['Alt Gr as Escape and a letter', 'a', '\u{1B}@b', 'a@b'],
];

test.each(rows)('%s', async (_name, start, input, value, enters = 0) => {
	expect(await typeAtOnce(start, input)).toEqual({value, enters});
});

test.each(rows)('masked: %s', async (_name, start, input, value, enters = 0) => {
	expect(await typeAtOnce(start, input, '*')).toEqual({value, enters});
});

test('a thousand keys at once arrive in order', async () => {
	const keys = Array.from({length: 1000}, (_, index) => String.fromCodePoint(97 + (index % 26))).join('');
	expect(await typeAtOnce('', keys)).toEqual({value: keys, enters: 0});
});

test('five thousand keys at once, and what is typed or pasted into a full field, are taken as far as a field goes', async () => {
	expect(await typeAtOnce('', 'x'.repeat(5000))).toEqual({value: 'x'.repeat(longestText), enters: 0});
	expect(await typeAtOnce('y'.repeat(longestText), 'x\u{1B}[200~pasted\u{1B}[201~\u{7F}z')).toEqual({value: `${'y'.repeat(longestText - 1)}z`, enters: 0});
});
