import {blank, labelled, type Paragraph} from '../text/paragraph.ts';
import {stateWidth} from '../text/state-word.ts';
import type {Validation} from '../values/validation.ts';
import type {Field} from '../wizard/question.ts';
import {
	contextOf,
	currentJourney,
	focusedField,
	type JourneyState,
	questionOf,
	reviewStep,
	runStep,
	type WizardState,
} from '../wizard/state.ts';
import {positionOf, titleOf} from '../wizard/titles.ts';
import type {StageProgress} from '../wizard/view.ts';

/** Returns what has happened between two states, in words. `before` is undefined at the start. */
export function newsOf(before: WizardState | undefined, after: WizardState): readonly Paragraph[] {
	const {remark, wasRefused, emptied} = after.view;
	// What was told before the wizard ended is no news.
	return [
		...arrival(before, after),
		...(wasRefused && !before?.view.wasRefused && after.exitCode === undefined ? refusal(after) : []),
		...(emptied === undefined || emptied === before?.view.emptied ? [] : refusalLines(emptied)),
		...(remark === undefined || remark === before?.view.remark || after.exitCode !== undefined ? [] : [{text: remark}]),
		...newsOfQuestion(before, after),
		...newsOfRun(before, after),
	];
}

/** Returns what is said of an answer that is taken. */
export function acceptance(state: WizardState, {name}: Field): readonly Paragraph[] {
	const question = questionOf(state);
	const context = contextOf(state);
	const validation = question?.validate(context, name);
	if (question === undefined || validation === undefined || validation.refusal !== undefined) {
		return [];
	}

	const {after} = question.asideInLines?.(context, name) ?? {};
	return [
		...(after === undefined ? [] : [{text: after}]),
		...(validation.note === undefined ? [] : [{text: validation.note}]),
		...validation.warnings.map(warning => ({text: `Note: ${warning}`})),
	];
}

function refusal(state: WizardState): Paragraph[] {
	const field = focusedField(state);
	const validation = questionOf(state)?.validate(contextOf(state), field?.name ?? '');
	return validation === undefined ? [] : refusalLines(validation);
}

function refusalLines({refusal: reason, refusalInLines = reason}: Validation): Paragraph[] {
	return refusalInLines === undefined ? [] : [{text: `Not yet: ${refusalInLines}`}];
}

/** Returns how the journey on the screen was before; another may have been on top of it. */
export function journeyBefore(before: WizardState | undefined, after: WizardState): JourneyState | undefined {
	return before?.journeys[after.journeys.length - 1];
}

function isSameJourney(before: WizardState | undefined, after: WizardState): before is WizardState {
	return before?.journeys.length === after.journeys.length
		&& currentJourney(before).journey.id === currentJourney(after).journey.id;
}

function isSameStep(before: WizardState | undefined, after: WizardState): boolean {
	return isSameJourney(before, after) && currentJourney(before).step === currentJourney(after).step;
}

/** Returns the head of a step. */
function arrival(before: WizardState | undefined, after: WizardState): Paragraph[] {
	const {options, notice, exitCode} = after;
	const {journey: {run}, step} = currentJourney(after);
	const isAtQuestion = step === runStep && run?.stages.length === 0;
	if (exitCode !== undefined || isAtQuestion || isSameStep(before, after)) {
		return [];
	}

	const position = positionOf(after);
	const practice = options.practice === undefined ? '' : ` (PRACTICE: ${options.practice})`;
	return [
		...(before === undefined && notice !== undefined ? [{text: notice}] : []),
		blank,
		{text: `${position === '' ? '' : `${position}: `}${titleOf(after)}${practice}`},
		...whyOf(after).map(text => ({text})),
	];
}

