import {expect} from 'vitest';
import {validatePassword} from '../../../source/journeys/backup/questions/password.ts';
import {Clearance, isSameName} from '../../../source/core/restore/present-secret.ts';
import type {RestoreJob} from '../../../source/core/restore/restore-and-record.ts';
import type {PresentSeen} from '../../../source/journeys/restore/present-seen.ts';
import type {BackupRequest} from '../../../source/core/proof/result.ts';
import {backupFileIn} from '../../../source/journeys/backup/questions/backup-file.ts';
import {pathIn} from '../../../source/journeys/shared/paths.ts';
import type {Effect} from '../../../source/wizard/effect.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import {commandFor} from '../../../source/wizard/keys.ts';
import {reviewedQuestions} from '../../../source/wizard/steps.ts';
import {isSettled, lookupsFor, problemOf} from '../../../source/wizard/question.ts';
import {
	contextOf,
	currentJourney,
	type JourneyState,
	questionOf,
	resultStep,
	reviewStep,
	runStep,
	type WizardState,
} from '../../../source/wizard/state.ts';
import {password} from './samples.ts';

/** Nothing runs but what was reviewed, and no two things at once. */
export function expectAllowed(before: WizardState, event: WizardEvent, after: WizardState, effect: Effect): void {
	if (effect.type === 'run') {
		expectReviewed(before, event, after, effect);
	}

	expect(effect.type !== 'practise' || before.options.offersPractice).toBe(true);
	// While work is going on, nothing else is started, and nothing looked up.
	if (['run', 'practise', 'look'].includes(effect.type) && event.type !== 'finished') {
		expect(currentJourney(before).step).not.toBe(runStep);
	}

	expect(JSON.stringify(effect)).not.toContain(password);
}

function expectReviewed(before: WizardState, event: WizardEvent, after: WizardState, {journey, request}: Effect & {type: 'run'}): void {
	const {journey: shown, step} = currentJourney(before);
	expect(journey).toBe(shown);
	expect(step).toBe(journey.review === undefined ? journey.questions.at(-1)?.id : reviewStep);
	expect(event.type === 'go-on' || before.view.isWaiting).toBe(true);
	expect(before.dialog?.type).not.toBe('help');
	expect(before.options.dryRun).toBe(false);
	expect(currentJourney(after).step).toBe(runStep);
	// The last that was found may have come with this event.
	const context = contextOf(after);
	for (const question of reviewedQuestions(after)) {
		expect(problemOf(question, context)).toBeUndefined();
		expect(isSettled(question, context)).toBe(true);
		const confirmation = question.confirm?.(context);
		expect(confirmation?.about).toBe(confirmation && context.answers.agreed[question.id]);
	}

	// Functions, such as a permission, are made anew.
	const anew = Object.entries(request)
		.map(([name, value]) => [name, typeof value === 'function' ? expect.any(Function) as unknown : value] as const);
	expect(journey.start(context)).toEqual({type: 'run', request: Object.fromEntries(anew)});
	if (journey.id.startsWith('backup')) {
		expectAnswered(request as BackupRequest, after);
	} else if (journey.id === 'restore') {
		expectPermitted(request as RestoreJob, after);
	} else {
		const {folder, createFolder = folder} = request;
		expect([folder, createFolder]).toEqual([pathIn(context, 'second-copy'), folder]);
		expect(request.createFolder).toBe(request.createFolder === undefined ? undefined : context.answers.agreed['second-copy']);
	}
}

/** Nothing is restored over a secret that may be lost. */
function expectPermitted({looked, permit, password: typed}: RestoreJob, after: WizardState): void {
	const {answers: {secrets, texts}, found} = contextOf(after);
	const {secret} = found['present-secret']?.facts as PresentSeen;
	const {file} = looked;
	expect(permit(file)).toBeInstanceOf(Clearance);
	expect(permit(file)?.file).toBe(texts['restore-file']);
	expect(secrets['restore-password']?.equals(typed)).toBe(true);
	expect(looked.isChanged !== true || (looked.sha256?.startsWith(texts['changed-file']?.trim().toLowerCase() ?? '') === true && texts['changed-file'] !== '')).toBe(true);
	expect(secret?.state === 'none' || isSameName(texts['computer-name'] ?? '', after.options.computer)
		|| secret?.isRegistryEmpty === true).toBe(true);
	expect(secret?.state !== 'not-loadable' || texts['old-account']?.trim().toLowerCase() === 'gone').toBe(true);
}

