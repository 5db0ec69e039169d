import {judgeConfirmation, judgePassword, strengthOf} from './password-rules.ts';
import {Secret} from '../../../values/secret.ts';
import type {Context} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import {isPlainOnly} from '../../shared/install-directory.ts';

const help = explain({
	[means]: 'This password locks the backup file. A restore asks for it, perhaps years from now, and without it the file is worth nothing. It is a new one, not that of an account.',
	[goodAnswer]: '14 characters or more that any keyboard has: plain letters, digits and signs. Write it down now, in a password store or on paper in a safe, where two people can find it.',
	[next]: 'You type it twice, because nobody can see it. It is given to ssoconfig and to nothing else, and this program forgets it.',
}, 'Hold Ctrl+R to see what you typed, when nobody looks on. To paste, click with the right mouse button.');

const margin = {text: '', width: 2};

/** Asks for the password, twice. */
export const password: Question = {
	id: 'password',
	title: 'Password',
	why: () => 'This password locks the backup file. Without it the file is of no use, and nobody can find it out again: keep it where a second person can find it too. 7 to 256 characters; plain letters, digits and signs (ASCII) are safest.',
	help: () => help,
	fields: [
		{
			name: 'password', kind: 'secret', label: 'Password:        ', labelInLines: 'Password (not shown)', flag: 'Password on standard input',
		},
		{
			name: 'confirmation', kind: 'secret', label: 'Once more:       ', labelInLines: 'The same once more (not shown)', flag: 'Password on standard input',
		},
	],
	lookups: [],
	validate: (context, field) => field === 'confirmation'
		? judgeConfirmation(secretIn(context, 'confirmation'), passwordIn(context))
		: judgePassword(passwordIn(context), isPlainOnly(context)),
	aside(context) {
		const given = passwordIn(context);
		if (given.length === 0) {
			return [];
		}

		const {summary, better} = strengthWords(given);
		return [
			{text: `Strength:         ${summary}`, columns: [margin]},
			...(better === undefined ? [] : [{text: better, columns: [margin]}]),
		];
	},
	asideInLines(context, field) {
		const {summary, better} = strengthWords(passwordIn(context));
		return field === 'password' ? {after: better === undefined ? `${summary}.` : `${summary}. ${better}`} : {};
	},
	summary(context) {
		const given = passwordIn(context);
		return given.length === 0 ? '(none)' : `${given.length} characters, ${strengthOf(given).word}`;
	},
};

/** Returns the password that was typed; empty when none was. */
export function passwordIn(context: Context): Secret {
	return secretIn(context, 'password');
}

function secretIn({answers}: Context, field: string): Secret {
	return answers.secrets[field] ?? new Secret('');
}

/** Returns how strong and how long a password is, and what would make it better. */
function strengthWords(given: Secret): {readonly summary: string; readonly better: string | undefined} {
	const {word, better} = strengthOf(given);
	const length = given.length === 1 ? '1 character' : `${given.length} characters`;
	return {summary: `${word}, ${length}`, better: better === undefined ? undefined : `To make it better, ${better}.`};
}
