import {expect, test} from 'vitest';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {questionSteps, type Step, stepTitles} from '../../source/wizard/steps.ts';
import {type Help, helpFor, helpOf} from '../../source/words/help.ts';
import {whyOf} from '../../source/words/why.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

const steps = Object.keys(stepTitles) as Step[];

const asks: WizardEvent = {type: 'tool-asks', question: {prompt: 'Vault?', screen: ['Vault?'], open: ['reminder']}};
const question = helpFor(runAfter([stage('start'), asks]));
const call = helpFor(runAfter([stage('start')], 'api'));
const all: ReadonlyArray<readonly [string, Help]> = [...steps.map(step => [step, helpOf[step]] as const), ['a question', question], ['a call', call]];

test.each(all)('%s is explained in plain ASCII, without shouting', (_, {sections, about, keys = ''}) => {
	expect(sections.length).toBeGreaterThanOrEqual(3);
	expect([...about, keys].join(' ')).toMatch(/^[\u{20}-\u{7E}]+$/v);
	expect([...about, keys].join(' ')).not.toContain('!');
});

test.each(questionSteps)('%s: what it means, a good answer, and what happens next', step => {
	const titles = helpOf[step].sections.map(({title}) => title);
	expect(titles[0]).toMatch(/^What it means$|^Reminder$/v);
	expect(titles).toContain('A good answer');
	expect(titles).toContain('What happens next');
});

test('the words of the check are explained where they stand first', () => {
	const titles = helpOf.check.sections.map(({title}) => title);
	for (const word of ['Event 10589', 'ENTSSO', 'Master secret', 'Master secret server', 'SSO Administrators', 'Cluster']) {
		expect(titles).toContain(word);
	}
});

test('what is said without keys names none', () => {
	for (const [, {about}] of all) {
		expect(about.join(' ')).not.toMatch(/\b(?:Ctrl|Enter|Tab|F1)\b|press [A-Z]\b/v);
	}
});

test('the first screen says in three sentences where somebody who comes from event 10589 stands', () => {
	expect(whyOf.check).toMatch(/^Event 10589 says/v);
	expect(whyOf.check.match(/\.(?: |$)/gv)).toHaveLength(3);
});

test('the explanation of a run is that of what is on the screen', () => {
	expect(question.about.join(' ')).toMatch(/words that this program does not know[\s\S]*the password, the same password again, and the reminder/v);
	expect(helpFor(runAfter([asks, {type: 'question-withdrawn'}]))).toBe(helpOf.run);
	expect(call.about.join(' ')).toContain('ssoconfig is not started');
	expect(helpFor(runAfter([{type: 'engine', engine: 'console'}], 'api'))).toBe(helpOf.run);
});
