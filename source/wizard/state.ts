import {Secret} from '../values/secret.ts';
import {visible} from '../text/visible.ts';
import type {
	Answers,
	Context,
	ExactPath,
	WizardOptions,
} from './context.ts';
import type {Journey} from './journey.ts';
import {
	isAsked,
	type ChecklistItem,
	type Field,
	type Question,
} from './question.ts';
import {
	type Dialog,
	newView,
	type PageState,
	type Run,
	type View,
} from './view.ts';

/** A step of a journey: the id of a question, or one of those that every journey may have. */
export type Step = string;

export const reviewStep = 'review';
export const runStep = 'run';
export const resultStep = 'result';

/** State that lives as long as its journey. */
export type JourneyState = {
	readonly journey: Journey;
	readonly step: Step;
	/** Set when the step was opened from the review and goes back to it. */
	readonly isEditing: boolean;
	readonly answers: Answers;
	readonly found: Context['found'];
	readonly round: number;
	/** Runs that were started. */
	readonly runs: number;
	readonly results: Context['results'];
	/** An answer was given that is lost when the wizard ends. */
	readonly hasTyped: boolean;
	readonly elevation: Context['elevation'];
	readonly nested: Context['nested'];
	readonly lastLeft: Context['lastLeft'];
	/** Ids of what is marked as done in its checklist. */
	readonly marked: readonly string[];
	readonly run: Run | undefined;
	readonly result: Record<string, unknown> | undefined;
	/** Report on a run, by the number of that; its file is undefined while it is being written. */
	readonly report: {readonly run: number; readonly file: string | undefined} | undefined;
};

/** A journey as it was left, and what had the focus there. */
export type LeftJourney = {readonly state: JourneyState; readonly selected: number};

export type WizardState = {
	/** Replaced when practice is chosen; another engine takes its place after a failed run. */
	readonly options: WizardOptions;
	/** Journeys on top of each other: the last is on the screen; those before it wait for it. */
	readonly journeys: readonly [JourneyState, ...JourneyState[]];
	/** Journeys that are opened again as they were left, by their ids. */
	readonly left: Readonly<Record<string, LeftJourney | undefined>>;
	readonly view: View;
	/** Counts the times a field's text was set by something else than typing. It only grows. */
	readonly inputKey: number;
	/** Rows of a page, for the keys that scroll by one. */
	readonly pageRows: number;
	/** The window shows nothing of the wizard, so its user can only leave. */
	readonly isTooSmall: boolean;
	readonly dialog: Dialog | undefined;
	/** Said once above the first step, such as that broken settings were set aside. */
	readonly notice: string | undefined;
	/** Set when the program is to end. */
	readonly exitCode: number | undefined;
};

/** Rows of a page in a window of the usual size, until the window is known. */
const usualPageRows = 16;

/** Returns the state that a wizard starts in. */
export function initialState(journey: Journey, options: WizardOptions, notice?: string): WizardState {
	return {
		options,
		journeys: [newJourney(journey, options)],
		left: {},
		view: newView,
		inputKey: 0,
		pageRows: usualPageRows,
		isTooSmall: false,
		dialog: undefined,
		notice,
		exitCode: undefined,
	};
}

/** Returns a journey at its first question. */
export function newJourney(journey: Journey, options: WizardOptions, given: Partial<Answers> = {}): JourneyState {
	const fields = journey.questions.flatMap(question => question.fields);
	const starts = fields
		.filter(({kind}) => kind !== 'secret')
		.map(field => [field.name, startOf(field, options, given)] as const);
	const secrets = fields.filter(({kind}) => kind === 'secret').map(({name}) => [name, new Secret('')] as const);
	return {
		journey,
		step: journey.questions[0]?.id ?? reviewStep,
		isEditing: false,
		answers: {
			texts: {...given.texts, ...Object.fromEntries(starts.map(([name, {text}]) => [name, text]))},
			secrets: {...Object.fromEntries(secrets), ...given.secrets},
			picked: given.picked ?? {},
			exact: {
				...Object.fromEntries(Object.entries(given.texts ?? {}).map(([name, text]) => [name, {text}])),
				...Object.fromEntries(starts),
				...given.exact,
			},
			agreed: {},
		},
		found: {},
		round: 0,
		runs: 0,
		results: [],
		hasTyped: false,
		elevation: undefined,
		nested: {},
		lastLeft: undefined,
		marked: [],
		run: undefined,
		result: undefined,
		report: undefined,
	};
}

/** Returns what a field begins with. */
function startOf({name, start, startUnchosen}: Field, options: WizardOptions, given: Partial<Answers>): ExactPath {
	const text = given.texts?.[name] ?? start?.(options) ?? '';
	return text === '' && startUnchosen !== undefined
		? {text: startUnchosen(options), isOffered: true}
		: {text};
}

/** Returns the journey that is on the screen. */
export function currentJourney({journeys}: WizardState): JourneyState {
	return journeys.at(-1)!;
}

