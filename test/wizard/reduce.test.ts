import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {stepNumber} from '../../source/wizard/context.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {askedWords} from '../../source/wizard/dialogs.ts';
import {bindingsFor} from '../../source/wizard/keys.ts';
import {problemOf} from '../../source/wizard/question.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {
	contextOf,
	currentJourney,
	questionOf,
	type Step,
	type WizardState,
} from '../../source/wizard/state.ts';
import {
	found,
	healthyWorld,
	newWizard,
	options,
	play,
	result,
	target,
	type World,
	worldWith,
} from './options.ts';

const goOn: WizardEvent = {type: 'go-on'};
const goBack: WizardEvent = {type: 'go-back'};
const password: WizardEvent[] = [
	{type: 'typed', field: 'password', text: 'Tr0ub4dor&3'}, goOn, {type: 'typed', field: 'confirmation', text: 'Tr0ub4dor&3'}, goOn,
];
const reminder: WizardEvent[] = [{type: 'typed', field: 'reminder', text: 'Team safe'}, goOn];
const toReview: WizardEvent[] = [{type: 'start'}, goOn, goOn, goOn, ...password, ...reminder, goOn];

const stepIn = (state: WizardState): Step => currentJourney(state).step;
const silent: World = () => [];
const service = {id: 'service', state: 'stop', detail: 'Stopped.'} as const;

