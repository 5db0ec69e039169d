import {isHarmless, isHarmlessName} from './harmless-words.ts';
import {
	fitLine,
	pieceExpression,
	replacePieces,
	type PieceKind,
} from './line-pieces.ts';
import {
	endsWellKnown,
	isAddress,
	isDefaultName,
	isWellKnown,
	propertyParts,
	serverParts,
	splitAt,
	wordParts,
	type NameKind,
} from './name-parts.ts';

/** Digits; a longer number may be of a telephone or an account. */
const longestNumber = 5;

const wellKnownSid = /^S-1-(?:1-0|5-(?:18|19|20|32-54\d)|16-\d{1,5})$/v;

/**
Replaces what may be a name, each by a stand-in of its own that stays the same through a report. Only words that are
known to be harmless, codes and short numbers stay.
*/
export class StandIns {
	readonly #standIns = new Map<string, string>();
	readonly #counts = new Map<NameKind, number>();
	readonly #known = new Map<string, string>();
	#expression = pieceExpression([]);

	/** Has a name replaced wherever it stands, also where its words are harmless. */
	know(kind: NameKind, value: string | undefined): void {
		const text = fitLine(value ?? '').trim();
		const parts = isAddress(text) ? undefined : splitAt(text, '@') ?? splitAt(text, '.');
		if (parts === undefined) {
			this.#knowExactly(kind, text);
			return;
		}

		// Each part may stand alone elsewhere.
		this.know(kind, parts[0]);
		this.#knowExactly('DNS', parts[1]);
	}

	/** Has the names in a line `Property : Value` replaced wherever they stand, if its label says that they are names. */
	learn(text: string): void {
		const {kind, value} = propertyParts(fitLine(text));
		if (kind === undefined || kind === 'PATH' || isWellKnown(value)) {
			return;
		}

		const server = kind === 'SERVER' || kind === 'COMPUTER' ? serverParts(value) : undefined;
		if (server !== undefined) {
			this.know(kind, server.server);
			this.know('INSTANCE', server.instance);
			return;
		}

		const [domain, account] = splitAt(value, '\\') ?? [undefined, value];
		this.know('DOMAIN', domain);
		this.know(kind, account);
	}

	/** Returns a value that is a name of this kind, with its parts replaced. */
	name(kind: NameKind, value: string): string {
		const text = fitLine(value).trim();
		if (text === '' || isWellKnown(text)) {
			return text;
		}

		const own = this.#known.get(text.toLowerCase());
		if (own !== undefined || kind === 'PATH') {
			return own ?? this.line(text);
		}

		return kind === 'SERVER' || kind === 'COMPUTER' ? this.#serverName(kind, text) : this.#accountName(kind, text);
	}

	/** Returns a line with what may be names replaced. */
	line(text: string): string {
		return replacePieces(fitLine(text), this.#expression, (kind, piece) => this.#replace(kind, piece));
	}

	/** Returns the same for a line `Property : Value`: by its label, the value may be a name as a whole. */
	property(text: string): string {
		const {head, value, kind} = propertyParts(fitLine(text));
		return kind === undefined ? this.line(text) : `${this.line(head)}${this.name(kind, value)}`;
	}

	#knowExactly(kind: NameKind, name: string): void {
		const key = name.toLowerCase();
		if (name === '' || this.#known.has(key) || isDefaultName(name)) {
			return;
		}

		this.#known.set(key, this.#standInFor(kind, name));
		this.#expression = pieceExpression(Array.from(this.#known, ([known]) => known));
	}

	#standInFor(kind: NameKind, name: string): string {
		const key = name.normalize('NFKC').toLowerCase();
		const found = this.#standIns.get(key);
		if (found !== undefined) {
			return found;
		}

		const count = (this.#counts.get(kind) ?? 0) + 1;
		this.#counts.set(kind, count);
		const standIn = `${kind}-${count}`;
		this.#standIns.set(key, standIn);
		return standIn;
	}

	/** A name that stands alone, or with the part of the network that it is of. */
	#plainName(kind: NameKind, name: string): string {
		if (isAddress(name)) {
			return this.#standInFor('ADDRESS', name);
		}

