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

/**
Returns a guide as paragraphs of a page: steps with their dangers, commands, signs and ways back, and below them what
they rest on. Pure.
*/
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
		{text: 'STEPS (on this computer unless another is named; fill in words in CAPITALS)'},
		...steps.flatMap((each, index) => stepParagraphs(each, index + 1)),
		blank,
		{text: 'WHAT NOT TO DO'},
		...never.map(text => dash(text)),
		blank,
		{text: 'SOURCES (in quotation marks: titles in the BizTalk Server documentation)'},
		{text: sourceWords(steps)},
	];
}

/** Returns the page as text to print, in ASCII, with this line end. Pure. */
export function guidePage(page: GuidePage, lineEnd: string): string {
	const [title = blank, ...rest] = guideParagraphs(page);
	return [...pageLines([title, rule, ...rest]), ''].join(lineEnd);
}

function stepParagraphs({
	text, where, commands = [], expect, danger, wayBack,
}: GuideStep, number: number): Paragraph[] {
	const below = (label: string, words: string | undefined): Paragraph[] =>
		words === undefined ? [] : [belowStep(`${label}: ${words}`, numberWidth)];
	return [
		step(number, where === undefined ? text : `[${where}] ${text}`, numberWidth),
		// It is read before anything is typed.
		...below('Danger', danger),
		...commands.map(command => typed(command, numberWidth)),
		...below('See', expect),
		...below('Way back', wayBack),
	];
}

/** Returns what the steps rest on, each with the numbers of those that do. */
function sourceWords(steps: readonly GuideStep[]): string {
	const numbers = new Map<string, number[]>();
	for (const [index, {source}] of steps.entries()) {
		numbers.set(source, [...numbers.get(source) ?? [], index + 1]);
	}

	return Array.from(numbers, ([source, places]) => `${places.join(', ')}: ${source}.`).join(' ');
}
