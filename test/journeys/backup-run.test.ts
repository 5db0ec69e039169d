import {describe, expect, test} from 'vitest';
import type {EngineName} from '../../source/core/engines/task.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import type {HandOverWords, RunWords} from '../../source/wizard/journey.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {contextOf, currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

const silent = (lines: readonly string[] | undefined): WizardEvent => ({type: 'tool-silent', lines});
const takenOn = (engine: EngineName): WizardEvent => ({type: 'engine', engine});

const press = (state: WizardState, key: string) => reduce(state, commandFor(state, key)!);

function handOverWords(state: WizardState): HandOverWords {
	const {journey, run} = currentJourney(state);
	return journey.run!.handOver(contextOf(state), run!);
}

function stopWords(state: WizardState): ReturnType<NonNullable<RunWords['stop']>> {
	const {journey, run} = currentJourney(state);
	return journey.run!.stop!(run!, contextOf(state));
}

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

describe('the time limit is told of who has it', () => {
	const said = (state: WizardState): ReadonlyArray<string | undefined> => {
		const {journey, run} = currentJourney(state);
		const words = journey.run!;
		const context = contextOf(state);
		return [
			words.limit?.({...run!, counted: 60_000}, context),
			...[60_000, 300_001, 9999].map(counted => words.whileIn({...run!, counted}, context)),
		];
	};

	test.each<[EngineName, string, string, string]>([
		['console', 'ssoconfig', 'it is ended', 'is being ended'],
		['api', 'ENTSSO', 'the call is given up', 'the call is being given up'],
	])('%s', (engine, who, ends, isEnded) => {
		expect(said(runAfter([takenOn(engine), stage('start'), stage('waiting')]))).toEqual([
			`${who} is given 300 s in all; then ${ends}, and nothing is lost.`,
			`${who} has had 60 s of 300 s at most; then ${ends}, and nothing is lost.`,
			`${who} has had its 300 s, and ${isEnded}. Nothing is lost.`,
			undefined,
		]);
	});

	test('nobody has it before the tool is started, or when it has ended', () => {
		expect(said(runAfter([stage('folder')]))).toEqual([undefined, undefined, undefined, undefined]);
		const [limit, ...others] = said(runAfter([takenOn('console'), stage('start', 'done'), stage('waiting', 'done'), stage('evidence')]));
		expect(limit).toBeUndefined();
		expect(others).toEqual(others.map(() => expect.stringContaining('Looking for proof') as unknown));
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
		const asked = reduce(runAfter(events), {type: 'leave'}).state;
		expect(stopWords(asked).question).toBe(question);
		const {state, effects} = press(asked, 'y');
		expect(effects).toEqual([{type: 'stop-run'}]);
		expect(stopWords(state).stopping).toBe(words);
	});
});
