import {describe, expect, test} from 'vitest';
import type {DirectoryCandidate, YesNoUnknown} from '../../source/host/host.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {
	contextOf,
	currentJourney,
	questionOf,
	type WizardState,
} from '../../source/wizard/state.ts';
import {
	found,
	healthyWorld,
	newWizard,
	play,
	type World,
} from '../wizard/options.ts';

const guess: DirectoryCandidate = {path: String.raw`F:\Common\Enterprise Single Sign-On`, source: 'drive', foundIn: 'drive F:'};
const other: DirectoryCandidate = {path: String.raw`G:\Common\Enterprise Single Sign-On`, source: 'last-time', foundIn: 'last time'};
const goOn: WizardEvent = {type: 'go-on'};

/** A computer that offers these folders, which others can change as told. */
const world = (othersCanChange: YesNoUnknown, candidates = [guess, other]): World => effect => {
	switch (effect.type === 'look' ? effect.lookup.id : undefined) {
		case 'directories': {
			return [found(effect as Look, candidates)];
		}

		case 'install-directory': {
			return [found(effect as Look, {folder: 'there', tool: {program: 'ssoconfig.exe', leadingArguments: []}, othersCanChange})];
		}

		default: {
			return healthyWorld(effect);
		}
	}
};

type Look = Parameters<typeof found>[0];

const typed = (text: string, as?: 'picked' | 'line'): WizardEvent => ({
	type: 'typed', field: 'install-directory', text, ...(as !== undefined && {as}),
});

/** What is said of the folder beside that it is taken; what it is refused for counts too. */
function warningsIn(state: WizardState): readonly string[] | undefined {
	const {warnings, refusal} = questionOf(state)!.validate(contextOf(state), 'install-directory');
	return refusal === undefined ? warnings : [refusal];
}

const folderIn = (state: WizardState): string | undefined => currentJourney(state).answers.texts['install-directory'];
const stepIn = (state: WizardState): string => currentJourney(state).step;

/** What comes of these events in the question for the folder. */
function asked(events: readonly WizardEvent[], on = world('yes')): WizardState {
	return play([{type: 'start'}, goOn, ...events], on).state;
}

describe('a folder that was only found', () => {
	test('stands in the field, and is taken where only administrators can change it', () => {
		const offered = asked([], world('no'));
		expect(folderIn(offered)).toBe(guess.path);
		expect(warningsIn(offered)).toEqual([expect.stringContaining('Windows does not say')]);
		expect(stepIn(asked([goOn], world('no')))).toBe('backup-file');
	});

	test('is refused where others can change it, as it was offered or chosen from the list', () => {
		for (const events of [[], [{type: 'select', by: 1}], [typed(other.path, 'picked')]] as const) {
			const state = asked([...events, goOn]);
			expect(stepIn(state)).toBe('install-directory');
			expect(state.view.wasRefused).toBe(true);
		}
	});

	test('is taken all the same where its whole path is typed: the field cleared first, or as a line', () => {
		const clearing = Array.from(guess.path, (_, index) => typed(guess.path.slice(0, index + 1)));
		for (const events of [[typed(''), ...clearing], [typed(guess.path, 'line')], [typed(guess.path.toLowerCase())]]) {
			const state = asked(events);
			expect(warningsIn(state)).toEqual([expect.stringContaining('Other users can change')]);
			expect(stepIn(asked([...events, goOn]))).toBe('backup-file');
		}
	});

	test('is not named by a letter that is taken away and typed again', () => {
		expect(stepIn(asked([typed(guess.path.slice(0, -1)), typed(guess.path), goOn]))).toBe('install-directory');
	});

	test('is not named by a letter at its end that makes another folder of it; that one is', () => {
		expect(stepIn(asked([typed(`${guess.path}2`), goOn]))).toBe('backup-file');
	});

	test('that was typed is not so any more once it is chosen from the list', () => {
		expect(stepIn(asked([typed(guess.path, 'line'), {type: 'select', by: 1}, {type: 'select', by: -1}, goOn]))).toBe('install-directory');
	});

	test('is picked by its number in lines, and named by its path', () => {
		const question = openQuestion(asked([]));
		expect(question?.choices.map(({reply}) => reply)).toEqual([
			{type: 'text', text: guess.path, isPicked: true}, {type: 'text', text: other.path, isPicked: true},
		]);
	});

	test('stands in the field also where it is found when the question is there already', () => {
		const late: World = effect => effect.type === 'look' && effect.lookup.id === 'directories' ? [] : world('no')(effect);
		const before = asked([], late);
		expect(folderIn(before)).toBe('');
		const report: WizardEvent = {
			type: 'found', lookup: 'directories', about: 'round 0', facts: [guess, other], isComplete: true,
		};
		const {state} = play([report], world('no'), before);
		expect(folderIn(state)).toBe(guess.path);
		expect(state.inputKey).toBeGreaterThan(before.inputKey);
		expect(stepIn(play([goOn], world('no'), state).state)).toBe('backup-file');
		const named = play([typed(other.path), report], world('no'), before).state;
		expect(folderIn(named)).toBe(other.path);
	});

	test('gives way to the one that was named on the command line', () => {
		const given = {
			installDirectory: other.path, backupFile: undefined, backupFolder: undefined, copyFolder: undefined,
		};
		const {state} = play([{type: 'start'}, goOn], world('yes'), newWizard({given}));
		expect(folderIn(state)).toBe(other.path);
		expect(stepIn(play([goOn], world('yes'), state).state)).toBe('backup-file');
	});
});
