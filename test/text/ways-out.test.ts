import {EventEmitter} from 'node:events';
import type {WriteStream} from 'node:tty';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {outputTo, type Output} from '../../source/commands/output.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {resultPage} from '../../source/journeys/backup/result-page.ts';
import {refused, type RunReport} from '../../source/commands/run-ending.ts';
import {toJson} from '../../source/commands/run-json.ts';
import {toComplaint, toText} from '../../source/commands/run-text.ts';
import {unexpectedLines} from '../../source/commands/unexpected.ts';
import {takeOver} from '../../source/core/engines/console/take-over.ts';
import {dash, pageLines, pathValue} from '../../source/core/paper/paper.ts';
import {recoverySheet} from '../../source/core/paper/recovery-sheet.ts';
import type {BackupResult} from '../../source/core/proof/result.ts';
import {checkIds} from '../../source/host/host.ts';
import {jsonLine} from '../../source/host/json-line.ts';
import {choiceRows} from '../../source/page/choices.ts';
import {drawFrame} from '../../source/page/draw.ts';
import {labelled} from '../../source/text/paragraph.ts';
import {linesOf} from '../../source/text/wrap.ts';
import {scrollParagraphs} from '../../source/page/scroll.ts';
import {styledText} from '../../source/terminal/styled-text.ts';
import {newsOf} from '../../source/plain/news.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {paragraphsOf, promptOf} from '../../source/plain/line-question.ts';
import {Painter} from '../../source/terminal/painter.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {frameOf} from '../ink/frame-of.tsx';
import {
	anyText,
	forbiddenIn,
	forbiddenOnScreen,
	hostileNames,
	hostileTexts,
} from './hostile.ts';
import {soiledStates} from './states.ts';

const theme = chooseTheme({isAscii: true});
const settings = {seed: 10_559, numRuns: 500};
const columns = 100;
const rows = 24;

/** Returns what the painter writes to a terminal for these frames. */
function painted(...frames: readonly string[]): string {
	let written = '';
	// eslint-disable-next-line unicorn/prefer-event-target -- as the streams of Node.js are
	const terminal = Object.assign(new EventEmitter(), {
		columns, rows, write(text: string) {
			written += text;
			return true;
		},
	});
	const painter = new Painter(terminal as unknown as WriteStream, {hasColour: true});
	painter.open();
	for (const frame of frames) {
		painter.write(frame);
	}

	return written;
}

/** Returns what is printed. */
function told(tell: (output: Output) => void): string {
	let written = '';
	tell(outputTo({
		write(text) {
			written += text;
		},
	}));
	return written;
}

function resultOf(state: WizardState): BackupResult | undefined {
	return currentJourney(state).result as BackupResult | undefined;
}

function inLines(state: WizardState): string {
	const question = openQuestion(state);
	const result = resultOf(state);
	return [
		...linesOf(newsOf(undefined, state), columns),
		...(question === undefined ? [] : [...linesOf(paragraphsOf(question), columns), promptOf(question)]),
		...(result === undefined ? [] : linesOf(resultPage(result), columns)),
	].join('\n');
}

function reportOf(text: string, result: BackupResult): RunReport[] {
	const shared = {
		computer: text, practice: text, startedAt: new Date(0), check: checkIds.map(id => ({
			id, state: 'ok' as const, detail: text, advice: text,
		})), recent: undefined, older: {
			backups: [{
				time: text, verdict: 'verified' as const, secretId: text, files: [text],
			}],
			detail: text,
		},
	};
	return [
		{...shared, ending: {kind: 'finished', result}},
		{...shared, ending: {...refused('wrong-usage', [text], [text]), file: text}},
		{
			...shared,
			ending: {
				kind: 'dry-run', file: text, command: text, reason: 'copy-folder-missing', advice: [text],
			},
		},
	];
}

// A message names the character without its brackets.
const standIn = /U\+[\dA-F]{4,6}/v;

