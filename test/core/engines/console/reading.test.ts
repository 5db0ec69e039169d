import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {CodeCollector} from '../../../../source/core/engines/printed-codes.ts';
import {codesIn} from '../../../../source/host/error-code.ts';
import {feedScreen} from '../../../../source/core/engines/console/feed.ts';
import {PlainLines} from '../../../../source/core/engines/console/plain-lines.ts';
import {screenColumns, ToolScreen} from '../../../../source/core/engines/console/screen.ts';

/** Cuts the text at these places. */
function cutAt(text: string, places: readonly number[]): string[] {
	const sorted = [0, ...places.map(place => place % text.length), text.length].toSorted((a, b) => a - b);
	return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
}

const cuts = fc.array(fc.nat({max: 10_000}), {maxLength: 20});

describe('codes', () => {
	test('are found anywhere, in any case, in order', () => {
		expect(codesIn('FEHLER: 0xc0002a0f : nicht erreichbar (RPC:0x800706D9:)エラー0xC0002A54です')).toEqual(['0xC0002A0F', '0x800706D9', '0xC0002A54']);
	});

	test.each([
		['0xFFFFFFFF80070005', ['0x80070005']],
		['0xffffffffc0002a0f.', ['0xC0002A0F']],
		['0x00000000C0002A0F', ['0xC0002A0F']],
		['0x0000000000000000', ['0x00000000']],
		['0X80070005', ['0x80070005']],
		['0x80070005L, 0x80070005UL', ['0x80070005', '0x80070005']],
		['0x80070005Error: 0xC0002A0Fehler', ['0x80070005', '0xC0002A0F']],
		['0x80070005, Access is denied.', ['0x80070005']],
		['0x123456789AB', []],
		['0x800700051', []],
		['0x80070005A', []],
		['0xFFFFFFFF00000005', []],
		['0x00007FF680070005', []],
		['0x00000001C0002A0F', []],
		['0xFFFFFFFFF80070005', []],
		['0x8007000', []],
		['0xC0002A0', []],
	])('%j holds %j', (text, expected) => {
		expect(codesIn(text)).toEqual(expected);
	});

	/** As many different codes as wanted, of errors or not. */
	function numbered(count: number, first: number): string[] {
		return Array.from({length: count}, (_, index) => `0x${(first + index).toString(16).toUpperCase().padStart(8, '0')}`);
	}

	test('are kept once; of those that are no errors not more than fifty', () => {
		const collector = new CodeCollector([]);
		collector.add('0x00000001 0x00000001');
		collector.add(numbered(100, 0).join(' '));
		expect(collector.codes).toHaveLength(50);
		expect(collector.codes.slice(0, 2)).toEqual(['0x00000001', '0x00000000']);
	});

	test('of errors are kept whatever stands before them', () => {
		const collector = new CodeCollector([]);
		const [, ...harmless] = numbered(5000, 0);
		collector.add(harmless.join(' '));
		collector.add('ERROR: 0xC0002A0F');
		collector.add(harmless.toReversed().join(' '));
		expect(collector.codes).toEqual([...harmless.slice(0, 50), '0xC0002A0F']);
	});

	test('of errors are kept from the beginning and from the end, and are in order', () => {
		fc.assert(fc.property(fc.nat({max: 400}), fc.nat({max: 400}), fc.nat({max: 60}), (before, behind, harmless) => {
			const collector = new CodeCollector([]);
			const all = [...numbered(before, 0x80_00_00_00), ...numbered(harmless, 1), '0xC0002A0F', ...numbered(behind, 0x90_00_00_00)];
			for (const code of all) {
				collector.add(code);
			}

			const {codes} = collector;
			const errors = codes.filter(code => /^0x[89C]/v.test(code));
			expect(all.filter(code => codes.includes(code))).toEqual(codes);
			expect(codes.length).toBeLessThanOrEqual(250);
			expect(errors[0]).toBe(before > 0 ? '0x80000000' : '0xC0002A0F');
			expect(errors.at(-1)).toBe(behind > 0 ? numbered(behind, 0x90_00_00_00).at(-1) : '0xC0002A0F');
			expect(codes.includes('0xC0002A0F')).toBe(before < 100 || behind < 100);
		}), {seed: 10_589, numRuns: 100});
	});

	test('of an error that came again is kept with the last', () => {
		const collector = new CodeCollector([]);
		collector.add(numbered(100, 0x80_00_00_00).join(' '));
		collector.add('0xC0002A0F');
		collector.add(numbered(99, 0x90_00_00_00).join(' '));
		collector.add('0xC0002A0F');
		collector.add(numbered(99, 0xA0_00_00_00).join(' '));
		expect(collector.codes).toContain('0xC0002A0F');
	});

	test('inside a text we gave to the tool are not its own', () => {
		const collector = new CodeCollector([String.raw`C:\0x12345678.bak`, 'the usual']);
		collector.add(String.raw`Writing C:\0x12345678.bak failed: 0x80070005, the usual`);
		expect(collector.codes).toEqual(['0x80070005']);
	});

	test('inside such a text in other letter case are not either', () => {
		const collector = new CodeCollector([String.raw`C:\0x80070005.bak`]);
		collector.add(String.raw`WRITING C:\0X80070005.BAK: 0xC0002A0F`);
		expect(collector.codes).toEqual(['0xC0002A0F']);
	});

	test.each(['0', 'x', '0x', '80070005', 'ERROR', ':', 'C0002A0F', '0x8007000'])('are not broken by a short text of ours, %j', text => {
		const collector = new CodeCollector([text]);
		collector.add('ERROR: 0x80070005, 0xC0002A0F');
		expect(collector.codes).toEqual(['0x80070005', '0xC0002A0F']);
	});
});

