import {late} from '../values/late.ts';
import {placesIn} from './places.ts';

/** Facts about the program for the report of an error. */
export type CrashedProgram = {
	readonly version: string;
	/** Field `bugs` of package.json: where errors are reported. */
	readonly bugs: unknown;
	/** Command and flags as they are named, without values. */
	readonly command: readonly string[];
	/** Values of arguments, names of this computer and its user: words that no report may have. */
	readonly privateWords: readonly string[];
	readonly system: string;
	readonly node: string;
	/** Folder of this program. */
	readonly folder: string;
};

/**
Returns what is said of an error that no part of the program knows: what it was, and where, to be reported as it is. It
names no file of this computer and repeats no argument.
*/
export function unexpectedLines(error: unknown, program: CrashedProgram): string[] {
	const {version, bugs, command, system, node, folder, privateWords} = program;
	const known = error instanceof Error ? error : new Error(typeof error === 'string' ? error : typeof error);
	const address = trackerIn(bugs);
	const headline = headlineOf(known, privateWords).map(line => `  ${line}`);
	if (isLostFile(known)) {
		return [...lostFileLines(headline), ...whatWasRunning(command)];
	}

	return [
		'entsso-backup came upon an error it does not know, and has ended:',
		...headline,
		...whatWasRunning(command),
		`Please report this${address === undefined ? '' : ` at ${address}`}, with these lines:`,
		`  entsso-backup ${version}, ${command.join(' ')}`,
		`  Node.js ${node}, ${system}`,
		...placesIn(known, folder).map(place => `    at ${place}`),
		...(known.cause instanceof Error
			? [
				...headlineOf(known.cause, privateWords).map(line => `  because of ${line}`),
				...placesIn(known.cause, folder).map(place => `    at ${place}`),
			]
			: []),
	];
}

/**
Returns whether Node.js could not load a part of the program, which happens when the program is updated, moved or
unplugged while it runs: its parts are loaded when they are needed.
*/
export function isLostFile(error: unknown): boolean {
	const place = error instanceof Error
		? placesIn(error, '').find(text => !/(?:^|\()node:(?:internal\/)?fs[\/:]/v.test(text))
		: undefined;
	return place !== undefined && /(?:^|\()node:internal\/modules\//v.test(place);
}

function lostFileLines(headline: readonly string[]): string[] {
	return [
		'entsso-backup has ended: a file of its own is gone, unreadable or changed:',
		...headline,
		'Perhaps it was updated or moved, or its drive was taken away, while it ran.',
		'Nothing of it is running any more. Start it again; if that does not help,',
		'unpack or install it anew.',
	];
}

function whatWasRunning([command]: readonly string[]): string[] {
	return [
		...(command === 'wizard' || command === 'run'
			? ['If a backup was running, it is not known to be good: make it again.']
			: []),
		...(command === 'wizard' || command === 'restore'
			? ['If a restore was running, it is not known what became of it: run the check.']
			: []),
	];
}

/** Returns the address in the field `bugs`, which is a text or an object. */
export function trackerIn(bugs: unknown): string | undefined {
	if (typeof bugs === 'string') {
		return bugs;
	}

	return typeof bugs === 'object' && bugs !== null && 'url' in bugs ? String(bugs.url) : undefined;
}

const mostLines = 4;

function headlineOf(error: Error, privateWords: readonly string[]): string[] {
	const name = /^\w{1,60}$/v.test(error.name) ? error.name : 'Error';
	const code = 'code' in error && /^[A-Z][\dA-Z_]{2,60}$/v.test(String(error.code)) ? ` (${String(error.code)})` : '';
	const [first = '', ...rest] = withoutPrivate(error.message, privateWords).split('\n').slice(0, mostLines);
	return [first === '' ? `${name}${code}` : `${name}${code}: ${first}`, ...rest];
}

/** Names of properties are the program's own. */
const ofProperty = /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[$A-Z_a-z][\w$]*'\)$/v;

/** From where a path begins up to the end of the line: a path may have blanks. */
const paths = late(() => [
	/(?<![\p{Letter}\p{Number}])[A-Za-z]:[\/\\].*/gv,
	/\\\\.*/gv,
	/\bfile:\/\/.*/gv,
	/(?<![\p{Letter}\p{Number}.\/:])\/(?=[^\s\/]).*/gv,
]);

/** Up to the last such sign, since there may be one in what is quoted; one alone begins what was cut off. */
const quoted = late(() => /(?<![\p{Letter}\p{Number}])["'`](?:.*["'`]|[^\n]*)/gsv);

/** Returns a message without what it may quote: values, paths, and the words that are private. */
function withoutPrivate(message: string, privateWords: readonly string[]): string {
	let text = ofProperty.test(message) ? message : message.replaceAll(quoted(), '...');
	// Of a path each name too. Long ones first: a short one may be a part of them.
	const words = privateWords
		.flatMap(word => [word, ...word.split(/[\/\\]/v)])
		.filter(word => word.trim() !== '')
		.toSorted((one, other) => other.length - one.length);
	for (const word of words) {
		text = text.replaceAll(wordPattern(word), '...');
	}

	for (const path of paths()) {
		text = text.replaceAll(path, '...');
	}

	return text;
}

/** A short word stands inside others, so it counts only where it stands alone. */
const shortest = 4;

function wordPattern(word: string): RegExp {
	const escaped = word.replaceAll(/[$\(\)*+.\/?\[\\\]^\{\|\}]/gv, String.raw`\$&`);
	return word.length < shortest
		? new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'gv')
		: new RegExp(escaped, 'giv');
}
