import {describe, expect, test} from 'vitest';
import type {EngineName, PromptKind, ToolAnswer} from '../../source/core/engines/task.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {drawPage} from '../../source/page/draw.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {askedWords} from '../../source/wizard/dialogs.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {
	contextOf,
	currentJourney,
	openDialog,
	type WizardState,
} from '../../source/wizard/state.ts';
import {doubtWords, usualOrder} from '../../source/wizard/tool-words.ts';
import type {Run} from '../../source/wizard/view.ts';
import {runAfter, stage} from './to-run.ts';

const silent = (lines: readonly string[] | undefined): WizardEvent => ({type: 'tool-silent', lines});
const asks = (open: readonly PromptKind[], known?: PromptKind): WizardEvent => ({
	type: 'tool-asks', question: {
		prompt: 'Vault?', screen: ['Vault?'], open, ...(known !== undefined && {known}),
	},
});
const answers = (answer: ToolAnswer): WizardEvent => ({type: 'answer-tool', answer});
const takenOn = (engine: EngineName): WizardEvent => ({type: 'engine', engine});

const runIn = (state: WizardState): Run => currentJourney(state).run!;
const press = (state: WizardState, key: string) => reduce(state, commandFor(state, key)!);

describe('a tool that has gone quiet', () => {
	const quiet = runAfter([stage('start'), silent(['Key of the vault?'])]);

	test('is shown by its last lines, until it goes on', () => {
		expect(runIn(quiet).silence).toEqual(['Key of the vault?']);
		expect(runIn(reduce(quiet, silent(undefined)).state).silence).toBeUndefined();
	});

	test.each<[string, WizardEvent]>([
		['a stage', stage('password')], ['a question', asks(['password'])], ['another engine', takenOn('hand-over')], ['the hand-over', {type: 'hand-over-ahead'}],
	])('is no longer shown after %s', (_, event) => {
		expect(runIn(reduce(quiet, event).state).silence).toBeUndefined();
	});

	test('is taken over with T, once', () => {
		const {state, effects} = press(quiet, 't');
		expect(effects).toEqual([{type: 'take-over'}]);
		expect(commandFor(state, 't')).toBeUndefined();
	});

	test('offers T only then', () => {
		const does = (state: WizardState) => bindingsFor(state).filter(({keys}) => keys.includes('t')).map(binding => binding.does);
		expect(does(quiet)).toEqual(['answer it myself']);
		expect(does(runAfter([stage('start')]))).toEqual([]);
		expect(does(reduce(quiet, {type: 'go-back'}).state)).toEqual([]);
	});

	test('is still shown when the user goes on after all', () => {
		const asked = reduce(quiet, {type: 'go-back'}).state;
		expect(runIn(press(asked, 'enter').state).silence).toEqual(['Key of the vault?']);
	});

	test('is of no account once the run is being stopped, or the window is about to be given away', () => {
		const stopping = press(reduce(quiet, {type: 'go-back'}).state, 'y').state;
		for (const state of [stopping, runAfter([{type: 'hand-over-ahead'}])]) {
			expect(reduce(state, silent(['x']))).toEqual({state, effects: []});
		}
	});

	test('that prints again and again changes nothing', () => {
		const state = runAfter([stage('start')]);
		expect(reduce(state, silent(undefined)).state).toBe(state);
	});
});

describe('the stages of a run', () => {
	test('have the times at which they began and ended', () => {
		const state = runAfter([stage('start', 'running', 1000), stage('password', 'running', 2000), stage('start', 'done', 3000), stage('password', 'done', 4500)]);
		expect(runIn(state).stages).toMatchObject({
			start: {state: 'done', startedAt: 1000, endedAt: 3000}, password: {state: 'done', startedAt: 2000, endedAt: 4500},
		});
		expect(runIn(state).now).toBe(4500);
	});

	test('have the time limit begin with the tool, and no other stage', () => {
		const counted = (...events: readonly WizardEvent[]): number | undefined => runIn(runAfter(events)).counted;
		const ticks: readonly WizardEvent[] = [{type: 'tick', now: 1000}, {type: 'tick', now: 2000}];
		expect(counted(...ticks)).toBe(2000);
		expect(counted(...ticks, stage('start'))).toBe(0);
		expect(counted(stage('start'), ...ticks, stage('password'), stage('start', 'done'))).toBe(2000);
		expect(counted(takenOn('hand-over'), ...ticks, stage('start'))).toBeUndefined();
	});
});

