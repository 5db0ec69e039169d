import {isPlainText} from '../../../values/plain-text.ts';
import type {Secret} from '../../../values/secret.ts';
import {
	accept,
	type Validation,
	refuse,
	refuseUnfinished,
} from '../../../values/validation.ts';
import {type Context, secretIn} from '../../../wizard/context.ts';
import type {Question} from '../../../wizard/question.ts';
import type {Confirmation} from '../../../wizard/view.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import {isPlainTextOnly} from '../../shared/install-directory.ts';
import {
	impossiblePassword,
	longest,
	shortest,
	unsendablePassword,
} from '../../shared/password-text.ts';
import {pathIn} from '../../shared/paths.ts';
import {strengthLookups, strengthNow, strengthSoFar} from '../secrets/strength.ts';
import {backupFileIn} from './backup-file.ts';

const keysThatHelp = 'Ctrl+G makes a password for you, of five words or of 20 characters, to be written down. '
	+ 'Hold Ctrl+R to see what you typed, when nobody looks on. To paste, click with the right mouse button.';

const help = explain({
	[means]: 'This password locks the backup file. A restore asks for it, perhaps years from now, and without it the file '
		+ 'is worth nothing. It is a new one, not that of an account.',
	[goodAnswer]: '14 characters or more that any keyboard has: plain letters, digits and symbols. '
		+ 'Write it down now, in a password store or on paper in a safe, where two people can find it.',
	[next]: 'You type it twice, because nobody can see it. '
		+ 'It goes to ENTSSO and nowhere else, and this program forgets it after the backup.',
}, keysThatHelp);

const margin = {text: '', width: 2};

const weakQuestion = 'This password is weak: whoever gets the file may find it by trying. Use it all the same?';

const weakPassword: Confirmation = {
	about: 'weak',
	text: weakQuestion,
	textInLines: weakQuestion,
	hint: 'Y: yes. Enter: no, choose another.',
	does: 'use it',
	fallback: 'choose another',
	wantsY: true,
};

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
			async generate(randomBelow, count) {
				const {makePassword} = await import('../secrets/make-password.ts');
				return makePassword(randomBelow, count);
			},
		},
		{
			name: 'confirmation',
			kind: 'secret',
			label: 'Once more:       ',
			labelInLines: 'The same once more (not shown)',
			flag: 'Password on standard input',
		},
	],
	lookups: strengthLookups,
	validate(context, field) {
		if (field === 'confirmation') {
			return validateConfirmation(secretIn(context, 'confirmation'), passwordIn(context));
		}

		const validation = inPath(context) ?? validatePassword(passwordIn(context), isPlainTextOnly(context));
		const {word, better} = strengthSoFar(context);
		return word === 'weak' && better !== undefined && validation.refusal === undefined
			? {...validation, warningsOfFlag: [`It is weak. ${better}`]}
			: validation;
	},
	confirm: context => strengthNow(context)?.word === 'weak' ? weakPassword : undefined,
	aside(context) {
		const {length} = passwordIn(context);
		// Of one that is too short that is said, and nothing else.
		if (length < shortest) {
			return [];
		}

		const {word, better} = strengthSoFar(context);
		return [
			{text: `Strength:         ${word}, ${countOf(length)}`, columns: [margin]},
			...(better === undefined ? [] : [{text: better, columns: [margin]}]),
		];
	},
	asideInLines(context, field) {
		const found = strengthNow(context);
		if (field !== 'password' || found === undefined || passwordIn(context).length < shortest) {
			return {};
		}

		const strength = `Strength: ${found.word}, ${countOf(passwordIn(context).length)}.`;
		return {after: found.better === undefined ? strength : `${strength} ${found.better}`};
	},
	summary(context) {
		const {length} = passwordIn(context);
		const {word} = strengthNow(context) ?? {word: 'strength not known'};
		return length === 0 ? '(none)' : `${countOf(length)}, ${word}`;
	},
};

/** Returns the password that was typed; empty when none was. */
export function passwordIn(context: Context): Secret {
	return secretIn(context, 'password');
}

const reason = 'password-refused';

/** Returns what has a path that holds the password; undefined where none has. */
export function pathWithPassword(context: Context): string | undefined {
	const password = passwordIn(context).reveal().toLowerCase();
	const paths = {
		'the backup file': backupFileIn(context),
		'the second copy': pathIn(context, 'second-copy'),
		ssoconfig: pathIn(context, 'install-directory'),
	};
	return password.length < shortest
		? undefined
		: Object.entries(paths).find(([, path]) => path.toLowerCase().includes(password))?.[0];
}

/** Paths stand on command lines, in records and on the recovery sheet. */
function inPath(context: Context): Validation | undefined {
	const what = pathWithPassword(context);
	return what === undefined
		? undefined
		: refuseUnfinished(`The path of ${what} holds this password, and is no secret. Choose another password.`, reason);
}

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

	const impossible = impossiblePassword(text);
	if (impossible !== undefined) {
		return impossible;
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

	const unsendable = unsendablePassword(text, isPlainOnly);
	if (unsendable !== undefined) {
		return unsendable;
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
		return password.reveal().startsWith(confirmation.reveal())
			? refuse(`The same so far, ${countOf(password.length - confirmation.length)} to go.`, reason)
			: {
				...refuse(
					'This is not the same as the password above. Type it again, or press Tab to change the one above.',
					reason,
				),
				refusalInLines: 'This is not the same as the first one. '
					+ 'Type it again, or answer back to change the first one.',
				empties: true,
			};
	}

	return accept([], 'Both are the same.');
}

function countOf(length: number): string {
	return length === 1 ? '1 character' : `${length} characters`;
}
