import type {Context} from '../../wizard/context.ts';
import type {Journey, Nested} from '../../wizard/journey.ts';
import {isStopped} from './check-lookups.ts';

/** Returns how a journey takes the place of another at the check, which both begin with. What stops one stops both. */
export function besideCheck(journey: Journey, context: Context): Nested {
	const [check, next] = journey.questions;
	const step = isStopped(context) ? check : next;
	const {texts, picked, exact} = context.answers;
	const directory = 'install-directory';
	return {
		journey,
		answers: {
			texts: {[directory]: texts[directory] ?? ''},
			picked: {[directory]: picked[directory]},
			exact: {[directory]: exact[directory]},
		},
		isInPlace: true,
		...(step !== undefined && {step: step.id}),
	};
}
