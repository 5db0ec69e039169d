import type {PromptKind} from '../core/engines/task.ts';
import type {Command} from './command.ts';
import {askedWords} from './dialogs.ts';
import {startWords} from './navigation.ts';
import type {Binding, Field, Question} from './question.ts';
import {canReport} from './report.ts';
import {isTakingOver} from './running.ts';
import {
	checklistIn,
	contextOf,
	copyableIn,
	currentJourney,
	focusedField,
	focusedItem,
	openDialog,
	questionOf,
	resultStep,
	reviewStep,
	runStep,
	valueOf,
	type WizardState,
} from './state.ts';

/** Returns what keys do; `keys` are names, or one lower-case character. */
export function bind(
	keys: string | readonly string[],
	label: string | undefined,
	does: string,
	command: Command,
): Binding {
	return {
		keys: typeof keys === 'string' ? [keys] : keys, label, does, command,
	};
}

export const goOnKey = (does: string): Binding => bind('enter', 'Enter', does, {type: 'go-on'});
/** Wherever something is asked that a yes or a no answers. */
const noKey = bind('n', undefined, '', {type: 'go-back'});
export const goBackKey = (does = 'back'): Binding => bind('escape', 'Esc', does, {type: 'go-back'});
const leaveKey = (does = 'leave'): Binding => bind('ctrl-c', 'Ctrl+C', does, {type: 'leave'});
const helpKey = bind('f1', 'F1', 'explain', {type: 'toggle-help'});
const pasteHint = bind('ctrl-v', undefined, '', {type: 'explain-paste'});
const selectKeys = (does: string): Binding[] => [
	bind('up', 'Up/Down', does, {type: 'select', by: -1}),
	bind('down', undefined, does, {type: 'select', by: 1}),
];
/** Scrolls where there is more than the window shows; the screen says so itself. */
const pageKeys = (['page-up', 'page-down'] as const).map(key => bind(key, undefined, '', {type: 'scroll', by: key}));
const scrollKeys = [
	bind('up', undefined, '', {type: 'scroll', by: -1}),
	bind('down', undefined, '', {type: 'scroll', by: 1}),
	...pageKeys,
	...(['home', 'end'] as const).map(key => bind(key, undefined, '', {type: 'scroll', by: key})),
];

/** Returns the keys that work now, in the order of the footer. */
export function bindingsFor(state: WizardState): readonly Binding[] {
	const {journey, step, run, result} = currentJourney(state);
	const {dialog} = state;
	if (dialog?.type === 'help') {
		return [
			goOnKey('close'),
			goBackKey('close'),
			bind('f1', undefined, '', {type: 'toggle-help'}),
			leaveKey(step === runStep ? 'stop' : 'leave'),
			...scrollKeys,
		];
	}

	if (dialog?.type === 'confirm') {
		const {does, fallback, wantsY} = dialog.confirmation;
		return wantsY
			? [
				bind('y', 'Y', does, {type: 'go-on'}),
				bind(['enter', 'escape', 'n'], 'Enter', fallback, {type: 'go-back'}),
				helpKey,
				leaveKey(),
			]
			: [bind(['enter', 'y'], 'Enter', does, {type: 'go-on'}), goBackKey(fallback), noKey, helpKey, leaveKey()];
	}

	if (dialog?.type === 'override') {
		return askedBindings(bind('y', 'Y', 'go on anyway', {type: 'go-on-anyway'}), 'no');
	}

	if (dialog?.type === 'answer') {
		const {answer} = dialog;
		return askedBindings(bind('y', 'Y', 'type it', {type: 'answer-tool', answer}), 'no', 'stop');
	}

	if (dialog?.type === 'leave') {
		return askedBindings(bind('y', 'Y', 'leave', {type: 'leave'}), 'stay');
	}

	switch (step) {
		case reviewStep: {
			return [
				goOnKey(startWords(state).does),
				...selectKeys('choose'),
				bind('e', 'E', 'edit', {type: 'edit'}),
				...(result === undefined ? [] : [bind('r', 'R', 'the last result', {type: 'show-result'})]),
				goBackKey(),
				helpKey,
				leaveKey(),
				...pageKeys,
			];
		}

		case runStep: {
			return run?.isStopping ? stoppingBindings(state) : runBindings(state);
		}

		case resultStep: {
			const own = result === undefined ? [] : journey.result?.keys(result, contextOf(state)) ?? [];
			return [
				...own,
				...reportKeys(state),
				...copyKeys(state, own),
				helpKey,
				leaveKey(),
				...scrollKeys,
			];
		}

		default: {
			return questionBindings(state);
		}
	}
}

