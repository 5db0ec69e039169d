import {expect, test} from 'vitest';
import {Secret} from '../../source/values/secret.ts';
import {judge, problemOf} from '../../source/wizard/judge.ts';
import {initialState, type Setting, type WizardState} from '../../source/wizard/state.ts';
import {installDirectory, setting} from './setting.ts';

function stateWith(engine: Setting['engine'], takesPlainTextOnly: boolean): WizardState {
	const state = initialState({...setting, engine});
	return {
		...state,
		texts: {...state.texts, 'install-directory': installDirectory, reminder: 'Tresor im Büro'},
		secrets: {password: new Secret('Größe-der-Füße-47'), confirmation: new Secret('Größe-der-Füße-47')},
		facts: {
			'install-directory': {
				path: installDirectory,
				facts: {
					folder: 'there', tool: {program: 'ssoconfig.exe', leadingArguments: []}, othersCanChange: 'no', takesPlainTextOnly,
				},
			},
		},
	};
}

test.each(['auto', 'console', 'api'] as const)('with the engine %s, what may not reach the tool is refused at its question, and so in a run without questions', engine => {
	const state = stateWith(engine, true);
	expect(judge(state, 'password').refusal).toContain('may not reach ssoconfig');
	expect(problemOf(state, 'password')).toContain('may not reach ssoconfig');
	expect(problemOf(state, 'reminder')).toContain('may not reach ssoconfig');
});

test.each([['hand-over', true], ['auto', false]] as const)('with the engine %s, where only plain text arrives: %s, it is accepted', (engine, takesPlainTextOnly) => {
	const state = stateWith(engine, takesPlainTextOnly);
	expect(problemOf(state, 'password')).toBeUndefined();
	expect(problemOf(state, 'reminder')).toBeUndefined();
});
