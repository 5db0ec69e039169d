import {expect, test} from 'vitest';
import {Secret} from '../../source/values/secret.ts';
import type {Context, WizardOptions} from '../../source/wizard/context.ts';
import {problemOf, type Question} from '../../source/wizard/question.ts';
import {changeAnswers, contextOf, currentJourney} from '../../source/wizard/state.ts';
import {newWizard, play, worldWith} from '../wizard/options.ts';

/** What the questions know once ssoconfig was looked at; and the question of this id. */
function asked(id: string, engine: WizardOptions['engine'], takesPlainTextOnly: boolean): {readonly question: Question; readonly context: Context} {
	const world = worldWith('install-directory', {
		folder: 'there', tool: {program: 'ssoconfig.exe', leadingArguments: []}, othersCanChange: 'no', takesPlainTextOnly,
	});
	const {state} = play([{type: 'start'}, {type: 'go-on'}], world, newWizard({engine}));
	const {journey, answers: {texts}} = currentJourney(state);
	const given = () => new Secret('Größe-der-Füße-47');
	return {
		question: journey.questions.find(question => question.id === id)!,
		context: contextOf(changeAnswers(state, {
			texts: {...texts, reminder: 'Tresor im Büro'},
			secrets: {password: given(), confirmation: given()},
		})),
	};
}

test.each(['auto', 'console', 'api'] as const)('with the engine %s, what may not reach the tool is refused at its question, and so in a run without questions', engine => {
	const {question, context} = asked('password', engine, true);
	expect(question.validate(context, 'password').refusal).toContain('may not reach ssoconfig');
	expect(problemOf(question, context)).toContain('may not reach ssoconfig');
	const reminder = asked('reminder', engine, true);
	expect(problemOf(reminder.question, reminder.context)).toContain('may not reach ssoconfig');
});

test.each([['hand-over', true], ['auto', false]] as const)('with the engine %s, where only plain text arrives: %s, it is accepted', (engine, takesPlainTextOnly) => {
	for (const id of ['password', 'reminder']) {
		const {question, context} = asked(id, engine, takesPlainTextOnly);
		expect(problemOf(question, context)).toBeUndefined();
	}
});
