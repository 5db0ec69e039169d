import {isHarmless, isHarmlessName} from './harmless-words.ts';

/** What a stand-in such as COMPUTER-1 takes the place of. */
export type NameKind =
	| 'ADDRESS' | 'COMPUTER' | 'DATABASE' | 'DNS' | 'DOMAIN' | 'GROUP' | 'GUID' | 'INSTANCE' | 'NAME' | 'NUMBER' | 'PATH'
	| 'SERVER' | 'SID' | 'USER' | 'WORD';

/** Replaces what may be a name, each by a stand-in of its own that stays the same through a report. */
export type StandIns = {
	/** Has a name replaced wherever it stands, also where its words are harmless. */
	know(kind: NameKind, name: string | undefined): void;
	/** Has the names in a line `Property : Value` replaced wherever they stand, where the label says that they are names. */
	learn(text: string): void;
	/** Returns a value that is a name of this kind, with its parts replaced. */
	name(kind: NameKind, value: string): string;
	/** Returns a line in which only words that are known to be harmless, codes and short numbers stay. */
	line(text: string): string;
	/** Returns the same for a line `Property : Value`: by its label, the value may be a name as a whole. */
	property(text: string): string;
};

/** Digits; a longer number may be of a telephone or an account. */
const longestNumber = 5;

const wellKnownSid = /^S-1-(?:1-0|5-(?:18|19|20|32-54\d)|16-\d{1,5})$/v;

/** Numbers with signs between them, as of a telephone, an address in the network, or a version. */
const numbers = String.raw`\d+(?:[ \-.\/]\d+)+(?![\p{L}\p{N}])`;

/** In the order in which they are tried. */
const pieces = {
	guid: String.raw`\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?`,
	address: String.raw`[a-z][a-z+]+:\/\/[^\s"'<>]*`,
	// A path may have blanks, so it reaches to a quotation mark, a tab, two blanks or the end.
	path: String.raw`(?<![\p{L}\p{N}])(?:[a-z]:[\\\/]|\\\\|\/(?=[^\s\/]+\/))(?:(?!\s{2})[^"<>\|\t])*`,
	sid: String.raw`S-1-\d+(?:-\d+)*`,
	hex: String.raw`0x[\da-f]{1,8}(?![\p{L}\p{N}])`,
	hosts: String.raw`(?<![\p{L}\p{N}:])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\p{L}\p{N}:])`,
	numbers,
	marks: String.raw`[*\u2022\u25CF]+`,
	word: String.raw`[^\s"'<>\(\)\[\]\{\},;:=\|*\u2022\u25CF]+`,
} as const;

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

const wellKnownAccount = /^(?:localsystem|nt authority\\(?:system|local ?service|network ?service)|builtin\\administrators)$/iv;

const serverPattern = /^((?:tcp|np|lpc|admin):)?([^\\,:]+)(?:\\([^\\,:]+))?([,:]\d{1,5})?$/iv;

