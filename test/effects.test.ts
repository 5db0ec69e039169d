import {setImmediate} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {createEffects, type EffectServices} from '../source/effects.ts';
import {systemClock} from '../source/values/clock.ts';
import {createSession, type Session} from '../source/session.ts';
import {requestFrom} from '../source/wizard/review.ts';
import {bareHost} from './core/bare-host.ts';
import {result} from './wizard/setting.ts';
import {runAfter} from './wizard/to-run.ts';

type RunServices = Parameters<EffectServices['runBackup']>[2];

/** A wizard in its run, with a stand-in for the run that reports what it is told to. */
async function withRun(use: (run: {session: Session; services: RunServices}) => Promise<void>): Promise<void> {
	const started = Promise.withResolvers<RunServices>();
	const finished = Promise.withResolvers<void>();
	const host = bareHost();
	const effects = createEffects({
		clock: systemClock,
		host,
		terminal: {lend: async lent => lent()},
		lastDirectory: undefined,
		findLastBackup: async () => undefined,
		openPractice: async () => host,
		settingFor: () => expect.fail('Nobody practises here.'),
		copyAgain: async (_host, copied) => copied,
		async runBackup(_host, _request, services) {
			started.resolve(services);
			await finished.promise;
			return {...result, verdict: 'failed'};
		},
	});
	const session = createSession(runAfter([]), effects.perform);
	effects.perform({type: 'run', request: requestFrom(session.state)!}, session);
	try {
		await use({session, services: await started.promise});
	} finally {
		finished.resolve();
		await effects.close();
	}
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
			expect(session.state.running?.silence).toEqual(['Key of the vault?']);
			services.onSilence?.(undefined);
			expect(session.state.running?.silence).toBeUndefined();
		});
	});

	test('is told when the user wants to answer the tool, and waits until that is agreed to', async () => {
		await withRun(async ({session, services}) => {
			session.dispatch({type: 'take-over'});
			expect(services.takeOver?.aborted).toBe(false);
			services.onSilence?.(['Key of the vault?']);
			session.dispatch({type: 'take-over'});
			expect(services.takeOver?.aborted).toBe(true);
			const agreed = services.announceHandOver!();
			expect(session.state.running).toMatchObject({isHandOverAhead: true, silence: undefined});
			expect(await hasCome(agreed)).toBe(false);
			session.dispatch({type: 'hand-over'});
			expect(await hasCome(agreed)).toBe(true);
			expect(session.state.running?.isHandOverAhead).toBe(false);
		});
	});

	test('that was stopped asks nothing more', async () => {
		await withRun(async ({session, services}) => {
			session.dispatch({type: 'go-back'});
			session.dispatch({type: 'stop-run'});
			expect(services.signal.aborted).toBe(true);
			expect(await hasCome(services.announceHandOver!())).toBe(true);
			expect(await services.ask!({prompt: 'Vault?', screen: [], open: []}, new AbortController().signal)).toBe('stop');
			expect(session.state.running).toMatchObject({stopping: true, isHandOverAhead: false, question: undefined});
		});
	});
});
