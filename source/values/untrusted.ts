/** Returns whether a value read from JSON is an object with keys. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longest = 4096;

/**
Returns the value when it is a text fit for a screen (not empty, no control characters, not endless), otherwise
undefined.
*/
export function textIn(value: unknown): string | undefined {
	return typeof value === 'string' && value.length > 0 && value.length <= longest && !/\p{Control}/v.test(value)
		? value
		: undefined;
}

/** Returns the value when it is one of these words, otherwise undefined. */
export function wordIn<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
	return words.find(word => word === value);
}
