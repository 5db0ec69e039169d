import {describe, expect, test} from 'vitest';
import type {EngineName, PromptKind, ToolAnswer} from '../../source/core/engines/task.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reducer.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {handOverWords} from '../../source/words/hand-over.ts';
import {stopQuestion, stoppingWords} from '../../source/words/stages.ts';
import {usualOrder} from '../../source/words/tool.ts';
import {runAfter, stage} from './to-run.ts';

const silent = (lines: readonly string[] | undefined): WizardEvent => ({type: 'tool-silent', lines});
const asks = (open: readonly PromptKind[]): WizardEvent => ({type: 'tool-asks', question: {prompt: 'Vault?', screen: ['Vault?'], open}});
const answers = (answer: ToolAnswer): WizardEvent => ({type: 'answer-tool', answer});
const takenOn = (engine: EngineName): WizardEvent => ({type: 'engine', engine});

const press = (state: WizardState, key: string) => reduce(state, commandFor(state, key)!);

describe('a tool that has gone quiet', () => {
	const quiet = runAfter([stage('start'), silent(['Key of the vault?'])]);

	test('is shown by its last lines, until it goes on', () => {
		expect(quiet.running?.silence).toEqual(['Key of the vault?']);
		expect(reduce(quiet, silent(undefined)).state.running?.silence).toBeUndefined();
	});

	test.each<[string, WizardEvent]>([
		['a stage', stage('password')], ['a question', asks(['password'])], ['another engine', takenOn('hand-over')], ['the hand-over', {type: 'hand-over-ahead'}],
	])('is no longer shown after %s', (_, event) => {
		expect(reduce(quiet, event).state.running?.silence).toBeUndefined();
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
		expect(press(asked, 'enter').state.running?.silence).toEqual(['Key of the vault?']);
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

describe('what is still open', () => {
	test.each<[string, WizardEvent[], string]>([
		['nothing was typed', [], 'password (open), the same again (open), reminder (open)'],
		['the password was typed', [stage('password')], 'password (typed), the same again (open), reminder (open)'],
		['all was typed', [stage('password'), stage('confirmation'), stage('reminder')], 'password (typed), the same again (typed), reminder (typed)'],
		['the user had the reminder typed first', [asks(['password', 'confirmation', 'reminder']), answers('reminder')], 'password (open), the same again (open), reminder (typed)'],
		['the tool asks for the password anew', [asks(['reminder']), answers('password')], 'password (typed), the same again (open), reminder (open)'],
		['the engine says more', [stage('password'), asks(['password', 'confirmation', 'reminder'])], 'password (open), the same again (open), reminder (open)'],
		['another engine begins anew', [stage('password'), takenOn('hand-over')], 'password (open), the same again (open), reminder (open)'],
		['the user takes the window', [asks(['confirmation', 'reminder']), answers('take-over')], 'password (typed), the same again (open), reminder (open)'],
	])('after %s', (_, events, order) => {
		expect(usualOrder(runAfter(events).running!.open)).toBe(`It usually asks: ${order}.`);
	});
});

describe('before the window is given to the tool', () => {
	test('from the start, all that will be asked is told, and the command', () => {
		const words = handOverWords(runAfter([takenOn('hand-over'), stage('start'), {type: 'hand-over-ahead'}]));
		expect(words.why).toContain('Now ssoconfig asks you itself');
		expect(words.questions).toEqual([expect.stringContaining('1. Password: the one of step 4.'), '2. The same password again.', '3. The reminder: Team safe']);
		expect(words.command).toContain('Command: ssoconfig -backupsecret');
	});

	test.each<[WizardEvent[], RegExp[]]>([
		[[], [/^1\. Password: the one of step 4/v, /^2\. The same password again\.$/v, /^3\. The reminder: Team safe$/v]],
		[[stage('password')], [/^1\. The password again: the one of step 4/v, /^2\. The reminder: Team safe$/v]],
		[[stage('password'), stage('confirmation')], [/^1\. The reminder: Team safe$/v]],
		[[stage('password'), stage('confirmation'), stage('reminder')], []],
	])('in the middle, only what is open is listed, never the password: %#', (typed, questions) => {
		const words = handOverWords(runAfter([takenOn('console'), stage('start'), ...typed, silent(['Vault?']), {type: 'take-over'}, {type: 'hand-over-ahead'}]));
		expect(words.why).toContain('your keys go to ssoconfig');
		expect(words.why.includes('Still open')).toBe(questions.length > 0);
		expect(words.questions).toEqual(questions.map(question => expect.stringMatching(question) as unknown));
		expect(words.command).toBeUndefined();
		expect(JSON.stringify(words)).not.toContain('Tr0ub4dor');
	});
});

describe('what stopping means is true of each moment', () => {
	test.each<[string, WizardEvent[], string, string]>([
		['before anything was started', [stage('folder')], 'Stop here? The backup has not been started, and will not be made.', 'Stopping...'],
		['before the window is given away from the start', [takenOn('hand-over'), stage('start'), {type: 'hand-over-ahead'}], 'Stop here? The backup has not been started, and will not be made.', 'Stopping...'],
		['before the window is given away in the middle', [takenOn('console'), stage('start'), {type: 'hand-over-ahead'}], 'Stop the tool? There will be no backup to rely on.', 'Stopping the tool...'],
		['while the tool asks', [takenOn('console'), stage('start'), stage('password')], 'Stop the tool? There will be no backup to rely on.', 'Stopping the tool...'],
		['while ENTSSO may be writing the file', [takenOn('console'), stage('start'), stage('waiting')], 'Stop the tool? There will be no backup to rely on.', 'Stopping the tool...'],
		['during the call', [takenOn('api'), stage('start'), stage('waiting')], 'Give up the call to ENTSSO? There will be no backup to rely on.', 'Giving up the call to ENTSSO...'],
		['while proof is looked for', [stage('start'), stage('evidence')], 'Stop looking for proof? The backup may then stay unproven.', 'Stopping the search for proof...'],
		['during the copy', [stage('start'), stage('evidence', 'done'), stage('copy')], 'Stop the copy? The backup itself is made, and a copy can be made later.', 'Stopping the copy...'],
		['once the tool has failed', [stage('start'), stage('waiting', 'failed')], 'Stop here? What is left takes only a moment.', 'Coming to the end...'],
		['once all is done', [stage('start'), stage('evidence', 'done'), stage('copy', 'done')], 'Stop here? What is left takes only a moment.', 'Coming to the end...'],
	])('%s', (_, events, question, words) => {
		const asked = reduce(runAfter(events), {type: 'go-back'}).state;
		expect(stopQuestion(asked.running!, 'auto')).toBe(question);
		const {state, effects} = press(asked, 'y');
		expect(effects).toEqual([{type: 'stop-run'}]);
		expect(stoppingWords(state.running!, 'auto')).toBe(words);
	});
});