describe('the way there', () => {
	test('leads through all questions to the review, and from there to the run', () => {
		const {state, effects} = play([...toReview, goOn]);
		const {step, journey} = currentJourney(state);
		expect(step).toBe('run');
		expect(effects.filter(({type}) => type === 'run')).toEqual([{
			type: 'run',
			journey,
			request: expect.objectContaining({backupFile: String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`, copyFolder: undefined, createFolder: undefined}) as unknown,
		}]);
	});

	test('waits for what is not known yet, and then goes on by itself', () => {
		const unlooked: World = effect => effect.type === 'look' && effect.lookup.id === 'install-directory' ? [] : healthyWorld(effect);
		const waiting = play([{type: 'start'}, goOn, goOn], unlooked);
		expect(stepIn(waiting.state)).toBe('install-directory');
		expect(waiting.state.view.isWaiting).toBe(true);
		const look = waiting.effects.find(effect => effect.type === 'look' && effect.lookup.id === 'install-directory')!;
		const {state} = play(healthyWorld(look), healthyWorld, waiting.state);
		expect(stepIn(state)).toBe('backup-file');
		expect(state.view.isWaiting).toBe(false);
	});

	test('Esc on the first step takes the waiting back', () => {
		const {state, effects} = play([{type: 'start'}, {type: 'go-on'}, {type: 'go-back'}], () => []);
		expect(state.view.isWaiting).toBe(false);
		const lines = effects.flatMap(effect => effect.type === 'look' && effect.lookup.id === 'check-lines' ? [found(effect, {})] : []);
		expect(currentJourney(play(lines, healthyWorld, state).state).step).toBe('check');
	});

	test('goes on waiting when something else becomes known', () => {
		const waiting = play([{type: 'start'}, goOn], silent).state;
		const {state} = play([{
			type: 'found', lookup: 'directories', about: 'round 0', facts: [], isComplete: true,
		}], silent, waiting);
		expect(stepIn(state)).toBe('check');
		expect(state.view.isWaiting).toBe(true);
	});

	test('facts about a path that is no longer in the field do not count', () => {
		const before = play([{type: 'start'}, goOn, goOn]).state;
		const {state} = play([
			{type: 'typed', field: 'backup-file', text: String.raw`D:\other.bak`},
			{
				type: 'found', lookup: 'backup-file', about: String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`, facts: {...target, target: 'file'}, isComplete: true,
			},
			goOn,
		], healthyWorld, before);
		expect(stepIn(state)).toBe('password');
	});

	test('a stop holds Enter, but not the expert', () => {
		const stopped = worldWith('check-lines', {service});
		const {state} = play([{type: 'start'}, goOn], stopped);
		expect(stepIn(state)).toBe('check');
		expect(state.view.wasRefused).toBe(true);
		expect(problemOf(questionOf(state)!, contextOf(state))).toContain('This must be fixed first');
		expect(bindingsFor(state).map(({does}) => does)).toContain('go on anyway');
		const asked = play([{type: 'go-on-anyway'}], stopped, state).state;
		expect(stepIn(asked)).toBe('check');
		expect(askedWords(asked)?.text).toContain('ENTSSO will probably not answer.');
		expect(stepIn(play([goOn], stopped, asked).state)).toBe('check');
		expect(stepIn(play([{type: 'go-on-anyway'}], stopped, asked).state)).toBe('install-directory');
	});

	test('a stop that is found while the step waits holds it too', () => {
		const waiting = play([{type: 'start'}, goOn], silent);
		expect(waiting.state.view.isWaiting).toBe(true);
		const look = waiting.effects.find(effect => effect.type === 'look' && effect.lookup.id === 'check-lines') as Parameters<typeof found>[0];
		const {state, effects} = play([found(look, {service})], silent, waiting.state);
		expect(stepIn(state)).toBe('check');
		expect(state.view).toMatchObject({wasRefused: true, isWaiting: false});
		expect(effects).toEqual([]);
	});

	test('help that was opened while the step waits stays open, and the step waits no longer', () => {
		const {state} = play([{type: 'start'}, goOn, {type: 'toggle-help'}, {
			type: 'found', lookup: 'check-lines', about: 'round 0', facts: {}, isComplete: true,
		}], silent);
		expect(stepIn(state)).toBe('check');
		expect(state.dialog?.type).toBe('help');
		expect(state.view.isWaiting).toBe(false);
	});

	test('lines of an earlier look are not mixed with those of the next', () => {
		const {state, effects} = play([
			{type: 'start'}, {type: 'look-again'}, {
				type: 'found', lookup: 'check-lines', about: 'round 0', facts: {service}, isComplete: false,
			},
		], silent);
		expect(currentJourney(state).found['check-lines']).toEqual({about: 'round 1', facts: undefined, isComplete: false});
		expect(effects.flatMap(effect => effect.type === 'look' && effect.lookup.id === 'check-lines' ? [effect.about] : [])).toEqual(['round 0', 'round 1']);
	});
});

describe('Enter on an answer that is refused for what was found', () => {
	test('looks again, once each time: a drive may have been plugged in meanwhile', () => {
		const missing = worldWith('backup-file', {...target, root: 'missing', folder: 'missing'});
		const there: WizardEvent[] = [{type: 'start'}, goOn, goOn];
		const refused = play([...there, goOn], missing);
		expect(stepIn(refused.state)).toBe('backup-file');
		expect(refused.state.view).toMatchObject({wasRefused: true, isWaiting: false});
		const again = play([goOn], missing, refused.state);
		expect(again.effects.map(({type}) => type)).toEqual(['look']);
		expect(again.state.view).toMatchObject({wasRefused: true, isWaiting: false});
		expect(stepIn(play([goOn], healthyWorld, again.state).state)).toBe('password');
	});

	test('looks at nothing where the text alone is refused', () => {
		const typed: WizardEvent = {type: 'typed', field: 'backup-file', text: 'a.bak'};
		const {effects, state} = play([goOn], healthyWorld, play([{type: 'start'}, goOn, goOn, typed]).state);
		expect(effects).toEqual([]);
		expect(state.view.wasRefused).toBe(true);
	});
});

describe('in a field', () => {
	const folders = ['A', 'B', 'C'].map(letter => String.raw`${letter}:\SSO`);
	const several = worldWith('directories', folders.map(path => ({path, source: 'registry', foundIn: 'registry'})));
	const textIn = (state: WizardState, field: string) => currentJourney(state).answers.texts[field];

	test('up and down lead round through what is offered', () => {
		const start = play([{type: 'start'}, goOn], several).state;
		const after = (...steps: ReadonlyArray<1 | -1>): string | undefined =>
			textIn(play(steps.map((by): WizardEvent => ({type: 'select', by})), several, start).state, 'install-directory');
		const [first, second, third] = folders;
		expect([after(), after(1), after(1, 1), after(1, 1, 1)]).toEqual([first, second, third, first]);
		expect([after(-1), after(-1, -1), after(1, -1)]).toEqual([third, second, first]);
		const typed = play([{type: 'typed', field: 'install-directory', text: 'D:\\'}, {type: 'select', by: -1}], several, start).state;
		expect(textIn(typed, 'install-directory')).toBe(first);
	});

	test('Tab takes the part that all completions share, then one after the other, and says where there are none', () => {
		const start = String.raw`D:\s`;
		const asking = play([{type: 'start'}, goOn, goOn, {type: 'typed', field: 'backup-file', text: start}]).state;
		const completed = (...names: readonly string[]) => play([{type: 'complete'}, {
			type: 'completions', field: 'backup-file', text: start, options: names,
		}], healthyWorld, asking).state;
		const none = completed();
		expect([textIn(none, 'backup-file'), none.view.remark]).toEqual([start, 'Nothing was found that begins like this.']);
		const one = completed('D:\\sso\\');
		expect([textIn(one, 'backup-file'), one.view.completion]).toEqual(['D:\\sso\\', undefined]);
		const two = completed(String.raw`D:\sso-a`, String.raw`D:\SSO-b`);
		const tab = (state: WizardState) => play([{type: 'complete'}], healthyWorld, state).state;
		expect(textIn(two, 'backup-file')).toBe(String.raw`D:\sso-`);
		expect(textIn(tab(two), 'backup-file')).toBe(String.raw`D:\sso-a`);
		expect(textIn(tab(tab(two)), 'backup-file')).toBe(String.raw`D:\SSO-b`);
		expect(textIn(tab(tab(tab(two))), 'backup-file')).toBe(String.raw`D:\sso-a`);
	});
});

describe('the review', () => {
	test('has its lines chosen round with up and down', () => {
		const chosen = (...steps: ReadonlyArray<1 | -1>): number =>
			play([...toReview, ...steps.map((by): WizardEvent => ({type: 'select', by}))]).state.view.selected;
		expect([chosen(), chosen(1), chosen(1, 1), chosen(1, -1), chosen(-1), chosen(-1, 1)]).toEqual([0, 1, 2, 0, 4, 0]);
	});

	test('is where Esc leads back to from an answer that was opened there', () => {
		const {state} = play([{type: 'edit', question: 'password'}, goBack], healthyWorld, play(toReview).state);
		expect(stepIn(state)).toBe('review');
		expect(stepIn(play([goBack], healthyWorld, state).state)).toBe('second-copy');
	});

	test('opens the first answer that no longer holds', () => {
		const taken = worldWith('backup-file', {...target, target: 'file'});
		const before = play(toReview).state;
		const {state, effects} = play([{type: 'edit', question: 'reminder'}, goOn, goOn], taken, before);
		expect(currentJourney(state)).toMatchObject({step: 'backup-file', isEditing: true});
		expect(state.view.wasRefused).toBe(true);
		expect(effects.map(({type}) => type)).not.toContain('run');
	});

	test('looks at each answer anew, the folder of the copy too, and waits for that', () => {
		const copyTo: WizardEvent = {type: 'typed', field: 'second-copy', text: 'E:\\'};
		const good = play([...toReview.slice(0, -1), copyTo, goOn]);
		expect(stepIn(good.state)).toBe('review');
		expect(stepIn(play([goOn], healthyWorld, good.state).state)).toBe('run');

		const unplugged = worldWith('second-copy', {folder: {...target, root: 'missing', folder: 'missing'}, file: 'nothing'});
		const back = [{type: 'edit', question: 'reminder'}, goOn] as const;
		const refused = play([...back, goOn], unplugged, good.state);
		expect(currentJourney(refused.state)).toMatchObject({step: 'second-copy', isEditing: true});
		expect(refused.effects.map(({type}) => type)).not.toContain('run');

		const slow: World = effect => effect.type === 'look' && effect.lookup.id === 'second-copy' ? [] : healthyWorld(effect);
		const waiting = play([...back, goOn], slow, good.state);
		expect(stepIn(waiting.state)).toBe('review');
		expect(waiting.state.view.isWaiting).toBe(true);
		expect(waiting.effects.map(({type}) => type)).not.toContain('run');
		const look = waiting.effects.find(effect => effect.type === 'look' && effect.lookup.id === 'second-copy');
		expect(stepIn(play(healthyWorld(look!), healthyWorld, waiting.state).state)).toBe('run');
	});

	test('asks about a folder that vanished since', () => {
		const vanished = worldWith('backup-file', {...target, folder: 'missing'});
		const before = play(toReview).state;
		const asked = play([{type: 'edit', question: 'reminder'}, goOn, goOn], vanished, before);
		expect(stepIn(asked.state)).toBe('backup-file');
		expect(asked.state.dialog).toMatchObject({type: 'confirm', confirmation: {about: String.raw`D:\SSO-Backup`}});
		const agreed = play([goOn, goOn], vanished, asked.state);
		expect(currentJourney(agreed.state).answers.agreed['backup-file']).toBe(String.raw`D:\SSO-Backup`);
		expect(agreed.effects.filter(({type}) => type === 'run')).toMatchObject([{request: {createFolder: String.raw`D:\SSO-Backup`}}]);
	});

	test('of a dry run starts nothing', () => {
		const {state, effects} = play([...toReview, goOn], healthyWorld, newWizard({dryRun: true}));
		expect(state.exitCode).toBe(0);
		expect(effects.map(({type}) => type)).not.toContain('run');
	});
});

describe('the end', () => {
	const running = play([...toReview, goOn]).state;
	const copyable = {...result, sha256: 'ab'.repeat(32)};

	test.each<WizardEvent>([
		{type: 'look-again'},
		{type: 'go-on-anyway'},
		{type: 'edit'},
		{type: 'reveal'},
		{type: 'open-next'},
		{type: 'choose', id: 'ok'},
		{type: 'options', options, journey: currentJourney(running).journey},
	])('a run is not left for $type, which is not offered there', event => {
		expect(reduce(running, event)).toEqual({state: running, effects: []});
	});

	test.each<WizardEvent>([{type: 'finished', result}, {type: 'stop-run'}])('$type means nothing where nothing runs', event => {
		const inReview = play(toReview).state;
		const atCopy = play([{type: 'finished', result: copyable}, {type: 'open-next'}], healthyWorld, running).state;
		expect(stepIn(atCopy)).toBe('second-copy');
		for (const state of [inReview, atCopy]) {
			expect(reduce(state, event)).toEqual({state, effects: []});
		}
	});

	test('a verified backup forgets the password, a failed one keeps it for another try', () => {
		const secrets = (state: WizardState) => currentJourney(state).answers.secrets;
		const {password: given, confirmation} = secrets(running);
		const verified = reduce(running, {type: 'finished', result});
		expect(secrets(verified.state)).toMatchObject({password: {length: 0}, confirmation: {length: 0}});
		expect(currentJourney(verified.state).answers.texts.reminder).toBe('');
		expect(verified.effects).toEqual([{type: 'wipe', secrets: [given, confirmation]}]);
		const failed = reduce(running, {type: 'finished', result: {...result, verdict: 'failed'}});
		expect(secrets(failed.state).password?.length).toBe(11);
		expect(currentJourney(failed.state).answers.texts.reminder).toBe('Team safe');
		expect(failed.effects).toEqual([]);
	});

	test.each([
		['verified', [goOn], 0], ['unproven', [goOn], 3], ['failed', [{type: 'leave'}, {type: 'leave'}], 1],
	] as const)('%s ends with its exit code', (verdict, events: readonly WizardEvent[], exitCode) => {
		const {state} = play([{type: 'finished', result: {...result, verdict}}, ...events], healthyWorld, running);
		expect(state.exitCode).toBe(exitCode);
	});

	test('a run that the user stopped ends with 130', () => {
		const {state, effects} = play([{type: 'leave'}, {type: 'stop-run'}, {type: 'finished', result: {...result, verdict: 'failed'}}, {type: 'leave'}, {type: 'leave'}], healthyWorld, running);
		expect(effects).toContainEqual({type: 'stop-run'});
		expect(state.exitCode).toBe(130);
	});

	test.each([['verified', 0], ['unproven', 3]] as const)('one that was stopped too late to matter, and is %s, ends with %i', (verdict, exitCode) => {
		const {state} = play([{type: 'leave'}, {type: 'stop-run'}, {type: 'finished', result: {...result, verdict}}, goOn], healthyWorld, running);
		expect(state.exitCode).toBe(exitCode);
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
			{type: 'look-again'},
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
					const {step, answers: {secrets}} = currentJourney(before);
					expect(step).toBe('review');
					expect(secrets.confirmation!.equals(secrets.password!)).toBe(true);
				}

				state = after;
			}
		}), {seed: 10_589, numRuns: 2000});
	});

	test('going back leads to the first step', () => {
		fc.assert(fc.property(fc.array(events, {maxLength: 40}), sequence => {
			const {state} = play([{type: 'start'}, ...sequence]);
			const context = contextOf(state);
			fc.pre(stepNumber(context, stepIn(state)) !== undefined);
			const back = Array.from({length: 2 * (context.steps.length + 2)}, () => goBack);
			expect(stepIn(play(back, healthyWorld, state).state)).toBe('check');
		}), {seed: 10_589, numRuns: 2000});
	});
});
