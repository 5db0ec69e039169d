import {tidyPath} from '../../values/path-text.ts';
import {readTypedPath, type TypedPath} from '../../values/typed-path.ts';
import {type Validation, refuse} from '../../values/validation.ts';
import type {Paragraph} from '../../text/paragraph.ts';
import {type Context, textIn} from '../../wizard/context.ts';
import type {Field} from '../../wizard/question.ts';

/** Returns the path in a field as it will be used: read as it was meant, with its separators in order. */
export function pathIn(context: Context, field: string): string {
	return tidyPath(readIn(context, field).path, context.options.pathStyle);
}

/** Returns whether the program or a flag named the path in a field, and not the user in the wizard. */
export function isExactIn(context: Context, field: string): boolean {
	return context.answers.exact[field]?.text === textIn(context, field);
}

/** Returns the refusal of a path in which a variable has no value; undefined where all have one. */
export function variableProblem(context: Context, field: string): Validation | undefined {
	const {unknown} = readIn(context, field);
	return unknown === undefined
		? undefined
		: refuse(`${unknown} has no value here. Type that part of the path itself.`, 'path-refused');
}

/** Returns what a field has that holds a path, for Tab and for what is kept of it. */
export function pathField(name: string): Pick<Field, 'expand' | 'settle'> {
	return {
		expand(context) {
			const {path, unknown} = readIn(context, name);
			return unknown === undefined && path !== textIn(context, name).trim() ? path : textIn(context, name);
		},
		settle: context => ({text: pathIn(context, name)}),
	};
}

/** Returns a sentence with the path that was read from what was typed; undefined where that is what was typed. */
export function readingOf(context: Context, field: string, path = pathIn(context, field)): string | undefined {
	const isAsTyped = path === textIn(context, field).trim();
	return isAsTyped || variableProblem(context, field) !== undefined ? undefined : `That is ${path}`;
}

/** Returns the same for a page, below the field. */
export function readingAside(reading: string | undefined): readonly Paragraph[] {
	return reading === undefined ? [] : [{text: reading, columns: [{text: '', width: 2}]}];
}

/** Returns the same where the wizard asks line by line. */
export function readingInLines(reading: string | undefined): {readonly after?: string} {
	return reading === undefined ? {} : {after: reading};
}

function readIn(context: Context, field: string): TypedPath {
	const {pathStyle, variables} = context.options;
	return readTypedPath(textIn(context, field), {
		style: pathStyle, variables, exact: context.answers.exact[field]?.text,
	});
}
