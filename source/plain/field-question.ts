import {judge} from '../wizard/judge.ts';
import {type FieldName, valueOf, type WizardState} from '../wizard/state.ts';
import {type Question, textReply} from './question.ts';

/** A question for a text; `offered` is what an empty line stands for. */
export function textQuestion(field: FieldName, label: string, offered: string | undefined): Question {
	return {
		key: field,
		above: [],
		below: [],
		choices: [],
		label,
		field,
		offer: offered === undefined ? undefined : {label: offered, reply: textReply(offered)},
	};
}

/** What is in the field already, when it would be accepted as far as is known. */
export function acceptedIn(state: WizardState, field: FieldName): string | undefined {
	const value = valueOf(state, field);
	return value !== '' && judge(state, field).refusal === undefined ? value : undefined;
}
