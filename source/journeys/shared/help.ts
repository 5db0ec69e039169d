import type {Help} from '../../wizard/question.ts';

/** Titles that the explanations of all steps share. */
export const means = 'What it means';
export const goodAnswer = 'A good answer';
export const next = 'What happens next';

/** Keys that help to answer with a path. */
export const completionKeys = 'Tab completes what you type; '
	+ 'where there are several ways to go on, press it again for the next.';

/** Explains the number that is shown of a master secret. */
export const aboutMsid = 'The number that ENTSSO gives to each master secret. Events 10523, 10529 and 10559 show it.';

/** Key of a result that tells something new about the tool. */
export const aboutReport = 'W writes a report for the maintainers of this program to a file, with names replaced, '
	+ 'and sends nothing.';

/** Returns an explanation: texts by their titles, and how the keys help. */
export function explain(sections: Readonly<Record<string, string>>, keys?: string): Help {
	const list = Object.entries(sections).map(([title, text]) => ({title, text}));
	return {sections: list, ...(keys !== undefined && {keys})};
}
