import {isPlainText, plainCharacters} from '../../../values/plain-text.ts';
import {Secret} from '../../../values/secret.ts';
import {
	accept,
	type Validation,
	refuse,
	refuseUnfinished,
} from '../../../values/validation.ts';
import type {Context} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import {isPlainTextOnly} from '../../shared/install-directory.ts';

const help = explain({
	[means]: 'This password locks the backup file. A restore asks for it, perhaps years from now, and without it the file '
		+ 'is worth nothing. It is a new one, not that of an account.',
	[goodAnswer]: '14 characters or more that any keyboard has: plain letters, digits and symbols. '
		+ 'Write it down now, in a password store or on paper in a safe, where two people can find it.',
	[next]: 'You type it twice, because nobody can see it. '
		+ 'It is given to ssoconfig and to nothing else, and this program forgets it.',
}, 'Hold Ctrl+R to see what you typed, when nobody looks on. To paste, click with the right mouse button.');

const margin = {text: '', width: 2};

/** Asks for the password, twice. */
export const passwordQuestion: Question = {
	id: 'password',
	title: 'Password',
	why: () => 'This password locks the backup file.',
	whyMore: () => 'Without it the file is useless, and nobody can recover it: '
		+ 'keep it where a second person can find it too. 7 to 256 characters; '
		+ 'plain letters, digits and symbols (ASCII) are safest.',
	help: () => help,
	fields: [
		{
			name: 'password',
			kind: 'secret',
			label: 'Password:        ',
			labelInLines: 'Password (not shown)',
			flag: 'Password on standard input',
		},
		{
			name: 'confirmation',
			kind: 'secret',
			label: 'Once more:       ',
			labelInLines: 'The same once more (not shown)',
			flag: 'Password on standard input',
		},
	],
	lookups: [],
	validate: (context, field) => field === 'confirmation'
		? validateConfirmation(secretIn(context, 'confirmation'), passwordIn(context))
		: validatePassword(passwordIn(context), isPlainTextOnly(context)),
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

/** ENTSSO's limits: 0xC0002A54 below seven characters, 0xC0002A57 above 256. */
const shortest = 7;
const longest = 256;
const reason = 'password-refused';

/** Strength in one word, and what would make it better. */
export type Strength = {
	readonly word: 'weak' | 'fair' | 'good' | 'strong';
	readonly better: string | undefined;
};

/** Judges the password that will protect the backup file. `isPlainOnly`: ssoconfig can be given plain ASCII alone. */
export function validatePassword(password: Secret, isPlainOnly = false): Validation {
	const text = password.reveal();
	if (text === '') {
		return refuse(
			`Type a password of ${shortest} to ${longest} characters.`,
			reason,
			`A password of ${shortest} to ${longest} characters is needed.`,
		);
	}

	if (!text.isWellFormed()) {
		return refuse(
			'The password holds half a character. Clear the field and type it again.',
			reason,
			'The password holds half a character. Send it as UTF-8.',
		);
	}

	if (/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]/v.test(text)) {
		const what = 'The password holds a control character, such as a tab or a line break.';
		return refuse(`${what} Clear the field and type it again.`, reason, `${what} Take it out.`);
	}

	if (text.trim() !== text) {
		const refusal = 'The password begins or ends with a space, which is easily lost when it is written down. '
			+ 'Leave it out.';
		return text.trimStart() === text ? refuseUnfinished(refusal, reason) : refuse(refusal, reason);
	}

	if (text.length < shortest) {
		return refuse(
			`${countOf(text.length)} so far. ENTSSO asks for at least ${shortest}.`,
			reason,
			`${countOf(text.length)}. ENTSSO asks for at least ${shortest}.`,
		);
	}

	if (text.length > longest) {
		return refuse(`${countOf(text.length)}. ENTSSO takes ${longest} at most.`, reason);
	}

	if (isPlainOnly && !isPlainText(text)) {
		return refuse(`The password has characters that may not reach ssoconfig here. ${plainCharacters}`, reason);
	}

	const warnings = isPlainText(text)
		? []
		: ['It has letters outside plain ASCII. They may come out differently on another keyboard or console.'];
	return accept(warnings);
}

/** Judges the second typing of the password. */
export function validateConfirmation(confirmation: Secret, password: Secret): Validation {
	if (confirmation.length === 0) {
		return refuse('Type the same password once more.', reason);
	}

	if (!confirmation.equals(password)) {
		return refuse(password.reveal().startsWith(confirmation.reveal())
			? `The same so far, ${countOf(password.length - confirmation.length)} to go.`
			: 'This is not the same as the password above. Type it again, or go back and change the one above.', reason);
	}

	return accept([], 'Both are the same.');
}

/** Judges how hard the password is to guess, by its length, its variety and the most common habits. */
export function strengthOf(password: Secret): Strength {
	const text = password.reveal();
	const kinds = [/[a-z]/v, /[A-Z]/v, /\d/v, /[^\dA-Za-z]/v].filter(kind => kind.test(text)).length;
	const distinct = new Set(text).size;
	if (/passw[0o]rd|geheim|qwert|biztalk|entsso|letmein|welcome|admin/iv.test(text)) {
		return {word: 'weak', better: 'leave out words that everybody tries first'};
	}

	if (distinct < text.length / 2 || hasRun(text)) {
		return {word: 'weak', better: 'leave out repeated letters and rows such as 1234'};
	}

	// Length weighs most: each further kind of character counts as much as one and a half characters.
	const points = Math.min(distinct, text.length) + (1.5 * kinds);
	if (points < 13) {
		return {word: 'weak', better: 'make it 14 characters or longer'};
	}

	if (points < 17) {
		const better = text.length < 14 ? 'make it 14 characters or longer' : 'mix letters, digits and symbols';
		return {word: 'fair', better};
	}

	return points < 21
		? {word: 'good', better: kinds < 3 ? 'mix letters, digits and symbols' : undefined}
		: {word: 'strong', better: undefined};
}

function countOf(length: number): string {
	return length === 1 ? '1 character' : `${length} characters`;
}

/** Four characters in a row that follow each other, such as `abcd` or `4321`. */
function hasRun(text: string): boolean {
	const codes = Array.from({length: text.length}, (_, index) => text.codePointAt(index) ?? 0);
	return [1, -1].some(step =>
		codes.some((code, index) => [1, 2, 3].every(offset => codes[index + offset] === code + (step * offset))));
}
