import type {Effect} from './effect.ts';
import {needsFacts, pathIn} from './judge.ts';
import type {PathField, WizardState} from './state.ts';
import type {Step} from './steps.ts';

/** A new state, and what is to be done in the world because of it. */
export type Transition = {
	readonly state: WizardState;
	readonly effects: readonly Effect[];
};

export function become(state: WizardState, ...effects: readonly Effect[]): Transition {
	return {state, effects};
}

/** Goes to a step, with nothing left over from the last one but the answers. */
export function enterStep(state: WizardState, step: Step): Transition {
	const next: WizardState = {
		...state,
		...(step === 'install-directory' && state.texts['install-directory'] === '' && {
			texts: {...state.texts, 'install-directory': state.directories?.[0]?.path ?? ''},
			offeredDirectory: state.directories?.[0],
		}),
		step,
		copying: step === 'second-copy' ? state.copying : undefined,
		isEditing: state.isEditing && step !== 'review',
		passwordFocus: 'password',
		revision: state.revision + 1,
		wasRefused: false,
		isWaiting: false,
		remark: undefined,
		isRemarkAhead: false,
		completion: undefined,
		folderAsked: undefined,
		isRevealed: false,
		isHelpShown: false,
		selected: 0,
	};
	switch (step) {
		case 'check': {
			return state.check.round === 0 ? startCheck(next) : become(next);
		}

		case 'install-directory':
		case 'backup-file':
		case 'second-copy': {
			return lookUp(next, step);
		}

		case 'review': {
			return lookUp(next, 'install-directory', 'backup-file', 'second-copy');
		}

		default: {
			return become(next);
		}
	}
}

/** Looks the computer over anew. */
export function startCheck(state: WizardState): Transition {
	const round = state.check.round + 1;
	return become(
		{...state, check: {round, lines: {}, isComplete: false}},
		{type: 'check', round},
		{type: 'find-directories'},
		{type: 'find-last-backup'},
	);
}

/** Forgets what was known about the paths and asks again, so that what changed meanwhile is noticed. */
export function lookUp(state: WizardState, ...fields: readonly PathField[]): Transition {
	const facts = {...state.facts};
	for (const field of fields) {
		// eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the key is one of three names
		delete facts[field];
	}

	return become({...state, facts}, ...fields.filter(field => needsFacts(state, field)).map(field => ({
		type: 'find-facts',
		field,
		path: pathIn(state, field),
		backupFile: pathIn(state, 'backup-file'),
	} as const)));
}
