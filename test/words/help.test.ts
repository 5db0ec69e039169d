import {expect, test} from 'vitest';
import {questionSteps, type Step, stepTitles} from '../../source/wizard/steps.ts';
import {helpOf} from '../../source/words/help.ts';
import {whyOf} from '../../source/words/why.ts';

const steps = Object.keys(stepTitles) as Step[];

test.each(steps)('%s is explained in plain ASCII, without shouting', step => {
	const {sections, about, keys = ''} = helpOf[step];
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
	for (const step of steps) {
		expect(helpOf[step].about.join(' ')).not.toMatch(/\b(?:Ctrl|Enter|Tab|F1)\b|press [A-Z]\b/v);
	}
});

test('the first screen says in three sentences where somebody who comes from event 10589 stands', () => {
	expect(whyOf.check).toMatch(/^Event 10589 says/v);
	expect(whyOf.check.match(/\.(?: |$)/gv)).toHaveLength(3);
});
