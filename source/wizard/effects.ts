import type {TerminalLoan, ToolAnswer} from '../core/engines/task.ts';
import type {LastBackup} from '../core/records/record-lines.ts';
import type {Clock} from '../values/clock.ts';
import type {Host} from '../host/host.ts';
import type {WizardOptions} from './context.ts';
import type {Effect} from './effect.ts';
import type {Journey, RunServices} from './journey.ts';
import type {Lookup} from './lookup.ts';
import {tickTime} from './running.ts';
import type {RandomBelow} from './question.ts';
import type {Session} from './session.ts';
import {contextOf} from './state.ts';

export type EffectServices = {
	readonly clock: Clock;
	readonly terminal: TerminalLoan;
	/** Computer to begin with, or the one of a practice scenario. */
	readonly host: Host;
	/** Install directory of the last run; it is offered after those found now. */
	readonly lastDirectory: string | undefined;
	/** Returns how the last backup of this computer stands; undefined where none is known. Never rejects. */
	findLastBackup(host: Host): Promise<LastBackup | undefined>;
	/** Has the terminal put the text into its clipboard; left out where it cannot. */
	copyText?(text: string): void;
	/** Writes a report on this computer and the last run to a new file of the user's. Never rejects. */
	writeReport(host: Host): Promise<{readonly file: string; readonly howToSend: string} | {readonly problem: string}>;
	/** Returns what secrets are made with. */
	openRandom(): Promise<RandomBelow>;
	openPractice(scenario: string): Promise<Host>;
	/** Returns what a wizard on this computer begins with. */
	wizardFor(host: Host): {readonly options: WizardOptions; readonly journey: Journey};
};

export type Effects = {
	perform(effect: Effect, session: Session): void;
	/** Ends what is still going on, and tidies up. */
	close(): Promise<void>;
};

/** Milliseconds that the password stays readable after the last Ctrl+R: longer than a held key takes to repeat. */
const revealTime = 1000;

