import type {Secret} from '../../../answers/secret.ts';
import type {PromptKind} from '../engine.ts';
import {classifyPrompt, endsAsLabel, endsAsQuestion} from './prompts.ts';
import type {UnfinishedLine} from './screen.ts';

const order: readonly PromptKind[] = ['password', 'confirmation', 'reminder'];

/** Milliseconds the tool must have been quiet before an unfinished line is acted upon. */
export type Patience = {
	/** A known prompt that ends in a colon. */
	readonly label: number;
	/** A known prompt without a colon, which may go on, or a line not known that ends as a question does. */
	readonly question: number;
	/** Any other line not known: it may be a message on progress. */
	readonly statement: number;
	/** The same where nobody can be asked, so that to act is to end the tool, or when all has been typed and the tool is at work. */
	readonly progress: number;
};

export const usualPatience: Patience = {
	label: 80,
	question: 700,
	statement: 3000,
	progress: 30_000,
};

/** What has been typed so far, and where the last of it went. */
export type Dialogue = {
	readonly answered: readonly PromptKind[];
	readonly last: {readonly line: string; readonly place: string; readonly typed: Secret} | undefined;
};

export const newDialogue: Dialogue = {answered: [], last: undefined};

/** What to do about the unfinished line, once the tool has been quiet for `after` milliseconds. */
export type Step =
	| {readonly act: 'wait'}
	| {readonly act: 'type'; readonly kind: PromptKind; readonly after: number}
	| {readonly act: 'ask'; readonly prompt: string; readonly after: number};

/** What has not been typed yet, in the usual order. */
export function openKinds(dialogue: Dialogue): PromptKind[] {
	return order.filter(kind => !dialogue.answered.includes(kind));
}

/**
What to do next. A known prompt is answered when it is its turn; all else that looks like a prompt is put
to the user: what is not known, what comes out of turn, what was answered before.
*/
export function nextStep(dialogue: Dialogue, line: UnfinishedLine | undefined, patience: Patience, attended: boolean): Step {
	const prompt = line === undefined ? '' : newPrompt(dialogue, line);
	if (line === undefined || prompt === '') {
		return {act: 'wait'};
	}

	const kind = line.open ? classifyPrompt(prompt) : undefined;
	if (kind !== undefined) {
		const after = endsAsLabel(prompt) ? patience.label : patience.question;
		return openKinds(dialogue)[0] === kind ? {act: 'type', kind, after} : {act: 'ask', prompt, after: patience.question};
	}

	const isAtWork = !attended || openKinds(dialogue).length === 0;
	const statement = isAtWork ? patience.progress : patience.statement;
	return {act: 'ask', prompt, after: endsAsQuestion(prompt) ? patience.question : statement};
}

/** The dialogue after this was typed behind the line. When it was typed before, the tool has started over, and what follows it is open again. */
export function afterTyping(dialogue: Dialogue, line: UnfinishedLine, kind: PromptKind, typed: Secret): Dialogue {
	const startedOver = dialogue.answered.includes(kind);
	const kept = dialogue.answered.filter(one => !startedOver || order.indexOf(one) < order.indexOf(kind));
	return {answered: [...kept, kind], last: {line: line.text.trimEnd(), place: line.place, typed}};
}

/** Whether the tool has gone on from the line that was answered last. */
export function wasTaken({last}: Dialogue, line: UnfinishedLine | undefined): boolean {
	return last === undefined || line?.place !== last.place || !line.text.startsWith(last.line);
}

/** The prompt in the line without what the last answer left there: a tool need not begin a new line. Empty when there is none. */
function newPrompt(dialogue: Dialogue, line: UnfinishedLine): string {
	const {last} = dialogue;
	return last === undefined || wasTaken(dialogue, line) ? line.text.trim() : withoutEcho(line.text.slice(last.line.length).trim(), last.typed.reveal());
}

/** Takes off the echo of what was typed: in clear, whole or so far, or one mark for each character. */
function withoutEcho(text: string, typed: string): string {
	return typed.startsWith(text) ? '' : (text.startsWith(typed) ? text.slice(typed.length) : text.replace(/^(?<mark>[^\p{Letter}\p{Number}])\k<mark>*/v, '')).trim();
}
