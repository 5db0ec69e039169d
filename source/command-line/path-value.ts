import path from 'node:path';
import {placeholderProblem} from '../values/placeholders.ts';
import {
	hasTrailingSeparator,
	isAbsolutePath,
	nameOf,
	type PathStyle,
} from '../values/path-text.ts';

const examples: Readonly<Record<PathStyle, Readonly<Record<'file' | 'folder', string>>>> = {
	windows: {file: String.raw`D:\SSO-Backup\SSO.bak`, folder: String.raw`D:\SSO-Backup`},
	posix: {file: '/backup/sso.bak', folder: '/backup'},
};

const placeholders = 'Known are {computer}, {date} (2026-11-23) and {time} (14-05-09).';

/** Returns what is wrong with the path of a file or folder that has to be a full one, without repeating it. */
export function fullPathProblem(text: string, kind: 'file' | 'folder', style: PathStyle): string | undefined {
	const example = examples[style][kind];
	const quoted = quoteProblem(text, style);
	if (quoted !== undefined) {
		return quoted;
	}

	if (text.trim() !== text) {
		return 'There is a blank at its beginning or its end. Leave it out.';
	}

	if (!isAbsolutePath(text, style)) {
		return `This is not a full path. Start with a ${style === 'windows' ? 'drive letter' : 'slash'}, such as ${example}`;
	}

	return kind === 'file' && isFolder(text, style) ? `This is a folder. Add a file name, such as ${example}` : undefined;
}

/** Returns what is wrong with a path in which placeholders may stand. */
export function filledPathProblem(text: string, kind: 'file' | 'folder', style: PathStyle): string | undefined {
	const isKnown = placeholderProblem(text) === undefined;
	return fullPathProblem(text, kind, style)
		?? (isKnown ? undefined : `There is a word in braces that is not known. ${placeholders}`);
}

/** Returns what is wrong with a path for a file of another server: nothing fills its placeholders in there. */
export function pathOnServerProblem(text: string, kind: 'file' | 'folder'): string | undefined {
	return fullPathProblem(text, kind, 'windows') ?? (/\{[A-Za-z]+\}/v.test(text)
		? 'Words in braces are not filled in on that server. Write the path without them.'
		: undefined);
}

/** Returns what is wrong with a file that is looked at; its path may be a short one. */
export function readFileProblem(text: string, style: PathStyle): string | undefined {
	return quoteProblem(text, style) ?? (isFolder(text, style) ? 'This is a folder. Add a file name.' : undefined);
}

/** Returns what is wrong with a value that swallowed those behind it: Windows reads \" of "D:\b\" --json as a quote. */
export function quoteProblem(text: string, style: PathStyle): string | undefined {
	return style === 'windows' && text.includes('"')
		? 'There is a double quote in it. A backslash right before the closing quote does that: '
		+ 'write that backslash twice, or leave it out.'
		: undefined;
}

function isFolder(text: string, style: PathStyle): boolean {
	return hasTrailingSeparator(text, style) || ['.', '..'].includes(nameOf(text, style));
}

/** Returns the full path. */
export function resolved(text: string, style: PathStyle): string {
	return (style === 'windows' ? path.win32 : path.posix).resolve(text);
}
