import {setImmediate} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../source/values/secret.ts';
import type {Host} from '../../source/host/host.ts';
import {createEffects, type EffectServices} from '../../source/wizard/effects.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import type {Journey, RunServices} from '../../source/wizard/journey.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import type {Run} from '../../source/wizard/view.ts';
import {bareHost} from '../core/bare-host.ts';
import {effectServices} from './effect-services.ts';
import {newWizard, options, result} from './options.ts';
import {runAfter} from './to-run.ts';

const runIn = ({state}: Session): Run => currentJourney(state).run!;

/** A wizard in its run, with a stand-in for the run that reports what it is told to. */
async function withRun(use: (run: {session: Session; services: RunServices}) => Promise<void>): Promise<void> {
	const started = Promise.withResolvers<RunServices>();
	const finished = Promise.withResolvers<void>();
	const effects = createEffects(effectServices());
	const session = createSession(runAfter([]), effects.perform);
	const journey: Journey = {
		...currentJourney(session.state).journey,
		async perform(_request, services) {
			started.resolve(services);
			await finished.promise;
			return {...result, verdict: 'failed'};
		},
	};
	effects.perform({type: 'run', journey, request: {}}, session);
	try {
		await use({session, services: await started.promise});
	} finally {
		finished.resolve();
		await effects.close();
	}

	expect(currentJourney(session.state)).toMatchObject({step: 'result', result: {verdict: 'failed'}});
}

/** Whether it has come by now. */
async function hasCome(promise: Promise<unknown>): Promise<boolean> {
	let isThere = false;
	void promise.then(() => {
		isThere = true;
	});
	await setImmediate();
	return isThere;
}

describe('a run', () => {
	test('tells of a tool that has gone quiet, and of one that goes on', async () => {
		await withRun(async ({session, services}) => {
			services.onSilence?.(['Key of the vault?']);
			expect(runIn(session).silence).toEqual(['Key of the vault?']);
			services.onSilence?.(undefined);
			expect(runIn(session).silence).toBeUndefined();
		});
	});

	test('is told when the user wants to answer the tool, and waits until that is agreed to', async () => {
		await withRun(async ({session, services}) => {
			let wishes = 0;
			services.takeOver?.addEventListener('take-over', () => {
				wishes++;
			});
			session.dispatch({type: 'take-over'});
			expect(wishes).toBe(0);
			services.onEngine?.('console');
			services.onSilence?.(['Key of the vault?']);
			session.dispatch({type: 'take-over'});
			expect(wishes).toBe(1);
			const refused = services.announceHandOver!();
			session.dispatch({type: 'go-back'});
			expect(await refused).toBe(false);
			expect(runIn(session).asks).toBeUndefined();
			services.onSilence?.(['Key of the vault?']);
			session.dispatch({type: 'take-over'});
			expect(wishes).toBe(2);
			const agreed = services.announceHandOver!();
			expect(runIn(session)).toMatchObject({asks: {type: 'hand-over'}, silence: undefined});
			expect(await hasCome(agreed)).toBe(false);
			session.dispatch({type: 'hand-over'});
			expect(await agreed).toBe(true);
			expect(runIn(session).asks).toBeUndefined();
		});
	});

	test('that was stopped asks nothing more', async () => {
		await withRun(async ({session, services}) => {
			session.dispatch({type: 'go-back'});
			session.dispatch({type: 'stop-run'});
			expect(services.signal.aborted).toBe(true);
			expect(await hasCome(services.announceHandOver!())).toBe(true);
			expect(await services.ask!({prompt: 'Vault?', screen: [], open: []}, new AbortController().signal)).toBe('stop');
			expect(runIn(session)).toMatchObject({isStopping: true, asks: undefined});
		});
	});

	test('tells of its stages, what does it and how far a copy is', async () => {
		await withRun(async ({session, services}) => {
			const progress = {step: 'copying', bytes: 1, total: 2} as const;
			services.onEngine?.('console');
			services.onStage('start', 'start');
			services.onProgress(progress);
			expect(runIn(session)).toMatchObject({engine: 'console', stages: {start: {state: 'running'}}, progress});
			services.onStage('start', 'done');
			services.onStage('folder', 'skipped');
			expect(runIn(session)).toMatchObject({stages: {start: {state: 'done'}, folder: {state: 'skipped'}}});
		});
	});

	test('has its question answered, or sees it withdrawn', async () => {
		await withRun(async ({session, services}) => {
			const withdrawn = new AbortController();
			const question = {prompt: 'Vault?', screen: [], open: ['reminder' as const]};
			const answer = services.ask!(question, withdrawn.signal);
			expect(runIn(session).asks).toEqual({type: 'tool', question});
			expect(await hasCome(answer)).toBe(false);
			session.dispatch({type: 'answer-tool', answer: 'reminder'});
			expect(await answer).toBe('reminder');
			void services.ask!(question, withdrawn.signal);
			withdrawn.abort();
			expect(runIn(session).asks).toBeUndefined();
		});
	});
});

