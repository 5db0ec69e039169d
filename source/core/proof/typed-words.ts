import type {EngineOutcome, PromptKind} from '../engines/task.ts';

/** Names of what is typed into the tool, in a sentence. */
export const answerNames: Readonly<Record<PromptKind, string>> = {
	password: 'the password',
	confirmation: 'the password again',
	reminder: 'the reminder',
};

/** Text that is typed into the tool, whichever prompt asks for it. */
export type AnswerText = 'password' | 'reminder';

/** Returns the name of the text that is typed, whichever prompt asks for it. */
export function textName(kind: PromptKind): AnswerText {
	return kind === 'reminder' ? 'reminder' : 'password';
}

/** Returns what the tool cannot have got: this program would have typed it, and nobody else. Pure. */
export function notGiven({
	engine, ending, typed = [], isUnwatched,
}: EngineOutcome): AnswerText[] {
	return engine === 'console' && ending !== 'not-started' && !isUnwatched
		? (['password', 'reminder'] as const).filter(text => typed.every(kind => textName(kind) !== text))
		: [];
}

/** Returns what ssoconfig never asked for, though it ended by itself. Pure. */
export function notAskedFor(outcome: EngineOutcome): AnswerText[] {
	return outcome.ending === 'exited' ? notGiven(outcome) : [];
}

/** Returns a plain sentence on how far a run came that this program ended half way. */
export function typedSentence({typed = [], tookNothing = false, isUnwatched}: EngineOutcome): string {
	if (isUnwatched) {
		return 'What had been typed by then is not known.';
	}

	const last = typed.at(-1);
	if (tookNothing && last !== undefined) {
		const which = typed.length === 1 ? '' : ' last';
		return `It took nothing that was typed${which}, and went on asking for ${answerNames[last]}.`;
	}

	const passwords = typed.filter(kind => kind !== 'reminder').length;
	const how = ['', '', ' twice'][passwords] ?? ' more than twice';
	if (!typed.includes('reminder')) {
		return passwords === 0
			? 'By then nothing had been typed.'
			: `By then the password had been typed${how}; the reminder had not.`;
	}

	return passwords === 0
		? 'By then the reminder had been typed; the password had not.'
		: `By then the password had been typed${how}, and the reminder once.`;
}
