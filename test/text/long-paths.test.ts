import {stripVTControlCharacters} from 'node:util';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {lastWords} from '../../source/commands/last-words.ts';
import {outputTo} from '../../source/commands/output.ts';
import type {RunReport} from '../../source/commands/run-ending.ts';
import {toText} from '../../source/commands/run-text.ts';
import {recoverySheet} from '../../source/core/paper/recovery-sheet.ts';
import type {BackupResult} from '../../source/core/proof/result.ts';
import {stateWord} from '../../source/text/state-word.ts';
import {linesOf, wrap} from '../../source/text/wrap.ts';
import {drawFrame, drawPage} from '../../source/page/draw.ts';
import {isFieldRow, type PageRow, rowsOfField} from '../../source/page/field-row.ts';
import {frameSize} from '../../source/page/frame.ts';
import {newsOf} from '../../source/plain/news.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {paragraphsOf} from '../../source/plain/line-question.ts';
import {runbookPage} from '../../source/runbook/runbook-page.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	type WizardState,
} from '../../source/wizard/state.ts';
import {
	healthyWorld,
	newWizard,
	play,
	result,
} from '../wizard/options.ts';

/*
A path is right where every character of it stands there, in order, and where it is broken only behind a separator.
*/

/** A path of so many characters. */
function pathOf(length: number): string {
	const name = String.raw`x\SSO-BIZ01.bak`;
	return `D:\\${'Backups of the year\\'.repeat(20)}`.slice(0, length - name.length).concat(name);
}

const paths = [pathOf(162), pathOf(260)];
const copyOf = (path: string): string => path.replace('D', 'E');
const sheetOf = (path: string): string => `${path}.recovery.txt`;

function resultWith(path: string): BackupResult {
	return {
		...result,
		summary: 'The master secret is backed up, and ENTSSO confirms it: by its event 10559 (one proof).',
		file: path,
		copy: copyOf(path),
		recoverySheet: sheetOf(path),
		advice: [{id: 'earlier-backup', text: 'See:', command: `entsso-backup verify "${path}"`}],
	};
}

function atReview(path: string): WizardState {
	const texts = {
		'install-directory': path, 'backup-file': copyOf(path), 'second-copy': sheetOf(path), reminder: 'In the safe.',
	};
	const start = changeAnswers(changeJourney(newWizard(), {step: 'reminder'}), {texts});
	// All of it is looked at, and there is no password yet, so that nothing is started.
	const looked = play([{type: 'edit', question: 'reminder'}, {type: 'go-on'}], healthyWorld, changeJourney(start, {step: 'review'})).state;
	return changeView(changeJourney(looked, {step: 'review'}), {selected: 0});
}

const atResult = (path: string): WizardState => changeJourney(newWizard(), {step: 'result', result: resultWith(path)});

function textOf(row: PageRow): string {
	return isFieldRow(row) ? '' : row.map(({text}) => text).join('').trimEnd();
}

/** Returns all rows of a page, each of which has been seen when it was scrolled through. */
function scrolled(state: WizardState, columns: number, rows: number): string[] {
	const {width, availableRows} = frameSize({columns, rows});
	const all = drawPage(state, {width, availableRows: 1000}).rows.map(row => textOf(row));
	const seen = new Set<string>();
	let at = reduce(state, {type: 'resized', pageRows: availableRows}).state;
	for (const _ of all) {
		const frame = drawFrame(at, {columns, rows, theme: chooseTheme({isAscii: true})}) ?? '';
		for (const row of stripVTControlCharacters(frame).split('\n')) {
			seen.add(row.trimEnd());
		}

		const command = commandFor(at, 'page-down');
		at = command === undefined ? at : reduce(at, command).state;
		const {last} = drawPage(at, {width, availableRows});
		at = reduce(at, {type: 'page-ended', lastRow: last}).state;
	}

	const why = all.indexOf('');
	const below = all.indexOf('The same without questions, for example every month:');
	// Where rows are few, the sentences above the answers are left out, and what F1 tells too.
	expect(all.slice(why + 1, below === -1 ? undefined : below).filter(row => !seen.has(row))).toEqual([]);
	return all;
}

/** Returns the text of rows without their columns: labels, and the indents below them. */
function joined(lines: readonly string[], indent: number): string {
	return lines.map(line => line.slice(indent)).join('');
}

function printed(columns: number | undefined, paragraphs: Parameters<ReturnType<typeof outputTo>['paragraphs']>[0]): string[] {
	let written = '';
	outputTo({
		columns,
		write(text) {
			written += text;
		},
	}).paragraphs(paragraphs);
	return written.split('\n');
}

function runReport(path: string): RunReport {
	return {
		ending: {kind: 'finished', result: resultWith(path)}, computer: 'HOST1', practice: undefined, startedAt: new Date(0), check: [], recent: undefined, older: undefined,
	};
}

