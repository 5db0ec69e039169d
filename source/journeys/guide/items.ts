import type {Guide, GuideStep} from '../../core/guides/guide.ts';
import {labelled, type Paragraph} from '../../text/paragraph.ts';
import type {ChecklistItem} from '../../wizard/question.ts';
import type {Seen} from './signs.ts';

/** With more of it, a tag of the XML would not fit the smallest window. */
const labelWidth = 9;

/** Returns a guide as a checklist: what has to be known first, then each step. */
export function itemsOf(guide: Guide, seen: Seen | undefined): readonly ChecklistItem[] {
	const {steps} = guide;
	return [
		{id: 'before', paragraphs: beforeOf(guide)},
		...steps.map((step, index): ChecklistItem => ({
			id: step.id,
			canBeMarked: true,
			paragraphs: stepParagraphs(step, `${index + 1} of ${steps.length}`, seen?.steps[step.id]?.text),
			...copiesOf(step),
		})),
	];
}

const blankWords = 'A word in capitals in a command stands for a value to fill in.';

function beforeOf({title, when, needs, never, steps}: Guide): Paragraph[] {
	const list = (label: string, texts: readonly string[]): Paragraph[] =>
		texts.map((text, index) => labelled(index === 0 ? label : '', labelWidth, text));
	return [
		{text: title, style: 'title'},
		labelled('When', labelWidth, when),
		...list('Have', needs),
		...list('Never', never),
		labelled('Steps', labelWidth, `${steps.length}, all done by you. ${blankWords}`),
	];
}

function stepParagraphs(step: GuideStep, place: string, seen: string | undefined): Paragraph[] {
	const {
		text, where, commands = [], expect, danger, wayBack,
	} = step;
	const below = (label: string, words: string | undefined): Paragraph[] =>
		words === undefined ? [] : [labelled(label, labelWidth, words)];
	return [
		{text: `${place}: ${text}`},
		...below('Where', where === undefined ? undefined : `On ${where}.`),
		...(danger === undefined
			? []
			: [{text: danger, columns: [{text: 'Danger', width: labelWidth, style: 'warning'}]} as const]),
		...commands.map((command, index) => labelled(index === 0 ? 'Type' : '', labelWidth, command, 'command')),
		...below('Then see', expect),
		...below('Way back', wayBack),
		...(seen === undefined
			? []
			: [{text: seen, style: 'ok', columns: [{text: 'Seen:', width: labelWidth, style: 'ok'}]} as const]),
	];
}

function copiesOf({commands = []}: GuideStep): Pick<ChecklistItem, 'copies'> {
	const [command, ...others] = commands;
	return command === undefined || others.length > 0 ? {} : {copies: {text: command, name: 'command'}};
}
