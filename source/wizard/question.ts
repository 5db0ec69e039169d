import type {Secret} from '../values/secret.ts';
import type {Validation} from '../values/validation.ts';
import type {Paragraph} from '../text/paragraph.ts';
import {
	type Context,
	type ExactPath,
	type Offer,
	textIn,
	type WizardOptions,
} from './context.ts';
import type {Command} from './command.ts';
import {isLookedUp, type Lookup} from './lookup.ts';
import type {Confirmation, PageState} from './view.ts';

/** One thing that is explained: a question somebody may have, or a word of the field. */
export type Section = {readonly title: string; readonly text: string};

/** Explains a step to somebody who has never heard of a master secret. */
export type Help = {
	/** Meaning of the step, a good answer, what happens next; then the words that stand there for the first time. */
	readonly sections: readonly Section[];
	/** Keys that help to answer, where the step is a screen. */
	readonly keys?: string;
};

/**
A key that works on the screen that is shown. The footer is made of these, so that it cannot promise anything else.
*/
export type Binding = {
	/** Names of keys, or one lower-case character. */
	readonly keys: readonly string[];
	/** Name of the key in the footer; undefined keeps it out. */
	readonly label: string | undefined;
	readonly does: string;
	readonly command: Command;
	/** Set where an empty line means it, in place of Enter, where the wizard asks line by line. */
	readonly isUsual?: true;
};

export type Field = {
	/** Unique in a journey: its text is kept under this name. */
	readonly name: string;
	/** A path is completed with Tab; a secret is masked, and kept apart. */
	readonly kind: 'file' | 'folder' | 'text' | 'secret';
	readonly label: string;
	/** Label where the wizard asks line by line. */
	readonly labelInLines: string;
	/** Where the command line has it, as the beginning of what is said of it there. */
	readonly flag: string;
	/** Shown while the field is empty. */
	readonly placeholder?: string;
	/** A word that stands for an empty answer, where the wizard asks line by line. */
	readonly emptyWord?: string;
	/** Emptied together with the secrets. */
	readonly isForgotten?: true;
	/** Emptied when a question before it has changed what is agreed to here. */
	readonly isConsent?: true;
	/** Makes a secret for the field, the next of several kinds; `count`: so many were made before it. */
	readonly generate?: (randomBelow: RandomBelow, count: number) => Promise<Generated>;
	/** Returns the text to begin with. */
	start?(options: WizardOptions): string;
	/** Returns a text that nobody chose, to begin with where there is no other. */
	startUnchosen?(options: WizardOptions): string;
	/** Returns the text with what a shell would put in, for Tab to go on from. */
	expand?(context: Context): string;
	/** Returns the path that the text comes to, for it to be kept. Called when the answer is accepted. */
	settle?(context: Context): ExactPath;
};

/** Returns a whole number from 0 to below the limit that nobody can foresee. */
export type RandomBelow = (limit: number) => number;

/** A secret that was made, and what is said of it while it is shown. */
export type Generated = {readonly secret: Secret; readonly remark: string};

/** One of several things to choose from, in a question without a field. */
export type Choice = {readonly id: string; readonly description: string};

/** One of several things to work through, or a text between them. */
export type ChecklistItem = {
	/** Unique in its list: the mark is kept under it. */
	readonly id: string;
	/** Set where there is something to be marked as done. */
	readonly canBeMarked?: true;
	/** The mark stands before the first. */
	readonly paragraphs: readonly Paragraph[];
	/** Text worth copying, in one line, and a name for it, such as `command`. */
	readonly copies?: {readonly text: string; readonly name: string};
};

