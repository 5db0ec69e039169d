import {nextFreeName} from '../answers/backup-file.ts';
import {commandLine} from '../wizard/command-line.ts';
import type {Command} from '../wizard/event.ts';
import {
	factsFor,
	isSettled,
	judge,
	pathIn,
	problemOf,
} from '../wizard/judge.ts';
import {bindingsFor} from '../wizard/keys.ts';
import {reviewedSteps} from '../wizard/review.ts';
import {
	focusedField,
	type FieldName,
	pathFields,
	type WizardState,
	valueOf,
} from '../wizard/state.ts';
import {stepTitles} from '../wizard/steps.ts';
import {handOverWords} from '../words/hand-over.ts';
import {actsAhead, summaryOf} from '../words/review.ts';
import {stopQuestion, unknownQuestion} from '../words/stages.ts';
import {
	exact,
	type Line,
	prose,
} from './line.ts';

/** What an answer comes to: a text for the field of the question, or a command. */
export type Reply =
	| {readonly type: 'text'; readonly text: string}
	| {readonly type: 'command'; readonly command: Command};

/** An answer that can be given by its number, or its name where it has one. */
export type Choice = {
	readonly label: string;
	readonly name?: string;
	/** Printed below it. */
	readonly note?: string;
	readonly reply: Reply;
};

/** What the wizard waits for, as a question in words. */
export type Question = {
	/** As long as this is the same, it is the same question. */
	readonly key: string;
	/** Printed before the choices, and after them. */
	readonly above: readonly Line[];
	readonly below: readonly Line[];
	readonly choices: readonly Choice[];
	/** What stands right before the answer. */
	readonly label: string;
	/** The field that a free answer is for; undefined where only the choices count. */
	readonly field: FieldName | undefined;
	/** What an empty line stands for: in brackets behind the label. */
	readonly offer: {readonly label: string; readonly reply: Reply} | undefined;
};

export function textReply(text: string): Reply {
	return {type: 'text', text};
}

export function commandReply(command: Command): Reply {
	return {type: 'command', command};
}

/** The question that is open; undefined while the wizard is busy. */
export function questionOf(state: WizardState): Question | undefined {
	if (state.exitCode !== undefined || state.isWaiting || state.copying === 'running') {
		return undefined;
	}

	const field = focusedField(state);
	if (field !== undefined) {
		return fieldQuestion(state, field);
	}

	switch (state.step) {
		case 'offer': {
			return offerQuestion(state);
		}

		case 'check': {
			return state.check.isComplete ? menu(state, state.step) : undefined;
		}

		case 'review': {
			return pathFields.every(path => isSettled(state, path)) ? reviewQuestion(state) : undefined;
		}

		case 'run': {
			return runQuestion(state);
		}

		case 'result': {
			return menu(state, state.step);
		}

		default: {
			return menu(state, `folder ${state.folderAsked}`, [prose(`The folder ${state.folderAsked} is not there. Make it when the backup runs?`)]);
		}
	}
}

const menuCommands: ReadonlySet<Command['type']> = new Set<Command['type']>([
	'go-on', 'check-again', 'go-on-anyway', 'choose-copy-folder', 'answer-tool', 'hand-over', 'stop-run',
]);

/** A question of which the answers are what the keys do on the screen. */
function menu(state: WizardState, key: string, above: readonly Line[] = []): Question {
	const bindings = bindingsFor(state).filter(({label, command, does}, index, all) =>
		label !== undefined
		&& (menuCommands.has(command.type) || (command.type === 'go-back' && does !== 'back'))
		&& all.findIndex(other => other.does === does) === index);
	const choices = bindings.map(({does, command}) => ({label: does, reply: commandReply(command)}));
	return chooseFrom({
		key, above, choices, usual: bindings.findIndex(({keys}) => keys.includes('enter')),
	});
}

type Menu = {
	readonly key: string;
	readonly above?: readonly Line[];
	readonly below?: readonly Line[];
	readonly choices: readonly Choice[];
	/** Index of the choice for an empty line; none with -1. */
	readonly usual: number;
	readonly label?: string;
	readonly field?: FieldName;
};

