import {EventEmitter} from 'node:events';
import type {ReadStream} from 'node:tty';
import {expect, test} from 'vitest';
import {setRawMode} from '../../source/terminal/raw-mode.ts';

/** A terminal of which the system says that; Node.js emits it. */
function terminalSaying(code: string): ReadStream {
	// eslint-disable-next-line unicorn/prefer-event-target -- as the streams of Node.js are
	const terminal = new EventEmitter();
	return Object.assign(terminal, {
		setRawMode() {
			terminal.emit('error', Object.assign(new Error(`setRawMode ${code}`), {code}));
		},
	}) as unknown as ReadStream;
}

test('a terminal that is gone is no reason to stop', () => {
	const terminal = terminalSaying('EIO');
	setRawMode(terminal, true);
	expect(terminal.listenerCount('error')).toBe(0);
});

test('a terminal that is there and cannot be raw is one', () => {
	const terminal = terminalSaying('EINVAL');
	expect(() => {
		setRawMode(terminal, true);
	}).toThrow('setRawMode EINVAL');
	expect(terminal.listenerCount('error')).toBe(0);
});
