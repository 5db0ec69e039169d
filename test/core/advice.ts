import {type Advice, adviceText} from '../../source/core/proof/advice-text.ts';

/** Returns what is advised, as it is told. */
export function adviceOf({advice}: {readonly advice: readonly Advice[]}): string[] {
	return advice.map(each => adviceText(each));
}
