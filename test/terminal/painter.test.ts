import {EventEmitter} from 'node:events';
import type {WriteStream} from 'node:tty';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Painter} from '../../source/terminal/painter.ts';
import {Screen} from '../pty/screen.ts';

const columns = 20;
const rows = 6;

/** A painter and the screen it paints on. */
// eslint-disable-next-line unicorn/prefer-event-target -- as the streams of Node.js are
class Studio extends EventEmitter {
	columns = columns;
	rows = rows;
	/** All that was written since the last look. */
	written = '';
	readonly screen = new Screen(columns, rows, () => undefined);
	readonly painter: Painter;

	constructor(hasColour = true) {
		super();
		this.painter = new Painter(this as unknown as WriteStream, {hasColour});
		this.painter.open();
	}

	write(text: string, done?: () => void): boolean {
		this.written += text;
		done?.();
		return true;
	}

	/** Paints a frame as Ink writes it: the way back over the one before, then the text. */
	async show(text: string): Promise<string[]> {
		this.painter.write('\u{1B}[?2026h');
		this.painter.write(`\u{1B}[2K\u{1B}[1A\u{1B}[2K\u{1B}[G${text}\n`);
		this.painter.write('\u{1B}[?2026l');
		return this.look();
	}

	async look(): Promise<string[]> {
		const {promise, resolve} = Promise.withResolvers<void>();
		this.screen.write(this.written, resolve);
		await promise;
		this.written = '';
		return this.screen.rows();
	}

	resize(width: number, height: number): void {
		this.columns = width;
		this.rows = height;
		this.screen.resize(width, height);
		this.emit('resize');
	}
}

