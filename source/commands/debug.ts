import {type DebugEntry, openDebugFile, type DebugFile} from '../host/debug-file.ts';
import {checkIds, type CheckLine} from '../host/host.ts';
import {engineNames} from '../core/engines/task.ts';
import {restoreLevels} from '../core/proof/restore-levels.ts';
import {verdicts} from '../core/proof/result.ts';
import {systemClock} from '../values/clock.ts';
import {reasonOf} from '../values/file-error.ts';
import {fillIn} from '../values/placeholders.ts';
import {reasons} from '../values/reasons.ts';
import type {Effect} from '../wizard/effect.ts';
import type {WizardEvent} from '../wizard/event.ts';
import type {Lookup} from '../wizard/lookup.ts';
import {currentJourney, type WizardState} from '../wizard/state.ts';

/** Opens the file that ENTSSO_BACKUP_DEBUG names. Returns what is wrong where that cannot be done. */
export function openDebug(file: string, computer: string): DebugFile | {readonly problem: string} {
	try {
		return openDebugFile(fillIn(file, {computer, now: systemClock.now()}), systemClock.now);
	} catch (error) {
		return {
			problem: `The debug file cannot be made: ${reasonOf(error)}. It has to be a new file; `
				+ 'with {date} and {time} in its name each run has one of its own.',
		};
	}
}

/**
Returns what the debug file says of an event and what came of it. Each field is named here, and none of them has a text
that was typed, read or found: of typing there is nothing at all, not even that it happened.
*/
export function wizardEntries(
	event: WizardEvent,
	{before, after, effects}: {
		readonly before: WizardState; readonly after: WizardState; readonly effects: readonly Effect[];
	},
): DebugEntry[] {
	if (event.type === 'typed') {
		return [];
	}

	const happened = eventEntry(event, before);
	const [from, to] = [placeOf(before), placeOf(after)];
	const hasMoved = event.type === 'start' || JSON.stringify(from) !== JSON.stringify(to);
	return [
		...(happened === undefined ? [] : [{event: event.type, ...happened}]),
		...(hasMoved ? [{now: to}] : []),
		...effects.filter(effect => !isOfKeys(effect)).map(effect => ({effect: effect.type, ...effectEntry(effect, after)})),
	];
}

function placeOf(state: WizardState): Record<string, string | number | boolean | undefined> {
	const {journey, step, isEditing} = currentJourney(state);
	return {
		journey: journey.id,
		step,
		isEditing,
		field: state.view.focus,
		isRefused: state.view.wasRefused,
		isWaiting: state.view.isWaiting,
		dialog: state.dialog?.type,
		exitCode: state.exitCode,
	};
}

/** Returns whether an effect would tell how many keys were pressed in the field of a secret, or comes often. */
function isOfKeys(effect: Effect): boolean {
	return effect.type === 'look' && isUntold(effect.lookup);
}

/** One that comes with the keys, or again and again. */
function isUntold({isAhead, repeatsAfter}: Lookup): boolean {
	return isAhead === true || repeatsAfter !== undefined;
}

function isFoundOfKeys({lookup: id}: {readonly lookup: string}, state: WizardState): boolean {
	const {questions} = currentJourney(state).journey;
	return questions.flatMap(({lookups}) => lookups).some(lookup => lookup.id === id && isUntold(lookup));
}

/** Returns undefined where nothing is said of the event: what a key does in a field, and what comes often. */
function eventEntry(event: WizardEvent, state: WizardState): DebugEntry | undefined {
	switch (event.type) {
		case 'typed':
		case 'pasted-line-break':
		case 'pasted-lines':
		case 'typed-ahead':
		case 'generate':
		case 'generated':
		case 'explain-paste':
		case 'reveal':
		case 'conceal':
		case 'complete':
		case 'completions':
		case 'switch-field':
		case 'look-due':
		case 'mark':
		case 'select':
		case 'scroll':
		case 'page-ended':
		case 'tick':
		case 'progress': {
			return undefined;
		}

		case 'found': {
			const {lookup, isComplete, facts} = event;
			return isFoundOfKeys(event, state)
				? undefined
				: {lookup, isComplete, states: checkStates(Object.values(facts ?? {}))};
		}

		case 'options': {
			return {scenario: event.options.practice, journey: event.journey.id};
		}

		case 'stage': {
			return {stage: event.stage, state: event.state};
		}

		case 'engine': {
			return {engine: event.engine};
		}

		case 'tool-asks': {
			return {open: event.question.open, lines: event.question.screen.length};
		}

		case 'tool-silent': {
			return {lines: event.lines?.length};
		}

		case 'elevation': {
			return {elevation: event.outcome.state};
		}

		case 'finished':
		case 'result-seen': {
			return resultEntry(event.result);
		}

		case 'report-written': {
			return {isWritten: 'file' in event.outcome};
		}

		case 'resized': {
			return {pageRows: event.pageRows, isTooSmall: event.isTooSmall};
		}

		case 'choose': {
			return {choice: known(event.id, state.options.scenarios.map(({name}) => name))};
		}

		case 'edit': {
			return {question: known(event.question, currentJourney(state).journey.questions.map(({id}) => id))};
		}

		case 'answer-tool': {
			return {answer: event.answer};
		}

		case 'start':
		case 'go-on':
		case 'go-back':
		case 'leave':
		case 'toggle-help':
		case 'look-again':
		case 'go-on-anyway':
		case 'elevate':
		case 'copy-text':
		case 'open-next':
		case 'return':
		case 'look-at-result':
		case 'write-report':
		case 'finish':
		case 'show-result':
		case 'use-other-engine':
		case 'take-over':
		case 'hand-over':
		case 'hand-over-ahead':
		case 'question-withdrawn':
		case 'stop-run': {
			return {};
		}
	}
}

function effectEntry(effect: Effect, {options: {scenarios}}: WizardState): DebugEntry {
	switch (effect.type) {
		case 'practise': {
			return {scenario: known(effect.scenario, scenarios.map(({name}) => name))};
		}

		case 'look': {
			return {lookup: effect.lookup.id};
		}

		case 'run':
		case 'look-at-result': {
			return {journey: effect.journey.id};
		}

		case 'answer-tool': {
			return {answer: effect.answer};
		}

		case 'wipe': {
			return {secrets: effect.secrets.length};
		}

		case 'complete':
		case 'copy-text':
		case 'generate':
		case 'conceal-later':
		case 'elevate':
		case 'write-report':
		case 'take-over':
		case 'hand-over':
		case 'stop-run': {
			return {};
		}
	}
}

/** Returns a word where it is one of those that the program has itself. */
function known(word: unknown, words: readonly string[]): string | undefined {
	return typeof word === 'string' && words.includes(word) ? word : undefined;
}

const states = ['ok', 'warning', 'stop', 'unknown'];

/** Returns the states of the lines of the check among these facts. */
export function checkStates(facts: readonly unknown[]): Record<string, string | undefined> | undefined {
	const lines = facts.filter((fact): fact is CheckLine => typeof fact === 'object' && fact !== null && 'id' in fact);
	const ofCheck = lines.filter(({id}) => checkIds.includes(id));
	return ofCheck.length === 0 ? undefined : Object.fromEntries(ofCheck.map(({id, state}) => [id, known(state, states)]));
}

/** Returns how a run ended, in words that the program has itself. */
function resultEntry(result: Readonly<Record<string, unknown>>): DebugEntry {
	return {
		verdict: known(result.verdict, verdicts),
		level: known(result.level, restoreLevels),
		reason: known(result.reason, reasons),
		engine: known(result.engine, engineNames),
	};
}
