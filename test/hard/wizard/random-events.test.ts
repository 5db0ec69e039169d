import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {BackupResult} from '../../../source/core/proof/result.ts';
import type {RestoreResult} from '../../../source/core/restore/restore-result.ts';
import {
	currentJourney,
	type JourneyState,
	openDialog,
	resultStep,
	runStep,
	type WizardState,
} from '../../../source/wizard/state.ts';
import {moves} from './moves.ts';
import {begin, playMoves, type Played} from './player.ts';
import {journeys, questions, starts} from './samples.ts';

const runs = 10_000;
const seed = 10_589;

/** Of a journey in a journey, with help and a question over the last screen. */
const mostPresses = 4 * questions.length;

/** Goes back as far as it goes, as a person does: Esc, and Y where it is asked whether to stop; the computer answers. */
function goBackToTheStart(from: Played): Played {
	let played = from;
	for (let press = 0; press < mostPresses && !isAtStart(played.state); press++) {
		const stops = played.state.dialog?.type === 'stop';
		played = playMoves([{type: 'key', key: stops ? 'y' : 'escape'}], played);
		const {step, run} = currentJourney(played.state);
		played = step === runStep && run?.isStopping === true ? answerStop(played) : played;
	}

	return played;
}

function isAtStart(state: WizardState): boolean {
	const {journey, step} = currentJourney(state);
	return state.journeys.length === 1 && state.dialog === undefined && step === journey.questions[0]?.id;
}

/** There is no way back from a verified backup, or a restore that ENTSSO took: the secrets are wiped. */
function isFinished(state: WizardState): boolean {
	const {step, result} = currentJourney(state);
	const {verdict, level} = (result ?? {}) as Partial<BackupResult & RestoreResult>;
	const isTaken = verdict === 'verified' || level === 'accepted' || level === 'loaded';
	return step === resultStep && state.dialog === undefined && isTaken;
}

function answerStop({state, pending}: Played): Played {
	const index = pending.findLastIndex(({type}) => type === 'stop-run');
	return playMoves([{type: 'answer', which: index, how: 0}], {state, pending});
}

/** All that was typed, by field; what is asked in a journey that was opened by another is asked there again. */
function answersIn({journeys: all}: WizardState): Record<string, string> {
	const [first, ...nested] = all;
	const own = typedIn(first);
	const shared = nested.map(journey => Object.entries(typedIn(journey)).filter(([field]) => own[field] !== undefined));
	return {...own, ...Object.fromEntries(shared.flat())};
}

function typedIn({journey, answers: {texts, secrets}}: JourneyState): Record<string, string> {
	const fields = journey.questions.flatMap(question => question.fields);
	return Object.fromEntries(fields.map(({name}) => [name, secrets[name]?.reveal() ?? texts[name] ?? '']));
}

/** Fields that are filled in again with the best that was found when they are empty. */
const offered = new Set(questions.filter(({offers}) => offers !== undefined).flatMap(({fields}) => fields.map(({name}) => name)));

function placesOf(state: WizardState): string[] {
	const {journey, step, result} = currentJourney(state);
	const top = openDialog(state);
	return [
		`${journey.id} ${step}`,
		...(result === undefined ? [] : [String(result.verdict ?? result.level)]),
		...(top === undefined ? [] : [top.type]),
		...(state.options.practice === undefined ? [] : ['practice']),
	];
}

test(`${runs} random sequences of keys, texts, answers and stray events: nothing breaks, and back leads back with all answers`, () => {
	const seen = new Map<string, number>();
	const note = (what: string): void => {
		seen.set(what, (seen.get(what) ?? 0) + 1);
	};

	fc.assert(fc.property(fc.constantFrom(...starts), moves, (changes, sequence) => {
		const played = playMoves(sequence, begin(changes), state => {
			for (const place of placesOf(state)) {
				note(place);
			}
		});
		if (played.state.exitCode !== undefined) {
			note('left');
			return;
		}

		const back = goBackToTheStart(played);
		if (isFinished(back.state)) {
			note('finished');
			return;
		}

		expect(isAtStart(back.state)).toBe(true);
		const typed = Object.entries(answersIn(played.state)).filter(([field, text]) => !offered.has(field) || text !== '');
		expect(answersIn(back.state)).toMatchObject(Object.fromEntries(typed));
	}), {seed, numRuns: runs});

	console.log(`state machine: ${runs} sequences; events that led to ${[...seen].map(([what, times]) => `${what} ${times}`).join(', ')}`);
	// A walk that does not get there would prove nothing of it.
	const steps = journeys.flatMap(({id, questions: asked, review, run, result}) => [
		...asked.map(question => `${id} ${question.id}`),
		...(review === undefined ? [] : [`${id} review`]),
		...(run === undefined ? [] : [`${id} run`]),
		...(result === undefined ? [] : [`${id} result`]),
	]);
	const others = [
		'verified', 'unproven', 'failed', 'accepted', 'loaded', 'help', 'confirm', 'stop', 'tool', 'hand-over', 'practice', 'left', 'finished',
	];
	expect([...steps, ...others].filter(place => (seen.get(place) ?? 0) < 100)).toEqual([]);
});
