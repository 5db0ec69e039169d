import {tidyPath} from '../../values/path-text.ts';
import {type Context, textIn} from '../../wizard/context.ts';

/** Returns the path in a field as it will be used: without spaces around it, separators in order. */
export function pathIn(context: Context, field: string): string {
	return tidyPath(textIn(context, field).trim(), context.options.pathStyle);
}
