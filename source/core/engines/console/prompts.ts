import {late} from '../../../values/late.ts';
import {promptKinds, type PromptKind} from '../task.ts';
import {promptWords, type PromptWords} from './prompt-words.ts';

type Vocabulary = {
	readonly kind: PromptKind;
	readonly pattern: RegExp;
};

/** A label longer than this is a sentence. */
const longestLabel = 60;

/**
Returns the kind of answer this unfinished line asks for; undefined when that is not certain. Strict on purpose, because
a secret is typed on the strength of it: the whole line must be one of the prompts in `prompt-words.ts`, with no other
word, digit, bracket or question mark in it.
*/
export function classifyPrompt(line: string): PromptKind | undefined {
	const label = normalise(line);
	if (label === '' || label.length > longestLabel) {
		return undefined;
	}

	const asked = new Set(vocabularies().filter(({pattern}) => pattern.test(`${label} `)).map(({kind}) => kind));
	return asked.size === 1 ? [...asked][0] : undefined;
}

/** Shortest line, in characters, that can have been wrapped. */
export const shortestBroken = 40;

/**
Returns whether the lines before a prompt change its meaning: the nearest one continues in it, like a long label that
was wrapped, or they mention an account to sign in with, whose password would then be meant.
*/
export function isAboutOther(before: readonly string[], prompt: string): boolean {
	const above = before.at(-1) ?? '';
	const isBroken =
		above.length >= shortestBroken && !/[\d\p{Punctuation}]$/v.test(above) && /^\s*\p{Lowercase}/v.test(prompt);
	return isBroken || before.some(line => accountWords().test(line.normalize('NFKC').toLowerCase().replaceAll('-', ' ')));
}

/**
Words for an account to sign in with, in the languages of `prompt-words.ts`. The groups that ENTSSO calls accounts
are not among them.
*/
const accountWords = late(() => new RegExp(
	[
		String.raw`\b(?:user ?name|user ?id|user|login|log ?on|sign in|credentials?|run as|`
		+ String.raw`service account|windows account|domain account)\b`,
		// The name of an account behind its label.
		String.raw`(?<!administrators )\b(?:account|domain|konto|compte|cuenta|conta|rekening|hesap) ?:`,
		String.raw`\bconnect\p{Letter}* to .+ as\b`,
		String.raw`\b(?:authenti|autenti)\p{Letter}+`,
		'аутентифи|uwierzyteln|認証|身份验证|身份驗證|인증',
		String.raw`\b(?:benutzer(?:name|konto)?|anmelde\p{Letter}*|anmeldung|dienstkonto)\b`,
		String.raw`\b(?:utilisateur|identifiants?|compte de service)\b`,
		String.raw`\b(?:usuario|credenciales)\b|\b(?:utente|credenziali)\b`,
		'usuário|utilizador|credenciais|ユーザ|資格情報|用户|使用者|凭据|認證|사용자|자격 증명',
		'пользовател|учетн|учётн|użytkownik|poświadcze',
		String.raw`\bgebruiker|referenties`,
		'uživatel|přihlaš|användar|inloggning|kullanıcı|kimlik bilgi',
	].join('|'),
	'v',
));

/**
Returns whether a prompt asks for a password that is only being made. Where nothing confirms it, as in a restore, that
is another one than the tool has been given.
*/
export function asksForNew(prompt: string): boolean {
	return newWords.test(prompt.normalize('NFKC').toLowerCase());
}

/** Words for "new" as they stand before a password in `prompt-words.ts`. */
const newWords = new RegExp(
	String.raw`\b(?:new|neu(?:e[ns]?)?|nouveau|nueva|nuova|nova|nieuwe?|nowe|nytt|nya|yeni)\b`
	+ '|nové|новый|新|새',
	'v',
);

/** Returns whether the line ends like a prompt that waits for an answer. */
export function endsAsQuestion(line: string): boolean {
	return /[\):>?\]]$/v.test(line.normalize('NFKC').trimEnd());
}

/** Returns whether the line ends like a label, with a colon. */
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

/** Makes one expression for all the patterns; each word in it consumes the blank behind it. */
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

/** Returns the pattern with each `<name>` replaced, recursively. Throws an Error for a name without a meaning. */
function filledIn(pattern: string, words: PromptWords['words']): string {
	return pattern.replaceAll(/<(?<name>\w+)>/gv, (_, name: string) => {
		const meant = words[name];
		if (meant === undefined) {
			throw new Error(`Prompt pattern without a meaning: ${name}`);
		}

		return `(${filledIn(meant, words)})`;
	});
}

const vocabularies = late((): readonly Vocabulary[] => promptWords.flatMap(words => promptKinds
	.map(kind => ({kind, pattern: expressionOf(words[kind], words)}))));