/** Does in the world what the wizard wants done, and reports back as events. */
export function createEffects(services: EffectServices): Effects {
	const {clock, terminal, lastDirectory} = services;
	let {host} = services;
	let isPractising = false;
	let cancelConceal: (() => void) | undefined;
	let answer: ((answer: ToolAnswer) => void) | undefined;
	let handOver: ((isWanted: boolean) => void) | undefined;
	let takeOver: EventTarget | undefined;
	let stop: AbortController | undefined;
	let running: Promise<void> = Promise.resolve();
	const closed = new AbortController();
	/** By lookup: takes back its next look. */
	const cancelLook = new Map<string, () => void>();

	const servicesFor = (session: Session, signal: AbortSignal, wish: EventTarget): RunServices => ({
		host,
		signal,
		takeOver: wish,
		terminal,
		onProgress(progress) {
			session.dispatch({type: 'progress', progress});
		},
		onStage(stage, state) {
			session.dispatch({
				type: 'stage', stage, state: state === 'start' ? 'running' : state, at: clock.now().getTime(),
			});
		},
		onEngine(engine) {
			session.dispatch({type: 'engine', engine});
		},
		onSilence(lines) {
			session.dispatch({type: 'tool-silent', lines});
		},
		async announceHandOver() {
			// Who stopped the run is asked no more.
			if (signal.aborted) {
				return false;
			}

			const {promise, resolve} = Promise.withResolvers<boolean>();
			handOver = resolve;
			session.dispatch({type: 'hand-over-ahead'});
			return promise;
		},
		async ask(question, withdrawn) {
			if (signal.aborted) {
				return 'stop';
			}

			const {promise, resolve} = Promise.withResolvers<ToolAnswer>();
			answer = resolve;
			withdrawn.addEventListener('abort', () => {
				session.dispatch({type: 'question-withdrawn'});
			});
			session.dispatch({type: 'tool-asks', question});
			return promise;
		},
	});

	const run = async ({journey, request}: Effect & {type: 'run'}, session: Session): Promise<void> => {
		stop = new AbortController();
		takeOver = new EventTarget();
		let cancelTick: (() => void) | undefined;
		const tick = (): void => {
			session.dispatch({type: 'tick', now: clock.now().getTime()});
			cancelTick = clock.after(tickTime, tick);
		};

		tick();
		const result = await journey.perform?.(request, servicesFor(session, stop.signal, takeOver));
		cancelTick?.();
		stop = undefined;
		if (result !== undefined) {
			session.dispatch({type: 'finished', result});
		}
	};

	const lookLater = ({id, repeatsAfter}: Lookup, about: string, session: Session): void => {
		if (repeatsAfter === undefined || closed.signal.aborted) {
			return;
		}

		// One chain of looks for each, however often its question was left and came again.
		cancelLook.get(id)?.();
		cancelLook.set(id, clock.after(repeatsAfter, () => {
			session.dispatch({type: 'look-due', lookup: id, about});
		}));
	};

	const handle = async (effect: Effect, session: Session): Promise<void> => {
		switch (effect.type) {
			case 'practise': {
				// Enter may be pressed again before it begins.
				if (isPractising) {
					break;
				}

				isPractising = true;
				host = await services.openPractice(effect.scenario);
				session.dispatch({type: 'options', ...services.wizardFor(host)});
				break;
			}

			case 'look': {
				const {lookup, about, context} = effect;
				const asked = host;
				await lookup.look({
					host,
					clock,
					lastDirectory,
					isWanted: () => lookup.about(contextOf(session.state)) === about,
					findLastBackup: async () => services.findLastBackup(asked),
				}, context, (facts, isComplete) => {
					session.dispatch({
						type: 'found', lookup: lookup.id, about, facts, isComplete,
					});
				});
				lookLater(lookup, about, session);
				break;
			}

			case 'complete': {
				const {field, kind, text} = effect;
				session.dispatch({
					type: 'completions', field, text, options: await host.completePath(text, kind),
				});
				break;
			}

			case 'generate': {
				const {field, count, instead} = effect;
				const generated = await field.generate?.(await services.openRandom(), count);
				if (generated !== undefined) {
					session.dispatch({
						type: 'generated', field: field.name, instead, ...generated,
					});
				}

				break;
			}

			case 'conceal-later': {
				cancelConceal?.();
				cancelConceal = clock.after(revealTime, () => {
					session.dispatch({type: 'conceal'});
				});
				break;
			}

			case 'elevate': {
				const outcome = await host.elevate?.() ?? {state: 'not-opened', because: 'It cannot be done here.'};
				session.dispatch({type: 'elevation', outcome});
				break;
			}

			case 'copy-text': {
				services.copyText?.(effect.text);
				break;
			}

			case 'run': {
				running = run(effect, session);
				await running;
				break;
			}

			case 'look-at-result': {
				const {journey, result: of} = effect;
				const result = await journey.lookAgain?.(of, {host, clock, signal: closed.signal});
				if (result !== undefined) {
					session.dispatch({type: 'result-seen', of, result});
				}

				break;
			}

			case 'write-report': {
				session.dispatch({type: 'report-written', outcome: await services.writeReport(host)});
				break;
			}

			case 'answer-tool': {
				answer?.(effect.answer);
				break;
			}

			case 'take-over': {
				takeOver?.dispatchEvent(new Event('take-over'));
				break;
			}

			case 'hand-over': {
				handOver?.(effect.isWanted);
				break;
			}

			case 'stop-run': {
				stop?.abort();
				answer?.('stop');
				handOver?.(false);
				break;
			}

			case 'wipe': {
				for (const secret of effect.secrets) {
					secret.wipe();
				}

				break;
			}
		}
	};

	return {
		perform(effect, session) {
			void handle(effect, session);
		},
		async close() {
			cancelConceal?.();
			for (const cancel of cancelLook.values()) {
				cancel();
			}

			closed.abort();
			stop?.abort();
			answer?.('stop');
			handOver?.(false);
			await running;
			await host.close?.();
		},
	};
}