const widths = [60, 80, 120];
const sizes: ReadonlyArray<readonly [columns: number, rows: number]> = [[60, 18], [80, 24], [120, 40]];
const endOfBroken = /\\$/v;

/** Returns whether a path stands in lines below each other, whole, and broken behind separators. */
function isWhole(lines: readonly string[], indent: number, path: string): boolean {
	return lines.some((_, first) => {
		let text = '';
		for (const line of lines.slice(first)) {
			text += line.slice(indent);
			if (text === path) {
				return true;
			}

			if (text === '' || !path.startsWith(text) || !endOfBroken.test(line)) {
				return false;
			}
		}

		return false;
	});
}

function expectWhole(lines: readonly string[], indent: number, whole: readonly string[]): void {
	expect(whole.filter(path => !isWhole(lines, indent, path)), lines.join('\n')).toEqual([]);
}

/** The paths of the file and its copy stand by themselves, so that they can be selected, or beside their labels. */
function expectResult(lines: readonly string[], path: string): void {
	for (const each of [path, copyOf(path)]) {
		expect([0, 15].some(indent => isWhole(lines, indent, each)), lines.join('\n')).toBe(true);
	}

	expectWhole(lines, 15, [sheetOf(path)]);
}

describe.each(paths)('the path %s', path => {
	const all = [path, copyOf(path), sheetOf(path)];

	test.each(sizes)('on Review and Result in a window of %i columns and %i rows, as it is scrolled', (columns, rows) => {
		expectWhole(scrolled(atReview(path), columns, rows), 21, all);
		expectResult(scrolled(atResult(path), columns, rows), path);
	});

	test.each(widths)('in the window after the wizard, and of a run without questions, %i columns wide', width => {
		for (const lines of [printed(width, lastWords(atResult(path))), printed(width, toText(runReport(path)))]) {
			expectResult(lines, path);
			// Only what is copied to a prompt may be longer.
			expect(lines.filter(line => line.length >= width && !line.includes('entsso-backup verify'))).toEqual([]);
			expect(lines.join('\n')).toContain(`entsso-backup verify "${path}"\n`);
		}
	});

	test.each(widths)('in plain mode, %i columns wide', width => {
		const review = linesOf(paragraphsOf(openQuestion(atReview(path))!), width - 1);
		expectWhole(review, 24, all);
		expect(review.filter(line => line.length >= width)).toEqual(review.filter(line => line.startsWith('Command: ')));
		expect(review).toContain(`Command: ssoconfig -backupsecret "${copyOf(path)}"`);
		expect(linesOf(newsOf(undefined, atReview(path)), width - 1).filter(line => line.length >= width)).toEqual([]);
	});

	test('where no terminal is: in one line', () => {
		const lines = printed(undefined, toText(runReport(path)));
		for (const each of all) {
			expect(lines.some(line => line.endsWith(` ${each}`))).toBe(true);
		}
	});

	test('on paper', () => {
		const sheet = recoverySheet(resultWith(path), 'windows').split('\r\n');
		expectWhole(sheet, 14, [path, copyOf(path)]);
		expect(Math.max(...sheet.map(line => line.length))).toBeLessThanOrEqual(78);
		const page = runbookPage({installDirectory: undefined, backupFile: path}).split('\r\n');
		expect(joined(page, 3)).toContain(`"${path}"`);
		expect(Math.max(...page.map(line => line.length))).toBeLessThanOrEqual(78);
	});
});

test('whatever the window, no row of a page is wider than it, and none is lost', () => {
	const length = fc.integer({min: 20, max: 400});
	fc.assert(fc.property(fc.integer({min: 60, max: 200}), fc.integer({min: 18, max: 60}), length, fc.constantFrom(atReview, atResult), (columns, rows, characters, at) => {
		const path = pathOf(Math.max(characters, 60));
		const {width, availableRows} = frameSize({columns, rows});
		const state = at(path);
		const page = drawPage(state, {width, availableRows}).rows;
		const drawn = page.flatMap(row => isFieldRow(row) ? rowsOfField(state, row, width) : [row]);
		expect(drawn.length).toBeLessThanOrEqual(availableRows);
		expect(Math.max(...drawn.map(row => row.map(({text}) => text).join('').trimEnd().length))).toBeLessThanOrEqual(Math.min(columns - 1, width));
		const rowsSeen = scrolled(state, columns, rows);
		if (at === atReview) {
			expectWhole(rowsSeen, 21, [path, copyOf(path), sheetOf(path)]);
		} else {
			expectResult(rowsSeen, path);
		}
	}), {seed: 10_561, numRuns: 60});
});

test('a state in words stands apart from what it is about', () => {
	expect(wrap([{text: 'It is there.', columns: [stateWord('missing')]}], 60)[0]?.map(({text}) => text).join('')).toBe('missing  It is there.');
});
