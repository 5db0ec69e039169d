import {stepNumber} from '../wizard/context.ts';
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
import {titleOf} from '../wizard/titles.ts';
import {stillWaiting} from '../wizard/tool-words.ts';
import type {StageProgress} from '../wizard/view.ts';
import {
	blank,
	exact,
	type Line,
	prose,
} from './line.ts';

/** Returns what has happened between two states, in words. `before` is undefined at the start. */
export function newsOf(before: WizardState | undefined, after: WizardState): readonly Line[] {
	const {remark, wasRefused} = after.view;
	return [
		...arrival(before, after),
		...(wasRefused && !before?.view.wasRefused ? refusal(after) : []),
		...(remark === undefined || remark === before?.view.remark ? [] : [prose(remark)]),
		...newsOfQuestion(before, after),
		...newsOfRun(before, after),
	];
}

/** Returns what is said of an answer that is taken. */
export function acceptance(state: WizardState, {name}: Field): readonly Line[] {
	const question = questionOf(state);
	const context = contextOf(state);
	const validation = question?.validate(context, name);
	if (question === undefined || validation === undefined || validation.refusal !== undefined) {
		return [];
	}

	const {after} = question.asideInLines?.(context, name) ?? {};
	return [
		...(after === undefined ? [] : [prose(after)]),
		...(validation.note === undefined ? [] : [prose(validation.note)]),
		...validation.warnings.map(warning => prose(`Note: ${warning}`)),
	];
}

function refusal(state: WizardState): Line[] {
	const field = focusedField(state);
	const reason = questionOf(state)?.validate(contextOf(state), field?.name ?? '').refusal;
	return reason === undefined ? [] : [prose(`Not yet: ${reason}`)];
}

/** Returns how the journey on the screen was before; another may have been on top of it. */
export function journeyBefore(before: WizardState | undefined, after: WizardState): JourneyState | undefined {
	return before?.journeys[after.journeys.length - 1];
}

function isSameStep(before: WizardState | undefined, after: WizardState): boolean {
	return before?.journeys.length === after.journeys.length && currentJourney(before).step === currentJourney(after).step;
}

/** Returns the head of a step. */
function arrival(before: WizardState | undefined, after: WizardState): Line[] {
	const {options, notice, exitCode} = after;
	const {journey: {run}, step} = currentJourney(after);
	const isAtQuestion = step === runStep && run?.stages.length === 0;
	if (exitCode !== undefined || isAtQuestion || isSameStep(before, after)) {
		return [];
	}

	const context = contextOf(after);
	const number = stepNumber(context, step);
	const position = number === undefined ? '' : `Step ${number} of ${context.steps.length}: `;
	const practice = options.practice === undefined ? '' : ` (PRACTICE: ${options.practice})`;
	return [
		...(before === undefined && notice !== undefined ? [prose(notice)] : []),
		blank,
		exact(`${position}${titleOf(after)}${practice}`),
		...whyOf(after).map(text => prose(text)),
	];
}

/** Returns why the step is there, and what else is said on the way in. */
function whyOf(state: WizardState): string[] {
	const {step, journey: {review, run, result}} = currentJourney(state);
	const question = questionOf(state);
	if (question !== undefined) {
		const context = contextOf(state);
		const {before} = question.asideInLines?.(context, '') ?? {};
		return [question.why(context), ...(before === undefined ? [] : [before])];
	}

	const texts = step === runStep
		? [run?.whyInLines, run?.stop === undefined ? undefined : 'Ctrl+C stops it; you are asked first.']
		: [step === reviewStep ? review?.why(contextOf(state)) : result?.why];
	return texts.filter(text => text !== undefined);
}

function newsOfQuestion(before: WizardState | undefined, after: WizardState): Line[] {
	const known = before?.journeys.length === after.journeys.length ? contextOf(before) : undefined;
	const news = questionOf(after)?.news?.(known, contextOf(after), !isSameStep(before, after)) ?? [];
	return news.map(text => text === '' ? blank : prose(text));
}

function newsOfRun(before: WizardState | undefined, after: WizardState): Line[] {
	const {run, journey: {run: words}} = currentJourney(after);
	if (run === undefined || words === undefined) {
		return [];
	}

	const told = journeyBefore(before, after)?.run;
	const isChanged = told?.isStopping !== run.isStopping;
	const remark = isChanged && words.stages.length === 0 ? words.whileIn(run) : undefined;
	const wasAsked = before?.dialog?.type === 'stop';
	const {stopping} = words.stop?.(run, contextOf(after)) ?? {};
	return [
		...words.stages.flatMap(stage => stageNews({
			title: words.stageTitle(stage, run.engine ?? after.options.engine),
			told: told?.stages[stage],
			progress: run.stages[stage],
			now: {before: told?.now ?? 0, after: run.now},
			isLong: stage === 'waiting',
		})),
		...(wasAsked && after.dialog === undefined && !run.isStopping ? [prose('Going on.')] : []),
		...(remark === undefined ? [] : [prose(remark)]),
		...(stopping !== undefined && run.isStopping && !told?.isStopping ? [prose(stopping)] : []),
	];
}

const stateWidth = 9;

type StageChange = {
	readonly title: string;
	/** ENTSSO may take a while for it. */
	readonly isLong: boolean;
	readonly told: StageProgress | undefined;
	readonly progress: StageProgress | undefined;
	readonly now: {readonly before: number; readonly after: number};
};

function stageNews({title, told, progress, now, isLong}: StageChange): Line[] {
	if (progress?.startedAt === undefined || progress.state === 'skipped') {
		return [];
	}

	const {state, startedAt, endedAt} = progress;
	const line = (rest: string): Line => prose(`${state.padEnd(stateWidth)}${title}, ${rest}`);
	if (state !== 'running') {
		return state === told?.state ? [] : [line(`${secondsIn((endedAt ?? now.after) - startedAt)} s`)];
	}

	const elapsed = now.after - startedAt;
	const reminders = remindersAfter(elapsed);
	return reminders > remindersAfter(now.before - startedAt)
		? [line(`${secondsIn(elapsed)} s so far.${isLong && reminders > 1 ? ` ${stillWaiting}` : ''}`)]
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
