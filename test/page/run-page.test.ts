import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import wrapAnsi from 'wrap-ansi';
import type {PromptKind} from '../../source/core/engines/task.ts';
import {footRows, frameSize} from '../../source/page/frame.ts';
import type {ScrolledRows as Page} from '../../source/page/scroll.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {changeView, type WizardState} from '../../source/wizard/state.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

const sizes = [[60, 18], [70, 22], [80, 24], [100, 24]] as const;
const kinds: readonly PromptKind[] = ['password', 'confirmation', 'reminder'];

function pageIn(state: WizardState, [columns, rows]: readonly [number, number], from = state.view.scrollTop): Page {
	const {width, availableRows} = frameSize({columns, rows});
	const {rows: page, last} = drawPage(changeView(state, {scrollTop: from}), {width, availableRows});
	return {rows: page.map(row => isFieldRow(row) ? [] : row), last};
}

const textOf = ({rows}: Page): string[] => rows.map(row => row.map(({text}) => text).join(''));

/** All that can be read by scrolling, each row once. */
function readAll(state: WizardState, size: readonly [number, number]): string[] {
	const seen: string[] = [];
	const {last} = pageIn(state, size);
	for (let from = 0; from <= last; from++) {
		const rows = textOf(pageIn(state, size, from));
		const shown = last === 0 ? rows : rows.slice(0, -1);
		seen.push(...(from === 0 ? shown : shown.slice(-1)));
	}

	return seen;
}

/** The text of the rows without what parts it: margins and line ends. */
const letters = (rows: readonly string[]): string => rows.map(row => row.replace(/^ {2}\|/v, '')).join('').replaceAll(/\s/gv, '');

const asked = (prompt: string, screen: readonly string[], open = kinds): WizardEvent => ({type: 'tool-asks', question: {prompt, screen, open}});
const quiet = (lines: readonly string[]): WizardEvent => ({type: 'tool-silent', lines});

const anyLine = fc.oneof(fc.string({maxLength: 700}), fc.constantFrom('Vault :', 'x'.repeat(500), 'word '.repeat(100), '\u{65E5}\u{672C}'.repeat(60)));

const begun: readonly WizardEvent[] = [{type: 'engine', engine: 'console'}, stage('start', 'done'), stage('password'), stage('password', 'done'), stage('confirmation')];

