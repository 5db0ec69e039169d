import {isPlainObject, textIn, wordIn} from '../../values/untrusted.ts';
import {
	engineNames,
	promptKinds,
	toolEndings,
	type EngineName,
	type PromptKind,
	type ToolEnding,
} from '../engines/task.ts';
import {reasons, type Reason} from '../../values/reasons.ts';

const answers = [...promptKinds, 'take-over', 'stop'] as const;
const tasks = ['backup', 'restore'] as const;

/** A stage of a run, and how long it took. */
export type NotedStage = {readonly stage: string; readonly state: string; readonly milliseconds: number};

/** A prompt that was not recognised, with names replaced, and what the user said of it. */
export type NotedPrompt = {readonly prompt: string; readonly answer: (typeof answers)[number]};

/**
What a report says of the last run. Made of words of the program, numbers, codes, and lines in which names are replaced
and from which secrets were taken: nothing else of a run is kept here.
*/
export type RunNote = {
	readonly task: (typeof tasks)[number];
	/** Start of the run, ISO 8601 in UTC. */
	readonly time: string;
	/** Such as `verified` or `accepted`. */
	readonly verdict: string;
	readonly reason: Reason | undefined;
	readonly engine: EngineName | undefined;
	/** Engine that this one stood in for. */
	readonly insteadOf: EngineName | undefined;
	readonly ending: ToolEnding | undefined;
	readonly exitCode: number | undefined;
	readonly codes: readonly string[];
	readonly typed: readonly PromptKind[];
	readonly misread: readonly PromptKind[];
	readonly tookNothing: boolean;
	readonly leftBehind: boolean;
	readonly stages: readonly NotedStage[];
	readonly prompts: readonly NotedPrompt[];
	/** Question at which the tool was ended. */
	readonly question: string | undefined;
	readonly screen: readonly string[];
};

const mostLines = 60;
const longestLine = 1000;
const verdictWord = /^[a-z]{1,20}$/v;
const stageWord = /^[\-a-z]{1,20}$/v;

/** Returns the note in what was kept; undefined where it is none, or was changed by others. Pure. */
export function runNoteIn(value: unknown): RunNote | undefined {
	if (!isPlainObject(value)) {
		return undefined;
	}

	const {verdict, time, exitCode} = value;
	const task = wordIn(value.task, tasks);
	if (task === undefined || typeof verdict !== 'string' || typeof time !== 'string' || !verdictWord.test(verdict)
		|| !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/v.test(time)) {
		return undefined;
	}

	return {
		task,
		time,
		verdict,
		reason: wordIn(value.reason, reasons),
		engine: wordIn(value.engine, engineNames),
		insteadOf: wordIn(value.insteadOf, engineNames),
		ending: wordIn(value.ending, toolEndings),
		exitCode: typeof exitCode === 'number' && Number.isSafeInteger(exitCode) ? exitCode : undefined,
		codes: listIn(value.codes, code => typeof code === 'string' && /^0x[\dA-F]{8}$/v.test(code) ? code : undefined),
		typed: listIn(value.typed, kind => wordIn(kind, promptKinds)),
		misread: listIn(value.misread, kind => wordIn(kind, promptKinds)),
		tookNothing: value.tookNothing === true,
		leftBehind: value.leftBehind === true,
		stages: listIn(value.stages, one => stageIn(one)),
		prompts: listIn(value.prompts, one => promptIn(one)),
		question: lineIn(value.question),
		screen: listIn(value.screen, line => lineIn(line)),
	};
}

function listIn<Item>(value: unknown, read: (item: unknown) => Item | undefined): Item[] {
	return Array.isArray(value)
		? value.slice(0, mostLines).map(item => read(item)).filter((item): item is Item & {} => item !== undefined)
		: [];
}

function lineIn(value: unknown): string | undefined {
	const text = textIn(value);
	return text !== undefined && text.length <= longestLine ? text : undefined;
}

function stageIn(value: unknown): NotedStage | undefined {
	const {stage, state, milliseconds} = isPlainObject(value) ? value : {};
	return typeof stage === 'string' && typeof state === 'string' && typeof milliseconds === 'number'
		&& stageWord.test(stage) && stageWord.test(state) && Number.isFinite(milliseconds)
		? {stage, state, milliseconds}
		: undefined;
}

function promptIn(value: unknown): NotedPrompt | undefined {
	const {prompt, answer} = isPlainObject(value) ? value : {};
	const [line, word] = [lineIn(prompt), wordIn(answer, answers)];
	return line === undefined || word === undefined ? undefined : {prompt: line, answer: word};
}
