import type {Advice} from './advice-text.ts';
import type {SecondCopy} from './facts.ts';

const moveCopy = 'Copy the backup file to another machine; what stays here is lost with this one.';
const sameVolume = 'The second copy is on the same drive as the backup file.';

/** Advice for a backup without a second copy. */
export const withoutCopy: Advice = {id: 'second-copy', text: moveCopy};

/** Returns the advice on a second copy that is missing, or on the drive of the backup file. Pure. */
export function aboutCopy(copy: SecondCopy | undefined, isOnSameVolume = false): Advice[] {
	if (copy?.state === 'ok') {
		return isOnSameVolume ? [{...withoutCopy, text: `${sameVolume} ${moveCopy}`}] : [];
	}

	return [copy === undefined ? withoutCopy : {...withoutCopy, text: `${copy.reason} ${moveCopy}`}];
}

/** Returns whether a copy of the backup elsewhere is among the next steps. Pure. */
export function isCopyAdvised(advice: readonly Advice[]): boolean {
	return advice.some(({id}) => id === withoutCopy.id);
}