/** Returns why the step is there, and what else is said on the way in. */
function whyOf(state: WizardState): string[] {
	const {step, journey: {review, run, result}} = currentJourney(state);
	const question = questionOf(state);
	if (question !== undefined) {
		const context = contextOf(state);
		const {before} = question.asideInLines?.(context, '') ?? {};
		const why = [question.why(context), question.whyMore?.(context)].filter(text => text !== undefined).join(' ');
		return [why, ...(before === undefined ? [] : [before])];
	}

	const texts = step === runStep
		? [run?.whyInLines, run?.stop === undefined ? undefined : 'Ctrl+C stops it; you are asked first.']
		: [step === reviewStep ? review?.why(contextOf(state)) : result?.why];
	return texts.filter(text => text !== undefined);
}

function newsOfQuestion(before: WizardState | undefined, after: WizardState): readonly Paragraph[] {
	const known = isSameJourney(before, after) ? contextOf(before) : undefined;
	return questionOf(after)?.news?.(known, contextOf(after), !isSameStep(before, after)) ?? [];
}

function newsOfRun(before: WizardState | undefined, after: WizardState): Paragraph[] {
	const {run, journey: {run: words}} = currentJourney(after);
	if (run === undefined || words === undefined) {
		return [];
	}

	const told = journeyBefore(before, after)?.run;
	const isChanged = told?.isStopping !== run.isStopping;
	const remark = isChanged && words.stages.length === 0 ? words.whileIn(run, contextOf(after)) : undefined;
	const limit = words.limit?.(run, contextOf(after));
	const wasAsked = before?.dialog?.type === 'stop';
	const {stopping} = words.stop?.(run, contextOf(after)) ?? {};
	return [
		...words.stages.flatMap(stage => stageNews({
			title: words.stageTitle(stage, run.engine ?? after.options.engine),
			begun: words.begunInLines?.(stage),
			told: told?.stages[stage],
			progress: run.stages[stage],
			now: {before: told?.now ?? 0, after: run.now},
			limit,
			isAsking: run.asks !== undefined,
		})),
		...(wasAsked && after.dialog === undefined && !run.isStopping ? [{text: 'Going on.'}] : []),
		...(remark === undefined ? [] : [{text: remark}]),
		...(stopping !== undefined && run.isStopping && !told?.isStopping ? [{text: stopping}] : []),
	];
}

type StageChange = {
	readonly title: string;
	/** Said as it begins; undefined where nothing is. */
	readonly begun: string | undefined;
	/** What becomes of it where it takes too long. */
	readonly limit: string | undefined;
	readonly told: StageProgress | undefined;
	readonly progress: StageProgress | undefined;
	readonly now: {readonly before: number; readonly after: number};
	/** Whether the tool waits for the user. */
	readonly isAsking: boolean;
};

function stageNews({
	title, begun, told, progress, now, limit, isAsking,
}: StageChange): Paragraph[] {
	if (progress?.startedAt === undefined || progress.state === 'skipped') {
		return [];
	}

	const {state, startedAt, endedAt} = progress;
	const line = (rest: string): Paragraph => labelled(state, stateWidth, `${title}, ${rest}`);
	if (state !== 'running') {
		return state === told?.state ? [] : [line(`${secondsIn((endedAt ?? now.after) - startedAt)} s`)];
	}

	if (begun !== undefined && told?.state !== 'running') {
		return [{text: begun}];
	}

	const elapsed = now.after - startedAt;
	const reminders = remindersAfter(elapsed);
	return !isAsking && reminders > remindersAfter(now.before - startedAt)
		? [line(`${secondsIn(elapsed)} s so far.${limit !== undefined && reminders > 1 ? ` ${limit}` : ''}`)]
		: [];
}

/**
Returns how often a stage that lasts was mentioned in so many milliseconds: after 2, 10 and 30 seconds, then each
minute.
*/
function remindersAfter(milliseconds: number): number {
	const seconds = secondsIn(milliseconds);
	return [2, 10, 30].filter(mark => seconds >= mark).length + Math.floor(seconds / 60);
}

function secondsIn(milliseconds: number): number {
	return Math.max(0, Math.round(milliseconds / 1000));
}