/** What is reported after these events, in a session that begins with this state. */
async function reportsOf(services: EffectServices, state: WizardState, events: readonly WizardEvent[]): Promise<WizardState> {
	const effects = createEffects(services);
	const session = createSession(state, effects.perform);
	for (const event of events) {
		session.dispatch(event);
	}

	await setImmediate();
	await effects.close();
	return session.state;
}

test('closing takes back a look at a result that goes on', async () => {
	const asked = Promise.withResolvers<AbortSignal>();
	const effects = createEffects(effectServices());
	const session = createSession(runAfter([]), effects.perform);
	const journey: Journey = {
		...currentJourney(session.state).journey,
		async lookAgain(before, {signal}) {
			asked.resolve(signal);
			return before;
		},
	};
	effects.perform({type: 'look-at-result', journey, result}, session);
	const signal = await asked.promise;
	expect(signal.aborted).toBe(false);
	await effects.close();
	expect(signal.aborted).toBe(true);
});

describe('a lookup', () => {
	const service = {id: 'service', state: 'ok', detail: 'Started.'} as const;
	const candidate = {path: '/opt/sso', source: 'registry', foundIn: 'registry'} as const;
	const host: Host = bareHost({
		async check(report) {
			report(service);
		},
		installDirectories: async () => [candidate],
	});

	test('reports what it found, with what it is about', async () => {
		const state = await reportsOf(effectServices({host}), newWizard(), [{type: 'start'}]);
		expect(currentJourney(state).found).toEqual({
			'check-lines': {about: 'round 0', facts: {service}, isComplete: true},
			directories: {about: 'round 0', facts: [candidate], isComplete: true},
			'last-backup': {about: 'round 0', facts: undefined, isComplete: true},
		});
	});

	test('has the folder of the last time after those found now, where it is another', async () => {
		const foundWith = async (lastDirectory: string) => {
			const {found} = currentJourney(await reportsOf(effectServices({host, lastDirectory}), newWizard(), [{type: 'start'}]));
			return found.directories?.facts;
		};

		expect(await foundWith('/mnt/sso')).toEqual([candidate, {path: '/mnt/sso', source: 'last-time', foundIn: 'last time'}]);
		expect(await foundWith('/opt/sso/')).toEqual([candidate]);
	});
});

test('practice takes the place of this computer, and what is looked up from then on is looked up there', async () => {
	const line = {id: 'entsso', state: 'ok', detail: 'Simulated.'} as const;
	let isClosed = false;
	const practised = bareHost({
		practice: 'ok',
		async check(report) {
			report(line);
		},
		async close() {
			isClosed = true;
		},
	});
	const begun = newWizard();
	const services = effectServices({
		openPractice: async scenario => scenario === 'ok' ? practised : expect.fail('Another was chosen.'),
		wizardFor: host => ({options: {...options, practice: host.practice}, journey: currentJourney(begun).journey}),
	});
	const state = await reportsOf(services, newWizard({offersPractice: true}), [{type: 'start'}, {type: 'go-on'}]);
	expect(state.options.practice).toBe('ok');
	expect(currentJourney(state)).toMatchObject({step: 'check', found: {'check-lines': {facts: {entsso: line}, isComplete: true}}});
	expect(isClosed).toBe(true);
});

test('practice that is chosen twice before it begins is begun once, as it was chosen first', async () => {
	const opened: string[] = [];
	const begun = newWizard();
	const services = effectServices({
		async openPractice(scenario) {
			opened.push(scenario);
			return bareHost({practice: scenario});
		},
		wizardFor: host => ({options: {...options, practice: host.practice}, journey: currentJourney(begun).journey}),
	});
	const scenarios = ['ok', 'slow'].map(name => ({name, description: ''}));
	const state = await reportsOf(services, newWizard({offersPractice: true, scenarios}), [
		{type: 'start'}, {type: 'go-on'}, {type: 'select', by: 1}, {type: 'go-on'},
	]);
	expect(opened).toEqual(['ok']);
	expect(state.options.practice).toBe('ok');
});

test('secrets that are no longer needed are wiped', async () => {
	const effects = createEffects(effectServices());
	const secret = new Secret('Tr0ub4dor&3');
	effects.perform({type: 'wipe', secrets: [secret]}, createSession(newWizard(), effects.perform));
	expect(secret.reveal()).not.toContain('Tr0ub4dor');
	await effects.close();
});

describe('starting it as administrator', () => {
	const wanted = (host: Host): WizardEvent[] => {
		const heard: WizardEvent[] = [];
		const {perform} = createEffects(effectServices({host}));
		perform({type: 'elevate'}, {
			state: newWizard(),
			dispatch(event) {
				heard.push(event);
			},
			subscribe: () => () => undefined,
		});
		return heard;
	};

	test('is the computer\'s to do, and what became of it is told', async () => {
		const heard = wanted({...bareHost(), elevate: async () => ({state: 'opened'})});
		await setImmediate();
		expect(heard).toEqual([{type: 'elevation', outcome: {state: 'opened'}}]);
	});

	test('is told to be impossible where the computer cannot', async () => {
		const heard = wanted(bareHost());
		await setImmediate();
		expect(heard).toEqual([{type: 'elevation', outcome: {state: 'not-opened', because: 'It cannot be done here.'}}]);
	});
});