/** Returns the state with this change of the journey that is on the screen. */
export function changeJourney(state: WizardState, change: Partial<JourneyState>): WizardState {
	const [first, ...rest] = state.journeys;
	const last = rest.pop();
	return {
		...state,
		journeys: last === undefined ? [{...first, ...change}] : [first, ...rest, {...last, ...change}],
	};
}

/** Returns the state with each of its journeys as this makes it. */
export function mapJourneys(state: WizardState, change: (journey: JourneyState) => JourneyState): WizardState {
	const [first, ...rest] = state.journeys;
	return {...state, journeys: [change(first), ...rest.map(journey => change(journey))]};
}

/** Returns the state with a change of its view. */
export function changeView(state: WizardState, change: Partial<View>): WizardState {
	return {...state, view: {...state.view, ...change}};
}

/** Returns the state with a change of the answers in the journey on the screen. */
export function changeAnswers(state: WizardState, change: Partial<Answers>): WizardState {
	return changeJourney(state, {answers: {...currentJourney(state).answers, ...change}});
}

/** Returns what the questions of a journey know. */
export function contextIn(
	options: WizardOptions,
	{
		journey, answers, found, round, runs, results, elevation, nested, lastLeft,
	}: JourneyState,
): Context {
	const {isNumbered, questions, review} = journey;
	const context: Context = {
		options, answers, found, round, runs, results, elevation, nested, lastLeft, steps: [],
	};
	const asked = questions.filter(question => isAsked(question, context)).map(({id}) => id);
	return isNumbered ? {...context, steps: [...asked, ...(review === undefined ? [] : [reviewStep])]} : context;
}

/** Returns what the questions of the journey on the screen know. */
export function contextOf(state: WizardState): Context {
	return contextIn(state.options, currentJourney(state));
}

/** Returns the question that is asked; undefined at a step that is none. */
export function questionOf(state: WizardState): Question | undefined {
	const {journey, step} = currentJourney(state);
	return journey.questions.find(({id}) => id === step);
}

/** Returns the items of the checklist on the screen; empty where there is none. */
export function checklistIn(state: WizardState): readonly ChecklistItem[] {
	return questionOf(state)?.checklist?.(contextOf(state)) ?? [];
}

/** Returns the item of a checklist that has the focus; undefined where there is none. */
export function focusedItem(state: WizardState): ChecklistItem | undefined {
	const items = checklistIn(state);
	return items[Math.min(state.view.selected, items.length - 1)];
}

/** Returns what a page of the journey on the screen is made of. */
export function pageStateOf(state: WizardState): PageState {
	const {view, notice} = state;
	return {
		context: contextOf(state), view, run: currentJourney(state).run, notice,
	};
}

/** Returns what can be copied from the result or the checklist on the screen; undefined where nothing can. */
export function copyableIn(state: WizardState): {readonly text: string; readonly name: string} | undefined {
	const {journey, step, result} = currentJourney(state);
	const ofResult = step !== resultStep || result === undefined ? undefined : journey.result?.copies?.(result);
	const copyable = ofResult ?? focusedItem(state)?.copies;
	if (copyable === undefined || !state.options.takesClipboard) {
		return undefined;
	}

	// Somewhere else another text would be put in, or more than one line.
	return visible(copyable.text) === copyable.text ? copyable : undefined;
}

/** Returns what lies on top of the step: a dialog, else what a run asks of the user. */
export function openDialog(state: WizardState): Dialog | Run['asks'] {
	const {run, step} = currentJourney(state);
	return state.dialog ?? (step === runStep && run?.isStopping !== true ? run?.asks : undefined);
}

/** Returns the field that has the keyboard; undefined where there is none. */
export function focusedField(state: WizardState): Field | undefined {
	return state.dialog === undefined && state.exitCode === undefined
		? questionOf(state)?.fields[state.view.focus]
		: undefined;
}

/** Returns what is in a field, in clear. */
export function valueOf(state: WizardState, {name, kind}: Field): string {
	const {texts, secrets} = currentJourney(state).answers;
	return kind === 'secret' ? secrets[name]?.reveal() ?? '' : texts[name] ?? '';
}

/**
Returns what the field holds as it is drawn and edited: without characters that cannot be seen, but in a secret, which
stays as it is.
*/
export function editedValueOf(state: WizardState, field: Field): string {
	return field.kind === 'secret' ? valueOf(state, field) : visible(valueOf(state, field));
}

/** Returns whether what is in the field must not be seen now. */
export function isMasked(state: WizardState, field: Field): boolean {
	const {isRevealed, generated} = state.view;
	return field.kind === 'secret' && !isRevealed && !(generated > 0 && focusedField(state) === field);
}

/**
Returns a name for the focused field that changes when its text was set anew: the field then starts over, with the
cursor behind the text.
*/
export function fieldKey({inputKey}: WizardState, {name}: Field): string {
	return `${name}#${inputKey}`;
}
