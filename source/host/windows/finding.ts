import type {CheckId, CheckLine} from '../host.ts';
import type {Silence} from './run-program.ts';

/** An answer from a source, or a plain sentence on why it gave none. */
export type Finding<Value> =
	| {readonly known: true; readonly value: Value}
	| {readonly known: false; readonly reason: string};

/** Returns a finding with the value that a source told. */
export function known<Value>(value: Value): Finding<Value> {
	return {known: true, value};
}

/** Returns a finding without a value; `reason` is a plain sentence. */
export function unknown(reason: string): Finding<never> {
	return {known: false, reason};
}

/** Why this program told nothing. */
export function silent(program: string, silence: Silence): Finding<never> {
	return unknown({
		missing: `${program} is not on this computer.`,
		refused: `${program} could not be started.`,
		'timed-out': `${program} did not answer within 5 s.`,
	}[silence]);
}

/** Why what this program told is of no use. */
export function garbled(program: string, exitCode: number): Finding<never> {
	return unknown(exitCode === 0
		? `${program} printed something unexpected.`
		: `${program} ended with code ${exitCode}.`);
}

/** Returns the check line for what could not be found out. */
export function unknownLine(id: CheckId, reason: string, advice?: string): CheckLine {
	return {
		id, state: 'unknown', detail: reason, ...(advice !== undefined && {advice}),
	};
}
