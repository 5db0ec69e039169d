import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createKeyDecoder, type Key} from '../../source/terminal/key.ts';

function decode(...chunks: string[]): string[] {
	const decoder = createKeyDecoder();
	const keys = chunks.flatMap(chunk => decoder.push(chunk));
	return [...keys, ...decoder.flush()].map(key => describeKey(key));
}

function describeKey(key: Key): string {
	return key.name === 'text' || key.name === 'paste' ? `${key.name}:${(key as {text: string}).text}` : key.name;
}

test.each([
	['letters', ['ab'], ['text:a', 'text:b']],
	['an umlaut, a sign beyond the first plane', ['ü😀'], ['text:ü', 'text:😀']],
	['Enter as CR, as LF, as both', ['\ra\nb\r\n'], ['enter', 'text:a', 'enter', 'text:b', 'enter']],
	['two Enters', ['\r\r'], ['enter', 'enter']],
	['a line end cut in two', ['\r', '\n'], ['enter']],
	['Backspace as both consoles send it', ['\u{7F}\b'], ['backspace', 'backspace']],
	['control letters', ['\u{3}\u{12}\u{16}'], ['ctrl-c', 'ctrl-r', 'ctrl-v']],
	['arrows of both modes', ['\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}OD'], ['up', 'down', 'right', 'left']],
	['Home, End, Delete', ['\u{1B}[H\u{1B}[4~\u{1B}[3~'], ['home', 'end', 'delete']],
	['F1 of three terminals', ['\u{1B}OP\u{1B}[11~\u{1B}[[A'], ['f1', 'f1', 'f1']],
	['a sequence cut in pieces', ['\u{1B}', '[', '3', '~x'], ['delete', 'text:x']],
	['a sequence nobody asked for', ['\u{1B}[I\u{1B}[<0;1;1Ma'], ['text:a']],
	['Escape alone', ['\u{1B}'], ['escape']],
	['Escape twice', ['\u{1B}\u{1B}'], ['escape', 'escape']],
	['Escape, then an arrow', ['\u{1B}\u{1B}[A'], ['escape', 'up']],
	['Escape, then Enter', ['\u{1B}\r'], ['escape', 'enter']],
	['Alt Gr as Escape and a letter', ['\u{1B}@'], ['text:@']],
	['Alt Gr and a bracket, which begins sequences', ['\u{1B}['], ['text:[']],
	['Alt Gr and the letter O, which does as well', ['a\u{1B}O'], ['text:a', 'text:O']],
	['Alt Gr letters in a row', ['\u{1B}@\u{1B}\\\u{1B}{\u{1B}}'], ['text:@', 'text:\\', 'text:{', 'text:}']],
	['a paste', ['\u{1B}[200~secret\u{1B}[201~'], ['paste:secret']],
	['a paste with a line end', ['\u{1B}[200~secret\r\n\u{1B}[201~'], ['paste:secret']],
	['a paste with a tab', ['\u{1B}[200~a\tb\u{1B}[201~'], ['paste:ab']],
	['a paste cut in pieces', ['\u{1B}[200~se', 'cret\u{1B}[20', '1~x'], ['paste:secret', 'text:x']],
	['a paste whose end never comes, left by Ctrl+C', ['\u{1B}[200~secret', '\u{3}', 'x'], ['ctrl-c', 'text:x']],
	['a paste that holds a Ctrl+C', ['\u{1B}[200~a\u{3}', 'b\u{1B}[201~'], ['paste:ab']],
	['a paste that holds a sequence', ['\u{1B}[200~a\u{1B}[Ab\u{1B}[201~'], ['paste:a[Ab']],
])('%s', (_name, chunks, keys) => {
	expect(decode(...chunks)).toEqual(keys);
});

test('a line break in a paste is told', () => {
	expect(createKeyDecoder().push('\u{1B}[200~\r\nab\r\n\u{1B}[201~')).toEqual([{
		name: 'paste', text: 'ab', lines: 1, hadLineBreak: true,
	}]);
});

test.each([
	['letters and a line end', 'secret\r\n', ['paste:secret']],
	['lines', 'one\rtwo\rthree', ['paste:']],
	['a tab among them', 'some\tthing\r', ['paste:something']],
	['no line end', 'secret', ['text:s', 'text:e', 'text:c', 'text:r', 'text:e', 'text:t']],
	['few letters and Enter', 'abc\r', ['text:a', 'text:b', 'text:c', 'enter']],
	['Enter held down', '\r'.repeat(5), ['enter', 'enter', 'enter', 'enter', 'enter']],
	['other keys among them', 'secret\u{7F}\r', ['text:s', 'text:e', 'text:c', 'text:r', 'text:e', 'text:t', 'backspace', 'enter']],
])('where pastes are not marked: %s', (_name, chunk, keys) => {
	expect(createKeyDecoder({marksPastes: false}).push(chunk).map(key => describeKey(key))).toEqual(keys);
});

test('a hasty paste tells of its line break', () => {
	expect(createKeyDecoder({marksPastes: false}).push('secret\r')).toEqual([{
		name: 'paste', text: 'secret', lines: 1, hadLineBreak: true,
	}]);
});

test('where the input is cut makes no difference', () => {
	const piece = fc.constantFrom('a', 'Z', ' ', 'ü', '\r', '\u{7F}', '\u{1B}[A', '\u{1B}[3~', '\u{1B}OP', '\u{1B}[200~pa ste\u{1B}[201~');
	const inputs = fc.array(piece, {maxLength: 20}).map(pieces => pieces.join(''));
	const property = fc.property(inputs, fc.array(fc.nat(200), {maxLength: 8}), (input, cuts) => {
		const places = cuts.map(cut => Math.min(cut, input.length)).toSorted((a, b) => a - b);
		const chunks = [...places, input.length].map((place, index) => input.slice(places[index - 1] ?? 0, place));
		expect(decode(...chunks)).toEqual(decode(input));
	});
	fc.assert(property, {seed: 10_589, numRuns: 500});
});

describe('lines of a paste are never joined', () => {
	test.each([
		['one\r\ntwo', 2],
		['one\rtwo\rthree\r', 3],
		['one\n\nthree', 3],
		['\n\none\ntwo\n\n', 2],
		['one\u{B}two', 2],
		['one\u{C}two', 2],
		['one\u{85}two', 2],
		['one\u{2028}two\u{2029}three', 3],
	])('%j', (text, lines) => {
		expect(createKeyDecoder().push(`\u{1B}[200~${text}\u{1B}[201~`)).toEqual([{
			name: 'paste', text: '', lines, hadLineBreak: true,
		}]);
	});

	test.each(['one', 'one\n', '\r\none\r\n\r\n', ''])('%j is one', text => {
		expect(createKeyDecoder().push(`\u{1B}[200~${text}\u{1B}[201~`)).toMatchObject([{text: text.trim(), lines: 1}]);
	});
});
