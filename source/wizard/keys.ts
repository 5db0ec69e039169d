import {lacksCopy} from './copying.ts';
import type {Command} from './event.ts';
import {focusedField, type WizardState} from './state.ts';

/**
What a key does on the screen that is shown. The footer is made of these, so that it cannot promise anything else.
*/
export type Binding = {
	/** Names of keys, or one lower-case character. */
	readonly keys: readonly string[];
	/** How the key is called in the footer; undefined keeps it out. */
	readonly label: string | undefined;
	readonly does: string;
	readonly command: Command;
};

function bind(keys: string | readonly string[], label: string | undefined, does: string, command: Command): Binding {
	return {
		keys: typeof keys === 'string' ? [keys] : keys, label, does, command,
	};
}

const goOn = (does: string): Binding => bind('enter', 'Enter', does, {type: 'go-on'});
const goBack = (does = 'back'): Binding => bind('escape', 'Esc', does, {type: 'go-back'});
const leave = (does = 'leave'): Binding => bind('ctrl-c', 'Ctrl+C', does, {type: 'leave'});
const help = bind('f1', 'F1', 'explain', {type: 'toggle-help'});
const pasteHint = bind('ctrl-v', undefined, '', {type: 'explain-paste'});
const select = (does: string): Binding[] => [
	bind('up', 'Up/Down', does, {type: 'select', by: -1}),
	bind('down', undefined, does, {type: 'select', by: 1}),
];
/** Scrolls where there is more than the window shows; the screen says so itself. */
const scroll = select('').map(binding => ({...binding, label: undefined}));
const checkAgain = bind('c', 'C', 'check again', {type: 'check-again'});

/** Returns the keys that work now, in the order of the footer. */
export function bindingsFor(state: WizardState): readonly Binding[] {
	if (state.isHelpShown) {
		return [
			goOn('close'),
			goBack('close'),
			bind('f1', undefined, '', {type: 'toggle-help'}),
			leave(state.step === 'run' ? 'stop' : 'leave'),
			...scroll,
		];
	}

	if (state.folderAsked !== undefined) {
		return [goOn('make it'), goBack('choose another'), leave()];
	}

	switch (state.step) {
		case 'offer': {
			return [goOn('practise'), ...select('choose'), help, leave()];
		}

		case 'check': {
			return checkBindings(state);
		}

		case 'review': {
			return [
				goOn(state.setting.dryRun ? 'print what would be run' : 'start the backup'),
				...select('choose'),
				bind('e', 'E', 'edit', {type: 'edit'}),
				goBack(),
				help,
				leave(),
			];
		}

		case 'run': {
			return runBindings(state);
		}

		case 'result': {
			return [
				goOn('finish'),
				...(state.result?.verdict === 'verified' ? [goBack()] : [goBack('change and try again'), checkAgain]),
				...(lacksCopy(state) ? [bind('k', 'K', 'make the second copy', {type: 'choose-copy-folder'})] : []),
				help,
				leave(),
				...scroll,
			];
		}

		default: {
			return state.copying === 'running' ? [goBack('stop copying'), leave()] : fieldBindings(state);
		}
	}
}

/** What a key means now; undefined leaves it to the text field. `key` is a key's name, or a character. */
export function commandFor(state: WizardState, key: string): Command | undefined {
	return bindingsFor(state).find(({keys}) => keys.includes(key.toLowerCase()))?.command;
}

/** Returns whether a key gives this command now. */
export function isOffered(state: WizardState, {type}: Command): boolean {
	// A case is practised by its name only where there are no keys.
	return type === 'practise' ? state.step === 'offer' : bindingsFor(state).some(({command}) => command.type === type);
}

function checkBindings(state: WizardState): Binding[] {
	const isStopped = Object.values(state.check.lines).some(line => line.state === 'stop');
	return [
		...(isStopped ? [bind('enter', undefined, '', {type: 'go-on'}), bind('c', 'C', 'check again, when that is done', {type: 'check-again'}), bind('a', 'A', 'go on anyway', {type: 'go-on-anyway'})] : [goOn('go on'), checkAgain]),
		bind('escape', undefined, '', {type: 'go-back'}),
		help,
		leave(),
		...scroll,
	];
}

function fieldBindings(state: WizardState): Binding[] {
	const field = focusedField(state);
	const extra: Record<string, Binding[]> = {
		'install-directory': [
			...((state.directories?.length ?? 0) > 1 ? select('choose') : []),
			bind('tab', 'Tab', 'complete', {type: 'complete'}),
		],
		'backup-file': [bind('tab', 'Tab', 'complete', {type: 'complete'})],
		'second-copy': [bind('tab', 'Tab', 'complete', {type: 'complete'})],
		password: passwordBindings,
		confirmation: passwordBindings,
	};
	return [goOn('go on'), goBack(), ...(extra[field ?? ''] ?? []), help, leave(), pasteHint];
}

const passwordBindings: Binding[] = [
	bind(['tab', 'shift-tab', 'up', 'down'], 'Tab', 'other field', {type: 'switch-field'}),
	bind('ctrl-r', 'hold Ctrl+R', 'show', {type: 'reveal'}),
];

const answerMyself = 'answer it myself';

function runBindings({running}: WizardState): Binding[] {
	if (running?.stopping) {
		return [];
	}

	if (running?.asksToStop) {
		return [
			goOn('keep waiting'),
			goBack('keep waiting'),
			bind('y', 'Y', 'stop', {type: 'stop-run'}),
			leave('stop'),
			...scroll,
		];
	}

	if (running?.isHandOverAhead) {
		return [
			bind('enter', 'Enter', 'give the window to ssoconfig', {type: 'hand-over'}),
			goBack('stop'),
			leave('stop'),
			...scroll,
		];
	}

	if (running?.question !== undefined) {
		const answers = {
			password: bind('p', 'P', 'the password', {type: 'answer-tool', answer: 'password'}),
			confirmation: bind('c', 'C', 'the password again', {type: 'answer-tool', answer: 'confirmation'}),
			reminder: bind('r', 'R', 'the reminder', {type: 'answer-tool', answer: 'reminder'}),
		};
		return [
			answers.password,
			answers.confirmation,
			answers.reminder,
			bind('t', 'T', answerMyself, {type: 'answer-tool', answer: 'take-over'}),
			goBack('stop'),
			help,
			leave('stop'),
			...scroll,
		];
	}

	return [
		...(running?.silence === undefined ? [] : [bind('t', 'T', answerMyself, {type: 'take-over'})]),
		goBack('stop'),
		help,
		leave('stop'),
		...scroll,
	];
}
