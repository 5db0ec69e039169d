import {currentJourney, openDialog, type WizardState} from './state.ts';

/** Names a screen: what is typed there is meant for it, and for no other. */
export type ScreenName = readonly unknown[];

/** Returns the name of the screen of a state: of its step, and of what lies over it. */
export function screenOf(state: WizardState): ScreenName {
	const {journey, step} = currentJourney(state);
	const top = openDialog(state);
	// Two questions of the tool are two screens; a page of help is the same one wherever it was scrolled to.
	const subject = top?.type === 'tool' ? top.question : undefined;
	return [state.journeys.length, journey, step, top?.type, subject];
}

/** Returns whether both name the same screen. */
export function isSameScreen(one: ScreenName, other: ScreenName): boolean {
	return one.length === other.length && one.every((part, index) => part === other[index]);
}
