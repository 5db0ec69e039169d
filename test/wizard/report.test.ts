import {expect, test} from 'vitest';
import {footRows, frameSize} from '../../source/page/frame.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {linesOf} from '../../source/text/wrap.ts';
import type {BackupResult} from '../../source/core/proof/result.ts';
import {commandFor, bindingsFor} from '../../source/wizard/keys.ts';
import {returnFrom} from '../../source/wizard/nesting.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {runAfter} from './to-run.ts';
import {result} from './options.ts';

const file = '/home/admin/Documents/entsso-backup-report-2026-11-23.txt';
const written: WizardEvent = {type: 'report-written', outcome: {file, howToSend: 'Read it before you send it.'}};
const endedWith = (changes: Partial<BackupResult>): WizardState => runAfter([{type: 'finished', result: {...result, ...changes}}]);
const step = (state: WizardState, event: WizardEvent) => reduce(state, event);

test.each<[Partial<BackupResult>, boolean]>([
	[{verdict: 'verified'}, false],
	[{verdict: 'verified', hadUnknownPrompt: true}, true],
	[{verdict: 'unproven'}, true],
	[{verdict: 'failed'}, true],
])('a report is offered where something is to be learned: %j', (changes, isOffered) => {
	const state = endedWith(changes);
	expect(commandFor(state, 'w')).toEqual(isOffered ? {type: 'write-report'} : undefined);
	expect(step(state, {type: 'write-report'}).effects).toEqual(isOffered ? [{type: 'write-report'}] : []);
	const choices = openQuestion(state)?.choices?.map(({label}) => label);
	expect(choices?.includes('write a report')).toBe(isOffered);
});

test('it is written once, its path is said and stays, and a new run offers it anew', () => {
	const begun = step(endedWith({verdict: 'failed'}), {type: 'write-report'}).state;
	expect(commandFor(begun, 'w')).toBeUndefined();
	expect(openQuestion(begun)).toBeUndefined();
	expect(step(begun, {type: 'write-report'}).effects).toEqual([]);
	const {state} = step(begun, written);
	expect(state.view.remark).toBe(`A report with names replaced was written to ${file}. Read it before you send it.`);
	expect(commandFor(state, 'w')).toBeUndefined();
	expect(openQuestion(state)).toBeDefined();
	expect(linesOf(lastWords(state)).join('\n')).toContain(`Report         ${file}`);
	expect(linesOf(lastWords(endedWith({verdict: 'failed'}))).join('\n')).not.toContain('Report  ');
});

test('where it cannot be written, it is said why, and can be tried again', () => {
	const begun = step(endedWith({verdict: 'failed'}), {type: 'write-report'}).state;
	const {state} = step(begun, {type: 'report-written', outcome: {problem: 'No report was written: the disk is full.'}});
	expect(state.view.remark).toBe('No report was written: the disk is full.');
	expect(commandFor(state, 'w')).toEqual({type: 'write-report'});
});

test('on the review, what was written is not said, and stays on the result', () => {
	const begun = step(endedWith({verdict: 'failed'}), {type: 'write-report'}).state;
	const back = step(step(begun, {type: 'go-back'}).state, written).state;
	expect(back.view.remark).toBeUndefined();
	expect(linesOf(lastWords(back)).join('\n')).toContain(file);
});

test('what was written stays on the result, also when a copy was made or the guide was open meanwhile', () => {
	const begun = step(endedWith({verdict: 'unproven', sha256: 'ab'}), {type: 'write-report'}).state;
	const copying = step(begun, {type: 'open-next'}).state;
	expect(copying.journeys).toHaveLength(2);
	const told = step(copying, written).state;
	expect(told.view.remark).toBeUndefined();
	const back = returnFrom(told, {
		...result, verdict: 'unproven', sha256: 'ab', copy: '/mnt/SSO.bak',
	}).state;
	expect(linesOf(lastWords(back)).join('\n')).toContain(`Report         ${file}`);
	expect(commandFor(back, 'w')).toBeUndefined();
});

test('one that is still being written when its result is left is not begun once more', () => {
	const begun = step(endedWith({verdict: 'failed'}), {type: 'write-report'}).state;
	const again = step(step(begun, {type: 'go-back'}).state, {type: 'show-result'}).state;
	expect(currentJourney(again).step).toBe('result');
	expect(commandFor(again, 'w')).toBeUndefined();
});

test.each([60, 80, 100])('the key is among those at the bottom of a window of %i columns', columns => {
	const rows = footRows(bindingsFor(endedWith({verdict: 'failed'})), '-', frameSize({columns, rows: 24}).width);
	expect(rows.map(row => row.map(({text}) => text).join('')).join('\n')).toMatch(/\bW write a report\b/v);
	expect(rows.length).toBeLessThan(5);
});