describe('lines in the stream', () => {
	const output = '\u{1B}]0;ssoconfig\u{7}\u{1B}[1;31mERROR\u{1B}[0m:\u{1B}[1C0xC000\u{1B}[7m2A0F\r\nnext\u{1B}[5;1Hlower\u{1B}(B\u{1B}Pq#\u{1B}\\ end';
	const expected = ['ERROR: 0xC0002A0F', 'next', 'lower end'];

	function linesOf(pieces: readonly string[]): string[] {
		const lines: string[] = [];
		const reader = new PlainLines(line => {
			lines.push(line);
		});
		for (const piece of pieces) {
			reader.push(piece);
		}

		reader.end();
		return lines.filter(line => line !== '');
	}

	test('are the same wherever the stream is cut', () => {
		fc.assert(fc.property(cuts, places => {
			expect(linesOf(cutAt(output, places))).toEqual(expected);
		}), {seed: 10_589, numRuns: 300});
	});

	test.each([
		['0xC0\0\u{7}002A0F'],
		['0xC000\u{9B}7m2A0F'],
		['\u{1B}]0;never ended\r\n0xC0002A0F'],
		[`\u{1B}P${'x'.repeat(2000)}0xC0002A0F`],
		[`\u{1B}]${'x'.repeat(2000)}0xC0002A0F${'x'.repeat(2000)}\u{1B}[m\u{7}`],
		['0xC0002A0F\u{1B}'],
		['0xC0002A0F\u{1B}[3'],
	])('lose no code where a sequence stands in it, or before it and has no end: %j', text => {
		for (const pieces of [[text], [...text]]) {
			expect(linesOf(pieces).flatMap(line => codesIn(line))).toEqual(['0xC0002A0F']);
		}
	});

	test('without an end are passed on in parts that lose nothing at their edges', () => {
		for (const length of [8180, 8185, 8190, 8195]) {
			const lines = linesOf(['x'.repeat(length), '0xC0002A0F', 'x'.repeat(20_000)]);
			expect(lines.flatMap(line => codesIn(line))).toContain('0xC0002A0F');
			expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(8192);
		}
	});
});

describe('the screen', () => {
	async function screenWith(output: string, places: readonly number[] = []): Promise<ToolScreen> {
		const screen = new ToolScreen();
		for (const piece of cutAt(output, places)) {
			screen.write(piece, () => undefined);
		}

		await screen.painted();
		return screen;
	}

	test.each([
		['Password : ', 'Password : '],
		['Password :\u{1B}[1C', 'Password : '],
		['\u{1B}[32mPassword\u{1B}[0m : ', 'Password : '],
		['Pass\rPassword : ', 'Password : '],
		['Passwort\u{1B}[2D\u{1B}[Kword:', 'Passwoword:'],
		['banner\r\nPassword : \u{1B}[2J\u{1B}[Hbanner\r\nPassword : ', 'Password : '],
		['パスワード：', 'パスワード：'],
	])('%j leaves the line %j unfinished', async (output, line) => {
		const screen = await screenWith(output);
		expect(screen.unfinishedLine()).toMatchObject({text: line, open: true});
	});

	test.each(['', 'done\r\n', '\r\n   ', 'text\r'])('%j leaves no line unfinished', async output => {
		const screen = await screenWith(output);
		expect(screen.unfinishedLine()).toBeUndefined();
	});

	test('a line with the cursor in it is not open', async () => {
		const screen = await screenWith('Overwrite [ ]\u{1B}[2D');
		expect(screen.unfinishedLine()).toMatchObject({open: false});
	});

	test('a line that wraps is one line', async () => {
		const long = 'x'.repeat(screenColumns + 20);
		const screen = await screenWith(`${long}\r\n${long} : `);
		expect(screen.lines()).toEqual([long, `${long} :`]);
		expect(screen.unfinishedLine()?.text).toBe(`${long} : `);
	});

	test('the same text further down is another line', async () => {
		const first = await screenWith('Password : ');
		const second = await screenWith('Password : \r\nPassword : ');
		expect(second.unfinishedLine()?.place).not.toBe(first.unfinishedLine()?.place);
	});

	test('is the same wherever the output is cut', async () => {
		const output = '\u{1B}[2J\u{1B}[HBanner\r\n\r\n\u{1B}[1mKennwort bestätigen\u{1B}[0m :\u{1B}[1C';
		await fc.assert(fc.asyncProperty(cuts, async places => {
			const screen = await screenWith(output, places);
			expect(screen.lines()).toEqual(['Banner', 'Kennwort bestätigen :']);
			expect(screen.unfinishedLine()?.text).toBe('Kennwort bestätigen : ');
		}), {seed: 10_589, numRuns: 50});
	});
});

test('a tool that prints faster than the screen paints is made to wait, and goes on', async () => {
	const calls: string[] = [];
	let print: ((text: string) => void) | undefined;
	const screen = new ToolScreen();
	const tool = {
		onOutput(listener: (text: string) => void) {
			print = listener;
			return () => undefined;
		},
		hold() {
			calls.push('pause');
			return () => {
				calls.push('resume');
			};
		},
	};
	let painted = 0;
	feedScreen(tool, screen, () => undefined, () => {
		painted++;
	});
	print?.('x'.repeat(200_000));
	expect(calls).toEqual([]);
	print?.('y\r\n'.repeat(50_000));
	expect(calls).toEqual(['pause']);
	await screen.painted();
	expect(calls).toEqual(['pause', 'resume']);
	expect(painted).toBe(1);
});
