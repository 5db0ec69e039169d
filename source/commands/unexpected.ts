const mostPlaces = 12;

/**
Returns what is said of an error that no part of the program knows: what it was, and where, without lines of the
program, which Node.js would print.
*/
export function unexpectedLines(error: unknown): string[] {
	const {name, message, stack = ''} = error instanceof Error ? error : new Error(String(error));
	const places = stack.split('\n').filter(line => /^ {4}at /v.test(line)).slice(0, mostPlaces);
	return [
		'entsso-backup came upon an error it does not know, and has ended:',
		...(message === '' ? name : message).split('\n').map(line => `  ${line}`),
		'If a backup was running, it is not known to be good: make it again.',
		'Please report this, with these lines:',
		...places,
	];
}
