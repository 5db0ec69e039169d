import type {Confirmation} from '../../wizard/view.ts';

type MakingWords = {
	/** Such as `when the backup runs`. */
	readonly when: string;
	/** Left to do after Esc, such as `choose another`. */
	readonly otherwise: string;
};

/** Returns what is asked before a missing folder is made; undefined where none is missing. */
export function askToMake(folder: string | undefined, {when, otherwise}: MakingWords): Confirmation | undefined {
	return folder === undefined
		? undefined
		: {
			about: folder,
			text: `The folder ${folder} is not there. Make it?`,
			textInLines: `The folder ${folder} is not there. Make it ${when}?`,
			hint: `Enter: yes, ${when}. Esc: no, ${otherwise}.`,
			does: 'make it',
			fallback: 'choose another',
		};
}

/** Returns the good news about such a folder; `agreed` is the one that the user has agreed to. */
export function willBeMade(folder: string, {when}: Pick<MakingWords, 'when'>, agreed: string | undefined): string {
	return `The folder ${folder} will be made ${when}${folder === agreed ? '' : ', if you agree'}.`;
}
