import {describe, expect, test} from 'vitest';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {runWords} from '../../source/journeys/backup/run-words.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {changeJourney, contextOf, type WizardState} from '../../source/wizard/state.ts';
import {enterStep} from '../../source/wizard/steps.ts';
import {newWizard, play, result} from '../wizard/options.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

const states: ReadonlyArray<[string, readonly WizardEvent[]]> = [
	['at work', [stage('start')]],
	['quiet', [stage('start'), {type: 'tool-silent', lines: ['Key?']}]],
	['asking', [{type: 'tool-asks', question: {prompt: 'Key?', screen: ['Key?'], open: ['reminder']}}]],
	['about to have the window', [{type: 'hand-over-ahead'}]],
	['asked about', [stage('start'), {type: 'go-back'}]],
	['explained', [stage('start'), {type: 'toggle-help'}]],
	['being stopped', [{type: 'go-back'}, {type: 'stop-run'}]],
];

describe('a window that a click holds', () => {
	test.each(states)('is let go by Space, which does nothing else while the tool is %s', (_, events) => {
		const state = runAfter(events);
		expect(bindingsFor(state).flatMap(({keys}) => keys)).not.toContain('space');
		expect(commandFor(state, 'space') ?? commandFor(state, ' ')).toBeUndefined();
	});

	test.each(states)('never stops the tool by Esc, pressed for it as often as somebody likes, while it is %s', (_, events) => {
		let state = runAfter(events);
		for (let count = 0; count < 6; count++) {
			const command = commandFor(state, 'escape');
			const {state: next, effects} = command === undefined ? {state, effects: []} : reduce(state, command);
			expect(effects).toEqual([]);
			state = next;
		}
	});

	test('the second Esc is to keep waiting', () => {
		const asked = play([commandFor(runAfter([]), 'escape')!], undefined, runAfter([])).state;
		expect(asked.dialog?.type).toBe('stop');
		expect(play([commandFor(asked, 'escape')!], undefined, asked).state.dialog).toBeUndefined();
	});

	test('no words have anybody press Esc or Enter for it', () => {
		const help = runWords.help(contextOf(runAfter([])), undefined);
		const all = [runWords.why, runWords.whyInLines, help.keys, ...help.sections.map(({text}) => text)].join(' ');
		expect(all).toContain('press Space');
		expect(all).not.toMatch(/(?:Esc|Enter)[^.]*(?:lets go|once)|press (?:Esc|Enter)/v);
	});
});

function said(state: WizardState): string {
	const {rows} = drawPage(state, {width: 79, availableRows: 16});
	return rows.flatMap(row => isFieldRow(row) ? [] : [row.map(({text}) => text).join('')]).join('\n');
}

test('what the tool printed is read on the result, within the wizard, at 80 by 24', () => {
	const toolScreen = Array.from({length: 24}, (_, index) => `Line ${index + 1} of the tool`);
	const failed = {
		...result, verdict: 'failed', summary: 'It failed.', toolScreen, advice: [{id: 'after-failure', text: 'Look in Event Viewer.'}, {id: 'engine', text: 'Try again.'}],
		evidence: Array.from({length: 6}, () => ({id: 'tool', state: 'bad', detail: 'x'.repeat(100)})),
	};
	let {state} = enterStep(changeJourney(newWizard(), {result: failed}), 'result');
	expect(said(state)).toContain('more below: press Down');
	const seen = new Set<string>();
	for (let count = 0; count < 60; count++) {
		for (const line of said(state).split('\n')) {
			seen.add(line.trim());
		}

		({state} = reduce(state, commandFor(state, 'down')!));
	}

	expect(toolScreen.filter(line => [...seen].every(row => !row.endsWith(line)))).toEqual([]);
});
