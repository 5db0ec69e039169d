/** What a stand-in such as COMPUTER-1 takes the place of. */
export type NameKind =
	| 'ADDRESS' | 'COMPUTER' | 'DATABASE' | 'DNS' | 'DOMAIN' | 'GROUP' | 'GUID' | 'INSTANCE' | 'NAME' | 'NUMBER' | 'PATH'
	| 'SERVER' | 'SID' | 'USER' | 'WORD';

/** Labels by what their value names. */
const namedBy: ReadonlyArray<readonly [pattern: RegExp, kind: NameKind]> = [
	[/service_start_name|objectname|\buser\b|owner/iv, 'USER'],
	[/binary_path_name|\b(?:file|path|folder|directory)\b/iv, 'PATH'],
	[/\b(?:account|accounts|administrators|group|groups|users)\b/iv, 'GROUP'],
	[/\bdatabase(?: name)?\s*$/iv, 'DATABASE'],
	[/\bserver(?: name)?\s*$/iv, 'SERVER'],
	[/\b(?:computer|machine|node|cluster)(?: name)?\s*$/iv, 'COMPUTER'],
	[/\bdomain(?: name)?\s*$/iv, 'DOMAIN'],
];

/** A line `Property : Value`, with the blanks that it is laid out by. */
export type PropertyParts = {
	/** Label, colon and the blanks behind it; empty where the line is none such. */
	readonly head: string;
	/** Without blanks around it. */
	readonly value: string;
	/** What the value names, by the label; undefined where the label does not tell. */
	readonly kind: NameKind | undefined;
};

/** Returns the parts of a line `Property : Value`. Pure. */
export function propertyParts(line: string): PropertyParts {
	const at = line.search(/[:\u{FF1A}]/v);
	const value = line.slice(at + 1).trim();
	const label = line.slice(0, Math.max(0, at));
	return at === -1 || value === '' || label.trim() === ''
		? {head: '', value: '', kind: undefined}
		: {
			head: line.slice(0, line.indexOf(value, at + 1)),
			value,
			kind: namedBy.find(([labels]) => labels.test(label))?.[1],
		};
}

export type ServerParts = {
	readonly protocol: string;
	readonly server: string;
	readonly instance: string | undefined;
	/** With the sign before it. */
	readonly port: string;
};

/** Returns the parts of a server's name such as `tcp:HOST\INSTANCE,1433`; undefined where it is none. Pure. */
export function serverParts(name: string): ServerParts | undefined {
	const protocol = /^(?:tcp|np|lpc|admin):/iv.exec(name)?.[0] ?? '';
	const shape = /^(?<server>[^,:\\]+)(?:\\(?<instance>[^,:\\]+))?(?<port>[,:]\d{1,5})?$/v;
	const {server, instance, port = ''} = shape.exec(name.slice(protocol.length))?.groups ?? {};
	return server === undefined
		? undefined
		: {
			protocol, server, instance, port,
		};
}

/** Returns what stands before and behind the first of this sign; undefined where one of them is empty. Pure. */
export function splitAt(name: string, sign: string): readonly [before: string, behind: string] | undefined {
	const at = name.indexOf(sign);
	return at < 1 || at + sign.length >= name.length ? undefined : [name.slice(0, at), name.slice(at + sign.length)];
}

/** Returns the signs before a word, the word, and the signs behind it. Pure. */
export function wordParts(text: string): readonly [before: string, word: string, behind: string] {
	const first = text.search(/[\p{Letter}\p{Number}]/v);
	if (first === -1) {
		return [text, '', ''];
	}

	const signs = [...text];
	const last = signs.findLastIndex(sign => /[\p{Letter}\p{Number}]/v.test(sign));
	const end = signs.slice(0, last + 1).join('').length;
	return [text.slice(0, first), text.slice(first, end), text.slice(end)];
}

/** Returns whether this is an IPv4 address, by its form alone. Pure. */
export function isAddress(text: string): boolean {
	return /^\d{1,3}(?:\.\d{1,3}){3}$/v.test(text);
}

/** Returns whether an account is one that every Windows has. Pure. */
export function isWellKnown(account: string): boolean {
	return wellKnown.includes(account.toLowerCase());
}

const wellKnown: readonly string[] = [
	'localsystem',
	String.raw`nt authority\system`,
	String.raw`nt authority\localservice`,
	String.raw`nt authority\local service`,
	String.raw`nt authority\networkservice`,
	String.raw`nt authority\network service`,
	String.raw`builtin\administrators`,
];

/** Returns whether a word is the one with the backslash in the name of such an account. Pure. */
export function endsWellKnown(word: string): boolean {
	return wellKnown.some(name => name.split(' ').find(part => part.includes('\\')) === word.toLowerCase());
}

/** Names that setup offers: they stand in labels too, which would be lost. */
const defaultNames: ReadonlySet<string> = new Set(['sso administrators', 'sso affiliate administrators', 'ssodb']);

/** Returns whether a name is one that setup offers. Pure. */
export function isDefaultName(name: string): boolean {
	return defaultNames.has(name.toLowerCase());
}