describe('what is still open', () => {
	test.each<[string, WizardEvent[], string]>([
		['nothing was typed', [], 'password (still to come), the same again (still to come), reminder (still to come)'],
		['the password was typed', [stage('password')], 'password (typed), the same again (still to come), reminder (still to come)'],
		['all was typed', [stage('password'), stage('confirmation'), stage('reminder')], 'password (typed), the same again (typed), reminder (typed)'],
		['the user had the reminder typed first', [asks(['password', 'confirmation', 'reminder']), answers('reminder'), answers('reminder')], 'password (still to come), the same again (still to come), reminder (typed)'],
		['the tool asks for the password anew', [asks(['reminder']), answers('password'), answers('password')], 'password (typed), the same again (still to come), reminder (still to come)'],
		['the engine says more', [stage('password'), asks(['password', 'confirmation', 'reminder'])], 'password (still to come), the same again (still to come), reminder (still to come)'],
		['another engine begins anew', [stage('password'), takenOn('hand-over')], 'password (still to come), the same again (still to come), reminder (still to come)'],
		['the user takes the window', [asks(['confirmation', 'reminder']), answers('take-over')], 'password (typed), the same again (still to come), reminder (still to come)'],
		['the user takes the window of a tool that asks for the password again', [asks(['reminder'], 'password'), answers('take-over')], 'password (still to come), the same again (still to come), reminder (still to come)'],
		['the user takes the window of a tool that asks for the reminder again', [asks([], 'reminder'), answers('take-over')], 'password (typed), the same again (typed), reminder (still to come)'],
		['the password was typed twice in a row', [asks(['confirmation', 'reminder'], 'password'), answers('password'), answers('password')], 'password (typed), the same again (typed), reminder (still to come)'],
	])('after %s', (_, events, order) => {
		const state = runAfter(events);
		const {prompts} = currentJourney(state).journey.run!;
		expect(usualOrder(prompts, runIn(state).open)).toBe(`It usually asks: ${order}.`);
	});
});

