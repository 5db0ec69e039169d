import {Secret} from '../answers/secret.ts';
import type {DirectoryCandidate} from '../host/host.ts';
import {startCopy} from './copying.ts';
import type {FactsReport, Report, WizardEvent} from './event.ts';
import {
	folderToAskAbout,
	isSettled,
	judge,
	needsFacts,
	pathIn,
} from './judge.ts';
import {
	focusedField,
	type FieldName,
	isPathField,
	type PathField,
	type WizardState,
} from './state.ts';
import {type QuestionStep, stepAfter} from './steps.ts';
import {
	become,
	enterStep,
	lookUp,
	type Transition,
} from './transition.ts';

type Typed = WizardEvent & {readonly type: 'typed'};

/** The user changed a field's text. */
export function typeInto(state: WizardState, {field, text, as}: Typed): Transition {
	return type(field === 'install-directory' ? {...state, offeredDirectory: offeredAfter(state, text, as)} : state, field, text);
}

/** An offered folder stays one while its text is only edited: going back and forth by a letter does not name it. */
function offeredAfter(
	{directories, offeredDirectory}: WizardState,
	text: string,
	as: Typed['as'],
): DirectoryCandidate | undefined {
	if (as !== undefined) {
		return as === 'picked' ? directories?.find(({path}) => path === text) : undefined;
	}

	return text !== '' && offeredDirectory?.path.startsWith(text.slice(0, 1)) ? offeredDirectory : undefined;
}

/** A field's text is another. */
function type(state: WizardState, field: FieldName, text: string): Transition {
	const calm: WizardState = {
		...state,
		wasRefused: false,
		isWaiting: false,
		remark: state.isRemarkAhead ? state.remark : undefined,
		isRemarkAhead: false,
		completion: undefined,
	};
	if (field === 'password' || field === 'confirmation') {
		return become({...calm, secrets: {...state.secrets, [field]: new Secret(text)}});
	}

	const next = {...calm, texts: {...state.texts, [field]: text}};
	return isPathField(field) ? lookUp(next, field) : become(next);
}

/** Puts a whole text into the focused field, as if it had been typed. */
function replaceText(state: WizardState, field: PathField, text: string): Transition {
	const {state: next, effects} = type(state, field, text);
	return become({...next, revision: state.revision + 1}, ...effects);
}

/**
Enter in a field: goes on when the answer is accepted. One that is refused for what was found is looked up again
first, unless that was just done: the user may have plugged in the drive meanwhile.
*/
export function submit(state: WizardState, isJustLookedUp = false): Transition {
	const field = focusedField(state);
	if (field === undefined) {
		return become(state);
	}

	if (judge(state, field).refusal !== undefined) {
		return !isJustLookedUp && isPathField(field) && needsFacts(state, field)
			? lookUp({...state, wasRefused: false, isWaiting: true}, field)
			: become({...state, wasRefused: true, isWaiting: false});
	}

	if (isPathField(field) && !isSettled(state, field)) {
		return become({...state, isWaiting: true});
	}

	if (field === 'password') {
		return become({
			...state, passwordFocus: 'confirmation', revision: state.revision + 1, wasRefused: false, remark: undefined, isRevealed: false,
		});
	}

	const folder = field === 'backup-file' ? folderToAskAbout(state) : undefined;
	return folder === undefined ? leaveStep(state, field) : become({...state, folderAsked: folder, isWaiting: false});
}

/** The user agreed that the missing folder is made when the backup runs. */
export function agreeToFolder(state: WizardState): Transition {
	return leaveStep({...state, folderAgreed: state.folderAsked, folderAsked: undefined}, 'backup-file');
}

function leaveStep(state: WizardState, field: FieldName): Transition {
	const tidy = isPathField(field) ? {...state, texts: {...state.texts, [field]: pathIn(state, field)}} : state;
	return state.copying === 'asking' ? startCopy(tidy) : enterStep(tidy, state.isEditing ? 'review' : stepAfter(state.step as QuestionStep));
}

/** Moves through the install directories that were found. */
export function selectDirectory(state: WizardState, by: 1 | -1): Transition {
	const directories = state.directories ?? [];
	const current = directories.findIndex(({path}) => path === state.texts['install-directory']);
	const chosen = directories[current === -1 ? 0 : (current + by + directories.length) % directories.length];
	return chosen === undefined ? become(state) : replaceText({...state, offeredDirectory: chosen}, 'install-directory', chosen.path);
}

/** Tab in a path: asks for completions, or goes to the next of those there are. */
export function complete(state: WizardState): Transition {
	const field = focusedField(state);
	if (!isPathField(field)) {
		return become(state);
	}

	const {completion} = state;
	if (completion === undefined || completion.options.length === 0) {
		return become({...state, completion: undefined}, {type: 'complete', field, text: state.texts[field]});
	}

	const index = (completion.index + 1) % completion.options.length;
	const {state: next, effects} = replaceText(state, field, completion.options[index] ?? '');
	return become({...next, completion: {...completion, index}}, ...effects);
}

/** Completions arrived: one is taken, of several the part they share, and they are listed. */
export function receiveCompletions(state: WizardState, {field, text, options}: Report & {type: 'completions'}): Transition {
	if (focusedField(state) !== field || state.texts[field] !== text) {
		return become(state);
	}

	if (options.length === 0) {
		return become({...state, remark: 'Nothing on this computer goes on from here.'});
	}

	const shared = sharedStart(options, state.setting.pathStyle === 'windows');
	const {state: next, effects} = shared.length > text.length || options.length === 1 ? replaceText(state, field, shared) : become(state);
	return become({...next, completion: options.length === 1 ? undefined : {options, index: -1}}, ...effects);
}

function sharedStart(options: readonly string[], isCaseBlind: boolean): string {
	const [first = '', ...others] = options;
	const fold = (text: string): string => isCaseBlind ? text.toLowerCase() : text;
	let {length} = first;
	for (const other of others) {
		while (!fold(other).startsWith(fold(first.slice(0, length)))) {
			length--;
		}
	}

	return first.slice(0, length);
}

/** Facts arrived: they count only for the path that is still in the field. */
export function receiveFacts(state: WizardState, {field, path, facts}: FactsReport): Transition {
	return path === pathIn(state, field) ? become({...state, facts: {...state.facts, [field]: {path, facts}}}) : become(state);
}