function chooseFrom({key, above = [], below = [], choices, usual, label = `Number from 1 to ${choices.length}`, field}: Menu): Question {
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

function offerQuestion({setting, selected, step}: WizardState): Question {
	const choices = setting.scenarios.map(({name, description}): Choice => ({
		label: `${name.padEnd(18)}${description}`, name, reply: commandReply({type: 'practise', scenario: name}),
	}));
	return chooseFrom({
		key: step, choices, usual: selected, label: 'Number or name',
	});
}

function fieldQuestion(state: WizardState, field: FieldName): Question | undefined {
	switch (field) {
		case 'install-directory': {
			return directoryQuestion(state);
		}

		case 'backup-file': {
			return isSettled(state, field) ? textQuestion(field, 'File', freeNameIn(state)) : undefined;
		}

		case 'password': {
			return secretQuestion(state, field, 'Password (not shown)');
		}

		case 'confirmation': {
			return secretQuestion(state, field, 'The same once more (not shown)');
		}

		case 'reminder': {
			return textQuestion(field, 'Reminder', acceptedIn(state, field));
		}

		case 'second-copy': {
			const folder = acceptedIn(state, field) ?? '';
			const question = textQuestion(field, 'Folder', folder);
			return folder === ''
				? {...question, offer: {label: 'later', reply: textReply('')}}
				: {...question, label: 'Folder, or later'};
		}
	}
}

function textQuestion(field: FieldName, label: string, offered: string | undefined): Question {
	return {
		key: field,
		above: [],
		below: [],
		choices: [],
		label,
		field,
		offer: offered === undefined ? undefined : {label: offered, reply: textReply(offered)},
	};
}

/** What is in the field already, when it would be accepted as far as is known. */
function acceptedIn(state: WizardState, field: FieldName): string | undefined {
	const value = valueOf(state, field);
	return value !== '' && judge(state, field).refusal === undefined ? value : undefined;
}

/** The backup file in the field; where that name is taken, one that looks free. */
function freeNameIn(state: WizardState): string | undefined {
	return factsFor(state, 'backup-file')?.target === 'file' ? nextFreeName(pathIn(state, 'backup-file')) : acceptedIn(state, 'backup-file');
}

function secretQuestion(state: WizardState, field: 'password' | 'confirmation', label: string): Question {
	const given = acceptedIn(state, field);
	return {
		...textQuestion(field, label, undefined),
		offer: given === undefined ? undefined : {label: 'as given before', reply: textReply(given)},
	};
}

function directoryQuestion(state: WizardState): Question | undefined {
	const {directories} = state;
	if (directories === undefined) {
		return undefined;
	}

	const field = 'install-directory';
	const current = acceptedIn(state, field);
	const isNew = current !== undefined && directories.every(({path}) => path !== current);
	const candidates = isNew ? [...directories, {path: current, foundIn: 'your answer'}] : directories;
	return chooseFrom({
		key: field,
		above: directories.length === 0 ? [] : [prose('Found on this computer:')],
		choices: candidates.map(({path, foundIn}) => ({label: `${path} (${foundIn})`, reply: textReply(path)})),
		usual: Math.max(0, candidates.findIndex(({path}) => path === current)),
		label: candidates.length === 0 ? 'Folder' : 'Number, or another folder',
		field,
	});
}

const titleWidth = 19;

function reviewQuestion(state: WizardState): Question {
	const {dryRun, pathStyle} = state.setting;
	const rows = reviewedSteps.map((step): Choice => {
		const problem = problemOf(state, step);
		return {
			label: `${stepTitles[step].padEnd(titleWidth)}${summaryOf(state, step)}`,
			...(problem !== undefined && {note: `Not yet: ${problem}`}),
			reply: commandReply({type: 'edit', step}),
		};
	});
	const start: Choice = {label: dryRun ? 'print the command' : 'start the backup', reply: commandReply({type: 'go-on'})};
	const number = rows.length + 1;
	const command = commandLine(pathIn(state, 'backup-file'), pathStyle);
	const ahead = dryRun ? 'print the command and end. Nothing is started' : actsAhead(state).join(', ');
	return chooseFrom({
		key: state.step,
		choices: [...rows, start],
		below: [exact(`Command: ${command}`), prose(`${number} will: ${ahead}.`)],
		usual: rows.length,
		label: `1 to ${rows.length} to change an answer, ${number} to ${start.label}`,
	});
}

const linesShown = 8;

function runQuestion(state: WizardState): Question | undefined {
	const {running} = state;
	if (running === undefined || running.stopping) {
		return undefined;
	}

	if (running.asksToStop) {
		return menu(state, 'stop', [prose(stopQuestion(running))]);
	}

	if (running.isHandOverAhead) {
		const {why, questions, command, after} = handOverWords(state);
		return menu(state, 'hand-over', [prose(why), ...questions.map(line => prose(line)), exact(command), prose(after)]);
	}

	const {question} = running;
	return question && menu(state, `tool ${question.screen.join('\n')}`, [
		prose(unknownQuestion),
		...question.screen.slice(-linesShown).map(line => exact(`  | ${line}`)),
	]);
}

/** What is printed of a question before its answer. */
export function linesOf({above, below, choices}: Question): readonly Line[] {
	return [
		...above,
		...choices.flatMap((choice, index) => choiceLines(choice, String(index + 1).padStart(choices.length > 9 ? 4 : 3))),
		...below,
	];
}

function choiceLines({label, note}: Choice, number: string): Line[] {
	const indent = ' '.repeat(number.length + 2);
	return [exact(`${number}. ${label}`), ...(note === undefined ? [] : [prose(`${indent}${note}`)])];
}

/** What stands right before the answer. */
export function promptOf({label, offer}: Question): string {
	return `${label}${offer === undefined ? '' : ` [${offer.label}]`}: `;
}
