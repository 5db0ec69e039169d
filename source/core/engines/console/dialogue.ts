import type {PromptKind, TaskPrompt, ToolQuestion} from '../task.ts';
import {withoutEcho} from './echo.ts';
import {
	asksForNew,
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
	/** An unknown line that ends like a question, or a known prompt that was not expected. */
	readonly question: number;
	/** A known prompt without a colon, which may go on, or any other unknown line, which may be a progress message. */
	readonly statement: number;
	/** An unknown line that ends like a question, where nobody can be asked, so that the tool would have to be ended. */
	readonly unattendedQuestion: number;
	/** Any other unknown line, where nobody can be asked. */
	readonly progress: number;
	/**
	A prompt that shows nothing of the answer: a tool that clears its input late got none of it. Long enough that a tool
	that took it silently has gone on.
	*/
	readonly again: number;
	/** A prompt for any key at the end. */
	readonly key: number;
	/** Before the user is shown what the tool displays. */
	readonly silence: number;
};

export const usualPatience: Patience = {
	label: 70,
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
	/** Index of its prompt. */
	readonly index: number;
	/** Line of the prompt, without trailing blanks, and its row number. */
	readonly line: string;
	readonly place: number;
	/** Number of times it was typed into this prompt. */
	readonly times: number;
	/** Echo so far. */
	readonly echo: string;
	/** A user said that the prompt asks for it. */
	readonly isTold: boolean;
};

/** Prompts still to be answered, and answers typed so far, in order. */
export type Dialogue = {
	readonly prompts: readonly TaskPrompt[];
	/** Indexes of the prompts that no longer need an answer. */
	readonly answered: readonly number[];
	readonly typed: readonly Typed[];
};

/** Returns the dialogue of a task before its first prompt. */
export function newDialogue(prompts: readonly TaskPrompt[]): Dialogue {
	return {prompts, answered: [], typed: []};
}

/** Reaction to the unfinished line, once the tool has been quiet for `after` milliseconds. */
export type Step =
	| {readonly act: 'wait'}
	| {readonly act: 'type'; readonly kind: PromptKind; readonly after: number}
	| {readonly act: 'type-again'; readonly after: number}
	| ({readonly act: 'ask'; readonly after: number} & Pick<ToolQuestion, 'known' | 'prompt' | 'unneeded'>);

/**
Returns the kinds of the prompts that have not been answered yet, in the order of the task. A password that was typed
twice in a row counts as confirmed.
*/
export function openKinds(dialogue: Dialogue): PromptKind[] {
	const open = unansweredKinds(dialogue);
	return wasTypedTwice(dialogue) ? open.filter(kind => kind !== 'confirmation') : open;
}

function unansweredKinds({prompts, answered}: Dialogue): PromptKind[] {
	return prompts.filter((_, index) => !answered.includes(index)).map(({kind}) => kind);
}

/** Returns whether the password was typed twice in a row: to confirm it, or anew. The next prompt tells which. */
function wasTypedTwice({typed}: Dialogue): boolean {
	return typed.length > 1 && typed.slice(-2).every(({kind}) => kind === 'password');
}

/** Returns whether the tool may well ask for this now. */
function isDue(dialogue: Dialogue, kind: PromptKind): boolean {
	return openKinds(dialogue)[0] === kind || unansweredKinds(dialogue)[0] === kind;
}

/**
Returns the kind that the tool asks for in this line by its own words, though it was typed already; undefined where it
does not, and where its words are not known.
*/
export function askedAgain(dialogue: Dialogue, line: UnfinishedLine | undefined): PromptKind | undefined {
	const step = nextStep(dialogue, line, usualPatience, true);
	const known = step.act === 'ask' ? step.known : undefined;
	return known === undefined || openKinds(dialogue).includes(known) ? undefined : known;
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
Returns the next step. A known prompt is answered when its turn has come. Everything else that looks like a prompt is
put to the user: unknown ones, ones out of turn, ones answered before. Once all answers are typed, an unknown line needs
no reaction: it may be a progress message.
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
		// After typing an answer twice, the tool may read the second one here.
		const isSettled = endsAsLabel(prompt) && dialogue.typed.at(-1)?.times !== 2;
		const after = isSettled ? patience.label : patience.statement;
		const isForeign = asksForNew(prompt) && !makesPassword(dialogue);
		const isOfTask = dialogue.prompts.some(one => one.kind === kind) && !isForeign;
		// A password that is not made is not usually confirmed, but it may be.
		const isKnown = isOfTask || (kind === 'confirmation' && !isForeign && dialogue.typed.at(-1)?.kind === 'password');
		return isOfTask && isDue(dialogue, kind)
			? {act: 'type', kind, after}
			: {
				act: 'ask',
				prompt,
				...(isKnown && {known: kind}),
				...(hasNoSuchText(dialogue, kind) && {unneeded: kind}),
				after: patience.question,
			};
	}

	if (openKinds(dialogue).length === 0) {
		return {act: 'wait'};
	}

	const [question, statement] = attended
		? [patience.question, patience.statement]
		: [patience.unattendedQuestion, patience.progress];
	return {act: 'ask', prompt, after: endsAsQuestion(prompt) ? question : statement};
}

