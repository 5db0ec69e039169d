import fc from 'fast-check';
import {isLookedUp} from '../../../source/wizard/lookup.ts';
import {
	contextOf,
	currentJourney,
	questionOf,
	reviewStep,
	type WizardState,
} from '../../../source/wizard/state.ts';
import {moves} from './moves.ts';
import {begin, playMoves} from './player.ts';
import {starts} from './samples.ts';

const sequences = 1500;
const seed = 10_559;

/** Returns one state for each look that a screen can have, as random sequences come to them. */
export function collectStates(): WizardState[] {
	const looks = new Set<string>();
	const found: WizardState[] = [];
	for (const [index, sequence] of fc.sample(moves, {seed, numRuns: sequences}).entries()) {
		playMoves(sequence, begin(starts[index % starts.length]), state => {
			const look = lookOf(state);
			if (looks.has(look)) {
				return;
			}

			looks.add(look);
			found.push(state);
		});
	}

	return found;
}

/** What a screen depends on, roughly. */
function lookOf(state: WizardState): string {
	const {
		step, isEditing, run, result, marked, answers: {secrets},
	} = currentJourney(state);
	const {focus, wasRefused, isWaiting, isRevealed, selected, completion} = state.view;
	return JSON.stringify([
		state.journeys.map(({journey}) => journey.id),
		[step, focus, isEditing, wasRefused, isWaiting, isRevealed, state.dialog?.type, state.exitCode],
		completion?.options.length,
		questionOf(state)?.lookups.map(lookup => isLookedUp(lookup, contextOf(state))),
		run === undefined ? [] : [run.asks?.type, run.silence === undefined, run.progress?.step, run.isStopping],
		result === undefined ? [] : currentJourney(state).journey.result?.page(result).length,
		(step === reviewStep || questionOf(state)?.checklist !== undefined) && selected,
		marked.length > 0,
		Object.values(secrets).some(secret => secret.length > 0),
	]);
}
