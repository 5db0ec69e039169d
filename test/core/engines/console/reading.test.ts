import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../../../source/answers/secret.ts';
import {CodeCollector, codesIn} from '../../../../source/core/engines/console/codes.ts';
import {feedScreen} from '../../../../source/core/engines/console/feed.ts';
import {PlainLines} from '../../../../source/core/engines/console/plain-lines.ts';
import {redactor} from '../../../../source/core/engines/console/redact.ts';
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

	test('are kept once, and not more than fifty', () => {
		const collector = new CodeCollector([]);
		collector.add('0x00000001 0x00000001');
		for (let code = 0; code < 100; code++) {
			collector.add(`0x${code.toString(16).padStart(8, '0')}`);
		}

		expect(collector.codes).toHaveLength(50);
		expect(collector.codes.slice(0, 2)).toEqual(['0x00000001', '0x00000000']);
	});

	test('inside a text we gave to the tool are not its own', () => {
		const collector = new CodeCollector([String.raw`C:\0x12345678.bak`, 'the usual']);
		collector.add(String.raw`Writing C:\0x12345678.bak failed: 0x80070005, the usual`);
		expect(collector.codes).toEqual(['0x80070005']);
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
		pause() {
			calls.push('pause');
		},
		resume() {
			calls.push('resume');
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

describe('redaction', () => {
	const redact = redactor([new Secret('Blue-Kettle (47)'), new Secret('x'), new Secret('the usual')]);

	test.each([
		[['Password : Blue-Kettle (47)'], ['Password : [secret]']],
		[['Blue-Kettle (47)Blue-Kettle (47)'], ['[secret][secret]']],
		[['a Blue-Ket', '  tle (47) b', 'c'], ['a [secret] b', 'c']],
		[['hint: the usual'], ['hint: [secret]']],
		[['hint: x', 'ERROR: 0xC0002A0F, exit'], ['hint: [secret]', 'ERROR: 0xC0002A0F, exit']],
		[['nothing'], ['nothing']],
		[[], []],
	])('%j becomes %j', (lines, expected) => {
		expect(redact(lines)).toEqual(expected);
	});

	test('leaves nothing of any secret, whatever it is made of', () => {
		const printable = fc.string({unit: 'grapheme-ascii', minLength: 7, maxLength: 256}).filter(text => text === text.trim() && !'[secret]'.includes(text));
		fc.assert(fc.property(printable, fc.nat(), (text, place) => {
			const cut = 1 + (place % (text.length - 1));
			const redactText = redactor([new Secret(text)]);
			expect(redactText([`: ${text}`]).join('\n')).not.toContain(text);
			expect(redactText([`: ${text.slice(0, cut)}`, text.slice(cut)])).toEqual([': [secret]']);
		}), {seed: 10_589, numRuns: 200});
	});
});
