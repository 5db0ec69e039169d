import type {PathStyle} from '../../values/path-text.ts';

/**
Returns an argument as it is typed into cmd.exe, or into a shell: in quotes where it needs them. Windows takes
backslashes before a quotation mark for a sign of it, and two marks for one.
*/
export function quoted(text: string, style: PathStyle): string {
	if (style === 'posix') {
		return /^[\w%+,\-.\/:=@]+$/v.test(text) ? text : `'${text.replaceAll('\'', String.raw`'\''`)}'`;
	}

	return /^[\w\-.:\\]+$/v.test(text)
		? text
		: `"${text.split('"').map(part => part + '\\'.repeat(backslashesAtEnd(part))).join('""')}"`;
}

function backslashesAtEnd(text: string): number {
	return text.endsWith('\\') ? 1 + backslashesAtEnd(text.slice(0, -1)) : 0;
}
