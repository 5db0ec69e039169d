import type {Host} from '../../../host/host.ts';
import type {Secret} from '../../../values/secret.ts';
import {defineLookup} from '../../../wizard/lookup.ts';
import type {Estimate} from './estimator.ts';

/** Strength in one word, and what would make it better. */
export type Strength = {
	readonly word: 'weak' | 'fair' | 'good' | 'strong';
	readonly better: string | undefined;
};

/** Judges a password; the same one is judged once. */
export type Judge = (password: Secret) => Strength;

/** Finds what judges passwords; undefined facts: it could not be loaded. */
export const strengthJudge = defineLookup<Judge | undefined>({
	id: 'strength',
	isOnce: true,
	isAhead: true,
	about: ({options}) => options.computer,
	async look({host}, _context, report) {
		try {
			const {createEstimator} = await import('./estimator.ts');
			const estimator = createEstimator(ownWords(host));
			report(judgeWith(estimator), true);
		} catch {
			// A part of the program is missing: that is no reason to make no backup.
			report(undefined, true);
		}
	},
});

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

/** Returns a judge that asks the estimator, and remembers what it said for as long as the password is there. */
export function judgeWith(estimator: (text: string) => Estimate): Judge {
	const known = new WeakMap<Secret, Strength>();
	return password => {
		const strength = known.get(password) ?? strengthOf(estimator(password.reveal()), password.length);
		known.set(password, strength);
		return strength;
	};
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
