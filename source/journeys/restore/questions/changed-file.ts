import {accept, refuse, refuseUnfinished} from '../../../values/validation.ts';
import {type Context, textIn} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import type {FileProblem, RestoreParts} from '../../services.ts';
import type {FileLookups} from './backup-file-to-restore.ts';

const name = 'changed-file';

/** So many characters of the SHA-256 are typed: enough to tell this file from the next. */
const typedLength = 4;

const help = explain({
	[means]: 'The SHA-256 is a number that changes with each byte of a file. That of this file is another than when the '
		+ 'backup was made: it is another backup, or it is damaged, or somebody put it there.',
	[goodAnswer]: 'Look for another copy first: Esc goes back to the file. If this is the one you want all the same, type '
		+ 'what is shown. It is typed, and not just a key pressed, so that nobody agrees by mistake.',
	[next]: 'The secret that is here now is looked at. Nothing is changed yet.',
});

/**
Has the user type the beginning of the SHA-256 of a file that is not as its record has it. What was typed for one file
agrees to no other.
*/
export function changedFileQuestion({facts}: FileLookups, parts: RestoreParts): Question {
	/** Returns what has to be agreed to; undefined where nothing has. */
	const problemIn = (context: Context): FileProblem | undefined => {
		const file = facts.factsIn(context);
		const problem = file && parts.problemOf(file, context.options.practice);
		return problem?.canBeAgreed ? problem : undefined;
	};

	const wordIn = (context: Context): string => facts.factsIn(context)?.sha256?.slice(0, typedLength).toLowerCase() ?? '';
	return {
		id: name,
		title: 'Changed file',
		why: context => `To use this file all the same, type how its SHA-256 begins: ${wordIn(context)}`,
		help: () => help,
		fields: [{
			name, kind: 'text', label: 'SHA-256:', labelInLines: 'How its SHA-256 begins', flag: 'FILE', isConsent: true,
		}],
		lookups: [],
		isSkipped: context => facts.factsIn(context) && problemIn(context) === undefined,
		validate(context) {
			const typed = textIn(context, name).trim().toLowerCase();
			const word = wordIn(context);
			if (typed === word && word !== '') {
				return accept();
			}

			return word.startsWith(typed)
				? refuseUnfinished(`Type ${word}, or go back and choose another file.`, 'file-changed')
				: refuse(`That is not how its SHA-256 begins. It begins with ${word}`, 'file-changed');
		},
		aside(context) {
			const problem = problemIn(context);
			return problem === undefined ? [] : [{text: ''}, {text: problem.text, style: 'warning'}];
		},
		asideInLines(context) {
			const problem = problemIn(context);
			return problem === undefined ? {} : {before: problem.text};
		},
		summary: context => `agreed to (${textIn(context, name).trim().toLowerCase()})`,
	};
}
