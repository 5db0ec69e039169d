import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reducer.ts';
import {initialState} from '../../source/wizard/state.ts';
import {questionSteps, stepNumber} from '../../source/wizard/steps.ts';
import {
	healthyWorld,
	play,
	result,
	setting,
	target,
	type World,
} from './setting.ts';

const goOn: WizardEvent = {type: 'go-on'};
const goBack: WizardEvent = {type: 'go-back'};
const password: WizardEvent[] = [
	{type: 'typed', field: 'password', text: 'Tr0ub4dor&3'}, goOn, {type: 'typed', field: 'confirmation', text: 'Tr0ub4dor&3'}, goOn,
];
const reminder: WizardEvent[] = [{type: 'typed', field: 'reminder', text: 'Team safe'}, goOn];
const toReview: WizardEvent[] = [{type: 'start'}, goOn, goOn, goOn, ...password, ...reminder, goOn];

describe('the way there', () => {
	test('leads through all questions to the review, and from there to the run', () => {
		const {state, effects} = play([...toReview, goOn]);
		expect(state.step).toBe('run');
		expect(effects.filter(({type}) => type === 'run')).toEqual([{
			type: 'run',
			request: expect.objectContaining({backupFile: String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`, copyFolder: undefined, createFolder: undefined}) as unknown,
		}]);
	});

	test('waits for what is not known yet, and then goes on by itself', () => {
		const silent: World = effect => effect.type === 'find-facts' ? [] : healthyWorld(effect);
		const waiting = play([{type: 'start'}, goOn, goOn], silent);
		expect(waiting.state).toMatchObject({step: 'install-directory', isWaiting: true});
		const answer = waiting.effects.findLast(({type}) => type === 'find-facts')!;
		const {state} = play(healthyWorld(answer), healthyWorld, waiting.state);
		expect(state).toMatchObject({step: 'backup-file', isWaiting: false});
	});

	test('facts about a path that is no longer in the field do not count', () => {
		const before = play([{type: 'start'}, goOn, goOn]).state;
		const {state} = play([
			{type: 'typed', field: 'backup-file', text: String.raw`D:\other.bak`},
			{
				type: 'facts', field: 'backup-file', path: String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`, facts: {...target, target: 'file'},
			},
			goOn,
		], healthyWorld, before);
		expect(state.step).toBe('password');
	});

	test('a stop holds Enter, but not the expert', () => {
		const stopped: World = effect => effect.type === 'check'
			? [{type: 'check-line', round: effect.round, line: {id: 'service', state: 'stop', detail: 'Stopped.'}}, {type: 'check-complete', round: effect.round}]
			: healthyWorld(effect);
		const {state} = play([{type: 'start'}, goOn], stopped);
		expect(state).toMatchObject({step: 'check', remark: expect.stringContaining('A stop is in the way') as unknown});
		expect(bindingsFor(state).map(({does}) => does)).toContain('go on anyway');
		expect(play([{type: 'go-on-anyway'}], stopped, state).state.step).toBe('install-directory');
	});

	test('help that was opened while the step waits stays open, and the step waits no longer', () => {
		const silent: World = () => [];
		const {state} = play([{type: 'start'}, goOn, {type: 'toggle-help'}, {type: 'check-complete', round: 1}], silent);
		expect(state).toMatchObject({step: 'check', isHelpShown: true, isWaiting: false});
	});

	test('lines of an earlier look are not mixed with those of the next', () => {
		const silent: World = () => [];
		const {state} = play([
			{type: 'start'}, {type: 'check-again'}, {type: 'check-line', round: 1, line: {id: 'service', state: 'stop', detail: 'Old.'}},
		], silent);
		expect(state.check).toEqual({round: 2, lines: {}, isComplete: false});
	});
});

describe('the review', () => {
	test('opens the first answer that no longer holds', () => {
		const taken: World = effect => effect.type === 'find-facts' && effect.field === 'backup-file'
			? [{
				type: 'facts', field: effect.field, path: effect.path, facts: {...target, target: 'file'},
			}]
			: healthyWorld(effect);
		const before = play(toReview).state;
		const {state, effects} = play([{type: 'edit', step: 'reminder'}, goOn, goOn], taken, before);
		expect(state).toMatchObject({step: 'backup-file', isEditing: true, wasRefused: true});
		expect(effects.map(({type}) => type)).not.toContain('run');
	});

	test('asks about a folder that vanished since', () => {
		const vanished: World = effect => effect.type === 'find-facts' && effect.field === 'backup-file'
			? [{
				type: 'facts', field: effect.field, path: effect.path, facts: {...target, folder: 'missing'},
			}]
			: healthyWorld(effect);
		const before = play(toReview).state;
		const asked = play([{type: 'edit', step: 'reminder'}, goOn, goOn], vanished, before);
		expect(asked.state).toMatchObject({step: 'backup-file', folderAsked: String.raw`D:\SSO-Backup`});
		const agreed = play([goOn, goOn], vanished, asked.state);
		expect(agreed.effects.filter(({type}) => type === 'run')).toEqual([
			{type: 'run', request: expect.objectContaining({createFolder: String.raw`D:\SSO-Backup`}) as unknown},
		]);
	});

	test('of a dry run starts nothing', () => {
		const {state, effects} = play([...toReview, goOn], healthyWorld, initialState({...setting, dryRun: true}));
		expect(state.exitCode).toBe(0);
		expect(effects.map(({type}) => type)).not.toContain('run');
	});
});

describe('the end', () => {
	const running = play([...toReview, goOn]).state;

	test.each<WizardEvent>([
		{type: 'check-again'},
		{type: 'go-on-anyway'},
		{type: 'edit'},
		{type: 'reveal'},
		{type: 'choose-copy-folder'},
		{type: 'copied', result},
		{type: 'setting', setting},
	])('a run is not left for $type, which is not offered there', event => {
		expect(reduce(running, event)).toEqual({state: running, effects: []});
	});

	test.each<WizardEvent>([{type: 'finished', result}, {type: 'copied', result}, {type: 'stop-run'}])('$type means nothing where nothing runs', event => {
		const {state} = play(toReview);
		expect(reduce(state, event)).toEqual({state, effects: []});
	});

	test('a verified backup forgets the password, a failed one keeps it for another try', () => {
		const verified = reduce(running, {type: 'finished', result});
		expect(verified.state.secrets.password.length).toBe(0);
		expect(verified.effects).toEqual([{type: 'wipe', secrets: [running.secrets.password, running.secrets.confirmation]}]);
		const failed = reduce(running, {type: 'finished', result: {...result, verdict: 'failed'}});
		expect(failed.state.secrets.password.length).toBe(11);
		expect(failed.effects).toEqual([]);
	});

	test.each([['verified', 0], ['unproven', 3], ['failed', 1]] as const)('%s ends with exit code %i', (verdict, exitCode) => {
		const {state} = play([{type: 'finished', result: {...result, verdict}}, goOn], healthyWorld, running);
		expect(state.exitCode).toBe(exitCode);
	});

	test('a run that the user stopped ends with 130', () => {
		const {state, effects} = play([{type: 'leave'}, {type: 'stop-run'}, {type: 'finished', result: {...result, verdict: 'failed'}}, goOn], healthyWorld, running);
		expect(effects).toContainEqual({type: 'stop-run'});
		expect(state.exitCode).toBe(130);
	});
});

describe('whatever happens', () => {
	const events = fc.oneof(
		fc.constantFrom<WizardEvent>(
			goOn,
			goBack,
			{type: 'toggle-help'},
			{type: 'select', by: 1},
			{type: 'select', by: -1},
			{type: 'complete'},
			{type: 'switch-field'},
			{type: 'reveal'},
			{type: 'conceal'},
			{type: 'check-again'},
			{type: 'go-on-anyway'},
			{type: 'edit'},
			{type: 'stop-run'},
			{type: 'answer-tool', answer: 'password'},
			{type: 'question-withdrawn'},
			{type: 'pasted-line-break'},
			{type: 'tick', now: 5},
			...password,
			...reminder,
		),
		fc.string().map((text): WizardEvent => ({type: 'typed', field: 'backup-file', text})),
		fc.string().map((text): WizardEvent => ({type: 'typed', field: 'second-copy', text})),
	);

	test('no run starts but from the review, with a password that was typed twice', () => {
		fc.assert(fc.property(fc.array(events, {maxLength: 60}), sequence => {
			let {state} = play([{type: 'start'}]);
			for (const event of sequence) {
				const before = state;
				const {state: after, effects} = play([event], healthyWorld, state);
				if (effects.some(({type}) => type === 'run')) {
					expect(before.step).toBe('review');
					expect(before.secrets.confirmation.equals(before.secrets.password)).toBe(true);
				}

				state = after;
			}
		}), {seed: 10_589, numRuns: 2000});
	});

	test('going back leads to the first step', () => {
		fc.assert(fc.property(fc.array(events, {maxLength: 40}), sequence => {
			const {state} = play([{type: 'start'}, ...sequence]);
			fc.pre(stepNumber(state.step) !== undefined);
			const back = Array.from({length: 2 * (questionSteps.length + 2)}, () => goBack);
			expect(play(back, healthyWorld, state).state.step).toBe('check');
		}), {seed: 10_589, numRuns: 2000});
	});
});
