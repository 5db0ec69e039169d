import type {Context} from '../../wizard/context.ts';

/** Good answer on any review. */
export const lookAtEachLine = 'Look at each line. Any of them can be changed, and you come back here.';

/** Said of what a dry run does next. */
export const dryRunNext = 'A dry run prints what would be run, and ends. Nothing is started.';

/** Footer words for what Enter does in a dry run. */
export const dryRunStart = 'print what would be run';

/** Returns why there is a review; that nothing was changed is true before the first run alone. */
export function whyReview({runs}: Context, nothingChanged: string): string {
	return runs === 0 ? `${nothingChanged} Check your answers.` : 'Check your answers.';
}

/** Returns what the key does in a dry run, as a sentence. */
export function dryRunAhead(key: string): string {
	return `Dry run: ${key} prints what would be run, and ends. Nothing is started.`;
}
