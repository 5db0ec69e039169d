import {blank, type Paragraph} from '../../text/paragraph.ts';
import type {Guide, GuideStep} from '../guides/guide.ts';
import {
	belowStep,
	dash,
	pageLines,
	rule,
	step,
	typed,
} from './paper.ts';

/** Columns of the number of a step, of which there may be more than nine. */
const numberWidth = 4;

export type GuidePage = {
	readonly guide: Guide;
	/** Name of the practice scenario, undefined on a real computer. */
	readonly practice?: string | undefined;
	/** Sentences on what was written beside it, or was not. */
	readonly notes?: readonly string[];
};

/** Returns a guide as paragraphs of a page: steps with their commands, signs, dangers, ways back and sources. Pure. */
export function guideParagraphs({guide, practice, notes = []}: GuidePage): readonly Paragraph[] {
	const {title, when, needs, steps, never} = guide;
	return [
		{text: `GUIDE: ${title.toUpperCase()}`},
		...(practice === undefined ? [] : [{text: `PRACTICE (${practice}): names and paths are those of the practice.`}]),
		{text: when},
		blank,
		{text: 'YOU NEED'},
		...needs.map(text => dash(text)),
		...notes.map(text => dash(text)),
		blank,
		{text: 'STEPS (on this computer where none is named; words in capitals are to be filled in)'},
		...steps.flatMap((each, index) => stepParagraphs(each, index + 1)),
		blank,
		{text: 'WHAT NOT TO DO'},
		...never.map(text => dash(text)),
	];
}

/** Returns the page as text to print, in ASCII, with this line end. Pure. */
export function guidePage(page: GuidePage, lineEnd: string): string {
	const [title = blank, ...rest] = guideParagraphs(page);
	return [...pageLines([title, rule, ...rest]), ''].join(lineEnd);
}

function stepParagraphs({
	text, where, commands = [], expect, danger, wayBack, source,
}: GuideStep, number: number): Paragraph[] {
	const labelled = [
		['See', expect], ['Danger', danger], ['Way back', wayBack], ['Source', source],
	] as const;
	return [
		step(number, where === undefined ? text : `[${where}] ${text}`, numberWidth),
		...commands.map(command => typed(command, numberWidth)),
		...labelled.flatMap(([label, value]) => value === undefined ? [] : [belowStep(`${label}: ${value}`, numberWidth)]),
	];
}
