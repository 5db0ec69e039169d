import type {Host} from '../../../host/host.ts';
import type {Secret} from '../../../values/secret.ts';
import {pause} from '../../../values/waiting.ts';
import {type Context, secretIn} from '../../../wizard/context.ts';
import {defineLookup, isLookedUp} from '../../../wizard/lookup.ts';
import type {Estimate, Estimator} from './estimator.ts';

/** Strength in one word, and what would make it better. */
export type Strength = {
	readonly word: 'weak' | 'fair' | 'good' | 'strong';
	readonly better: string | undefined;
};

/** Judges passwords; the same one is judged once. */
export type Judge = {
	judge(password: Secret): Strength;
	/** Returns what was said last, where that was about a password of nearly this length; undefined where it was not. */
	recall(length: number): Strength | undefined;
};

/** Milliseconds without another key before a password is judged for the screen: that may take longer than a key. */
const quietTime = 50;
/** So many keys may come before. */
const fewKeys = 3;

/** Finds what judges passwords, as soon as one is asked for; undefined facts: it could not be loaded. */
const judge = defineLookup<Judge | undefined>({
	id: 'judge',
	isOnce: true,
	isAhead: true,
	isAside: true,
	about: ({options}) => options.computer,
	async look({host}, _context, report) {
		report(await judgeFor(host), true);
	},
});

/** Finds out how strong the password in the field is, once no more keys come; undefined facts: nobody can tell. */
const strength = defineLookup<Strength | undefined>({
	id: 'strength',
	isOnce: true,
	isAhead: true,
	isAside: true,
	about: context => numberOf(secretIn(context, 'password')),
	async look({host, clock, isWanted}, context, report) {
		const ask = await judgeFor(host);
		await pause(clock, quietTime, new AbortController().signal);
		if (isWanted()) {
			report(ask?.judge(secretIn(context, 'password')), true);
		}
	},
});

export const strengthLookups = [judge, strength] as const;

/**
Returns how strong the password is, as far as that has been found out; a word in its place where it has not. Between two
keys that is what held a moment ago, so that nothing flickers.
*/
export function strengthSoFar(context: Context): Strength | {readonly word: string; readonly better: undefined} {
	return strength.factsIn(context)
		?? (isLookedUp(strength, context)
			? undefined
			: judge.factsIn(context)?.recall(secretIn(context, 'password').length))
		?? {word: isLookedUp(strength, context) ? 'not known' : 'looking...', better: undefined};
}

/** Returns how strong the password is, judged at once; undefined as long as there is nothing to judge it by. */
export function strengthNow(context: Context): Strength | undefined {
	const password = secretIn(context, 'password');
	return password.length === 0 ? undefined : judge.factsIn(context)?.judge(password);
}

const numbers = new WeakMap<Secret, string>();
let lastNumber = 0;

/** Returns what a password is called without a word of it; undefined where there is none. */
function numberOf(secret: Secret): string | undefined {
	if (secret.length === 0) {
		return undefined;
	}

	const known = numbers.get(secret);
	if (known !== undefined) {
		return known;
	}

	lastNumber++;
	numbers.set(secret, String(lastNumber));
	return String(lastNumber);
}

const judges = new WeakMap<Host, Promise<Judge | undefined>>();

/** Returns what judges passwords on this computer, loaded once; undefined when it cannot be loaded. */
async function judgeFor(host: Host): Promise<Judge | undefined> {
	const loaded = judges.get(host) ?? loadJudge(host);
	judges.set(host, loaded);
	return loaded;
}

async function loadJudge(host: Host): Promise<Judge | undefined> {
	try {
		const {createEstimator} = await import('./estimator.ts');
		const estimator = createEstimator(ownWords(host));
		return judgeWith(estimator);
	} catch {
		// A part of the program is missing: that is no reason to make no backup.
		return undefined;
	}
}

/** Returns a judge that remembers what it said for as long as the password is there. */
export function judgeWith(estimator: Estimator): Judge {
	const known = new WeakMap<Secret, Strength>();
	let last: {readonly strength: Strength; readonly length: number} | undefined;
	return {
		judge(password) {
			const found = known.get(password) ?? strengthOf(estimator(password.reveal()), password.length);
			known.set(password, found);
			last = {strength: found, length: password.length};
			return found;
		},
		recall: length => last !== undefined && Math.abs(last.length - length) <= fewKeys ? last.strength : undefined,
	};
}

/** Words of the field, that everybody tries first here. */
const fieldWords = (
	'sso secret entsso master backup biztalk mastersecret ssoconfig ssosecret server enterprise single sign signon '
	+ 'restore microsoft windows host integration his admin administrator administrators password company prod '
	+ 'production test'
).split(' ');

/** Returns the words that belong here: those of the field, and of the names of computer, domain and user. */
export function ownWords({computer, user, userDomain}: Pick<Host, 'computer' | 'user' | 'userDomain'>): string[] {
	const names = [computer, user, userDomain].filter(name => name !== undefined);
	const words = names.flatMap(name => [name, ...name.split(/[^\p{Letter}\p{Number}]+/v)]);
	return [...fieldWords, ...words].filter(word => word.length > 1);
}

/**
Powers of ten of guesses from which a password is no longer weak, and no longer fair or good. Whoever has the file tries
as many as the machine can: at 10^10 guesses a second, weak lasts less than twenty minutes, fair less than two weeks,
good less than some thirty years.
*/
const limits = {weak: 13, fair: 16, good: 19} as const;

/** A password of so many characters is long enough. */
const longEnough = 14;

/** Returns the strength of a password of this length. */
export function strengthOf({power, habits}: Estimate, length: number): Strength {
	const word = wordFor(power);
	if (word === 'good' || word === 'strong') {
		return {word, better: undefined};
	}

	if (habits.has('repeat')) {
		return {word, better: 'Leave out what is repeated.'};
	}

	if (habits.has('row')) {
		return {word, better: 'Leave out rows such as 1234 or qwerty.'};
	}

	if (length < longEnough) {
		return {word, better: `Use ${longEnough} characters or more.`};
	}

	return {
		word,
		better: habits.has('own-words')
			? 'Leave out words of SSO and of this computer.'
			: 'Use five words that have nothing to do with each other.',
	};
}

function wordFor(power: number): Strength['word'] {
	if (power < limits.weak) {
		return 'weak';
	}

	if (power < limits.fair) {
		return 'fair';
	}

	return power < limits.good ? 'good' : 'strong';
}