/** Returns stand-ins for one report. */
export function createStandIns(): StandIns {
	const standIns = new Map<string, string>();
	const counts = new Map<NameKind, number>();
	const known = new Map<string, string>();
	let pattern = patternOf([]);

	const standInFor = (kind: NameKind, name: string): string => {
		const key = name.normalize('NFKC').toLowerCase();
		const found = standIns.get(key);
		if (found !== undefined) {
			return found;
		}

		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		const standIn = `${kind}-${count}`;
		standIns.set(key, standIn);
		return standIn;
	};

	/** A name that stands alone, or with the domain it is of. */
	const plainName = (kind: NameKind, name: string): string => {
		if (isAddress(name)) {
			return standInFor('ADDRESS', name);
		}

		const [, first, rest] = /^([^.]+)\.(.+)$/v.exec(name) ?? [];
		return first === undefined || rest === undefined
			? standInFor(kind, name)
			: `${standInFor(kind, first)}.${standInFor('DNS', rest)}`;
	};

	const accountName = (kind: NameKind, name: string): string => {
		const [, domain, backslash, account] = /^([^\\]*)(\\)(.+)$/v.exec(name) ?? [];
		if (domain !== undefined && backslash !== undefined && account !== undefined) {
			const before = domain === '.' || domain === '' ? domain : plainName('DOMAIN', domain);
			return `${before}\\${standInFor(kind, account)}`;
		}

		const [, user, dns] = /^([^@]+)@(.+)$/v.exec(name) ?? [];
		return user === undefined || dns === undefined
			? plainName(kind, name)
			: `${standInFor(kind, user)}@${standInFor('DNS', dns)}`;
	};

	/** Such as `tcp:HOST\INSTANCE,1433`. */
	const serverName = (value: string): string => {
		const [, protocol = '', server = '', instance, port = ''] = serverPattern.exec(value) ?? [];
		if (server === '') {
			return accountName('SERVER', value);
		}

		const name = /^(?:localhost|\(local\)|\.)$/iv.test(server) ? server : plainName('SERVER', server);
		return `${protocol}${name}${instance === undefined ? '' : `\\${standInFor('INSTANCE', instance)}`}${port}`;
	};

	/** Keeps a path of which every part is of ENTSSO or Windows. */
	const pathName = (value: string): string => {
		const parts = value.split(/[\\\/]/v).filter(part => part !== '');
		const isPlain = /^[a-z]:[\\\/]/iv.test(value)
			&& parts.slice(1).every(part => isHarmlessName(part) || isFolderName(part));
		const end = /[\\\/]$/v.test(value) ? '\\' : '';
		return isPlain ? value : `${standInFor('PATH', value.replace(/[\\\/]+$/v, ''))}${end}`;
	};

	const oneWord = (text: string): string => {
		const [, before = '', word = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/v.exec(text) ?? [];
		if (word === '') {
			return asciiSigns(text);
		}

		return `${asciiSigns(before)}${bareWord(word)}${asciiSigns(after)}`;
	};

	const bareWord = (word: string): string => {
		const own = known.get(word.toLowerCase());
		if (own !== undefined) {
			return own;
		}

		if (isHarmless(word) || (/^\d+$/v.test(word) && word.length <= longestNumber)) {
			return word;
		}

		if (/^\d+$/v.test(word)) {
			return standInFor('NUMBER', word);
		}

		if (word.includes('\\')) {
			const parts = word.split('\\');
			return parts.every(part => isHarmless(part)) ? word : accountName('USER', word);
		}

		if (word.includes('@')) {
			return accountName('USER', word);
		}

		return /^[^.]+\.[^.].*\.?/v.test(word) ? plainName('NAME', word) : standInFor('WORD', word);
	};

	const replace = (kind: string, text: string): string => {
		switch (kind) {
			case 'guid': {
				return `{${standInFor('GUID', text.replaceAll(/[\{\}]/gv, ''))}}`;
			}

			case 'address': {
				return standInFor('PATH', text);
			}

			case 'path': {
				const [, path = '', rest = ''] = /^(.*?)(\s*)$/sv.exec(text) ?? [];
				return `${pathName(path)}${rest}`;
			}

			case 'sid': {
				return wellKnownSid.test(text) ? text : standInFor('SID', text);
			}

			case 'hex': {
				return text;
			}

			case 'hosts': {
				return standInFor('ADDRESS', text);
			}

			case 'numbers': {
				return numbersIn(text, standInFor);
			}

			case 'marks': {
				// As many as the password has signs.
				return '***';
			}

			case 'known': {
				return known.get(text.toLowerCase()) ?? standInFor('NAME', text);
			}

			default: {
				return oneWord(text);
			}
		}
	};

	const line = (text: string): string => fitLine(text).replaceAll(pattern, (...values: unknown[]) => {
		const groups = values.at(-1) as Readonly<Record<string, string | undefined>>;
		const [kind = 'word', found = ''] = Object.entries(groups).find(([, piece]) => piece !== undefined) ?? [];
		return replace(kind, found);
	});

	const name = (kind: NameKind, value: string): string => {
		const text = fitLine(value).trim();
		if (text === '' || wellKnownAccount.test(text)) {
			return text;
		}

		const own = known.get(text.toLowerCase());
		if (own !== undefined) {
			return own;
		}

		switch (kind) {
			case 'PATH': {
				return line(text);
			}

			case 'SERVER':
			case 'COMPUTER': {
				return serverName(text);
			}

			default: {
				return accountName(kind, text);
			}
		}
	};

	const know = (kind: NameKind, value: string | undefined): void => {
		const text = fitLine(value ?? '').trim();
		// Of a name with its domain each part is known, since it may stand alone elsewhere.
		const [, first, rest] = /^([^.@]+)[.@]([^.].*)$/v.exec(text) ?? [];
		if (first !== undefined && rest !== undefined && !isAddress(text)) {
			know(kind, first);
			knowExactly('DNS', rest);
			return;
		}

		knowExactly(kind, text);
	};

	const knowExactly = (kind: NameKind, text: string): void => {
		if (text === '' || known.has(text.toLowerCase()) || defaultNames.has(text.toLowerCase())) {
			return;
		}

		known.set(text.toLowerCase(), standInFor(kind, text));
		pattern = patternOf([...known.keys()]);
	};

	return {
		know,
		learn(text) {
			const {kind, value} = partsOf(text);
			if (kind === undefined || kind === 'PATH' || value === '' || wellKnownAccount.test(value)) {
				return;
			}

			if (kind === 'SERVER' || kind === 'COMPUTER') {
				const [, , server, instance] = serverPattern.exec(value) ?? [];
				know(kind, server);
				know('INSTANCE', instance);
				return;
			}

			const [last = '', ...domains] = value.split('\\').toReversed();
			for (const domain of domains) {
				know('DOMAIN', domain);
			}

			know(kind, last);
		},
		name,
		line,
		property(text) {
			const {label, sign, gap, value, kind} = partsOf(text);
			return value === '' || kind === undefined
				? line(text)
				: `${line(label)}${sign}${gap}${name(kind, value)}`;
		},
	};
}

/** Names that setup offers: they stand in labels too, which would be lost. */
const defaultNames: ReadonlySet<string> = new Set(['sso administrators', 'sso affiliate administrators', 'ssodb']);

function partsOf(text: string) {
	const [, label = '', sign = '', gap = '', value = ''] =
		/^([^:\uFF1A]+)([:\uFF1A])(\s*)(.*?)\s*$/v.exec(fitLine(text)) ?? [];
	const kind = namedBy.find(([labels]) => labels.test(label))?.[1];
	return {
		label, sign, gap, value, kind,
	};
}

/** Longest first: a short name may be the beginning of another one. */
function patternOf(names: readonly string[]): RegExp {
	const escaped = names.toSorted((one, other) => other.length - one.length)
		.map(one => one.replaceAll(/[$\(\)*+.\/?\[\\\]^\{\|\}]/gv, String.raw`\$&`));
	const known = escaped.length === 0
		? {}
		: {known: String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`};
	const {guid, address, path, ...rest} = pieces;
	const all = {
		guid, address, path, ...known, ...rest,
	};
	return new RegExp(Object.entries(all).map(([name, piece]) => `(?<${name}>${piece})`).join('|'), 'giv');
}

function isFolderName(part: string): boolean {
	return part.split(' ').every(word => isHarmlessName(word));
}

function isAddress(text: string): boolean {
	return /^\d{1,3}(?:\.\d{1,3}){3}$/v.test(text);
}

/** A version has a part that no address in the network has. */
function numbersIn(text: string, standInFor: (kind: NameKind, name: string) => string): string {
	const parts = text.split(/\D/v);
	const isDotted = /^\d+(?:\.\d+){3}$/v.test(text);
	if (isDotted && parts.every(part => Number(part) <= 255)) {
		return standInFor('ADDRESS', text);
	}

	const isVersion = /^\d{1,5}(?:\.\d{1,5}){1,3}$/v.test(text);
	const digits = parts.join('').length;
	return isVersion || digits <= longestNumber ? text : standInFor('NUMBER', text);
}

/** Signs outside ASCII may be a writing of their own. */
function asciiSigns(text: string): string {
	return text.replaceAll(/[^ -~]/gv, '?');
}

const longestLine = 500;

/** Returns a line without characters that steer, and not endless. */
function fitLine(text: string): string {
	return text.slice(0, longestLine).replaceAll(/\t/gv, '  ').replaceAll(/[\p{Control}\p{Format}\p{Surrogate}]/gv, '?');
}
