import type {PromptKind} from '../engine.ts';
import {promptWords, type PromptWords} from './prompt-words.ts';

type Role = 'password' | 'confirmation' | 'reminder';

type Vocabulary = {
	readonly roles: ReadonlyMap<string, readonly Role[]>;
	readonly phrase: RegExp;
	readonly whole: RegExp;
};

/** A label longer than this is a sentence. */
const longestLabel = 60;

/**
What the tool asks for with this unfinished line; undefined when that is not certain.
Strict on purpose, for a secret is typed on its word: the line must be a label made of nothing but known
words of one language, with no digit, bracket or question mark, and must speak of a password.
*/
export function classifyPrompt(line: string): PromptKind | undefined {
	const label = normalise(line);
	if (label === '' || label.length > longestLabel) {
		return undefined;
	}

	const kinds = new Set(vocabularies.map(vocabulary => kindIn(vocabulary, label)).filter(kind => kind !== undefined));
	return kinds.size === 1 ? [...kinds][0] : undefined;
}

/** Whether the line ends as a prompt does that waits for an answer. */
export function endsAsQuestion(line: string): boolean {
	return /[\):>?\]]$/v.test(line.normalize('NFKC').trimEnd());
}

/** Whether the line ends as a label does, with a colon. */
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

function kindIn({roles, phrase, whole}: Vocabulary, label: string): PromptKind | undefined {
	if (!whole.test(label)) {
		return undefined;
	}

	const said = new Set(Array.from(label.matchAll(phrase), ([words]) => roles.get(words) ?? []).flat());
	if (!said.has('password') || (said.has('confirmation') && said.has('reminder'))) {
		return undefined;
	}

	if (said.has('confirmation')) {
		return 'confirmation';
	}

	return said.has('reminder') ? 'reminder' : 'password';
}

function vocabularyOf(words: PromptWords): Vocabulary {
	const roles = new Map<string, readonly Role[]>();
	const add = (phrases: readonly string[], said: readonly Role[]) => {
		for (const text of phrases) {
			roles.set(normalise(text), said);
		}
	};

	add(words.filler, []);
	add(words.password, ['password']);
	add(words.confirmation, ['confirmation']);
	add(words.reminder, ['reminder']);
	add(words.passwordConfirmation ?? [], ['password', 'confirmation']);
	add(words.passwordReminder ?? [], ['password', 'reminder']);

	// The longest phrase first, so that a compound is not read as its first part.
	const alternatives = Array.from(roles, ([text]) => text).toSorted((a, b) => b.length - a.length).join('|');
	const edge = words.spaced ? '(?= |$)' : '';
	const gap = words.spaced ? ' ' : ' ?';
	const one = `(?:${alternatives})${edge}`;
	return {
		roles,
		phrase: new RegExp(one, 'gv'),
		whole: new RegExp(`^${one}(?:${gap}${one})*$`, 'v'),
	};
}

const vocabularies = promptWords.map(words => vocabularyOf(words));
