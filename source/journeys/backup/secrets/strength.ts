import type {Host} from '../../../host/host.ts';
import type {Secret} from '../../../values/secret.ts';
import {pause} from '../../../values/waiting.ts';
import {secretIn} from '../../../wizard/context.ts';
import {defineLookup} from '../../../wizard/lookup.ts';
import type {Estimate, Estimator} from './estimator.ts';

/** Strength in one word, and what would make it better. */
export type Strength = {
	readonly word: 'weak' | 'fair' | 'good' | 'strong';
	readonly better: string | undefined;
};

/** Milliseconds without another key before a password is judged: that may take longer than a key. */
const quietTime = 50;

/** Finds out how strong the password is; undefined facts: nobody can tell, or there is none. */
export const passwordStrength = defineLookup<Strength | undefined>({
	id: 'strength',
	isOnce: true,
	isAhead: true,
	about: context => numberOf(secretIn(context, 'password')),
	async look({host, clock, isWanted}, context, report) {
		const password = secretIn(context, 'password');
		const estimator = await estimatorFor(host);
		await pause(clock, quietTime, new AbortController().signal);
		if (isWanted()) {
			const isJudged = estimator !== undefined && password.length > 0;
			report(isJudged ? strengthOf(estimator(password.reveal()), password.length) : undefined, true);
		}
	},
});

const numbers = new WeakMap<Secret, string>();
let lastNumber = 0;

/** Returns what a password is called without a word of it; one that is empty is like any other that is. */
function numberOf(secret: Secret): string {
	if (secret.length === 0) {
		return 'none';
	}

	const known = numbers.get(secret);
	if (known !== undefined) {
		return known;
	}

	lastNumber++;
	numbers.set(secret, String(lastNumber));
	return String(lastNumber);
}

const estimators = new WeakMap<Host, Promise<Estimator | undefined>>();

/** Returns what judges passwords on this computer; undefined when it cannot be loaded. */
async function estimatorFor(host: Host): Promise<Estimator | undefined> {
	const estimator = estimators.get(host) ?? loadEstimator(host);
	estimators.set(host, estimator);
	return estimator;
}

async function loadEstimator(host: Host): Promise<Estimator | undefined> {
	try {
		const {createEstimator} = await import('./estimator.ts');
		return createEstimator(ownWords(host));
	} catch {
		// A part of the program is missing: that is no reason to make no backup.
		return undefined;
	}
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
	return [...new Set([...fieldWords, ...words].map(word => word.toLowerCase()))].filter(word => word.length > 1);
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
