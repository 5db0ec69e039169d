import {expect} from 'vitest';
import {validatePassword} from '../../../source/journeys/backup/questions/password.ts';
import type {Effect} from '../../../source/wizard/effect.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import {commandFor} from '../../../source/wizard/keys.ts';
import {reduce} from '../../../source/wizard/reducer.ts';
import {initialState, type WizardState} from '../../../source/wizard/state.ts';
import type {Transition} from '../../../source/wizard/transition.ts';
import {setting} from '../../wizard/setting.ts';
import {eventsOf, type Move, password} from './moves.ts';

export type Played = {
	readonly state: WizardState;
	/** What the computer was asked and has not answered. */
	readonly pending: Effect[];
};

/** A wizard that was just started, on a computer or with the offer of practice. */
export function begin(offersPractice = false): Played {
	const {state, effects} = reduce(initialState({...setting, offersPractice}), {type: 'start'});
	return {state, pending: [...effects]};
}

/** Plays the moves, one after the other; each change is watched, and reported to `onState`. */
export function playMoves(moves: readonly Move[], {state: first, pending: asked}: Played, onState: (state: WizardState) => void = () => {/* Nobody looks on. */}): Played {
	let state = first;
	const pending = [...asked];
	for (const move of moves) {
		for (const event of eventsOf(move, state, pending)) {
			const transition = watched(state, event);
			({state} = transition);
			pending.push(...transition.effects);
			onState(state);
		}
	}

	return {state, pending};
}

/** What the wizard makes of the event, once it is seen that nothing is done that must not be. */
export function watched(before: WizardState, event: WizardEvent): Transition {
	const transition = reduce(before, event);
	for (const effect of transition.effects) {
		expectAllowed(before, event, transition.state, effect);
	}

	expectSound(before, transition.state);
	return transition;
}

/** Nothing runs but what was reviewed, and no two things at once. */
function expectAllowed(before: WizardState, event: WizardEvent, after: WizardState, effect: Effect): void {
	if (effect.type === 'run') {
		expect(before.step).toBe('review');
		expect(event.type === 'go-on' || before.isWaiting).toBe(true);
		expect(after.step).toBe('run');
		expect(before.setting.dryRun).toBe(false);
		expect(validatePassword(before.secrets.password).refusal).toBeUndefined();
		expect(before.secrets.confirmation.equals(before.secrets.password)).toBe(true);
		expect(effect.request.backupFile).toBe(before.texts['backup-file']);
		expect(effect.request.copyFolder ?? '').toBe(before.texts['second-copy']);
		expect(effect.request.createFolder).toBe(effect.request.createFolder === undefined ? undefined : before.folderAgreed);
	}

	expect(effect.type !== 'copy' || before.copying === 'asking').toBe(true);

	// Work that is going on is not started again by something else.
	if (['run', 'copy', 'check', 'practise'].includes(effect.type)) {
		expect(before.step).not.toBe('run');
		expect(before.copying).not.toBe('running');
	}

	expect(JSON.stringify(effect)).not.toContain(password);
}

/** What is true of every state. */
function expectSound(before: WizardState, after: WizardState): void {
	if (after !== before && before.exitCode !== undefined) {
		expect.fail('Something happened after the end.');
	}

	if (before.step === 'run' && after.step !== 'run' && after.step !== 'result') {
		expect.fail(`The run was left for ${after.step}.`);
	}

	if (after.isRevealed && after.step !== 'password') {
		expect.fail(`The password would be shown in clear on the screen of ${after.step}.`);
	}

	const shown = {run: after.running, result: after.result};
	if ((after.step === 'run' || after.step === 'result') && shown[after.step] === undefined) {
		expect.fail(`Nothing to show on the screen of ${after.step}.`);
	}

	if (after.step === 'result' && after.result?.verdict === 'verified' && before.step === 'run' && holdsSecret(after)) {
		expect.fail('The secrets were kept after a verified backup.');
	}

	if (!canLeave(after)) {
		expect.fail(`Ctrl+C does nothing on the screen of ${after.step}.`);
	}
}

/** Always, but in the moment in which the tool is being ended. */
function canLeave(state: WizardState): boolean {
	const isStopping = state.step === 'run' && state.running?.stopping === true;
	return isStopping || state.exitCode !== undefined || commandFor(state, 'ctrl-c') !== undefined;
}

function holdsSecret({secrets, texts}: WizardState): boolean {
	return secrets.password.length + secrets.confirmation.length + texts.reminder.length > 0;
}
