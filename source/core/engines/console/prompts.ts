import type {PromptKind} from '../engine.ts';
import {promptWords, type PromptWords} from './prompt-words.ts';

type Vocabulary = {
	readonly kind: PromptKind;
	readonly pattern: RegExp;
};

/** A label longer than this is a sentence. */
const longestLabel = 60;

/**
Returns what the tool asks for with this unfinished line; undefined when that is not certain.
Strict on purpose, for a secret is typed on its word: the line must be one of the prompts in `prompt-words.ts`,
whole, with no other word, digit, bracket or question mark in it.
*/
export function classifyPrompt(line: string): PromptKind | undefined {
	const label = normalise(line);
	if (label === '' || label.length > longestLabel) {
		return undefined;
	}

	const asked = new Set(vocabularies.filter(({pattern}) => pattern.test(`${label} `)).map(({kind}) => kind));
	return asked.size === 1 ? [...asked][0] : undefined;
}

/** A line that was broken to go on in the next is at least so long. */
const shortestBroken = 40;

/** Returns whether the line goes on from the one above it, so that what it asks for is not all in it: a long label that was broken. */
export function goesOnFrom(above: string, line: string): boolean {
	return above.length >= shortestBroken && !/[\d\p{Punctuation}]$/v.test(above) && /^\s*\p{Lowercase}/v.test(line);
}

/** Returns whether the line ends as a prompt does that waits for an answer. */
export function endsAsQuestion(line: string): boolean {
	return /[\):>?\]]$/v.test(line.normalize('NFKC').trimEnd());
}

/** Returns whether the line ends as a label does, with a colon. */
export function endsAsLabel(line: string): boolean {
	return line.normalize('NFKC').trimEnd().endsWith(':');
}

function normalise(line: string): string {
	return line
		.normalize('NFKC')
		.toLowerCase()
		.trimEnd()
		.replace(/:$/v, '')
		.split(/[\s'\-’]+/v)
		.filter(word => word !== '')
		.join(' ');
}

/** Makes the expression for any of the patterns; each word in it takes the blank behind it along. */
function expressionOf(patterns: readonly string[], {words, spaced}: PromptWords): RegExp {
	const signs: Readonly<Record<string, string>> = {
		'(': '(?:', ')': ')', '[': '(?:', ']': ')?', '|': '|',
	};
	const source = patterns
		.map(pattern => filledIn(pattern, words).replaceAll(/[\(\)\[\]\|]|[^\s\(\)\[\]\|]+|\s+/gv, part => part.trim() === ''
			? ''
			: signs[part] ?? `${normalise(part)}${spaced ? ' ' : ' ?'}`))
		.join('|');
	return new RegExp(`^(?:${source})$`, 'v');
}

/** The pattern with `<name>` replaced, also in what that stands for. */
function filledIn(pattern: string, words: PromptWords['words']): string {
	return pattern.replaceAll(/<(?<name>\w+)>/gv, (_, name: string) => {
		const meant = words[name];
		if (meant === undefined) {
			throw new Error(`Prompt pattern without a meaning: ${name}`);
		}

		return `(${filledIn(meant, words)})`;
	});
}

const kinds = ['password', 'confirmation', 'reminder'] as const;

const vocabularies: readonly Vocabulary[] = promptWords.flatMap(words => kinds
	.map(kind => ({kind, pattern: expressionOf(words[kind], words)})));
