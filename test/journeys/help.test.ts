import {expect, test} from 'vitest';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {enterStep} from '../../source/wizard/steps.ts';
import type {Help} from '../../source/wizard/question.ts';
import {
	changeJourney,
	contextOf,
	currentJourney,
	type WizardState,
} from '../../source/wizard/state.ts';
import {helpOf} from '../../source/wizard/titles.ts';
import {newWizard, play, result} from '../wizard/options.ts';
import {runAfter, stage} from '../wizard/to-run.ts';
import {wizard} from './restore-world.ts';

const first = newWizard();
const {questions} = currentJourney(first).journey;
const at = (step: string): WizardState => enterStep(first, step).state;

const asks = {type: 'tool-asks', question: {prompt: 'Vault?', screen: ['Vault?'], open: ['reminder']}} as const satisfies WizardEvent;
const run = helpOf(runAfter([stage('start')]));
const question = helpOf(runAfter([stage('start'), asks]));
const asksAgain: WizardEvent = {type: 'tool-asks', question: {...asks.question, known: 'password'}};
const again = helpOf(runAfter([stage('start'), asksAgain]));
const call = helpOf(runAfter([stage('start')], 'api'));
const toCopy = changeJourney(at('result'), {result: {...result, sha256: 'ab'.repeat(32)}});
const copy = play([{type: 'open-next'}], undefined, toCopy).state;

const ofQuestions: ReadonlyArray<readonly [string, Help]> = [
	['practice', helpOf(newWizard({offersPractice: true}))],
	...[...questions.map(({id}) => id), 'review'].map(step => [step, helpOf(at(step))] as const),
	['the copy by itself', helpOf(copy)],
];
const all: ReadonlyArray<readonly [string, Help]> = [
	...ofQuestions, ['result', helpOf(toCopy)], ['a failed result', helpOf(changeJourney(at('result'), {result: {...result, verdict: 'failed'}}))], ['a run', run], ['a question of the tool', question], ['a question asked again', again], ['a call', call],
];

const titlesOf = ({sections}: Help): string[] => sections.map(({title}) => title);
const textOf = ({sections}: Help): string => sections.map(({title, text}) => `${title}: ${text}`).join(' ');

test.each(all)('%s is explained in plain ASCII, without shouting', (_, help) => {
	const text = [textOf(help), help.keys ?? ''].join(' ');
	expect(help.sections.length).toBeGreaterThanOrEqual(3);
	expect(text).toMatch(/^[\u{20}-\u{7E}]+$/v);
	expect(text).not.toContain('!');
	expect(text).not.toContain('undefined');
});

test.each(ofQuestions)('%s: what it means, a good answer, and what happens next', (_, help) => {
	const titles = titlesOf(help);
	expect(titles[0]).toMatch(/^What it means$|^Reminder$/v);
	expect(titles).toContain('A good answer');
	expect(titles).toContain('What happens next');
});

test('the words of the check are explained where they stand first', () => {
	const titles = titlesOf(helpOf(first));
	for (const word of ['Event 10589', 'ENTSSO', 'Master secret', 'Master secret server', 'SSO Administrators', 'Cluster']) {
		expect(titles).toContain(word);
	}
});

test('what is said without keys names none', () => {
	for (const [, help] of all) {
		expect(textOf(help)).not.toMatch(/\b(?:Ctrl|Enter|Tab|F1)\b|press [A-Z]\b/v);
	}
});

test('the first screen says in four short sentences where somebody who comes from event 10589 stands', () => {
	const why = questions[0]!.why(contextOf(first));
	expect(why).toMatch(/^Event 10589 asks/v);
	expect(why.match(/\.(?: |$)/gv)).toHaveLength(4);
});

test('the numbers of steps in sentences are those of the way', () => {
	const {steps} = contextOf(first);
	expect(steps).toHaveLength(7);
	expect(questions[0]!.why(contextOf(first))).toContain('Seven short steps');
	expect(textOf(helpOf(first))).toContain(`at step ${steps.indexOf('review') + 1}.`);
	expect(textOf(helpOf(at('backup-file')))).toContain(`(step ${steps.indexOf('second-copy') + 1})`);
});

test('the explanation of a run is that of what is on the screen', () => {
	expect(textOf(question)).toMatch(/words that this program does not know[\s\S]*the password, the same password again, and the reminder/v);
	expect(helpOf(runAfter([asks, {type: 'question-withdrawn'}]))).toEqual(run);
	expect(textOf(call)).toContain('ssoconfig is not started');
	expect(helpOf(runAfter([{type: 'engine', engine: 'console'}], 'api'))).toEqual(run);
});

test('no page of a restore speaks of the backup as what is being done', () => {
	const restore = wizard({begins: 'restore'});
	const own = currentJourney(restore).journey.questions;
	expect(own.map(({id}) => id)).toContain('install-directory');
	for (const {id, why, whyMore, isSkipped} of own) {
		const {state} = enterStep(restore, id);
		const context = contextOf(state);
		const said = [why(context), whyMore?.(context), textOf(helpOf(state)), helpOf(state).keys].join(' ');
		expect(said, `${id}${isSkipped === undefined ? '' : ' (may be skipped)'}`)
			.not.toMatch(/backup is made|makes the backup|backup goes|for a backup you|before the backup starts/iv);
	}

	expect(textOf(helpOf(enterStep(restore, 'install-directory').state))).toContain('you are asked which backup file is to be restored.');
	expect(textOf(helpOf(at('install-directory')))).toContain('you are asked where the backup goes.');
});

test('a tool that asks again for what is known: how another answer is given', () => {
	expect(titlesOf(again)).toContain('To give another one');
	expect(textOf(again)).not.toContain('does not know');
	expect(titlesOf(question)).not.toContain('To give another one');
});
