/** Placeholders allowed in braces in a path, and their values. */
const placeholders: Readonly<Record<string, (context: PlaceholderContext) => string>> = {
	computer: ({computer}) => computer.replaceAll(/[^\w\-]/gv, '-'),
	date: ({now}) => joined([now.getFullYear(), now.getMonth() + 1, now.getDate()]),
	time: ({now}) => joined([now.getHours(), now.getMinutes(), now.getSeconds()]),
};

// Any other text in braces is part of a name, such as the folder of a GUID.
const placeholder = /\{(?<name>[A-Za-z]+)\}/gv;

export type PlaceholderContext = {
	readonly computer: string;
	readonly now: Date;
};

/**
Returns the path with `{computer}`, `{date}` (2026-11-23) and `{time}` (14-05-09) filled in, in local time; unknown ones
stay as they are.
*/
export function fillIn(path: string, context: PlaceholderContext): string {
	return path.replaceAll(placeholder, (text, name: string) => isKnown(name) ? placeholders[name]!(context) : text);
}

/** Returns the problem with the placeholders of a path, and a remedy; undefined when there is none. */
export function placeholderProblem(path: string): string | undefined {
	const unknown = Array.from(path.matchAll(placeholder), ([text]) => text).find(
		text => !isKnown(text.slice(1, -1)),
	);
	const known = Object.keys(placeholders).map(name => `{${name}}`).join(', ');
	return unknown === undefined ? undefined : `${unknown} is not known in a path. Known are ${known}.`;
}

function isKnown(name: string): boolean {
	return Object.hasOwn(placeholders, name);
}

function joined(parts: readonly number[]): string {
	return parts.map(part => String(part).padStart(2, '0')).join('-');
}
