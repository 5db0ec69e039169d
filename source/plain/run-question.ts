import type {RunWords} from '../wizard/journey.ts';
import {type Paragraph, toolLine} from '../text/paragraph.ts';
import {contextOf, openDialog, type WizardState} from '../wizard/state.ts';
import {
	askedFor,
	nothingTyped,
	screenAbove,
	silenceWords,
	toldBefore,
	usualOrder,
} from '../wizard/tool-words.ts';
import type {Run} from '../wizard/view.ts';
import {menu} from './menu.ts';
import type {Question} from './line-question.ts';

/** Lines of the tool's screen that are printed. */
const linesShown = 8;

/** Returns what the run asks; undefined while it goes on by itself. */
export function runQuestion(state: WizardState, words: RunWords, run: Run): Question | undefined {
	if (run.isStopping) {
		return undefined;
	}

	const top = openDialog(state);
	switch (top?.type) {
		case 'stop': {
			const stop = words.stop?.(run, contextOf(state));
			return menu(state, 'stop', stop === undefined ? [] : [{text: stop.question}]);
		}

		case 'hand-over': {
			const {why, questions, command, after} = words.handOver(contextOf(state), run);
			return menu(state, 'hand-over', [
				{text: why},
				...questions.map(text => ({text})),
				...(command === undefined ? [] : [{text: command, exact: 'command'} as const]),
				{text: after},
			]);
		}

		case 'tool': {
			const {prompt, screen} = top.question;
			const told = toldBefore(top.question);
			return menu(state, `tool ${screen.join('\n')}`, [
				{text: askedFor(top.question)},
				...toolLines([...screenAbove(top.question), prompt]),
				...(told === undefined ? [] : [{text: told}]),
				{text: usualOrder(words.prompts, run.open)},
				{text: nothingTyped(top.question)},
			]);
		}

		default: {
			return quietQuestion(state, words, run);
		}
	}
}

function quietQuestion(state: WizardState, words: RunWords, run: Run): Question | undefined {
	const {silence} = run;
	if (silence === undefined) {
		return undefined;
	}

	const {before, after} = silenceWords(run, 'you can answer it yourself; if not, wait.');
	const limit = words.limit?.(run, contextOf(state));
	return menu(state, `quiet ${silence.join('\n')}`, [
		{text: before},
		...toolLines(silence),
		{text: after},
		...(limit === undefined ? [] : [{text: limit}]),
	]);
}

function toolLines(lines: readonly string[]): Paragraph[] {
	return lines.slice(-linesShown).map(line => toolLine(line));
}
