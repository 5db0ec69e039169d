import {itemParagraphs} from '../page/checklist-page.ts';
import type {ChecklistItem, Question as WizardQuestion} from '../wizard/question.ts';
import {currentJourney, focusedItem, type WizardState} from '../wizard/state.ts';
import {commandReply, type Question} from './line-question.ts';

/** Returns one item of a checklist in full, and what leads on from it; undefined where there is none. */
export function itemQuestion(
	state: WizardState,
	{id}: WizardQuestion,
	items: readonly ChecklistItem[],
): Question | undefined {
	const item = focusedItem(state);
	if (item === undefined) {
		return undefined;
	}

	const {marked} = currentJourney(state);
	const isMarked = marked.includes(item.id);
	const isLast = items.at(-1)?.id === item.id;
	const isFirst = items[0]?.id === item.id;
	const back = commandReply({type: 'go-back'});
	const answers = [
		isLast ? 'Press Enter to leave the guide: this is the last step' : 'Press Enter for the next step',
		...(item.canBeMarked ? [`d ${isMarked ? 'if it is not done' : 'when it is done'}`] : []),
		...(isFirst ? [] : ['b for the one before']),
		'c to look again',
		'q to leave the guide',
	];
	const before = isFirst ? back : commandReply({type: 'select', by: -1});
	return {
		key: `${id} ${item.id} ${isMarked ? 'marked' : ''}`,
		above: itemParagraphs(item, marked),
		// What stands right before the answer is not wrapped, so it is short.
		below: [{text: `${answers.join(', ')}.`}],
		choices: [],
		unlisted: {
			...(item.canBeMarked && {d: commandReply({type: 'mark'})}),
			...(!isFirst && {b: before}),
			c: commandReply({type: 'look-again'}),
			q: back,
		},
		back: before,
		label: ['Enter', ...(item.canBeMarked ? ['d'] : []), ...(isFirst ? [] : ['b']), 'c', 'q'].join(', '),
		field: undefined,
		offer: {reply: isLast ? back : commandReply({type: 'select', by: 1})},
	};
}
