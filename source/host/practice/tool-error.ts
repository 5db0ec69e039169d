import type {ToolLanguage} from './languages.ts';

/** An error of the practice program: a documented code, with words of its own. */
export type ToolError = {
	readonly code: string;
	readonly text: string;
	/** Remote procedure call behind it, printed on a line of its own. */
	readonly call?: {readonly code: string; readonly text: string};
};

/** Returns the lines ssoconfig prints for an error. */
export function errorLines({code, text, call}: ToolError, language: ToolLanguage): string[] {
	return [
		`${language.error}: ${code} : ${text}`,
		...call === undefined ? [] : [`(RPC: ${call.code}: ${call.text})`],
	];
}
