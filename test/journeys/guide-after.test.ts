import {describe, expect, test} from 'vitest';
import type {RestoreResult} from '../../source/core/restore/restore-result.ts';
import {guideFactsIn} from '../../source/journeys/guide/facts.ts';
import {bindingsFor} from '../../source/wizard/keys.ts';
import {enterStep} from '../../source/wizard/steps.ts';
import {
	changeJourney,
	contextOf,
	currentJourney,
	type WizardState,
} from '../../source/wizard/state.ts';
import {result} from '../wizard/options.ts';
import {guideWorld, press} from './guide-world.ts';
import {restored, wizard} from './restore-world.ts';

const afterRestore = (change: Partial<RestoreResult> & {isCluster?: boolean}, lastLeft?: string): WizardState =>
	enterStep(changeJourney(wizard({begins: 'restore'}), {result: {...restored, ...change}, lastLeft}), 'result').state;
const afterBackup = (verdict: 'failed' | 'unproven' | 'verified', lastLeft?: string): WizardState =>
	enterStep(changeJourney(wizard(), {result: {...result, verdict}, lastLeft}), 'result').state;

/** What G does there, and what it opens. */
function guideIn(state: WizardState): readonly [does: string, id: string] | undefined {
	const binding = bindingsFor(state).find(({keys}) => keys.includes('g'));
	return binding && [binding.does, currentJourney(press(state, ['g'])).journey.id];
}

const inUse = ['go on with the guide', 'guide-lost-master'];

describe('behind a restore', () => {
	test.each<[string, WizardState, readonly string[] | undefined]>([
		['the wrong file', afterRestore({level: 'failed', errorCode: '0xC0002A3F'}), ['show the steps', 'guide-recovered-environment']],
		['another account', afterRestore({level: 'failed', errorCode: '0xC0002945'}), ['show the steps', 'guide-service-account']],
		['not the master', afterRestore({level: 'failed', errorCode: '0xC0002A0E'}), ['show the steps', 'guide-lost-master']],
		['the wrong password', afterRestore({level: 'failed', errorCode: '0xC0002A1B'}), undefined],
		['accepted', afterRestore({level: 'accepted'}), undefined],
		['accepted on a node', afterRestore({level: 'accepted', isCluster: true}), ['show the steps', 'guide-cluster-node']],
		['unproven on a node', afterRestore({level: 'unproven', isCluster: true}), undefined],
		['accepted, a step of a guide', afterRestore({level: 'accepted'}, 'guide-lost-master'), inUse],
		['the wrong password, at a step of a guide', afterRestore({level: 'failed', errorCode: '0xC0002A1B'}, 'guide-lost-master'), inUse],
	])('%s', (_, state, guide) => {
		expect(guideIn(state)).toEqual(guide);
	});
});

test('on what is here now before a restore, a guide in use can be gone on with', () => {
	const at = (lastLeft?: string): WizardState =>
		enterStep(changeJourney(wizard({begins: 'restore'}), {lastLeft}), 'present-secret').state;
	expect(guideIn(at('guide-lost-master'))).toEqual(inUse);
	expect(guideIn(at())).toBeUndefined();
});

describe('behind a backup', () => {
	test.each<[string, WizardState, readonly string[] | undefined]>([
		['verified', afterBackup('verified'), ['rehearse a restore', 'guide-rehearsal']],
		['unproven', afterBackup('unproven'), undefined],
		['failed', afterBackup('failed'), undefined],
		['verified, a step of a guide', afterBackup('verified', 'guide-lost-master'), inUse],
	])('%s', (_, state, guide) => {
		expect(guideIn(state)).toEqual(guide);
	});

	test('a guide that was read at the check is known there, and its marks are', () => {
		const world = guideWorld();
		const read = press(enterStep(wizard(), 'check').state, []);
		const opened = changeJourney(read, {lastLeft: 'guide-lost-master', result: {...result}});
		const first = press(enterStep(opened, 'result').state, ['g', 'down', ' ', 'escape'], world);
		expect(currentJourney(first)).toMatchObject({step: 'result', lastLeft: 'guide-lost-master'});
		expect(currentJourney(press(first, ['g'], world)).marked).toEqual(['bare']);
	});

	test('who leaves from a guide over a failed run leaves as from its result', () => {
		const failed = afterBackup('failed', 'guide-lost-master');
		const code = press(failed, ['ctrl-c']).exitCode;
		expect(code).toBe(1);
		expect(press(failed, ['g', 'ctrl-c']).exitCode).toBe(code);
	});

	test.each<[string, WizardState, number]>([
		['a verified backup', afterBackup('verified', 'guide-lost-master'), 0],
		['a restore that is loaded', afterRestore({level: 'loaded'}, 'guide-lost-master'), 0],
		['a restore that was taken', afterRestore({level: 'accepted'}, 'guide-lost-master'), 3],
		['an unproven backup', afterBackup('unproven', 'guide-lost-master'), 3],
	])('who leaves from a guide over %s leaves with its code', (_, state, code) => {
		expect(press(state, ['g', 'ctrl-c']).exitCode).toBe(code);
		expect(press(press(state, ['g', 'down', ' ', 'ctrl-c']), ['y']).exitCode).toBe(code);
	});

	test('a guide that was opened from a result knows its file', () => {
		const opened = press(afterBackup('verified'), ['g']);
		expect(guideFactsIn(contextOf(opened)).backupFile).toBe(result.file);
		expect(guideFactsIn(contextOf(press(afterBackup('failed', 'guide-move'), ['g']))).backupFile).toBeUndefined();
	});
});
