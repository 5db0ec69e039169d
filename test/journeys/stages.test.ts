import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import type {EngineName} from '../../source/core/engines/task.ts';
import {newsOf} from '../../source/plain/news.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {frameOf} from '../ink/frame-of.tsx';
import {runAfter, stage} from '../wizard/to-run.ts';

/** A run with this flag whose first stage is done; `engines` took it on, one after the other. */
function runWith(engine: EngineName | 'auto', engines: readonly EngineName[]): WizardState {
	return runAfter([stage('start'), ...engines.map(name => ({type: 'engine', engine: name} as const)), stage('start', 'done')], engine);
}

describe('the first stage of a run', () => {
	test.each<[string, EngineName | 'auto', readonly EngineName[], string]>([
		['by the console', 'console', ['console'], 'Start ssoconfig'],
		['by the console, chosen by itself', 'auto', ['console'], 'Start ssoconfig'],
		['by the administration interface', 'api', [], 'Call ENTSSO'],
		['by the administration interface, chosen by itself', 'auto', ['api'], 'Call ENTSSO'],
		['by the console, since the interface cannot be called', 'api', ['api', 'console'], 'Start ssoconfig'],
	])('%s is called what it is, on the screen and in lines', (_, engine, engines, title) => {
		const state = runWith(engine, engines);
		const other = title === 'Call ENTSSO' ? 'Start ssoconfig' : 'Call ENTSSO';
		for (const shown of [stripVTControlCharacters(frameOf(state)), newsOf(undefined, state).map(({text}) => text).join('\n')]) {
			expect(shown).toContain(title);
			expect(shown).not.toContain(other);
		}
	});
});