/** The request is made of the answers, and of nothing else. */
function expectAnswered(request: BackupRequest, after: WizardState): void {
	const context = contextOf(after);
	const {agreed, secrets, texts} = context.answers;
	expect(validatePassword(request.password).refusal).toBeUndefined();
	expect(Object.values(secrets).map(secret => secret.reveal())).toEqual([request.password.reveal(), request.password.reveal()]);
	expect(texts).toMatchObject({reminder: request.reminder.reveal()});
	expect(request.backupFile).toBe(backupFileIn(context));
	expect(request.installDirectory).toBe(pathIn(context, 'install-directory'));
	expect(request.copyFolder ?? '').toBe(pathIn(context, 'second-copy'));
	expect(request.createFolder).toBe(request.createFolder === undefined ? undefined : agreed['backup-file']);
	expect(request.createCopyFolder).toBe(request.createCopyFolder === undefined ? undefined : agreed['second-copy']);
}

/** What is true of every state. */
export function expectSound(before: WizardState, event: WizardEvent, after: WizardState): void {
	if (before.exitCode !== undefined) {
		expect(after).toBe(before);
		return;
	}

	// Whatever lies over the choices, one that was made counts.
	if (event.type === 'options' && questionOf(before)?.choices !== undefined) {
		expect(after.options).toBe(event.options);
	}

	expectRunKept(before, event, after);
	expectMarksKept(before, event, after);
	expectWaitingKept(before, after);
	expectShown(after);
	expectResultAwaited(before, event, after);
	expectForgotten(before, after);
	if (!canLeave(after)) {
		expect.fail(`Ctrl+C does nothing on the screen of ${currentJourney(after).step}.`);
	}
}

/** A mark is set and taken off by the user alone, and stays wherever one goes. */
function expectMarksKept(before: WizardState, event: WizardEvent, after: WizardState): void {
	if (event.type !== 'mark' && event.type !== 'options') {
		expect(marksIn(after)).toEqual(marksIn(before));
	}
}

function marksIn({left, journeys}: WizardState): Record<string, readonly string[]> {
	const all = [...Object.values(left).flatMap(one => one?.state ?? []), ...journeys];
	return Object.fromEntries(all.filter(({marked}) => marked.length > 0).map(({journey, marked}) => [journey.id, marked]));
}

/** A run is left only by its end. */
function expectRunKept(before: WizardState, event: WizardEvent, after: WizardState): void {
	const {journey, step} = currentJourney(before);
	const now = currentJourney(after);
	const isStill = now.step === runStep && now.journey === journey;
	if (isStill || step !== runStep) {
		return;
	}

	const isEnd = journey.result === undefined
		? after.journeys.length === before.journeys.length - 1
		: now.journey === journey && now.step === resultStep;
	if (!isEnd || event.type !== 'finished') {
		expect.fail(`The run was left for ${now.step} by ${event.type}.`);
	}
}

/** While a journey waits for another one, nothing happens to it but that something is found out. */
function expectWaitingKept(before: WizardState, after: WizardState): void {
	const count = Math.min(before.journeys.length, after.journeys.length) - 1;
	for (const [index, journey] of after.journeys.slice(0, count).entries()) {
		expect({...journey, found: undefined}).toEqual({...before.journeys[index], found: undefined});
	}

	if (Math.abs(after.journeys.length - before.journeys.length) > 1) {
		expect.fail('More than one journey was opened or left at once.');
	}
}

