import {expect, test} from 'vitest';
import {journeyFor} from '../../source/journeys/journey-for.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {
	found,
	healthyWorld,
	installDirectory,
	newWizard,
	options,
	play,
	result,
	services,
	type World,
} from './options.ts';
import {runAfter} from './to-run.ts';

const goOn: WizardEvent = {type: 'go-on'};
const goBack: WizardEvent = {type: 'go-back'};

/** From the result of a backup without a copy to the question for the folder. */
function atCopy(): WizardState {
	const {state} = play([{type: 'finished', result: {...result, sha256: 'ab'.repeat(32)}}, {type: 'open-next'}], healthyWorld, runAfter([]));
	expect(currentJourney(state)).toMatchObject({step: 'second-copy', journey: {id: 'copy'}});
	return state;
}

test('a folder that is found while its question is on the screen is looked into, and Enter goes on', () => {
	const without: World = effect => effect.type === 'look' && effect.lookup.id === 'directories' ? [] : healthyWorld(effect);
	const {state, effects} = play([{type: 'start'}, goOn, goOn], without);
	expect(currentJourney(state).step).toBe('install-directory');
	expect(state.view.wasRefused).toBe(true);

	const late = effects.find(effect => effect.type === 'look' && effect.lookup.id === 'directories');
	const directories = late?.type === 'look' ? [found(late, [{path: installDirectory, source: 'registry', foundIn: 'registry'}])] : [];
	const {state: filled} = play(directories, healthyWorld, state);
	expect(currentJourney(filled).answers.texts).toMatchObject({'install-directory': installDirectory});
	expect(filled.view.wasRefused).toBe(false);
	expect(currentJourney(play([goOn], healthyWorld, filled).state).step).toBe('backup-file');
});

test('the folder of a copy stays the answer when the copy is not made after all', () => {
	const folder = String.raw`E:\copies`;
	const typed: WizardEvent = {type: 'typed', field: 'second-copy', text: folder};
	const {state} = play([typed, goBack], healthyWorld, atCopy());
	expect(currentJourney(state)).toMatchObject({step: 'result', answers: {texts: {'second-copy': folder}}});
	const {state: again} = play([{type: 'open-next'}], healthyWorld, state);
	expect(currentJourney(again)).toMatchObject({step: 'second-copy', answers: {texts: {'second-copy': folder}}});
});

test('a copy that is being stopped can be left', () => {
	const {state, effects} = play([{type: 'typed', field: 'second-copy', text: String.raw`E:\copies`}, goOn, goBack], healthyWorld, atCopy());
	expect(effects.map(({type}) => type)).toContain('stop-run');
	expect(currentJourney(state)).toMatchObject({step: 'run', run: {isStopping: true}});
	expect(commandFor(state, 'ctrl-c')).toEqual({type: 'leave'});
	expect(commandFor(state, 'escape')).toBeUndefined();
});

test('practice begins as chosen, also when the explanation was opened meanwhile', () => {
	const {state} = play([{type: 'start'}, goOn, {type: 'toggle-help'}], healthyWorld, newWizard({offersPractice: true}));
	const practice = {...options, practice: 'ok'};
	const {state: begun} = play([{type: 'options', options: practice, journey: journeyFor(practice, services)}], healthyWorld, state);
	expect(begun.options.practice).toBe('ok');
	expect(currentJourney(begun)).toMatchObject({step: 'check', journey: {id: 'backup'}});
});

test('a question that the journey does not have cannot be edited', () => {
	const review = play([{type: 'finished', result: {...result, verdict: 'failed'}}, goBack], healthyWorld, runAfter([])).state;
	expect(currentJourney(review).step).toBe('review');
	expect(play([{type: 'edit', question: 'scenario'}], healthyWorld, review).state).toBe(review);
});
