import {expect} from 'vitest';
import {systemClock} from '../../source/values/clock.ts';
import type {EffectServices} from '../../source/wizard/effects.ts';
import {bareHost} from '../core/bare-host.ts';

/** What effects are done with, on a computer of which nothing is known; `changes` in place of that. */
export function effectServices(changes: Partial<EffectServices> = {}): EffectServices {
	const host = bareHost();
	return {
		clock: systemClock,
		host,
		terminal: {lend: async use => use()},
		lastDirectory: undefined,
		findLastBackup: async () => undefined,
		writeReport: async () => ({problem: 'Nothing is written here.'}),
		openRandom: async () => () => 0,
		openPractice: async () => host,
		wizardFor: () => expect.fail('Nobody practises here.'),
		...changes,
	};
}
