import fc from 'fast-check';
import {expect, test} from 'vitest';
import {bindingsFor} from '../../../source/wizard/keys.ts';
import type {WizardState} from '../../../source/wizard/state.ts';
import {questionSteps} from '../../../source/wizard/steps.ts';
import {moves} from './moves.ts';
import {begin, playMoves, type Played} from './player.ts';

const runs = 10_000;
const seed = 10_589;

/** Goes back as far as it goes, as a person does: Esc, and Y where it is asked whether to stop; the computer answers. */
function goBackToTheStart(from: Played): Played {
	let played = from;
	for (let press = 0; press < 4 * questionSteps.length && !['check', 'offer'].includes(played.state.step); press++) {
		const stops = bindingsFor(played.state).some(({keys}) => keys.includes('y'));
		played = playMoves([{type: 'key', key: stops ? 'y' : 'escape'}], played);
		const isStopping = played.pending.some(({type}) => type === 'stop-run' || type === 'copy');
		played = isStopping ? answerLast(played) : played;
	}

	return played;
}

function answerLast({state, pending}: Played): Played {
	// A copy that is told to stop ends with its own answer.
	const wanted = state.copying === 'running' ? 'copy' : 'stop-run';
	const index = pending.findLastIndex(({type}) => type === wanted);
	return playMoves([{type: 'answer', which: index, how: 0}], {state, pending});
}

/** All that was typed. */
function answersIn({texts, secrets}: WizardState): Record<string, string> {
	return {...texts, password: secrets.password.reveal(), confirmation: secrets.confirmation.reveal()};
}

test(`${runs} random sequences of keys, texts, answers and stray events: nothing breaks, and back leads back with all answers`, () => {
	const seen = new Map<string, number>();
	const note = (what: string): void => {
		seen.set(what, (seen.get(what) ?? 0) + 1);
	};

	fc.assert(fc.property(fc.boolean(), moves, (offers, sequence) => {
		const played = playMoves(sequence, begin(offers), state => {
			note(state.step);
			note(state.result === undefined ? 'no result' : state.result.verdict);
			note(state.copying === undefined ? 'no copy' : `copy ${state.copying}`);
			note(state.running?.question === undefined ? 'no question' : 'question');
		});
		if (played.state.exitCode !== undefined) {
			note('left');
			return;
		}

		const back = goBackToTheStart(played);
		expect(['check', 'offer']).toContain(back.state.step);
		// An empty install directory is filled in again with the best that was found.
		const typed = Object.entries(answersIn(played.state)).filter(([field, text]) => field !== 'install-directory' || text !== '');
		expect(answersIn(back.state)).toMatchObject(Object.fromEntries(typed));
	}), {seed, numRuns: runs});

	console.log(`state machine: ${runs} sequences; events that led to ${[...seen].map(([what, times]) => `${what} ${times}`).join(', ')}`);
	// A walk that does not get there would prove nothing of it.
	const places = [...questionSteps, 'offer', 'run', 'result', 'verified', 'unproven', 'failed', 'copy asking', 'copy running', 'question', 'left'];
	expect(places.filter(place => (seen.get(place) ?? 0) < 100)).toEqual([]);
});