describe('an answer that is not due', () => {
	const order = ['password', 'confirmation', 'reminder'] as const;
	const here = 'Type the password here all the same?';
	const reminderHere = 'This is usually the reminder, which anyone with the file can read.';

	test.each<[PromptKind, readonly PromptKind[], string]>([
		['password', ['reminder'], `The password was typed already. ${reminderHere} ${here}`],
		['confirmation', ['reminder'], `The password was typed already. ${reminderHere} ${here}`],
		['password', ['confirmation', 'reminder'], `The password was typed already. This is usually the password again. ${here}`],
		['confirmation', order, 'This is usually the password. Type the password again here all the same?'],
		['reminder', order, 'This is usually the password. Type the reminder here all the same?'],
		['reminder', ['confirmation', 'reminder'], 'This is usually the password again. Type the reminder here all the same?'],
		['reminder', [], 'The reminder was typed already. Usually ssoconfig asks for nothing more. Type the reminder here all the same?'],
		['password', [], `The password was typed already. Usually ssoconfig asks for nothing more. ${here}`],
	])('%s while %o is open: is asked for once more, and wants Y', (answer, open, words) => {
		const asked = runAfter([asks(open)]);
		const key = answer.at(0)!;
		const {state, effects} = press(asked, key);
		expect(effects).toEqual([]);
		expect(askedWords(state)).toMatchObject({text: words, prompt: 'Vault?'});
		for (const no of ['enter', 'escape', 'n', 'p', 'x']) {
			const back = press(state, no);
			expect([back.effects, openDialog(back.state)?.type]).toEqual([[], 'tool']);
		}

		const sure = press(state, 'y');
		expect(sure.effects).toEqual([{type: 'answer-tool', answer}]);
		expect(openDialog(sure.state)).toBeUndefined();
		// Of one dialog only its own answer is taken.
		const others = order.filter(kind => kind !== answer && kind !== open[0]);
		for (const other of others) {
			expect(reduce(state, answers(other)).effects).toEqual([]);
		}
	});

	test.each<[PromptKind, PromptKind, readonly PromptKind[]]>([
		['password', 'reminder', order],
		['confirmation', 'reminder', ['confirmation', 'reminder']],
		['reminder', 'password', ['reminder']],
		['reminder', 'confirmation', ['reminder']],
	])('%s where the tool asks for the %s by its own words wants Y, also where its turn has come', (answer, known, open) => {
		const {state, effects} = reduce(runAfter([asks(open, known)]), answers(answer));
		expect(effects).toEqual([]);
		expect(askedWords(state)?.text).toContain(`ssoconfig asks for the ${known === 'reminder' ? 'reminder, which anyone with the file can read' : 'password'}`);
	});

	test.each(order)('%s is typed at once where the tool asks for it by its own words, whatever its turn', kind => {
		expect(reduce(runAfter([asks(order, kind)]), answers(kind)).effects).toEqual([{type: 'answer-tool', answer: kind}]);
	});

	test('the password at a prompt for a reminder, which a restore has none of, wants Y', () => {
		const asked = runAfter([{
			type: 'tool-asks', question: {
				prompt: 'Password reminder :', screen: [], open: ['password'], unneeded: 'reminder',
			},
		}]);
		const {state, effects} = reduce(asked, answers('password'));
		expect(effects).toEqual([]);
		expect(askedWords(state)?.text).toBe(`ssoconfig asks for the reminder, which anyone with the file can read. ${here}`);
		expect(reduce(state, answers('password')).effects).toEqual([{type: 'answer-tool', answer: 'password'}]);
	});

	test.each(order)('%s is typed at once where it is due', kind => {
		const state = runAfter([asks(order.slice(order.indexOf(kind)))]);
		expect(reduce(state, answers(kind)).effects).toEqual([{type: 'answer-tool', answer: kind}]);
	});

	test.each<[string, WizardEvent[]]>([
		['the question being gone', [{type: 'question-withdrawn'}]],
		['the question being gone below the explanation', [{type: 'toggle-help'}, {type: 'question-withdrawn'}, {type: 'toggle-help'}]],
		['another question', [asks(['reminder'])]],
		['the window being about to be given away', [{type: 'hand-over-ahead'}]],
	])('is not asked for any more after %s', (_, events) => {
		expect(runAfter([asks(['reminder']), answers('password'), ...events]).dialog).toBeUndefined();
	});

	test('can be seen on the screen with the prompt it is about, and in lines', () => {
		const {state} = press(runAfter([asks(['reminder'])]), 'p');
		expect(drawPage(state, {width: 79, availableRows: 16}).rows.map(row => JSON.stringify(row)).join('')).toContain('Vault?');
		const question = openQuestion(state)!;
		expect(question.above.map(({text}) => text).join(' ')).toMatch(/Vault\? The password was typed already/v);
		expect(question.choices.map(({words}) => words?.[0])).toEqual(['n', 'y']);
	});

	test.each([
		['password', ['reminder'], 'password', `The password was typed already. ${here}`],
		['confirmation', ['reminder'], 'password', `The password was typed already. ${here}`],
		['reminder', order, 'reminder', 'Type the reminder here all the same?'],
		['reminder', ['reminder'], 'password', 'ssoconfig asks for the password. Type the reminder here all the same?'],
		['password', [], 'reminder', `The password was typed already. ssoconfig asks for the reminder, which anyone with the file can read. ${here}`],
	] as const)('%s while %o is open and the tool asks for a %s: what its own words ask is not doubted', (answer, open, known, words) => {
		expect(doubtWords(answer, open, known)).toBe(words);
	});

	test('the only prompt of a restore', () => {
		expect(doubtWords('password', [])).toBe(`The password was typed already. Usually ssoconfig asks for nothing more. ${here}`);
	});
});