describe.each(sizes)('in a window of %i columns and %i rows', (...size) => {
	const {width, availableRows} = frameSize({columns: size[0], rows: size[1]});

	test('no page of the run is higher or wider than its place, whatever the tool shows', () => {
		const anyEvent = fc.oneof(
			fc.tuple(anyLine, fc.array(anyLine, {maxLength: 40})).map(([prompt, screen]) => asked(prompt, [...screen, prompt])),
			fc.array(anyLine, {maxLength: 40}).map(lines => quiet(lines)),
			fc.constantFrom<WizardEvent[]>({type: 'hand-over-ahead'}, stage('waiting'), stage('evidence'), {type: 'tick', now: 1e6}),
		);
		fc.assert(fc.property(anyEvent, fc.boolean(), fc.nat(20), (event, isStopAsked, from) => {
			const state = runAfter([...begun, event, ...(isStopAsked ? [{type: 'go-back'} as const] : [])]);
			const page = pageIn(state, size, from);
			expect(page.rows.length).toBeLessThanOrEqual(availableRows);
			for (const row of textOf(page)) {
				// It would be cut in two where it is wider.
				expect(wrapAnsi(row, width, {hard: true, trim: false})).toBe(row);
			}
		}), {seed: 14, numRuns: 150});
	});

	test.each<[string, WizardEvent[]]>([
		['a question', [asked('Vault?', ['Vault?'])]],
		['a quiet tool', [quiet(['Vault?'])]],
		['a hand-over', [{type: 'hand-over-ahead'}]],
		['the question whether to stop', [{type: 'go-back'}]],
		['a run', []],
	])('the keys of %s fit into the two rows at the bottom', (_, events) => {
		expect(footRows(bindingsFor(runAfter([...begun, ...events])), '-', width)).toHaveLength(3);
	});

	test('a question is whole and comes first; what stands above it is read by scrolling', () => {
		fc.assert(fc.property(fc.string({unit: fc.constantFrom('a', 'Q', ' ', ':', '-'), minLength: 1, maxLength: 600}).map(text => `${text}?`), prompt => {
			const state = runAfter([...begun, asked(prompt, ['Above all', 'y'.repeat(300), prompt], ['confirmation', 'reminder'])]);
			const all = letters(readAll(state, size));
			expect(all).toContain(`Whatdoesitwant?${letters([prompt])}Itusuallyasks:password(typed),thesameagain(stilltocome),reminder(stilltocome).`);
			expect(all).toContain(`Aboveitstands:Aboveall${'y'.repeat(300)}`);
		}), {seed: 14, numRuns: 60});
	});

	test('the end of a long question can be read with Down alone, and Up leads back', () => {
		const state = runAfter([...begun, asked('word '.repeat(300), [])]);
		const {last} = pageIn(state, size);
		expect(last).toBeGreaterThan(0);
		let scrolled = state;
		for (let row = 0; row < last; row++) {
			scrolled = reduce(scrolled, {type: 'scroll', by: 1}).state;
		}

		expect(textOf(pageIn(scrolled, size, scrolled.view.scrollTop)).join('\n')).toContain('Nothing is typed until you choose.');
		expect(textOf(pageIn(state, size))[0]).toContain('ssoconfig asks something');
		// Another question begins at its top.
		expect(reduce(scrolled, asked('Vault?', [])).state.view.scrollTop).toBe(0);
	});

	test('the last lines of a quiet tool stand there with T, beside what goes on', () => {
		const lines = ['Contacting SSO01', 'Key of the vault?'];
		const rows = textOf(pageIn(runAfter([...begun, quiet(lines)]), size)).join('\n');
		expect(rows).toContain('ssoconfig has printed nothing for a while. Its last lines:\n  |Contacting SSO01\n  |Key of the vault?\nIf it asks something, press T and answer it yourself.'.replaceAll('|', '| '));
		expect(rows).toMatch(/running +Confirm the password/v);
		expect(rows).not.toContain('Still waiting');
	});

	test('what a quiet tool printed last is in sight, whatever stands before it', () => {
		const rows = textOf(pageIn(runAfter([...begun, quiet(['x'.repeat(400), 'y'.repeat(200), 'Key of the vault?'])]), size)).join('\n');
		expect(rows).toContain('  | Key of the vault?\nIf it asks something, press T');
		expect(rows).not.toContain('more below');
	});

	test('of one that showed nothing, that is said, and how long it may go on', () => {
		const ticks = Array.from({length: 61}, (_, index): WizardEvent => ({type: 'tick', now: 1000 * (index + 2)}));
		const rows = textOf(pageIn(runAfter([...begun, stage('reminder'), stage('waiting'), quiet([]), ...ticks]), size)).join(' ');
		expect(rows).toContain('its screen is empty');
		expect(rows.replaceAll(/\s+/gv, ' ')).toContain('ssoconfig has had 61 s of 300 s at most; then it is ended, and nothing is lost.');
	});
});

test('where there is room, the whole run stays in sight', () => {
	const rows = textOf(pageIn(runAfter([...begun, quiet(['Key?'])]), [80, 24]));
	for (const title of ['Start ssoconfig', 'Give the reminder', 'Verify the backup', 'Key?']) {
		expect(rows.join('\n')).toContain(title);
	}
});

test('answers are listed in the order in which the tool took them', () => {
	const at = (name: string, time: number, state: 'done' | 'running' = 'done'): WizardEvent => ({
		type: 'stage', stage: name, state, at: time,
	});
	const events = [at('start', 1000, 'running'), at('start', 2000), at('confirmation', 2000, 'running'), at('confirmation', 3000), at('password', 3000, 'running')];
	const titles = (state: WizardState): string[] => textOf(pageIn(state, [80, 24])).flatMap(row => /Start|Confirm|password$|Give the (?:password|reminder)/v.exec(row)?.[0] ?? []);
	expect(titles(runAfter(events))).toEqual(['Start', 'Confirm', 'Give the password', 'Give the reminder']);
	expect(titles(runAfter(events.slice(0, 2)))).toEqual(['Start', 'Give the password', 'Confirm', 'Give the reminder']);
});

test('what the user said of a prompt before stands below it, and the keys stay as they are', () => {
	const question = {prompt: 'Zolvarim :', screen: ['Zolvarim :'], open: kinds};
	const without = runAfter([{type: 'tool-asks', question}]);
	const told = runAfter([{type: 'tool-asks', question: {...question, toldBefore: 'confirmation'}}]);
	expect(textOf(pageIn(without, [80, 24])).join('\n')).not.toContain('Last time');
	expect(textOf(pageIn(told, [80, 24])).join('\n')).toMatch(/\| Zolvarim :\s*Last time you said this asks for the password again\.\s*It usually asks/v);
	expect(bindingsFor(told)).toEqual(bindingsFor(without));
});
