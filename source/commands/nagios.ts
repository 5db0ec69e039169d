import type {CheckLine} from '../host/host.ts';

/** States of Nagios, with the exit codes that stand for them. */
export const nagiosCodes = {
	OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3,
} as const;

export type NagiosState = keyof typeof nagiosCodes;

/** Worst first. */
const states: ReadonlyArray<readonly [CheckLine['state'], NagiosState]> = [
	['stop', 'CRITICAL'],
	['warning', 'WARNING'],
	['unknown', 'UNKNOWN'],
];

export type NagiosSummary = {readonly state: NagiosState; readonly line: string};

/**
Returns the state of the worst line, and what Nagios shows of it in one line. Source: "Nagios Plugins Development
Guidelines".
*/
export function nagiosSummary(lines: readonly CheckLine[], practice: string | undefined): NagiosSummary {
	const [kind, state = 'OK'] = states.find(([found]) => lines.some(line => line.state === found)) ?? [];
	const worst = lines.filter(line => line.state === kind);
	const rest = lines.filter(line => line.state !== kind && line.state !== 'ok').length;
	const [first] = worst;
	const more = worst.length - 1 + rest;
	const words = first === undefined
		? `all ${lines.length} lines are ok`
		: `${first.id}: ${first.detail}${more === 0 ? '' : ` (and ${more} more that ${more === 1 ? 'is' : 'are'} not ok)`}`;
	return {state, line: nagiosLine(state, `${practice === undefined ? '' : `PRACTICE (${practice}), `}${words}`)};
}

/** Returns a line as Nagios takes it. */
export function nagiosLine(state: NagiosState, words: string): string {
	return forNagios(`ENTSSO ${state} - ${words}`);
}

/** Returns the text without the sign that figures stand behind, and without line ends. */
export function forNagios(text: string): string {
	return text.replaceAll('|', '/').replaceAll(/[\n\r\u{2028}\u{2029}]+/gv, ' ');
}
