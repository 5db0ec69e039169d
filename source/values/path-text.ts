import {hiddenIn} from '../text/visible.ts';

export type PathStyle = 'windows' | 'posix';

/*
Rules for paths as text, without looking at any disk. Sources: "Naming Files, Paths, and Namespaces" in the Windows
documentation (illegal characters, reserved names, trailing dots and spaces, 260 characters with the final NUL).
*/

const longestWindowsPath = 259;
const longestPosixName = 255;
/** Characters that every system takes (PATH_MAX of macOS). */
const longestPosixPath = 1023;
const reservedWindowsName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d²³¹]|lpt[\d²³¹])(?:\.|$)/iv;
const illegalOnWindows = /["*:<>?\|]/v;

function separatorOf(style: PathStyle): string {
	return style === 'windows' ? '\\' : '/';
}

/** Returns the path with the separators of its style, none doubled. */
export function tidyPath(text: string, style: PathStyle): string {
	if (style === 'posix') {
		return text.replaceAll(/\/+/gv, '/');
	}

	const slashed = text.replaceAll('/', '\\');
	const start = slashed.startsWith('\\\\') ? '\\' : '';
	return start + slashed.replaceAll(/\\+/gv, '\\');
}

/** Returns whether the path begins like one of a share, with two separators. */
export function isUnc(text: string): boolean {
	return /^[\/\\]{2}/v.test(text);
}

/** Returns whether the path is a full one: of Windows, with a drive and a separator behind it, or a share. */
export function isAbsolutePath(text: string, style: PathStyle): boolean {
	return style === 'windows' ? /^[a-z]:[\/\\]/iv.test(text) || isUnc(text) : text.startsWith('/');
}

/** Returns whether the path ends in a separator of its style; Windows takes both slashes. */
export function hasTrailingSeparator(text: string, style: PathStyle): boolean {
	return text.endsWith('/') || (style === 'windows' && text.endsWith('\\'));
}

/** Returns the last part of a path. */
export function nameOf(path: string, style: PathStyle): string {
	return partsOf(path, style).at(-1) ?? '';
}

/** Returns the folder a file is in; the root for a file in the root. */
export function folderOf(path: string, style: PathStyle): string {
	const tidy = tidyPath(path, style);
	const separator = separatorOf(style);
	const cut = tidy.lastIndexOf(separator);
	const folder = tidy.slice(0, cut);
	const isRoot = folder === '' || (style === 'windows' && /^[a-z]:$/iv.test(folder));
	return isRoot ? folder + separator : folder;
}

/** Returns the path of a name in a folder, tidied. */
export function joinPath(folder: string, name: string, style: PathStyle): string {
	return tidyPath(folder + separatorOf(style) + name, style);
}

/** Returns whether both name the same place, as far as the text shows. */
export function isSamePath(one: string, other: string, style: PathStyle): boolean {
	return comparable(one, style) === comparable(other, style);
}

/** Returns whether `path` is `folder` or below it, as far as the text shows. */
export function isInside(path: string, folder: string, style: PathStyle): boolean {
	const separator = separatorOf(style);
	return (comparable(path, style) + separator).startsWith(comparable(folder, style) + separator);
}

/** As in a Judgement. */
export type PathProblem = {readonly refusal: string; readonly refusalOfFlag?: string};

/** Returns the problem with a path as text, and a remedy; undefined when there is none. */
export function pathProblem(text: string, style: PathStyle, example: string): PathProblem | undefined {
	if (text.trim() === '') {
		return {refusal: `Type a full path, such as ${example}`, refusalOfFlag: `A full path is needed, such as ${example}`};
	}

	const refusal = textProblem(text, style, example);
	return refusal === undefined ? undefined : {refusal};
}

function textProblem(text: string, style: PathStyle, example: string): string | undefined {
	// Checked first: Windows itself puts an invisible character before a path copied from one of its windows.
	const hidden = hiddenIn(text);
	if (hidden !== undefined) {
		return `Character ${hidden.place} of the path cannot be seen (${hidden.name}). Take it out.`;
	}

	if (/^["'].*["']$/v.test(text)) {
		return 'Leave out the quotation marks around the path.';
	}

	if (!isAbsolutePath(text, style)) {
		return style === 'windows'
			? `This is not a full path. Start with a drive letter, such as ${example}`
			: `This is not a full path. Start with a slash, such as ${example}`;
	}

	return style === 'windows' ? windowsProblem(text) : posixProblem(text);
}

function windowsProblem(text: string): string | undefined {
	if (/^[\/\\]{2}[.?][\/\\]/v.test(text)) {
		return 'Device paths are not accepted. Start with a drive letter, such as C:\\';
	}

	if (text.length > longestWindowsPath) {
		return `The path has ${text.length} characters. Windows takes ${longestWindowsPath} at most.`;
	}

	for (const part of partsOf(text, 'windows').slice(isUnc(text) ? 0 : 1)) {
		const illegal = illegalOnWindows.exec(part)?.[0];
		if (illegal !== undefined) {
			return `Windows does not allow ${illegal} in a name. Leave it out.`;
		}

		if (part === '.' || part === '..') {
			return `Write the path without the part ${part}`;
		}

		if (reservedWindowsName.test(part)) {
			return `${part} is a name that Windows keeps for a device. Choose another name.`;
		}

		if (/[ .]$/v.test(part)) {
			return `The name "${part}" ends in a dot or a space, which Windows drops. Leave it out.`;
		}
	}

	return undefined;
}

function posixProblem(text: string): string | undefined {
	if (text.length > longestPosixPath) {
		return `The path has ${text.length} characters. ${longestPosixPath} is the most.`;
	}

	for (const part of partsOf(text, 'posix')) {
		if (part === '.' || part === '..') {
			return `Write the path without the part ${part}`;
		}

		if (new TextEncoder().encode(part).length > longestPosixName) {
			return `The name ${part.slice(0, 20)}... is too long. ${longestPosixName} bytes is the most.`;
		}
	}

	return undefined;
}

function partsOf(text: string, style: PathStyle): string[] {
	return tidyPath(text, style).split(separatorOf(style)).filter(part => part !== '');
}

function comparable(path: string, style: PathStyle): string {
	const tidy = tidyPath(path, style);
	const trimmed = tidy.length > 1 && hasTrailingSeparator(tidy, style) ? tidy.slice(0, -1) : tidy;
	return style === 'windows' ? trimmed.toLowerCase() : trimmed;
}

// Behind a day, and a time, as they stand in the names that are offered. Another number is part of a name, such as that
// of a computer: counted up, it would name another one.
const counted = /^(?<stem>.*\d{4}-\d\d-\d\d(?:-\d\d-\d\d-\d\d)?)-(?<count>[2-9])(?<ending>\.[^.\/\\]*)?$/v;
const uncounted = /^(?<stem>.*?)(?<ending>\.[^.\/\\]*)?$/v;

/**
Returns the same path with a count before the ending, such as `-2`; one that it has is counted up. `further`: so many
more, where the names between are taken.
*/
export function nextFreeName(path: string, further = 0): string {
	const {stem = path, count = '1', ending = ''} = (counted.exec(path) ?? uncounted.exec(path))?.groups ?? {};
	return `${stem}-${Number(count) + 1 + further}${ending}`;
}
