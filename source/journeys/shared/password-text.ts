import {isPlainText, plainCharacters} from '../../values/plain-text.ts';
import {refuse, type Validation} from '../../values/validation.ts';

/** ENTSSO's limits for a new password: 0xC0002A54 below seven characters, 0xC0002A57 above 256. */
export const shortest = 7;
export const longest = 256;

const reason = 'password-refused';

/** Returns why no backup file can have this password; undefined where nothing speaks against it. */
export function impossiblePassword(text: string): Validation | undefined {
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

	return text.length > longest
		? refuse(`${text.length} characters. ENTSSO takes ${longest} at most.`, reason)
		: undefined;
}

/** Returns the refusal of a password that may not reach ssoconfig, where it can be given plain ASCII alone. */
export function unsendablePassword(text: string, isPlainOnly: boolean): Validation | undefined {
	return isPlainOnly && !isPlainText(text)
		? refuse(`The password has characters that may not reach ssoconfig here. ${plainCharacters}`, reason)
		: undefined;
}
