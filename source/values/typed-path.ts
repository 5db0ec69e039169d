import type {PathStyle} from './path-text.ts';

/** Returns the value of an environment variable; undefined where it has none. */
export type Variables = (name: string) => string | undefined;

/** A path that somebody typed or pasted, as a shell would have read it. */
export type TypedPath = {
	/** Without the quotes around it, and with the values of the variables in it. */
	readonly path: string;
	/** The first variable without a value, as it was typed; left out where all have one. */
	readonly unknown?: string;
};

export type Reading = {
	readonly style: PathStyle;
	readonly variables: Variables;
	/** A path that is known to be one as it stands: whatever of it looks like a variable is a part of a name. */
	readonly exact?: string | undefined;
};

/*
`%NAME%` as cmd.exe has it, for names as they are usual: the rest of what Windows allows there, blanks and commas, is
more likely a part of a file name.
*/
const windowsVariable = /%(?<name>[a-z_][\w\(\)\-.]*)%/giv;
/** `$NAME`, `${NAME}`, and at the beginning `~` or `~user`. */
const posixVariable = /\$(?<name>[a-z_]\w*)|\$\{(?<braced>[a-z_]\w*)\}|^(?<home>~[^\/]*)/giv;

/**
Returns what a typed text comes to as a path. Text only: nothing of it reaches a shell, and what a variable holds is not
read once more. Spaces around it are left out.
*/
export function readTypedPath(typed: string, {style, variables, exact}: Reading): TypedPath {
	const text = typed.trim();
	if (text === exact?.trim()) {
		return {path: text};
	}

	const {content, isLiteral} = unquoted(text, style);
	if (isLiteral) {
		return {path: content};
	}

	let unknown: string | undefined;
	const path = content.replaceAll(
		style === 'windows' ? windowsVariable : posixVariable,
		(variable, ...rest: readonly unknown[]) => {
			const {name, braced, home} = rest.at(-1) as Readonly<Record<string, string | undefined>>;
			if (exact?.includes(variable)) {
				return variable;
			}

			const value = home === undefined ? variables(name ?? braced ?? '') : (home === '~' ? variables('HOME') : undefined);
			if (value === undefined || value === '') {
				unknown ??= variable;
				return variable;
			}

			return value;
		},
	);
	return unknown === undefined ? {path} : {path, unknown};
}

/** "Copy as path" of Windows puts double quotes around a path; a terminal may put single ones, for a literal text. */
function unquoted(text: string, style: PathStyle): {readonly content: string; readonly isLiteral: boolean} {
	const {quote, content} = /^(?<quote>["'])(?<content>.*)\k<quote>$/v.exec(text)?.groups ?? {};
	return content === undefined
		? {content: text, isLiteral: false}
		: {content: content.trim(), isLiteral: style === 'posix' && quote === '\''};
}
