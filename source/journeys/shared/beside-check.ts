import type {Context} from '../../wizard/context.ts';
import type {Journey, Nested} from '../../wizard/journey.ts';
import {isStopped} from './check-lookups.ts';
import {directoryAnswer} from './install-directory.ts';

/** Returns how a journey takes the place of another at the check, which both begin with. What stops one stops both. */
export function besideCheck(journey: Journey, context: Context): Nested {
	const [check, next] = journey.questions;
	const step = isStopped(context) ? check : next;
	return {
		journey,
		answers: directoryAnswer(context),
		isInPlace: true,
		...(step !== undefined && {step: step.id}),
	};
}
