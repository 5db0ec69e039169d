import {
	commandReply,
	type Question,
	type Reply,
	textReply,
} from './line-question.ts';

/** Meaning of a line as an answer. */
export type Answer =
	| Reply
	| {readonly type: 'help'}
	/** It is no answer; `because` says what would be one. */
	| {readonly type: 'none'; readonly because: string};

/** Said once at the beginning. */
export const howToAnswer = [
	'Answer each question and press Enter. An empty line takes what stands in [brackets].',
	'You can always answer: back (to the question before), help (what this step means) or leave (ends the program, '
	+ 'as Ctrl+C does).',
	'To give one of these words as your answer itself, put it in double quotes: "back".',
] as const;

/** Returns whether the answer must not be seen. */
export function isSecret({field}: Question): boolean {
	return field?.kind === 'secret';
}

/** Takes a line as the answer to a question. */
export function answerFrom(question: Question, line: string): Answer {
	const {field, offer} = question;
	const text = line.trim();
	if (text !== '' && text.toLowerCase() === field?.emptyWord) {
		return textReply('');
	}

	switch (text.toLowerCase()) {
		case 'back': {
			return question.back ?? commandReply({type: 'go-back'});
		}

		case 'help':
		case '?': {
			return {type: 'help'};
		}

		case 'leave': {
			return commandReply({type: 'leave'});
		}

		case '': {
			// Of a password the spaces are part, and are judged with it.
			return offer === undefined || (line !== '' && isSecret(question)) ? otherAnswer(question, line) : offer.reply;
		}

		default: {
			return otherAnswer(question, line);
		}
	}
}

function otherAnswer(question: Question, line: string): Answer {
	const {choices, field, unlisted} = question;
	const text = line.trim();
	const word = Object.entries(unlisted ?? {}).find(([name]) => name === text.toLowerCase());
	if (word !== undefined) {
		return word[1];
	}

	const choice = choices.find(({name, words = []}, index) =>
		text === String(index + 1) || text.toLowerCase() === name || words.includes(text.toLowerCase()));
	if (choice !== undefined) {
		return choice.reply;
	}

	const isNumber = /^\d+$/v.test(text) && choices.length > 0;
	return field === undefined || isNumber
		? {type: 'none', because: whatWouldDo(question)}
		: textReply(withoutQuotes(line));
}

function whatWouldDo({choices, field, unlisted}: Question): string {
	if (unlisted !== undefined) {
		return `Not yet: press Enter alone, or answer ${Object.keys(unlisted).join(', ')}.`;
	}

	const isNamed = choices.some(({name}) => name !== undefined);
	const isAsked = choices.some(({words}) => words !== undefined);
	const other = field === undefined ? '' : ', or a full path';
	const numbers = choices.length === 1 ? '1' : `a number from 1 to ${choices.length}`;
	return `Not yet: type ${isAsked ? 'y or n, or ' : ''}${numbers}${isNamed ? ', or a name from the list' : other}.`;
}

/** A word that stands in quotes so that it is not taken for what it says: `"back"` is back, `""back""` is "back". */
function withoutQuotes(line: string): string {
	const isGuarded = /^"+(?:back|help|leave|\?)"+$/iv.test(line.trim());
	return isGuarded ? line.trim().slice(1, -1) : line;
}