function reportKeys(state: WizardState): Binding[] {
	return canReport(state) ? [bind('w', 'W', 'write a report', {type: 'write-report'})] : [];
}

/** More would not fit into the footer; the page names the key all the same. */
const mostBefore = 3;

function copyKeys(state: WizardState, before: readonly Binding[]): Binding[] {
	const label = before.length > mostBefore ? undefined : 'P';
	return copyableIn(state) === undefined ? [] : [bind('p', label, 'copy the path', {type: 'copy-text'})];
}

/** Returns what a key means now; undefined leaves it to the text field. `key` is a key's name, or a character. */
export function commandFor(state: WizardState, key: string): Command | undefined {
	const binding = bindingsFor(state).find(({keys}) => keys.includes(key.toLowerCase()));
	// Where a Y is wanted, any other letter is a no.
	const isNo = askedWords(state) !== undefined && key.length === 1;
	return binding?.command ?? (isNo ? {type: 'go-back'} : undefined);
}

/** Returns whether this is the letter that the dialog on the screen asks for. */
export function isAnswer(state: WizardState, letter: string): boolean {
	return letter.toLowerCase() === 'y'
		&& state.dialog !== undefined
		&& state.exitCode === undefined
		&& bindingsFor(state).some(({keys}) => keys.includes('y'));
}

/** Returns the keys of a dialog that wants a Y. */
function askedBindings(yes: Binding, no: string, leaving?: string): Binding[] {
	return [goOnKey(no), goBackKey(no), noKey, yes, helpKey, leaveKey(leaving), ...scrollKeys];
}

/** Returns whether something is offered for the field that does not stand in it. */
function hasOtherOffer(state: WizardState, {offers}: Question, field: Field | undefined): boolean {
	return field !== undefined && (offers?.(contextOf(state)) ?? []).some(({text}) => text !== valueOf(state, field));
}

/** Returns whether a key gives this command now. */
export function isOffered(state: WizardState, wanted: Command): boolean {
	const {type} = wanted;
	// A case is chosen by its name only where there are no keys.
	return type === 'choose'
		? state.dialog === undefined && questionOf(state)?.choices !== undefined
		: bindingsFor(state).some(({command}) => command.type === type && whatOf(command) === whatOf(wanted));
}

function whatOf(command: Command): string | undefined {
	return command.type === 'open-next' ? command.what : undefined;
}

/** Space marks, and Enter goes to the next item; at the last it leads back to where one was. */
function checklistBindings(state: WizardState, own: readonly Binding[]): Binding[] {
	const item = focusedItem(state);
	const isMarked = currentJourney(state).marked.includes(item?.id ?? '');
	const copyable = copyableIn(state);
	const isLast = item !== undefined && checklistIn(state).at(-1)?.id === item.id;
	return [
		...(isLast
			? [bind('enter', 'Enter', 'back', {type: 'go-back'})]
			: [bind('enter', 'Enter', 'next', {type: 'select', by: 1})]),
		...(item?.canBeMarked ? [bind(' ', 'Space', isMarked ? 'not done' : 'done', {type: 'mark'})] : []),
		...selectKeys('move'),
		bind('home', undefined, '', {type: 'select', by: 'first'}),
		bind('end', undefined, '', {type: 'select', by: 'last'}),
		...own,
		...(copyable === undefined ? [] : [bind('p', 'P', `copy the ${copyable.name}`, {type: 'copy-text'})]),
		goBackKey(),
		helpKey,
		leaveKey(),
		...pageKeys,
	];
}

