import type {Advice} from '../proof/advice-text.ts';

/** Advice for after a restart, where a key looks again. */
export const thenLook = 'Then look again';

/** Returns advice for who cannot look again where it is shown. Pure. */
export function withCheckCommand(advice: readonly Advice[], isPractice: boolean): Advice[] {
	const instead = isPractice
		? 'Practice ends here, and the next one begins as this one did'
		: 'Then look again: entsso-backup check';
	return advice.map(each => ({...each, text: each.text.replace(thenLook, () => instead)}));
}