/** The screen has something to show, and nothing that belongs to another one. */
function expectShown(after: WizardState): void {
	const {journey, step, run, result} = currentJourney(after);
	const question = questionOf(after);
	const shown: Readonly<Record<string, unknown>> = {
		[reviewStep]: journey.review, [runStep]: run && journey.run, [resultStep]: result && journey.result,
	};
	if ((question ?? shown[step]) === undefined) {
		expect.fail(`Nothing to show on the screen of ${step}.`);
	}

	const {view, dialog} = after;
	const focused = question?.fields[view.focus];
	expectLookedUp(after);
	if ((view.isRevealed || view.generated > 0) && focused?.kind !== 'secret') {
		expect.fail(`A secret would be shown in clear on the screen of ${step}.`);
	}

	if (focused === undefined && view.focus > 0) {
		expect.fail(`The keyboard has gone astray on the screen of ${step}.`);
	}

	const isStoppable = step === runStep && run?.isStopping === false && journey.run?.stop !== undefined;
	if (!isStoppable && dialog?.type === 'stop') {
		expect.fail(`There is nothing to stop on the screen of ${step}.`);
	}

	if (question === undefined && dialog?.type === 'confirm') {
		expect.fail(`There is nothing to agree to on the screen of ${step}.`);
	}
}

/** What the step depends on was asked for, so that nothing is waited for in vain. */
function expectLookedUp(after: WizardState): void {
	const {step} = currentJourney(after);
	const context = contextOf(after);
	const question = questionOf(after);
	const awaited = question === undefined ? (step === reviewStep ? reviewedQuestions(after) : []) : [question];
	for (const lookup of awaited.flatMap(one => lookupsFor(one, context))) {
		if (context.found[lookup.id]?.about !== lookup.about(context)) {
			expect.fail(`Nobody looks up ${lookup.id} on the screen of ${step}.`);
		}
	}

	const isSettledNow = question?.choices === undefined && awaited.every(one => isSettled(one, context));
	if (isSettledNow && step !== resultStep && after.view.isWaiting) {
		expect.fail(`It waits for nothing on the screen of ${step}.`);
	}
}

/** A result is waited for only while it is looked at again, and only until that is seen. */
function expectResultAwaited(before: WizardState, event: WizardEvent, after: WizardState): void {
	const {journey, step, result} = currentJourney(after);
	if (step !== resultStep || !after.view.isWaiting) {
		return;
	}

	const last = currentJourney(before);
	const isLookedAt = event.type === 'look-at-result' && journey.lookAgain !== undefined;
	const isStillLookedAt = before.view.isWaiting && last.step === step && last.journey === journey && last.result === result;
	const isSeen = event.type === 'result-seen' && event.of === last.result;
	if (isSeen || !(isLookedAt || isStillLookedAt)) {
		expect.fail(`It waits for nothing on the screen of ${step}.`);
	}
}

/** What is no longer needed is kept no longer, and what is still needed is kept. */
function expectForgotten(before: WizardState, after: WizardState): void {
	const {journey, step, result} = currentJourney(after);
	const last = currentJourney(before);
	const hasEnded = step === resultStep && last.step === runStep && last.journey === journey;
	if (result === undefined || !hasEnded) {
		return;
	}

	const isForgotten = journey.result?.forgets(result) ?? false;
	expect(secretsIn(currentJourney(after))).toEqual(isForgotten ? [] : secretsIn(last));
}

function secretsIn({journey, answers: {secrets, texts}}: JourneyState): string[] {
	const forgotten = journey.questions.flatMap(({fields}) => fields).filter(field => field.isForgotten);
	return [
		...Object.values(secrets).map(secret => secret.reveal()),
		...forgotten.map(({name}) => texts[name] ?? ''),
	].filter(text => text !== '');
}

/** Always, but in the moment in which the tool is being ended. */
function canLeave(state: WizardState): boolean {
	const {journey, step, run} = currentJourney(state);
	const isStopping = step === runStep && run?.isStopping === true && journey.run?.stop !== undefined;
	return isStopping || state.exitCode !== undefined || commandFor(state, 'ctrl-c') !== undefined;
}