describe('one thing at a time lies over a run', () => {
	const question = runAfter([stage('start'), asks(['reminder'])]);

	test.each<[string, WizardEvent]>([['the explanation', {type: 'toggle-help'}], ['whether to stop', {type: 'go-back'}]])('%s covers what the tool asks, which comes back', (_, over) => {
		const {state} = reduce(question, over);
		expect(commandFor(state, 'r')).toBeUndefined();
		const back = press(state, 'enter').state;
		expect(commandFor(back, 'r')).toEqual(answers('reminder'));
	});

	test.each<[string, WizardEvent]>([['the explanation', {type: 'toggle-help'}], ['whether to stop', {type: 'go-back'}]])('a question of the tool takes away %s', (_, over) => {
		const {state} = reduce(reduce(runAfter([stage('start')]), over).state, asks(['reminder']));
		expect(state.dialog).toBeUndefined();
		expect(openDialog(state)).toMatchObject({type: 'tool', question: {prompt: 'Vault?'}});
	});

	test('the window being about to be given away takes away the explanation, but not whether to stop', () => {
		const after = (over: WizardEvent) => reduce(reduce(runAfter([stage('start')]), over).state, {type: 'hand-over-ahead'}).state;
		expect(openDialog(after({type: 'toggle-help'}))?.type).toBe('hand-over');
		const asked = after({type: 'go-back'});
		expect(openDialog(asked)?.type).toBe('stop');
		expect(openDialog(press(asked, 'enter').state)?.type).toBe('hand-over');
	});

	test.each<[EngineName, string]>([['console', 'Stop the tool?'], ['api', 'Give up the call to ENTSSO?']])('whether to stop is asked of what is at work: %s', (engine, words) => {
		const state = runAfter([takenOn(engine), stage('start')]);
		const {journey, run} = currentJourney(state);
		expect(journey.run?.stop?.(run!, contextOf(state)).question).toContain(words);
	});

	test('whether to stop is asked at the top, wherever the page had been scrolled to', () => {
		const {view, ...others} = runAfter([stage('start')]);
		const scrolled = {...others, view: {...view, scrollTop: 5}};
		const {state} = reduce(scrolled, {type: 'go-back'});
		expect(state.dialog?.type).toBe('stop');
		expect(state.view.scrollTop).toBe(0);
	});

	test('the window that is about to be given away can be kept, where the tool runs already', () => {
		const ahead = runAfter([takenOn('console'), stage('start'), {type: 'hand-over-ahead'}]);
		expect(bindingsFor(ahead).map(({does}) => does)).toEqual(expect.arrayContaining(['give the window to ssoconfig', 'not yet', 'stop']));
		const {state, effects} = press(ahead, 'escape');
		expect(effects).toEqual([{type: 'hand-over', isWanted: false}]);
		expect(openDialog(state)).toBeUndefined();
		expect(press(ahead, 'ctrl-c').state.dialog?.type).toBe('stop');
		const before = runAfter([takenOn('hand-over'), stage('start'), {type: 'hand-over-ahead'}]);
		expect(press(before, 'escape').state.dialog?.type).toBe('stop');
	});
});

describe('a run that is being stopped', () => {
	const events: readonly WizardEvent[] = [takenOn('console'), stage('start'), {type: 'hand-over-ahead'}];
	const stopping = press(runAfter([...events, {type: 'leave'}]), 'y');

	test('is stopped once, and asks for nothing any more', () => {
		expect(stopping.effects).toEqual([{type: 'stop-run'}]);
		expect(runIn(stopping.state).isStopping).toBe(true);
		expect(openDialog(stopping.state)).toBeUndefined();
		expect(bindingsFor(stopping.state)).toEqual([]);
		for (const type of ['stop-run', 'leave', 'hand-over', 'go-back'] as const) {
			expect(reduce(stopping.state, {type}).effects).toEqual([]);
		}
	});

	test('asks for nothing either where the tool asks only now', () => {
		const {state} = reduce(stopping.state, asks(['password']));
		expect(openDialog(state)).toBeUndefined();
		expect(bindingsFor(state)).toEqual([]);
	});
});
