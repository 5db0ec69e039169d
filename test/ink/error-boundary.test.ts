import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import {expect, test} from 'vitest';
import {renderApp} from '../../source/ink/render-app.tsx';
import {KeyStream} from '../../source/terminal/key-stream.ts';
import {Painter} from '../../source/terminal/painter.ts';
import {createSession} from '../../source/wizard/session.ts';
import {newWizard} from '../wizard/options.ts';

test.each([
	['an error', new Error('There is no rule.'), 'There is no rule.'],
	['something else', 'no rule', 'no rule'],
])('a screen that cannot be drawn ends the wizard with %s, and draws nothing of it', async (_name, thrown, message) => {
	let written = '';
	// eslint-disable-next-line unicorn/prefer-event-target -- as the streams of Node.js are
	const terminal = Object.assign(new EventEmitter(), {
		columns: 80, rows: 25, isTTY: true,
		write(text: string, done?: () => void) {
			written += text;
			done?.();
			return true;
		},
	});
	const keyboard = new KeyStream(Object.assign(new PassThrough(), {setRawMode() {/* It is no terminal. */}, ref() {/* It holds nothing up. */}, unref() {/* Nor this. */}}) as unknown as ReadStream, () => []);
	const app = renderApp({
		session: createSession(newWizard(), () => {/* Nothing is done. */}),
		theme: {
			get rule(): string {
				// eslint-disable-next-line @typescript-eslint/only-throw-error -- packages may throw anything
				throw thrown;
			},
		},
		keyboard,
		painter: new Painter(terminal as unknown as WriteStream, {hasColour: true}),
		onTerminal() {/* It is not lent. */},
	});
	await expect(app.waitUntilExit()).rejects.toThrow(message);
	expect(written).not.toContain(message);
	expect(written).not.toContain('ERROR');
});
