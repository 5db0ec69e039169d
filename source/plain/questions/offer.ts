import type {WizardState} from '../../wizard/state.ts';
import {chooseFrom} from '../choose.ts';
import {type Choice, commandReply, type Question} from '../question.ts';

/** Which scenario to practise. */
export function offerQuestion({setting, selected, step}: WizardState): Question {
	const choices = setting.scenarios.map(({name, description}): Choice => ({
		title: name.padEnd(18), label: description, name, reply: commandReply({type: 'practise', scenario: name}),
	}));
	return chooseFrom({
		key: step, choices, usual: selected, label: 'Number or name',
	});
}
