import {describe, expect, test} from 'vitest';
import type {DirectoryCandidate, YesNoUnknown} from '../../source/host/host.ts';
import {questionOf} from '../../source/plain/open-question.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {judgeFocused} from '../../source/wizard/judge.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {healthyWorld, play, type World} from './setting.ts';

const guess: DirectoryCandidate = {path: String.raw`F:\Common\Enterprise Single Sign-On`, source: 'drive', foundIn: 'drive F:'};
const other: DirectoryCandidate = {path: String.raw`G:\Common\Enterprise Single Sign-On`, source: 'last-time', foundIn: 'last time'};
const goOn: WizardEvent = {type: 'go-on'};

/** A computer that offers these folders, which others can change as told. */
const world = (othersCanChange: YesNoUnknown, candidates = [guess, other]): World => effect => {
	if (effect.type === 'find-directories') {
		return [{type: 'directories', candidates}];
	}

	return effect.type === 'find-facts' && effect.field === 'install-directory'
		? [{
			type: 'facts', field: effect.field, path: effect.path, facts: {folder: 'there', tool: {program: 'ssoconfig.exe', leadingArguments: []}, othersCanChange},
		}]
		: healthyWorld(effect);
};

const typed = (text: string, as?: 'picked' | 'line'): WizardEvent => ({
	type: 'typed', field: 'install-directory', text, ...(as !== undefined && {as}),
});

/** What comes of these events in the question for the folder. */
function asked(events: readonly WizardEvent[], on = world('yes')): WizardState {
	return play([{type: 'start'}, goOn, ...events], on).state;
}

describe('a folder that was only found', () => {
	test('stands in the field, and is taken where only administrators can change it', () => {
		const offered = asked([], world('no'));
		expect(offered.texts['install-directory']).toBe(guess.path);
		expect(judgeFocused(offered)?.warnings).toEqual([expect.stringContaining('Windows does not say')]);
		expect(asked([goOn], world('no')).step).toBe('backup-file');
	});

	test('is refused where others can change it, as it was offered or chosen from the list', () => {
		for (const events of [[], [{type: 'select', by: 1}], [typed(other.path, 'picked')]] as const) {
			expect(asked([...events, goOn])).toMatchObject({step: 'install-directory', wasRefused: true});
		}
	});

	test('is taken all the same where its whole path is typed: the field cleared first, or as a line', () => {
		const clearing = Array.from(guess.path, (_, index) => typed(guess.path.slice(0, index + 1)));
		for (const events of [[typed(''), ...clearing], [typed(guess.path, 'line')], [typed(guess.path.toLowerCase())]]) {
			const state = asked(events);
			expect(judgeFocused(state)?.warnings).toEqual([expect.stringContaining('Other users can change')]);
			expect(asked([...events, goOn]).step).toBe('backup-file');
		}
	});

	test('is not named by a letter that is taken away and typed again', () => {
		expect(asked([typed(guess.path.slice(0, -1)), typed(guess.path), goOn]).step).toBe('install-directory');
	});

	test('is not named by a letter at its end that makes another folder of it; that one is', () => {
		expect(asked([typed(`${guess.path}2`), goOn]).step).toBe('backup-file');
	});

	test('that was typed is not so any more once it is chosen from the list', () => {
		expect(asked([typed(guess.path, 'line'), {type: 'select', by: 1}, {type: 'select', by: -1}, goOn]).step).toBe('install-directory');
	});

	test('is picked by its number in lines, and named by its path', () => {
		const question = questionOf(asked([]));
		expect(question?.choices.map(({reply}) => reply)).toEqual([
			{type: 'text', text: guess.path, isPicked: true}, {type: 'text', text: other.path, isPicked: true},
		]);
	});
});
