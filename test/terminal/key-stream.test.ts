import {PassThrough} from 'node:stream';
import type {ReadStream} from 'node:tty';
import {
	afterEach,
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {KeyStream} from '../../source/terminal/key-stream.ts';

type Keyboard = {readonly press: (bytes: string) => void; readonly keys: string[]; readonly read: () => void};

/** A keyboard that notes its keys; time and turns pass only when the test says so. */
function openKeyboard({isRead = true, marksPastes = true} = {}): Keyboard {
	const terminal = Object.assign(new PassThrough(), {setRawMode: vi.fn()});
	const keys: string[] = [];
	const stream = new KeyStream(terminal as unknown as ReadStream, key => {
		keys.push(key.name === 'text' ? (key as {text: string}).text : key.name);
		return [];
	}, {marksPastes});
	stream.setRawMode(true);
	const read = (): void => {
		stream.read();
	};

	if (isRead) {
		read();
	}

	return {
		keys,
		read,
		press(bytes) {
			terminal.emit('data', bytes);
		},
	};
}

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setImmediate']});
});

afterEach(() => {
	vi.useRealTimers();
});

test('a lone Escape is known within 50 milliseconds', async () => {
	const {press, keys} = openKeyboard();
	press('\u{1B}');
	await vi.advanceTimersByTimeAsync(10);
	expect(keys).toEqual([]);
	await vi.advanceTimersByTimeAsync(40);
	expect(keys).toEqual(['escape']);
});

test('an Escape that a letter follows is the Alt Gr of some keyboards, also where it arrives in two pieces', async () => {
	const {press, keys} = openKeyboard();
	press('\u{1B}');
	await vi.advanceTimersByTimeAsync(30);
	press('@');
	await vi.advanceTimersByTimeAsync(100);
	expect(keys).toEqual(['@']);
});

test('a key that follows a known Escape is a key of its own', async () => {
	const {press, keys} = openKeyboard();
	press('\u{1B}');
	await vi.advanceTimersByTimeAsync(50);
	press('a');
	await vi.advanceTimersByTimeAsync(1);
	expect(keys).toEqual(['escape', 'a']);
});

test('each key has a turn of its own', async () => {
	const {press, keys} = openKeyboard();
	press('a\tc');
	expect(keys).toEqual([]);
	await vi.advanceTimersToNextTimerAsync();
	expect(keys).toEqual(['a']);
	await vi.advanceTimersToNextTimerAsync();
	expect(keys).toEqual(['a', 'tab']);
	await vi.advanceTimersToNextTimerAsync();
	expect(keys).toEqual(['a', 'tab', 'c']);
});

test('keys wait until somebody reads them, and none is lost', async () => {
	const {press, keys, read} = openKeyboard({isRead: false});
	press('a\r');
	press('b');
	await vi.advanceTimersByTimeAsync(100);
	expect(keys).toEqual([]);
	read();
	await vi.advanceTimersByTimeAsync(10);
	expect(keys).toEqual(['a', 'enter', 'b']);
});

test('letters that came together are one text, and not past another key', async () => {
	const {press, keys} = openKeyboard();
	press('abc\u{7F}de');
	press('f\r');
	await vi.advanceTimersByTimeAsync(10);
	expect(keys).toEqual(['abc', 'backspace', 'def', 'enter']);
});

test('the rest of a paste of several lines is left out where it arrives in pieces, and keys after it count', async () => {
	const {press, keys} = openKeyboard({marksPastes: false});
	press('one\rtwo\rthr');
	await vi.advanceTimersByTimeAsync(10);
	press('ee\rfour\r');
	await vi.advanceTimersByTimeAsync(10);
	press('\u{1B}');
	await vi.advanceTimersByTimeAsync(100);
	press('x');
	await vi.advanceTimersByTimeAsync(10);
	expect(keys).toEqual(['paste', 'escape', 'x']);
});
