import fc from 'fast-check';
import type {WizardState} from '../../../source/wizard/state.ts';
import {moves} from './moves.ts';
import {begin, playMoves} from './player.ts';

const sequences = 1500;
const seed = 10_559;

/** One state for each look that a screen can have, as random sequences come to them. */
export function collectStates(): WizardState[] {
	const looks = new Set<string>();
	const found: WizardState[] = [];
	for (const [index, sequence] of fc.sample(moves, {seed, numRuns: sequences}).entries()) {
		playMoves(sequence, begin(index % 8 === 0), state => {
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
		step, passwordFocus, isEditing, wasRefused, isWaiting, isRevealed, isHelpShown, folderAsked, copying, running, result, check, exitCode,
	} = state;
	return JSON.stringify([
		[step, passwordFocus, isEditing, wasRefused, isWaiting, isRevealed, isHelpShown, folderAsked === undefined, copying, exitCode],
		state.completion?.options.length,
		step === 'check' && [check.isComplete, Object.keys(check.lines)],
		step === 'run' && [running?.question === undefined, running?.silence === undefined, running?.isHandOverAhead, running?.asksToStop, running?.stopping],
		result?.verdict,
		step === 'result' && result?.evidence.length,
		step === 'review' && state.selected,
		Math.min(1, state.secrets.password.length),
	]);
}
