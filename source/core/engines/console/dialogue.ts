import type {PromptKind, TaskPrompt} from '../task.ts';
import {withoutEcho} from './echo.ts';
import {
	classifyPrompt,
	endsAsLabel,
	endsAsQuestion,
	isAboutOther,
} from './prompts.ts';
import type {UnfinishedLine} from './screen.ts';

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
export type Typed = TaskPrompt & {
	/** Of its prompt. */
	readonly index: number;
	/** The line of the prompt, without blanks at its end, and where it stands. */
	readonly line: string;
	readonly place: number;
	/** How often it was typed into this prompt. */
	readonly times: number;
	/** What the tool has shown of it so far. */
	readonly echo: string;
};

/** What is to be answered, and what has been typed so far, in order. */
export type Dialogue = {
	readonly prompts: readonly TaskPrompt[];
	/** Indexes of the prompts that need no answer any more. */
	readonly answered: readonly number[];
	readonly typed: readonly Typed[];
};

/** Returns the dialogue of a task of which nothing was asked yet. */
export function newDialogue(prompts: readonly TaskPrompt[]): Dialogue {
	return {prompts, answered: [], typed: []};
}

/** What to do about the unfinished line, once the tool has been quiet for `after` milliseconds. */
export type Step =
	| {readonly act: 'wait'}
	| {readonly act: 'type'; readonly kind: PromptKind; readonly after: number}
	| {readonly act: 'type-again'; readonly after: number}
	| {readonly act: 'ask'; readonly prompt: string; readonly after: number};

/** Returns the kinds of the prompts that have not been answered yet, in the order of the task. */
export function openKinds({prompts, answered}: Dialogue): PromptKind[] {
	return prompts.filter((_, index) => !answered.includes(index)).map(({kind}) => kind);
}

/**
Returns the index of the prompt that is answered when the tool asks for this: the first open one of its kind, or the
last one, when the tool asks again; -1 where the task has none.
*/
export function promptToAnswer({prompts, answered}: Dialogue, wanted: PromptKind): number {
	const open = prompts.findIndex(({kind}, index) => kind === wanted && !answered.includes(index));
	return open === -1 ? prompts.findLastIndex(({kind}) => kind === wanted) : open;
}

/**
What to do next. A known prompt is answered when it is its turn; all else that looks like a prompt is put
to the user: what is not known, what comes out of turn, what was answered before. Once all has been typed there
is nothing left to say to a line that is not known: it may be a message on progress.
*/
export function nextStep(
	dialogue: Dialogue,
	line: UnfinishedLine | undefined,
	patience: Patience,
	attended: boolean,
): Step {
	if (line === undefined) {
		return {act: 'wait'};
	}

	const prompt = newPrompt(dialogue, line);
	if (prompt === '') {
		return tookNothing(dialogue, line) && mayTypeAgain(dialogue)
			? {act: 'type-again', after: patience.again}
			: {act: 'wait'};
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

	const [question, statement] = attended
		? [patience.question, patience.statement]
		: [patience.unattendedQuestion, patience.progress];
	return {act: 'ask', prompt, after: endsAsQuestion(prompt) ? question : statement};
}

/**
Returns the dialogue after the answer to the prompt of this index was typed behind the line. When it was typed before,
the tool has started over, and what follows it is open again. Throws a RangeError when there is no such prompt.
*/
export function afterTyping(dialogue: Dialogue, line: UnfinishedLine, index: number): Dialogue {
	const {prompts, answered, typed} = dialogue;
	const prompt = prompts[index];
	if (prompt === undefined) {
		throw new RangeError(`There is no prompt ${index}.`);
	}

	const startedOver = answered.includes(index);
	const kept = answered.filter(one => !startedOver || one < index);
	const now: Typed = {
		...prompt, index, line: line.text.trimEnd(), place: line.place, times: 1, echo: '',
	};
	return {...dialogue, answered: [...kept, index], typed: [...typed, now]};
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
	return last === undefined || changed === undefined
		? dialogue
		: {...dialogue, typed: [...dialogue.typed.slice(0, -1), {...last, ...changed}]};
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
read the second one at its next prompt. Where that asks for the same again it belongs there, as long as it is all that
was typed; after another, the tool has to have shown something of an answer before: its echo, or a new line.
*/
function mayTypeAgain({prompts, typed}: Dialogue): boolean {
	const last = typed.at(-1);
	const showsAnswers = typed.some(
		({echo}, index) => echo !== '' || (index + 1 < typed.length && typed[index]?.place !== typed[index + 1]?.place),
	);
	return last?.times === 1 && ((typed.length === 1 && prompts[last.index + 1]?.kind === 'confirmation') || showsAnswers);
}

/**
Returns the prompt in the line without what the last answer left there: a tool need not begin a new line. Empty when
there is none.
*/
function newPrompt(dialogue: Dialogue, line: UnfinishedLine): string {
	const last = dialogue.typed.at(-1);
	return last === undefined || wasTaken(dialogue, line)
		? line.text.trim()
		: withoutEcho(line.text.slice(last.line.length).trim(), last.secret.reveal());
}
