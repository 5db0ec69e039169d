import {headline} from '../../core/proof/headline.ts';
import type {Advice} from '../../core/proof/advice-text.ts';
import type {BackupResult} from '../../core/proof/result.ts';
import {
	blank,
	indent,
	labelled,
	numbered,
	type Paragraph,
} from '../../text/paragraph.ts';
import type {ResultScreen} from '../../wizard/journey.ts';
import {stateWord} from '../../text/state-word.ts';
import {utcText} from '../../values/times.ts';
import {lastSeen} from '../../wizard/tool-words.ts';
import {withoutQuestionsOf} from './unattended-command.ts';

/** Beside it a SHA-256 has room in a window of 80 columns. */
const labelWidth = 15;

/** Returns the result: the verdict, what to do next, the files, the evidence, and what the tool showed. */
export function resultPage(result: BackupResult, screen?: ResultScreen): readonly Paragraph[] {
	const {summary, evidence, verdict, advice, practice, toolScreen, engine} = result;
	const isVerified = verdict === 'verified';
	return [
		{text: headline(result), style: verdict},
		...(practice === undefined
			? []
			: [{text: `PRACTICE (${practice}): a simulated server; nothing real was backed up.`, style: 'practice'} as const]),
		...(isVerified ? [] : [{text: summary}]),
		...stepsOf(screen?.hasOtherEngine ? advice.map(each => ({...each, text: each.byKey ?? each.text})) : advice),
		blank,
		...factsOf(result, screen),
		blank,
		// Of a verified backup it says how it is proved; of another one, why it is not.
		...(isVerified ? [{text: summary}] : []),
		...evidence.map(({state, detail}) => ({text: detail, columns: [stateWord(state)]})),
		...withoutQuestionsOf(result),
		...lastSeen(engine, toolScreen),
	];
}

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

function alone(label: string, path: string): Paragraph[] {
	return [{text: label}, {text: path, exact: 'path'}];
}

function factsOf(result: BackupResult, screen: ResultScreen | undefined): Paragraph[] {
	const {
		verdict, file, size, sha256, copy, recoverySheet, computer, startedAt,
	} = result;
	// Where a key could copy it and none does, the path stands by itself, so that it can be selected.
	const isAlone = verdict !== 'failed' && screen?.copiesPath === false;
	const facts: ReadonlyArray<readonly [label: string, text: string | undefined, exact?: 'path']> = [
		['Backup file', isAlone ? undefined : file, 'path'],
		['Second copy', isAlone && copy !== undefined ? undefined : copy ?? 'none yet', 'path'],
		['Recovery sheet', recoverySheet, 'path'],
		['SHA-256', sha256, 'path'],
		['Size', size === undefined ? undefined : `${size} bytes`],
		['Computer', computer],
		['Started', utcText(startedAt)],
	];
	return [
		...(isAlone ? alone('Backup file', file) : []),
		...(isAlone && copy !== undefined ? alone('Second copy', copy) : []),
		...facts.flatMap(([label, text, exact]) => text === undefined ? [] : [labelled(label, labelWidth, text, exact)]),
	];
}
