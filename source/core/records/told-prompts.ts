import {isPlainObject, textIn, wordIn} from '../../values/untrusted.ts';
import {promptKinds, type PromptKind} from '../engines/task.ts';

/** Where a prompt of the tool stood that was not recognised. */
export type PromptPlace = {
	/** Words of the prompt, without the blanks around them. */
	readonly prompt: string;
	/** Kind of answer whose turn it was: a tool may ask for two of them in the same words. */
	readonly next: PromptKind;
	readonly computer: string;
	/** The practice program does not speak for the tool. */
	readonly isPractice: boolean;
};

/** Kind of answer that a prompt asks for, as a user told. Holds no secret. */
export type ToldPrompt = PromptPlace & {readonly kind: PromptKind};

/** Characters; a longer text is no prompt. */
const longestPrompt = 200;
const mostPrompts = 20;

/** Returns the prompts among what was kept; what is not whole, or not fit for a screen, is left out. Pure. */
export function promptsIn(kept: unknown): readonly ToldPrompt[] {
	return Array.isArray(kept) ? kept.flatMap(one => toldIn(one) ?? []).slice(-mostPrompts) : [];
}

function toldIn(value: unknown): ToldPrompt | undefined {
	if (!isPlainObject(value)) {
		return undefined;
	}

	const [prompt, computer] = [textIn(value.prompt), textIn(value.computer)];
	const [next, kind] = [wordIn(value.next, promptKinds), wordIn(value.kind, promptKinds)];
	const {isPractice} = value;
	return prompt === undefined || computer === undefined || next === undefined || kind === undefined
		|| typeof isPractice !== 'boolean' || !isOfLength(prompt)
		? undefined
		: {
			prompt, next, computer, isPractice, kind,
		};
}

/** Returns whether the prompt is one to be kept. Pure. */
export function isOfLength(prompt: string): boolean {
	return prompt !== '' && prompt.trim() === prompt && prompt.length <= longestPrompt;
}

/** Returns the prompts with this one, in place of what was told of it before. Pure. */
export function withPrompt(known: readonly ToldPrompt[], told: ToldPrompt): readonly ToldPrompt[] {
	return [...known.filter(one => !isSamePlace(one, told)), told].slice(-mostPrompts);
}

/** Returns what was told last of a prompt; undefined where nothing was. Pure. */
export function kindTold(known: readonly ToldPrompt[], place: PromptPlace): PromptKind | undefined {
	return known.findLast(one => isSamePlace(one, place))?.kind;
}

function isSamePlace(one: PromptPlace, other: PromptPlace): boolean {
	return one.prompt === other.prompt && one.next === other.next
		&& one.computer === other.computer && one.isPractice === other.isPractice;
}
