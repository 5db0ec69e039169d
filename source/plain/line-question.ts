import {indent, type Paragraph} from '../text/paragraph.ts';
import {visible} from '../text/visible.ts';
import type {Command} from '../wizard/command.ts';
import type {Field} from '../wizard/question.ts';

/** Result of an answer: a text for the field of the question, or a command. */
export type Reply =
	| {readonly type: 'text'; readonly text: string; readonly isPicked?: boolean}
	| {readonly type: 'command'; readonly command: Command};

/** An answer that can be given by its number, or its name where it has one. */
export type Choice = {
	/** Printed before the label, in a column of its own. */
	readonly title?: string;
	readonly label: string;
	/** Set where the label is a path. */
	readonly exact?: Paragraph['exact'];
	readonly name?: string;
	/** Words that mean it too, in lower case. */
	readonly words?: readonly string[];
	/** Printed below it. */
	readonly note?: string;
	readonly reply: Reply;
};

/** Something that the wizard waits for, as a question in words. */
export type Question = {
	/** As long as this is the same, it is the same question. */
	readonly key: string;
	/** Printed before the choices, and after them. */
	readonly above: readonly Paragraph[];
	readonly below: readonly Paragraph[];
	readonly choices: readonly Choice[];
	/** Answers that are named in the label and not listed, by their words. */
	readonly unlisted?: Readonly<Record<string, Reply>>;
	/** Meaning of `back` where it is not the step before. */
	readonly back?: Reply;
	/** Stands right before the answer. */
	readonly label: string;
	/** Field that a free answer is for; undefined where only the choices count. */
	readonly field: Field | undefined;
	/** Meaning of an empty line: in brackets behind the label, unless that says it. */
	readonly offer: {readonly label?: string; readonly reply: Reply} | undefined;
};

/** Returns a text as a reply. */
export function textReply(text: string): Reply {
	return {type: 'text', text};
}

/** A text that was picked from what is offered. */
export function pickedReply(text: string): Reply {
	return {type: 'text', text, isPicked: true};
}

/** Returns a command as a reply. */
export function commandReply(command: Command): Reply {
	return {type: 'command', command};
}

/** Returns what is printed of a question before its answer. */
export function paragraphsOf({above, below, choices}: Question): readonly Paragraph[] {
	const width = choices.length > 9 ? 4 : 3;
	return [
		...above,
		...choices.flatMap((choice, index) => choiceParagraphs(choice, String(index + 1).padStart(width))),
		...below,
	];
}

function choiceParagraphs({
	title = '', label, exact, note, words,
}: Choice, number: string): Paragraph[] {
	const lead = `${number}. ${title}`;
	const text = words?.[0] === undefined ? label : `${label} (${words[0]})`;
	return [
		{text, columns: [{text: lead, width: lead.length}], ...(exact !== undefined && {exact})},
		...(note === undefined ? [] : [{text: note, columns: indent(number.length + 2)}]),
	];
}

/** Returns what stands right before the answer. */
export function promptOf({label, offer}: Question): string {
	return visible(`${label}${offer?.label === undefined ? '' : ` [${offer.label}]`}: `);
}