/** Returns whether what a prompt asks for is a text that the task does not have, such as the reminder in a restore. */
function hasNoSuchText({prompts}: Dialogue, wanted: PromptKind): boolean {
	return prompts.every(({kind}) => isReminder(kind) !== isReminder(wanted));
}

/** Returns whether a password is made in the task, which the tool then has confirmed. */
function makesPassword({prompts}: Dialogue): boolean {
	return prompts.some(({kind}) => kind === 'confirmation');
}

/**
Returns the last line of a tool that did not end by itself where it may be a question that nobody has answered: it has
no end, or it ends like a question.
*/
export function openQuestion(
	dialogue: Dialogue,
	line: UnfinishedLine | undefined,
	lastLine: string,
): string | undefined {
	if (line !== undefined) {
		return newPrompt(dialogue, line) === '' ? undefined : line.text.trim();
	}

	const isAnswered = dialogue.typed.some(answer => lastLine.startsWith(answer.line));
	return !isAnswered && endsAsQuestion(lastLine) ? lastLine : undefined;
}

/**
Returns the dialogue after the answer to the prompt of this index was typed behind the line. If it had been typed
before, the tool has started over, and the prompts after it are open again. Throws a RangeError when there is no such
prompt.
*/
export function afterTyping(dialogue: Dialogue, line: UnfinishedLine, index: number, isTold = false): Dialogue {
	const {prompts, answered, typed} = dialogue;
	const prompt = prompts[index];
	if (prompt === undefined) {
		throw new RangeError(`There is no prompt ${index}.`);
	}

	const startedOver = answered.includes(index);
	const kept = answered.filter(one => !startedOver || one < index);
	const now: Typed = {
		...prompt, index, line: line.text.trimEnd(), place: line.place, times: 1, echo: '', isTold,
	};
	return {...dialogue, answered: [...kept, index], typed: [...typed, now]};
}

/**
Returns whether an answer may have been taken for another, by what a user said of the prompts: then not each was typed
as often as the tool usually asks for it. A tool may well do without the confirmation. `isWhole`: nothing was typed by
anybody else.
*/
export function isAstray({prompts, typed}: Pick<Dialogue, 'prompts' | 'typed'>, isWhole: boolean): boolean {
	const reminders = prompts.filter(({kind}) => isReminder(kind)).length;
	const typedReminders = timesIn(typed.filter(({kind}) => isReminder(kind)));
	const passwords = prompts.length - reminders;
	const typedPasswords = timesIn(typed) - typedReminders;
	const isTooOften = typedReminders > reminders || typedPasswords > passwords;
	const isUnconfirmed = typedPasswords > 0 && (reminders === 0 || typed.at(-1)?.kind === 'reminder');
	const isLacking = typedReminders < reminders || (typedPasswords < passwords && !isUnconfirmed);
	return typed.some(({isTold}) => isTold) && (isTooOften || (isWhole && isLacking));
}

/** Returns whether it is another text than the password, which its confirmation is not. */
export function isReminder(kind: PromptKind): boolean {
	return kind === 'reminder';
}

function timesIn(typed: readonly Typed[]): number {
	return typed.reduce((sum, {times}) => sum + times, 0);
}

/** Returns the dialogue after the last answer was typed into its prompt once more. */
export function afterTypingAgain(dialogue: Dialogue): Dialogue {
	return changeLast(dialogue, ({times}) => ({times: times + 1}));
}

/** Returns the dialogue with the echo that now stands in the line of the last answer. */
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

/** Returns whether the prompt answered last stands there unchanged, without any echo of the answer so far. */
export function tookNothing(dialogue: Dialogue, line: UnfinishedLine | undefined): boolean {
	const last = dialogue.typed.at(-1);
	return last?.echo === '' && !wasTaken(dialogue, line) && line?.text.trimEnd() === last.line;
}

/**
Returns whether the last answer may be typed into its prompt once more. A tool that took it silently would read the
second one at its next prompt. That is harmless when the next prompt asks for the same text and nothing else was typed.
Otherwise the tool must have shown some reaction to an answer before: an echo, or a new line.
*/
function mayTypeAgain({prompts, typed}: Dialogue): boolean {
	const last = typed.at(-1);
	const showsAnswers = typed.some(
		({echo}, index) => echo !== '' || (index + 1 < typed.length && typed[index]?.place !== typed[index + 1]?.place),
	);
	return last?.times === 1 && ((typed.length === 1 && prompts[last.index + 1]?.kind === 'confirmation') || showsAnswers);
}

/**
Returns the prompt in the line without the echo of the last answer, since a tool need not begin a new line. Empty when
there is none.
*/
function newPrompt(dialogue: Dialogue, line: UnfinishedLine): string {
	const last = dialogue.typed.at(-1);
	return last === undefined || wasTaken(dialogue, line)
		? line.text.trim()
		: withoutEcho(line.text.slice(last.line.length).trim(), last.secret.reveal());
}
