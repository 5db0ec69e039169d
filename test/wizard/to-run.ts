import type {EngineName} from '../../source/core/engines/task.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {healthyWorld, newWizard, play} from './options.ts';

const goOn: WizardEvent = {type: 'go-on'};

/** From the start to the review. */
const toReview: readonly WizardEvent[] = [
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
];

/** A review with all answers, and the effects on the way there. */
export function reviewed(changes: Partial<WizardOptions> = {}): ReturnType<typeof play> {
	return play(toReview, healthyWorld, newWizard(changes));
}

/** From the start to a run that has begun; nothing of it is told. */
const toRun: readonly WizardEvent[] = [...toReview, goOn];

/** A run with this flag, after these events; a call where it is wanted can be made. */
export function runAfter(events: readonly WizardEvent[], engine: EngineName | 'auto' = 'auto'): WizardState {
	return play([...toRun, ...events], effect => effect.type === 'run' ? [] : healthyWorld(effect), newWizard({engine, hasAdministration: engine === 'api'})).state;
}

/** A stage that has begun, or is as told. */
export function stage(name: (WizardEvent & {type: 'stage'})['stage'], state: (WizardEvent & {type: 'stage'})['state'] = 'running', at = 1000): WizardEvent {
	return {
		type: 'stage', stage: name, state, at,
	};
}
