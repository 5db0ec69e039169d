import type {Secret} from '../../../answers/secret.ts';
import type {PromptKind} from '../engine.ts';
import {withoutEcho} from './echo.ts';
import {
	classifyPrompt,
	endsAsLabel,
	endsAsQuestion,
	isAboutOther,
} from './prompts.ts';
import type {UnfinishedLine} from './screen.ts';

const order: readonly PromptKind[] = ['password', 'confirmation', 'reminder'];

/** Milliseconds the tool must have been quiet before something is done. */
export type Patience = {
	/** A known prompt that ends in a colon. */
	readonly label: number;
	/** A line not known that ends as a question does, or a prompt that is known but not expected. */
	readonly question: number;
	/** A known prompt without a colon, which may go on, or any other line not known: it may be a message on progress. */
	readonly statement: number;
	/** A line not known that ends as a question does, where nobody can be asked, so that to act is to end the tool. */
	readonly unattendedQuestion: number;
	/** Any other line not known, where nobody can be asked. */
	readonly progress: number;
	/**
	A prompt that shows nothing of what was typed: a tool that empties its input late took nothing. So long that one
	that took it without a word has gone on.
	*/
	readonly again: number;
	/** A key that is asked for at the end. */
	readonly key: number;
	/** The user is told what the tool shows. */
	readonly silence: number;
};

export const usualPatience: Patience = {
	label: 80,
	question: 700,
	statement: 3000,
	unattendedQuestion: 10_000,
	progress: 30_000,
	again: 10_000,
	key: 1000,
	silence: 10_000,
};

/** An answer that was typed. */
export type Typed = {
	readonly kind: PromptKind;
	readonly secret: Secret;
	/** The line of the prompt, without blanks at its end, and where it stands. */
	readonly line: string;
	readonly place: number;
	/** How often it was typed into this prompt. */
	readonly times: number;
	/** What the tool has shown of it so far. */
	readonly echo: string;
};

/** What has been typed so far, in order. */
export type Dialogue = {
	/** Kinds that need no answer any more. */
	readonly answered: readonly PromptKind[];
	readonly typed: readonly Typed[];
};

export const newDialogue: Dialogue = {answered: [], typed: []};

/** What to do about the unfinished line, once the tool has been quiet for `after` milliseconds. */
export type Step =
	| {readonly act: 'wait'}
	| {readonly act: 'type'; readonly kind: PromptKind; readonly after: number}
	| {readonly act: 'type-again'; readonly after: number}
	| {readonly act: 'ask'; readonly prompt: string; readonly after: number};

/** What has not been typed yet, in the usual order. */
export function openKinds(dialogue: Dialogue): PromptKind[] {
	return order.filter(kind => !dialogue.answered.includes(kind));
}

/**
What to do next. A known prompt is answered when it is its turn; all else that looks like a prompt is put
to the user: what is not known, what comes out of turn, what was answered before. Once all has been typed there
is nothing left to say to a line that is not known: it may be a message on progress.
*/
export function nextStep(dialogue: Dialogue, line: UnfinishedLine | undefined, patience: Patience, attended: boolean): Step {
	if (line === undefined) {
		return {act: 'wait'};
	}

	const prompt = newPrompt(dialogue, line);
	if (prompt === '') {
		return tookNothing(dialogue, line) && mayTypeAgain(dialogue) ? {act: 'type-again', after: patience.again} : {act: 'wait'};
	}

	const kind = line.open && !isAboutOther(line.before, prompt) ? classifyPrompt(prompt) : undefined;
	if (kind !== undefined) {
		// Where an answer was typed twice, the tool may read the second one here.
		const isSettled = endsAsLabel(prompt) && dialogue.typed.at(-1)?.times !== 2;
		const after = isSettled ? patience.label : patience.statement;
		return openKinds(dialogue)[0] === kind ? {act: 'type', kind, after} : {act: 'ask', prompt, after: patience.question};
	}

	if (openKinds(dialogue).length === 0) {
		return {act: 'wait'};
	}

	const [question, statement] = attended ? [patience.question, patience.statement] : [patience.unattendedQuestion, patience.progress];
	return {act: 'ask', prompt, after: endsAsQuestion(prompt) ? question : statement};
}

/**
Returns the dialogue after this was typed behind the line. When it was typed before, the tool has started over, and what
follows it is open again.
*/
export function afterTyping(dialogue: Dialogue, line: UnfinishedLine, kind: PromptKind, secret: Secret): Dialogue {
	const startedOver = dialogue.answered.includes(kind);
	const kept = dialogue.answered.filter(one => !startedOver || order.indexOf(one) < order.indexOf(kind));
	const typed: Typed = {
		kind, secret, line: line.text.trimEnd(), place: line.place, times: 1, echo: '',
	};
	return {answered: [...kept, kind], typed: [...dialogue.typed, typed]};
}

/** Returns the dialogue after the last answer was typed into its prompt again. */
export function afterTypingAgain(dialogue: Dialogue): Dialogue {
	return changeLast(dialogue, ({times}) => ({times: times + 1}));
}

/** Returns the dialogue with what now stands in the line of the last answer. */
export function withEcho(dialogue: Dialogue, lineAt: (place: number) => string): Dialogue {
	return changeLast(dialogue, ({line, place, echo}) => {
		const text = lineAt(place);
		const rest = text.startsWith(line) ? text.slice(line.length).trim() : '';
		return rest === '' || rest === echo ? undefined : {echo: rest};
	});
}

function changeLast(dialogue: Dialogue, change: (last: Typed) => Partial<Typed> | undefined): Dialogue {
	const last = dialogue.typed.at(-1);
	const changed = last && change(last);
	return last === undefined || changed === undefined ? dialogue : {...dialogue, typed: [...dialogue.typed.slice(0, -1), {...last, ...changed}]};
}

/** Returns whether the tool has gone on from the line that was answered last. */
export function wasTaken({typed}: Dialogue, line: UnfinishedLine | undefined): boolean {
	const last = typed.at(-1);
	return last === undefined || line?.place !== last.place || !line.text.startsWith(last.line);
}

/**
Returns whether the prompt that was answered last stands there as before, and nothing of the answer was ever seen.
*/
export function tookNothing(dialogue: Dialogue, line: UnfinishedLine | undefined): boolean {
	const last = dialogue.typed.at(-1);
	return last?.echo === '' && !wasTaken(dialogue, line) && line?.text.trimEnd() === last.line;
}

/**
Returns whether the last answer may be typed into its prompt once more. A tool that took it without a word would
read the second one at its next prompt. After the first that is the confirmation, where it belongs; after another,
the tool has to have shown something of an answer before: its echo, or a new line.
*/
function mayTypeAgain(dialogue: Dialogue): boolean {
	const {typed} = dialogue;
	const last = typed.at(-1);
	const showsAnswers = typed.some(({echo}, index) => echo !== '' || (index + 1 < typed.length && typed[index]?.place !== typed[index + 1]?.place));
	return last?.times === 1 && ((typed.length === 1 && last.kind === 'password') || showsAnswers);
}

/**
Returns the prompt in the line without what the last answer left there: a tool need not begin a new line. Empty when
there is none.
*/
function newPrompt(dialogue: Dialogue, line: UnfinishedLine): string {
	const last = dialogue.typed.at(-1);
	return last === undefined || wasTaken(dialogue, line) ? line.text.trim() : withoutEcho(line.text.slice(last.line.length).trim(), last.secret.reveal());
}
