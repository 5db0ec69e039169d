import {blank, type Paragraph} from '../text/paragraph.ts';
import type {Command} from '../wizard/command.ts';
import {bindingsFor} from '../wizard/keys.ts';
import type {Binding, Field} from '../wizard/question.ts';
import {isTakingOver} from '../wizard/running.ts';
import {currentJourney, resultStep, type WizardState} from '../wizard/state.ts';
import {type Choice, commandReply, type Question} from './line-question.ts';

type Choosing = {
	readonly key: string;
	readonly above?: readonly Paragraph[];
	readonly below?: readonly Paragraph[];
	readonly choices: readonly Choice[];
	/** Index of the choice for an empty line; none with -1. */
	readonly usual: number;
	readonly label?: string;
	readonly field?: Field;
};

/** A question that is answered by a number. */
export function chooseFrom(
	{key, above = [], below = [], choices, usual, label = labelFor(choices), field}: Choosing,
): Question {
	const offered = choices[usual];
	return {
		key,
		above,
		below,
		choices,
		label,
		field,
		offer: offered && {label: String(usual + 1), reply: offered.reply},
	};
}

function labelFor(choices: readonly Choice[]): string {
	return choices.length === 1 ? 'Press Enter, or type 1' : `Number from 1 to ${choices.length}`;
}

const yes = ['y', 'yes'];
const no = ['n', 'no'];

/** Returns the words for a choice where something is asked that a yes or a no answers. */
function wordsFor({dialog}: WizardState, {keys, command}: Binding): Pick<Choice, 'words'> {
	if (dialog === undefined || dialog.type === 'help') {
		return {};
	}

	const isYes = dialog.type === 'confirm' ? command.type === 'go-on' : keys.includes('y');
	return isYes ? {words: yes} : {words: no};
}

const menuCommands: ReadonlySet<Command['type']> = new Set<Command['type']>([
	'go-on',
	'look-again',
	'go-on-anyway',
	'elevate',
	'open-next',
	'return',
	'look-at-result',
	'write-report',
	'finish',
	'use-other-engine',
	'answer-tool',
	'take-over',
	'hand-over',
	'stop-run',
]);

/** Returns whether leaving is one of the answers: where it is asked for, and where Enter does not end the wizard. */
function isWayOut(state: WizardState): boolean {
	const {journey, step, result} = currentJourney(state);
	const isFailed = step === resultStep && result !== undefined && journey.result?.retry?.(result) !== undefined;
	return state.dialog?.type === 'leave' || isFailed;
}

/** A question of which the answers are what the keys do on the screen. */
export function menu(state: WizardState, key: string, above: readonly Paragraph[] = []): Question {
	const bindings = bindingsFor(state).filter(({keys, label, command, does}, index, all) =>
		label !== undefined
		&& (menuCommands.has(command.type)
			|| keys.includes('enter')
			|| (command.type === 'go-back' && does !== 'back')
			|| (command.type === 'leave' && (isWayOut(state) || isTakingOver(state))))
		&& all.findIndex(other => other.does === does) === index);
	const choices = bindings.map(binding => ({
		label: binding.does, reply: commandReply(binding.command), ...wordsFor(state, binding),
	}));
	const usual = bindings.findIndex(({isUsual}) => isUsual);
	return chooseFrom({
		key,
		// Numbered steps may stand above it: read aloud, the choices would go on counting.
		above: [...above, ...(above.length === 0 ? [] : [blank]), {text: 'Choose:'}],
		choices,
		usual: usual === -1 ? bindings.findIndex(({keys}) => keys.includes('enter')) : usual,
	});
}