/** All that the wizard knows of a question; a room of its own in its journey. */
export type Question = {
	readonly id: string;
	readonly title: string;
	/** Returns what is asked or why, in a plain sentence that always stands there. */
	why(context: Context): string;
	/** Returns what follows it where there is room. */
	whyMore?(context: Context): string;
	help(context: Context): Help;
	/** Empty for a page to read, or choices. */
	readonly fields: readonly Field[];
	readonly lookups: readonly Lookup[];
	/** Returns what is to be said of the text in a field, or, without one, whether the wizard may go on. */
	validate(context: Context, field: string): Validation;
	/** Returns what has to be agreed to once the answer is accepted; undefined when nothing has. */
	confirm?(context: Context): Confirmation | undefined;
	/**
	Returns what the user is told before a refusal of this page is passed, such as what will probably happen; undefined
	where it cannot be.
	*/
	override?(context: Context): string | undefined;
	/**
	Returns whether it need not be asked, by the answers before it; undefined while what that depends on is looked up. Then
	it counts as asked where it was answered, so that the steps keep their numbers.
	*/
	isSkipped?(context: Context): boolean | undefined;
	/** Returns the answer as the review lists it; left out where it is not listed. */
	summary?(context: Context): string;
	/** Returns what can be put into the field, best first; undefined while that is not known. */
	offers?(context: Context): readonly Offer[] | undefined;
	/** Returns what can be chosen, where there is no field; Enter does with it what `does` says. */
	choices?(context: Context): readonly Choice[];
	readonly does?: string;
	/**
	Returns what is worked through, where there is no field: one item at a time has the focus, and can be marked. Empty
	while it is not known.
	*/
	checklist?(context: Context): readonly ChecklistItem[];
	/** Returns what is said of a checklist when its lookups were asked again. */
	lookedAgain?(context: Context): string;
	/** Returns a text to offer in place of one that is refused, where the wizard asks line by line. */
	better?(context: Context): string | undefined;
	/** Returns the text that takes the place of one that nobody chose; undefined while that is good. */
	inPlaceOfUnchosen?(context: Context): string | undefined;
	/** Returns what is said between the field and what is said of its text. */
	aside?(context: Context): readonly Paragraph[];
	/** Returns what is known of the answer, below all that can be put into the field. */
	details?(context: Context): readonly Paragraph[];
	/** Returns both where the wizard asks line by line: at the question, and once the answer is accepted. */
	asideInLines?(context: Context, field: string): {readonly before?: string; readonly after?: string};
	/** Returns the page to read, where there is no field. */
	page?(state: PageState, availableRows: number): readonly Paragraph[];
	/** Returns the keys that work here beside the usual ones, in place of Enter too. */
	keys?(context: Context): readonly Binding[];
	/**
	Returns what has become known between two states, where the wizard asks line by line. `isArrival`: the question was not
	on the screen before.
	*/
	news?(before: Context | undefined, after: Context, isArrival: boolean): readonly Paragraph[];
};

/** Returns how the summary of a question is to be broken: a path is copied. */
export function exactnessOf({fields}: Question): Pick<Paragraph, 'exact'> {
	return fields.some(({kind}) => kind === 'file' || kind === 'folder') ? {exact: 'path'} : {};
}

/** Returns the first refusal of a question's answers; undefined when all are accepted as far as is known. */
export function problemOf(question: Question, context: Context): string | undefined {
	const fields = question.fields.length === 0 ? [''] : question.fields.map(({name}) => name);
	return fields.map(name => question.validate(context, name).refusal).find(refusal => refusal !== undefined);
}

/** Returns whether it is to be asked; while that is looked up, whether it was answered. */
export function isAsked({isSkipped, fields}: Question, context: Context): boolean {
	return isSkipped === undefined || !(isSkipped(context) ?? fields.every(({name}) => textIn(context, name) === ''));
}

/** Returns whether all that the question waits for is known, or need not be: it is refused as text already. */
export function isSettled(question: Question, context: Context): boolean {
	return lookupsFor(question, context).every(lookup => lookup.isAside === true || isLookedUp(lookup, context));
}

/** Returns what has to be looked up for a question. A text that is refused as it stands needs no look. */
export function lookupsFor({fields, lookups, validate}: Question, context: Context): readonly Lookup[] {
	const known = {...context, found: withoutOwn(context, lookups)};
	const isRefused = fields.some(({name}) => validate(known, name).refusal !== undefined);
	return lookups.filter(lookup => (lookup.isAhead === true || !isRefused) && lookup.about(context) !== undefined);
}

function withoutOwn({found}: Context, lookups: readonly Lookup[]): Context['found'] {
	return Object.fromEntries(Object.entries(found).filter(([id]) => lookups.every(lookup => lookup.id !== id)));
}