		const parts = splitAt(name, '.');
		return parts === undefined
			? this.#standInFor(kind, name)
			: `${this.#standInFor(kind, parts[0])}.${this.#standInFor('DNS', parts[1])}`;
	}

	#accountName(kind: NameKind, name: string): string {
		const ofDomain = splitAt(name, '\\');
		if (ofDomain !== undefined) {
			const [domain, account] = ofDomain;
			return `${domain === '.' ? domain : this.#plainName('DOMAIN', domain)}\\${this.#standInFor(kind, account)}`;
		}

		const atDomain = splitAt(name, '@');
		return atDomain === undefined
			? this.#plainName(kind, name)
			: `${this.#standInFor(kind, atDomain[0])}@${this.#standInFor('DNS', atDomain[1])}`;
	}

	#serverName(kind: NameKind, value: string): string {
		const parts = serverParts(value);
		if (parts === undefined) {
			return this.#accountName(kind, value);
		}

		const {protocol, server, instance, port} = parts;
		const name = ['localhost', '(local)', '.'].includes(server.toLowerCase()) ? server : this.#plainName(kind, server);
		return `${protocol}${name}${instance === undefined ? '' : `\\${this.#standInFor('INSTANCE', instance)}`}${port}`;
	}

	/** Keeps a path of which every part is of ENTSSO or Windows. */
	#pathName(path: string): string {
		const parts = path.split(/[\/\\]/v).filter(part => part !== '');
		const isPlain = /^[a-z]:[\/\\]/iv.test(path)
			&& parts.slice(1).every(part => part.split(' ').every(word => isHarmlessName(word)));
		const end = /[\/\\]$/v.test(path) ? '\\' : '';
		return isPlain ? path : `${this.#standInFor('PATH', parts.join('\\'))}${end}`;
	}

	#replace(kind: PieceKind, text: string): string {
		switch (kind) {
			case 'guid': {
				return `{${this.#standInFor('GUID', text.replaceAll(/[\{\}]/gv, ''))}}`;
			}

			case 'url': {
				return this.#standInFor('PATH', text);
			}

			case 'path': {
				const path = text.trimEnd();
				return `${this.#pathName(path)}${text.slice(path.length)}`;
			}

			case 'known': {
				return this.#known.get(text.toLowerCase()) ?? this.#standInFor('NAME', text);
			}

			case 'called': {
				return isDefaultName(text) ? text : this.name('NAME', text);
			}

			case 'sid': {
				return wellKnownSid.test(text) ? text : this.#standInFor('SID', text);
			}

			case 'hex': {
				return text;
			}

			case 'hosts': {
				return this.#standInFor('ADDRESS', text);
			}

			case 'numbers': {
				return this.#numbers(text);
			}

			case 'marks': {
				// Otherwise there would be as many as the password has signs.
				return '***';
			}

			case 'word': {
				const [before, word, behind] = wordParts(text);
				return `${asciiSigns(before)}${word === '' ? '' : this.#word(word)}${asciiSigns(behind)}`;
			}
		}
	}

	/** A version has a part that no address in the network has. */
	#numbers(text: string): string {
		if (isAddress(text) && text.split('.').every(part => Number(part) <= 255)) {
			return this.#standInFor('ADDRESS', text);
		}

		const isVersion = /^\d{1,5}(?:\.\d{1,5}){1,3}$/v.test(text);
		return isVersion || text.replaceAll(/\D/gv, '').length <= longestNumber ? text : this.#standInFor('NUMBER', text);
	}

	/** `word` has no signs around it. */
	#word(word: string): string {
		const own = this.#known.get(word.toLowerCase());
		if (own !== undefined) {
			return own;
		}

		const isNumber = /^\d+$/v.test(word);
		if (isHarmless(word) || (isNumber && word.length <= longestNumber)) {
			return word;
		}

		if (word.includes('\\') || word.includes('@')) {
			const parts = word.split('\\');
			// Two harmless words may be a domain and an account; more of them are a key of the registry.
			const isPlain = endsWellKnown(word) || (parts.length > 2 && parts.every(part => isHarmless(part)));
			return isPlain ? word : this.#accountName('USER', word);
		}

		return isNumber
			? this.#standInFor('NUMBER', word)
			: this.#plainName(word.includes('.') ? 'NAME' : 'WORD', word);
	}
}

/** Signs outside ASCII may be a writing of their own. */
function asciiSigns(text: string): string {
	return text.replaceAll(/[^ -~]/gv, '?');
}
