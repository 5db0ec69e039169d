import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {App} from '../../source/app.tsx';
import type {EngineName} from '../../source/core/engines/engine.ts';
import {newsOf} from '../../source/plain/news.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {initialState, type WizardState} from '../../source/wizard/state.ts';
import {healthyWorld, play, setting} from '../wizard/setting.ts';

const goOn: WizardEvent = {type: 'go-on'};
const toRun: WizardEvent[] = [
	{type: 'start'},
	goOn,
	goOn,
	goOn,
	{type: 'typed', field: 'password', text: 'Tr0ub4dor&3'},
	goOn,
	{type: 'typed', field: 'confirmation', text: 'Tr0ub4dor&3'},
	goOn,
	{type: 'typed', field: 'reminder', text: 'Team safe'},
	goOn,
	goOn,
	goOn,
];

/** A run with this flag whose first stage is done; `engines` took it on, one after the other. */
function runWith(engine: EngineName | 'auto', engines: readonly EngineName[]): WizardState {
	const events: WizardEvent[] = [
		...toRun,
		{
			type: 'stage', stage: 'start', state: 'running', at: 1000,
		},
		...engines.map(name => ({type: 'engine', engine: name} as const)),
		{
			type: 'stage', stage: 'start', state: 'done', at: 2000,
		},
	];
	return play(events, effect => effect.type === 'run' ? [] : healthyWorld(effect), initialState({...setting, engine})).state;
}

function onScreen(state: WizardState): string {
	const session = {state, dispatch() {/* Nothing happens while it is drawn. */}, subscribe: () => () => {/* Nobody listens. */}};
	return stripVTControlCharacters(renderToString(<App session={session} onTerminal={() => {/* No terminal is lent. */}}/>, {columns: 80}));
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
		for (const shown of [onScreen(state), newsOf(undefined, state).map(({text}) => text).join('\n')]) {
			expect(shown).toContain(title);
			expect(shown).not.toContain(other);
		}
	});
});
