import type {EngineOutcome, PromptKind} from '../engines/task.ts';

const names: Readonly<Record<PromptKind, string>> = {
	password: 'the password',
	confirmation: 'the password again',
	reminder: 'the reminder',
};

/** Returns a plain sentence on how far a run came that this program ended half way. */
export function typedSentence({typed = [], tookNothing = false}: EngineOutcome): string {
	const last = typed.at(-1);
	if (tookNothing && last !== undefined) {
		return `It took nothing that was typed${typed.length === 1 ? '' : ' last'}, and went on asking for ${names[last]}.`;
	}

	const passwords = typed.filter(kind => kind !== 'reminder').length;
	const how = ['', '', ' twice'][passwords] ?? ' more than twice';
	if (!typed.includes('reminder')) {
		return passwords === 0
			? 'Nothing had been typed until then.'
			: `The password had been typed${how} until then; the reminder had not.`;
	}

	return passwords === 0
		? 'The reminder had been typed until then; the password had not.'
		: `The password had been typed${how} until then, and the reminder.`;
}