const blank = Array.from({length: rows}, () => '');
const style = /\p{Control}\[\d+m/gv;
const unstyled = (text: string): string => text.replaceAll(style, '').trimEnd();

const piece = fc.constantFrom('a', 'bc', ' ', ' '.repeat(3), ' '.repeat(7), 'ü', '\u{65E5}\u{672C}', '\u{1B}[36mcyan\u{1B}[39m', '\u{1B}[1mbold\u{1B}[22m', '\u{1B}[30m\u{1B}[43mwarn\u{1B}[49m\u{1B}[39m');
const line = fc.array(piece, {maxLength: 3}).map(pieces => pieces.join(''));
const frame = fc.array(line, {minLength: 1, maxLength: rows - 1});

test('what is on the screen is the last frame, whatever was there before', async () => {
	await fc.assert(fc.asyncProperty(fc.array(frame, {minLength: 1, maxLength: 6}), async frames => {
		const studio = new Studio();
		for (const lines of frames) {
			expect(await studio.show(lines.join('\n'))).toEqual([...lines.map(text => unstyled(text)), ...blank].slice(0, rows));
		}

		studio.screen.dispose();
	}), {seed: 10_589, numRuns: 300});
});

test('looks are painted as well as letters', async () => {
	const studio = new Studio();
	await studio.show('a \u{1B}[31mred\u{1B}[39m b');
	expect(studio.screen.cell(0, 2).foreground).toBe(1);
	await studio.show('a \u{1B}[32mred\u{1B}[39m b');
	expect(studio.screen.cell(0, 2).foreground).toBe(2);
	expect(studio.screen.cell(0, 6).foreground).toBeUndefined();
	await studio.show('a red b');
	expect(studio.screen.cell(0, 2).foreground).toBeUndefined();
});

test('only what changed is written', async () => {
	const studio = new Studio();
	await studio.show('one\ntwo\nthree');
	await studio.look();
	studio.painter.write('\u{1B}[2K\u{1B}[Gone\ntwo\nthrew\n');
	expect(studio.written).toBe('\u{1B}[3;5Hw');
	await studio.look();
	studio.painter.write('\u{1B}[2K\u{1B}[Gone\ntwo\nthrew\n');
	expect(studio.written).toBe('');
});

test('without colours, bold is left', async () => {
	const studio = new Studio(false);
	await studio.show('\u{1B}[31m\u{1B}[1mred\u{1B}[22m\u{1B}[39m \u{1B}[93mbright\u{1B}[39m');
	expect(studio.screen.cell(0, 0)).toMatchObject({foreground: undefined, bold: true});
	expect(studio.screen.cell(0, 5).foreground).toBeUndefined();
});

test('the cursor stands where one was drawn, and is hidden where none was', async () => {
	const studio = new Studio();
	await studio.show('no field');
	expect(studio.screen.isCursorVisible).toBe(false);
	await studio.show('field: ab\u{1B}[7m \u{1B}[27m');
	expect(studio.screen).toMatchObject({isCursorVisible: true, cursor: {row: 0, column: 9}});
	expect(studio.screen.cell(0, 9).inverse).toBe(false);
	await studio.show('field: a\u{1B}[7mb\u{1B}[27m\nand a word');
	expect(studio.screen).toMatchObject({isCursorVisible: true, cursor: {row: 0, column: 8}});
	await studio.show('no field');
	expect(studio.screen.isCursorVisible).toBe(false);
});

test('a resize paints the frame anew; what does not fit is left out', async () => {
	const studio = new Studio();
	await studio.show('one two three\nfour\nfive\nsix');
	studio.resize(8, 2);
	expect(await studio.look()).toEqual(['one two', 'four']);
	studio.resize(columns, rows);
	expect(await studio.look()).toEqual(['one two three', 'four', 'five', 'six', '', '']);
});

test('a frame that goes away leaves nothing', async () => {
	const studio = new Studio();
	await studio.show('one\ntwo');
	studio.painter.write('\u{1B}[2K\u{1B}[1A\u{1B}[2K\u{1B}[G');
	expect(await studio.look()).toEqual(blank);
});

test('whoever waits for what was written is called back', async () => {
	const studio = new Studio();
	await new Promise<void>(resolve => {
		studio.painter.write('', () => {
			resolve();
		});
	});
});

test('the alternate screen is entered once, whoever asks, and left when the painter closes', async () => {
	const studio = new Studio();
	studio.painter.write('one');
	await studio.look();
	studio.painter.write('\u{1B}[?1049h');
	expect(studio.written).toBe('');
	studio.painter.close();
	expect(studio.written).toContain('\u{1B}[?1049l');
	await studio.look();
	studio.painter.close();
	expect(studio.written).toBe('');
});

test('the order in which styles were set makes no difference', async () => {
	const studio = new Studio();
	await studio.show('\u{1B}[30m\u{1B}[43mwarn\u{1B}[49m\u{1B}[39m');
	studio.painter.write('\u{1B}[43m\u{1B}[30mwarn\u{1B}[39m\u{1B}[49m');
	expect(studio.written).toBe('');
});

test('what is written after a frame with nothing new does not wait for anything', async () => {
	const studio = new Studio();
	await studio.show('one');
	const waiting: Array<() => void> = [];
	studio.write = (text, done) => {
		studio.written += text;
		if (done !== undefined) {
			waiting.push(done);
		}

		return true;
	};

	studio.painter.write('one');
	studio.painter.write('');
	studio.painter.write('\u{1B}[?1049l');
	expect(studio.written).toContain('\u{1B}[?1049l');
});

test('a terminal that does not tell its size is taken for one of the usual size', () => {
	const studio = new Studio();
	studio.columns = 0;
	studio.rows = 0;
	expect(studio.painter).toMatchObject({columns: 80, rows: 24});
	studio.painter.write('a frame');
	expect(studio.written).toContain('a frame');
	studio.screen.dispose();
});

test('a terminal that is gone does not end the program', async () => {
	// eslint-disable-next-line unicorn/prefer-event-target -- as the streams of Node.js are
	const gone = Object.assign(new EventEmitter(), {
		columns, rows, write(_text: string, done?: (error: Error) => void) {
			done?.(new Error('write EIO'));
			return true;
		},
	});
	const painter = new Painter(gone as unknown as WriteStream, {hasColour: true});
	const errors: Error[] = [];
	painter.on('error', error => {
		errors.push(error);
	});
	for (const text of ['\u{1B}[?2026h', 'text\n', '', '\u{1B}[?2026l']) {
		const {promise, resolve} = Promise.withResolvers<void>();
		painter.write(text, () => {
			resolve();
		});
		await promise;
	}

	expect(errors).toEqual([]);
});