function questionBindings(state: WizardState): Binding[] {
	const question = questionOf(state);
	if (question === undefined) {
		return [leaveKey()];
	}

	const own = question.keys?.(contextOf(state)) ?? [];
	if (question.choices !== undefined) {
		const back = isFirstStep(state) ? [] : [goBackKey()];
		return [goOnKey(question.does ?? 'go on'), ...selectKeys('choose'), ...back, helpKey, leaveKey()];
	}

	if (question.checklist !== undefined) {
		return checklistBindings(state, own);
	}

	if (question.fields.length === 0) {
		return [...own, bind('escape', undefined, '', {type: 'go-back'}), helpKey, leaveKey(), ...scrollKeys];
	}

	const field = focusedField(state);
	const isPath = field?.kind === 'file' || field?.kind === 'folder';
	return [
		goOnKey('go on'),
		goBackKey(),
		...(state.view.completion !== undefined || hasOtherOffer(state, question, field) ? selectKeys('choose') : []),
		...(isPath ? [bind('tab', 'Tab', 'complete', {type: 'complete'})] : []),
		...(question.fields.length > 1
			? [bind(['tab', 'shift-tab', 'up', 'down'], 'Tab', 'other field', {type: 'switch-field'})]
			: []),
		...(field?.generate === undefined ? [] : [bind('ctrl-g', 'Ctrl+G', 'make one', {type: 'generate'})]),
		...(field?.kind === 'secret' ? [bind('ctrl-r', 'hold Ctrl+R', 'show', {type: 'reveal'})] : []),
		...own,
		helpKey,
		leaveKey(),
		pasteHint,
		...pageKeys,
	];
}

/** Returns whether there is nothing to go back to. */
function isFirstStep(state: WizardState): boolean {
	const {journey: {questions}, step, isEditing} = currentJourney(state);
	return state.journeys.length === 1 && !isEditing && questions[0]?.id === step;
}

const answerMyself = 'answer it myself';

const answerKeys: Readonly<Record<PromptKind, Binding>> = {
	password: bind('p', 'P', 'the password', {type: 'answer-tool', answer: 'password'}),
	confirmation: bind('c', 'C', 'the password again', {type: 'answer-tool', answer: 'confirmation'}),
	reminder: bind('r', 'R', 'the reminder', {type: 'answer-tool', answer: 'reminder'}),
};

/** A run that is stopped without being asked may be left as it stands: nothing would be lost. */
function stoppingBindings(state: WizardState): Binding[] {
	return currentJourney(state).journey.run?.stop === undefined ? [leaveKey()] : [];
}

function runBindings(state: WizardState): Binding[] {
	const {journey, run} = currentJourney(state);
	const top = openDialog(state);
	switch (top?.type) {
		case 'stop': {
			return [
				goOnKey('keep waiting'),
				goBackKey('keep waiting'),
				noKey,
				bind('y', 'Y', 'stop', {type: 'stop-run'}),
				helpKey,
				leaveKey('stop'),
				...scrollKeys,
			];
		}

		case 'hand-over': {
			return [
				bind('enter', 'Enter', 'give the window to ssoconfig', {type: 'hand-over'}),
				goBackKey(isTakingOver(state) ? 'not yet' : 'stop'),
				helpKey,
				leaveKey('stop'),
				...scrollKeys,
			];
		}

		case 'tool': {
			const kinds = new Set(journey.run?.prompts);
			return [
				...[...kinds].map(kind => answerKeys[kind]),
				bind('t', 'T', answerMyself, {type: 'answer-tool', answer: 'take-over'}),
				goBackKey('stop'),
				helpKey,
				leaveKey('stop'),
				...scrollKeys,
			];
		}

		default: {
			return [
				...(run?.silence === undefined ? [] : [bind('t', 'T', answerMyself, {type: 'take-over'})]),
				goBackKey(journey.run?.stopLabel ?? 'stop'),
				...(journey.run?.stop === undefined ? [leaveKey()] : [helpKey, leaveKey('stop'), ...scrollKeys]),
			];
		}
	}
}
