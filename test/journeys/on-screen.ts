import {PassThrough} from 'node:stream';
import type {ReadStream} from 'node:tty';
import {stripVTControlCharacters} from 'node:util';
import {vi} from 'vitest';
import {openKeyboard} from '../../source/commands/wizard.ts';
import {renderApp} from '../../source/ink/render-app.tsx';
import type {Painter} from '../../source/terminal/painter.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import type {Session} from '../../source/wizard/session.ts';
import {patience} from '../limits.ts';

/** A wizard on a screen of 80 by 24, and who types. */
export type Screen = {
	/** Presses keys: each string is what a terminal sends for them. */
	press(...keys: readonly string[]): void;
	/** Waits until the screen shows all of these; gives what it shows then. */
	shown(...texts: readonly string[]): Promise<string>;
	/** Waits until the wizard has ended by itself; gives what it ended with. */
	ended(): Promise<unknown>;
	/** All frames there were. */
	frames(): string;
	close(): void;
};

export const keys = {
	enter: '\r', escape: '\u{1B}', f1: '\u{1B}OP', up: '\u{1B}[A', down: '\u{1B}[B', tab: '\t', clear: '\u{15}',
	interrupt: '\u{3}', reveal: '\u{12}', generate: '\u{7}',
} as const;

/** Has Ink draw a wizard that is started already. */
export function onScreen(session: Session): Screen {
	const terminal = Object.assign(new PassThrough(), {
		isTTY: true, setRawMode: vi.fn(), ref: vi.fn(), unref: vi.fn(),
	});
	const output = Object.assign(new PassThrough(), {columns: 80, rows: 24, isTTY: true});
	const frames: string[] = [''];
	output.on('data', (chunk: Uint8Array) => {
		const text = stripVTControlCharacters(chunk.toString());
		if (text.includes('entsso-backup')) {
			frames.push(text);
		}
	});
	const {keyboard, onShown} = openKeyboard(terminal as unknown as ReadStream, session);
	const app = renderApp({
		session,
		theme: chooseTheme({isAscii: true}),
		keyboard,
		onShown,
		painter: output as unknown as Painter,
		onTerminal() {/* No terminal is lent. */},
	});
	return {
		press(...pressed) {
			terminal.write(pressed.join(''));
		},
		async shown(...texts) {
			return vi.waitFor(() => {
				const frame = frames.at(-1)!;
				const missing = texts.find(text => !frame.includes(text));
				if (missing !== undefined) {
					throw new Error(`"${missing}" is not shown, but:\n${frame}`);
				}

				return frame;
			}, {timeout: patience, interval: 5});
		},
		ended: async () => app.waitUntilExit(),
		frames: () => frames.join('\n'),
		close() {
			app.unmount();
		},
	};
}
