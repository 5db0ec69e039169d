import {type Stage, stages} from '../core/result.ts';
import {checkIds} from '../host/host.ts';
import {judge, judgeFocused} from '../wizard/judge.ts';
import type {
	FieldName,
	StageProgress,
	WizardState,
} from '../wizard/state.ts';
import {questionSteps, stepNumber, stepTitles} from '../wizard/steps.ts';
import {checkAdvice, checkClosing, checkTitles} from '../words/check.ts';
import {stageTitle, stillWaiting, stoppingWords} from '../words/stages.ts';
import {strengthSentence} from '../words/strength.ts';
import {reminderWarning, whyOf, whyOfRunInLines} from '../words/why.ts';
import {
	blank,
	exact,
	type Line,
	prose,
} from './line.ts';

/** What has happened between two states, in words. `before` is undefined at the start. */
export function newsOf(before: WizardState | undefined, after: WizardState): readonly Line[] {
	return [
		...arrival(before, after),
		...(after.wasRefused && !before?.wasRefused ? refusal(after) : []),
		...(after.remark === undefined || after.remark === before?.remark ? [] : [prose(after.remark)]),
		...checkNews(before, after),
		...runNews(before, after),
	];
}

/** What is said of an answer that is taken. */
export function acceptance(state: WizardState, field: FieldName): readonly Line[] {
	const judgement = judge(state, field);
	return judgement.refusal === undefined
		? [
			...(field === 'password' ? [prose(strengthSentence(state.secrets.password))] : []),
			...(judgement.note === undefined ? [] : [prose(judgement.note)]),
			...judgement.warnings.map(warning => prose(`Note: ${warning}`)),
		]
		: [];
}

function refusal(state: WizardState): Line[] {
	const reason = judgeFocused(state)?.refusal;
	return reason === undefined ? [] : [prose(`Not yet: ${reason}`)];
}

/** Returns the head of a step. */
function arrival(before: WizardState | undefined, {step, setting, notice, exitCode}: WizardState): Line[] {
	if (exitCode !== undefined || step === before?.step) {
		return [];
	}

	const number = stepNumber(step);
	const position = number === undefined ? '' : `Step ${number} of ${questionSteps.length}: `;
	const practice = setting.practice === undefined ? '' : ` (PRACTICE: ${setting.practice})`;
	return [
		...(before === undefined && notice !== undefined ? [prose(notice)] : []),
		blank,
		exact(`${position}${stepTitles[step]}${practice}`),
		prose(step === 'run' ? whyOfRunInLines : whyOf[step]),
		...(step === 'reminder' ? [prose(reminderWarning)] : []),
		...(step === 'run' ? [prose('Ctrl+C stops it; you are asked first.')] : []),
	];
}

const stateWidth = 9;

function checkNews(before: WizardState | undefined, after: WizardState): Line[] {
	if (after.step !== 'check') {
		return [];
	}

	const {check, lastBackup} = after;
	const isSameRound = before?.check.round === check.round;
	const lines = Object.values(check.lines);
	const closing = checkClosing(lines);
	return [
		...(!isSameRound && before?.step === 'check' ? [blank, prose('Looking the computer over again.')] : []),
		...checkIds.flatMap(id => {
			const line = check.lines[id];
			return line === undefined || line === before?.check.lines[id] ? [] : [prose(`${line.state.padEnd(stateWidth)}${checkTitles[id]}: ${line.detail}`)];
		}),
		...(lastBackup === undefined || lastBackup === before?.lastBackup ? [] : [prose(lastBackup.detail)]),
		...(check.isComplete && !(isSameRound && before.check.isComplete)
			? [...checkAdvice(lines).map(({text}) => prose(text)), ...(closing === undefined ? [] : [prose(closing.text)])]
			: []),
	];
}

function runNews(before: WizardState | undefined, {running, setting}: WizardState): Line[] {
	if (running === undefined) {
		return [];
	}

	const told = before?.running;
	return [
		...stages.flatMap(stage => stageNews(stage, {
			title: stageTitle(stage, running.engine ?? setting.engine),
			told: told?.stages[stage],
			progress: running.stages[stage],
			now: {before: told?.now ?? 0, after: running.now},
		})),
		...(told?.asksToStop && !running.asksToStop && !running.stopping ? [prose('Going on.')] : []),
		...(running.stopping && !told?.stopping ? [prose(stoppingWords(running, setting.engine))] : []),
	];
}

type StageChange = {
	readonly title: string;
	readonly told: StageProgress | undefined;
	readonly progress: StageProgress | undefined;
	readonly now: {readonly before: number; readonly after: number};
};

function stageNews(stage: Stage, {title, told, progress, now}: StageChange): Line[] {
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
		? [line(`${secondsIn(elapsed)} s so far.${stage === 'waiting' && reminders > 1 ? ` ${stillWaiting}` : ''}`)]
		: [];
}

/**
How often a stage that lasts was told of after so many milliseconds: after 2, 10 and 30 seconds, then each minute.
*/
function remindersAfter(milliseconds: number): number {
	const seconds = secondsIn(milliseconds);
	return [2, 10, 30].filter(mark => seconds >= mark).length + Math.floor(seconds / 60);
}

function secondsIn(milliseconds: number): number {
	return Math.max(0, Math.round(milliseconds / 1000));
}
