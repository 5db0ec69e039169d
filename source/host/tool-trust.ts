import type {DirectoryCandidate, DirectorySource, YesNoUnknown} from './host.ts';

/**
Trust in a tool: it may be started at once; when the user has chosen its folder; only when the user named the folder.
*/
export type Trust = 'start' | 'ask' | 'stop';

/** Sources that only an administrator can write to. */
const vouching = new Set<DirectorySource>(['registry', 'service', 'component', 'default-folder']);

/** Returns whether the user, an administrator or this program named the folder: any other was guessed. */
export function isVouchedFor(source: DirectorySource): boolean {
	return source === 'named' || source === 'practice' || vouching.has(source);
}

/**
Returns how far a tool may be started that stands in a folder of this source, and that others may be able to change.
*/
export function trustIn(source: DirectorySource, othersCanChange: YesNoUnknown): Trust {
	if (source === 'named' || source === 'practice') {
		return 'start';
	}

	const trusts: Readonly<Record<YesNoUnknown, Trust>> = vouching.has(source)
		? {no: 'start', unknown: 'ask', yes: 'stop'}
		: {no: 'ask', unknown: 'stop', yes: 'stop'};
	return trusts[othersCanChange];
}

/** Says that others can change this program; undefined where they cannot. */
export function changeable(program: string, othersCanChange: YesNoUnknown): string | undefined {
	return {
		no: undefined,
		yes: `Other users can change ${program}, or put another in its place.`,
		unknown: `Whether other users can change ${program} could not be found out.`,
	}[othersCanChange];
}

/** Says why a tool was not started unasked. */
export function whyNotStarted(
	program: string,
	{path, foundIn}: DirectoryCandidate,
	othersCanChange: YesNoUnknown,
): string {
	const reason = changeable('it', othersCanChange) ?? 'Windows does not say that ENTSSO is there.';
	return `${program} in ${path} (found by: ${foundIn}) was not started. ${reason}`;
}