describe.each(hostileNames)('a text that would %s', name => {
	const text = hostileTexts[name];
	const states = soiledStates(text);
	// Ink itself leaves out of a password what is not shown, and it stays as it was typed.
	const mayBeLeftOut = new Set(['password']);

	test.each(Object.entries(states))('on the screen: %s', (step, state) => {
		const frame = frameOf(state, {columns, rows});
		const output = painted(frame);
		expect(forbiddenOnScreen(output)).toEqual([]);
		// Switched once, on the way in.
		expect(output.match(/\p{Control}\[\?1049[hl]/gv)).toEqual(['\u{1B}[?1049h']);
		expect(output).not.toContain('\u{1B}[31mb');
		if (!mayBeLeftOut.has(step)) {
			expect(output).toMatch(standIn);
		}
	});

	test.each(['offer', 'check'])('on the first frame: %s', step => {
		const output = painted(drawFrame(states[step]!, {columns, rows, theme}) ?? '');
		expect(forbiddenOnScreen(output)).toEqual([]);
		expect(output).toMatch(standIn);
	});

	test.each(Object.entries(states))('in plain lines: %s', (step, state) => {
		const output = inLines(state);
		expect(forbiddenIn(output)).toEqual([]);
		expect(output).not.toMatch(/^ *FORGED/mv);
		if (step !== 'password') {
			expect(output).toMatch(standIn);
		}
	});

	test.each(['verified', 'failed'])('in the report and the sheet: %s', step => {
		const result = resultOf(states[step]!);
		const outputs = [
			told(({paragraphs}) => {
				paragraphs(lastWords(states[step]!));
			}),
			recoverySheet(result!, 'posix'),
			recoverySheet(result!, 'windows').replaceAll('\r\n', '\n'),
		];
		for (const output of outputs) {
			expect(forbiddenIn(output)).toEqual([]);
			expect(output).not.toMatch(/^ *FORGED/mv);
			expect(output).toMatch(standIn);
		}
	});

	test('from a run without questions', () => {
		for (const report of reportOf(text, resultOf(states.verified!)!)) {
			const output = told(({paragraphs}) => {
				paragraphs(toComplaint(report.ending, true));
				paragraphs(toText(report));
			});
			expect(forbiddenIn(output)).toEqual([]);
			expect(output).not.toMatch(/^FORGED/mv);
			expect(output).toMatch(standIn);
			const json = told(out => {
				out.json(toJson(report));
			});
			expect(json).toMatch(/^[ -~]+\n$/v);
			expect(JSON.parse(json)).toEqual(structuredClone(toJson(report)));
		}
	});

	test('of an error that nobody expected', () => {
		const output = told(({lines}) => {
			lines(unexpectedLines(new Error(text), {
				version: '1', bugs: text, command: ['run'], privateWords: [], system: 'linux', node: '22', folder: '/',
			}));
		});
		expect(forbiddenIn(output)).toEqual([]);
		expect(output).not.toMatch(/^FORGED/mv);
		expect(output).toContain(text[0]);
	});

	test('where the terminal is given to the tool', async () => {
		let written = '';
		// eslint-disable-next-line unicorn/prefer-event-target -- as the streams of Node.js are
		const stream = Object.assign(new EventEmitter(), {
			write(output: string) {
				written += output;
				return true;
			},
			resume() {/* Nothing comes. */},
			pause() {/* As above. */},
		});
		const tool = {resize() {/* It has no size. */}, type() {/* Nobody reads. */}, onOutput: () => () => {/* It prints nothing. */}};
		await takeOver(tool as never, [text], Promise.resolve(), {input: stream as never, output: stream as never});
		expect(forbiddenIn(written.replaceAll('\r\n', '\n'))).toEqual([]);
		expect(written).toMatch(standIn);
	});

	test('from one process of this program to another', () => {
		expect(jsonLine({text})).toMatch(/^[ -~]+\n$/v);
		expect(JSON.parse(jsonLine({text}))).toEqual({text});
	});
});

// A mode is switched by whoever draws, so the painter obeys that in a frame; no view hands it on.
const withoutModes = (text: string): string => text.replaceAll(/\p{Control}\[\?\d+[hl]/gv, '');

test('a frame that no view has made visible does not steer the terminal either', () => {
	fc.assert(fc.property(anyText, text => {
		expect(forbiddenOnScreen(painted(withoutModes(text)))).toEqual([]);
	}), settings);
});

test('whatever the text, and however wide the window, no way out lets it steer', () => {
	fc.assert(fc.property(anyText, anyText, fc.integer({min: 20, max: 120}), (text, other, width) => {
		const {rows: page} = scrollParagraphs([{text, columns: [{text: other, width: 9}], style: 'ok'}], {width, availableRows: 20, from: 0});
		const choices = choiceRows({items: [{text, detail: other}, {text: other}], selected: 1, rows: 5}, width);
		for (const output of [styledText(page), styledText(choices), styledText([[{text, style: 'key'}, {text: other}]])]) {
			expect(forbiddenOnScreen(output)).toEqual([]);
		}

		const lines = [
			...linesOf([{text}, labelled(other, 20, text), {text, exact: 'path'}, {text, exact: 'command', mark: 'Note:'}], width),
			...pageLines([pathValue('Backup file', text), dash(text)]),
		];
		expect(forbiddenIn(lines.join(''))).toEqual([]);
		expect(lines.filter(line => line.includes('\n'))).toEqual([]);
		expect(jsonLine([text, {[text]: other}])).toMatch(/^[ -~]+\n$/v);
		expect(JSON.parse(jsonLine([text, {[`-${text}`]: other}]))).toEqual([text, {[`-${text}`]: other}]);
	}), settings);
});
