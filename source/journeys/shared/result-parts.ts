import type {Advice} from '../../core/proof/advice-text.ts';
import {
	blank,
	indent,
	numbered,
	type Paragraph,
} from '../../text/paragraph.ts';
import {stateWord} from '../../text/state-word.ts';

/** Columns of the labels of a result. Beside one a SHA-256 has room in a window of 80 columns. */
export const labelWidth = 15;

/** Returns advice as numbered steps; a command stands on a row of its own, so that it can be copied. */
export function stepsOf(advice: readonly Advice[]): Paragraph[] {
	const steps = numbered(advice.map(({text}) => text), 1);
	return steps.length === 0
		? []
		: [
			blank,
			{text: 'What to do next:', style: 'chosen'},
			...steps.flatMap((step, index) => {
				const {command} = advice[index]!;
				return command === undefined ? [step] : [step, commandBelow(step, command)];
			}),
		];
}

function commandBelow({columns = []}: Paragraph, command: string): Paragraph {
	return {text: command, exact: 'command', columns: columns.flatMap(({width}) => indent(width))};
}

type Seen = {readonly state: Parameters<typeof stateWord>[0]; readonly detail: string};

/** Returns what was seen of a run, a line each. */
export function evidenceParagraphs({evidence}: {readonly evidence: readonly Seen[]}): Paragraph[] {
	return evidence.map(({state, detail}) => ({text: detail, columns: [stateWord(state)]}));
}
