import {isSamePath} from './answers/path-text.ts';
import type {BackupServices} from './core/backup.ts';
import type {Clock} from './host/clock.ts';
import type {BackupRequest, BackupResult} from './core/result.ts';
import type {TerminalLoan, ToolAnswer} from './core/engines/engine.ts';
import type {CopyProgress, CopyServices} from './core/second-copy.ts';
import type {LastBackup} from './core/verify.ts';
import {findCopyFacts, findDirectoryFacts} from './host/facts.ts';
import type {DirectoryCandidate, Host} from './host/host.ts';
import type {Session} from './session.ts';
import type {Effect} from './wizard/effect.ts';
import type {FactsReport} from './wizard/event.ts';
import type {Setting} from './wizard/state.ts';

/** What a run of the wizard is given. */
type RunServices =
	| 'announceHandOver'
	| 'ask'
	| 'onCopyProgress'
	| 'onEngine'
	| 'onSilence'
	| 'onStage'
	| 'signal'
	| 'takeOver'
	| 'terminal';

export type EffectServices = {
	readonly clock: Clock;
	readonly terminal: TerminalLoan;
	/** The computer to begin with, and the one of a practice scenario. */
	readonly host: Host;
	/** The install directory of the last run; it is offered after those found now. */
	readonly lastDirectory: string | undefined;
	/** How the last backup of this computer stands; undefined where none is known. Never rejects. */
	findLastBackup(host: Host): Promise<LastBackup | undefined>;
	openPractice(scenario: string): Promise<Host>;
	settingFor(host: Host): Setting;
	/** Makes the second copy of a backup that has none, and keeps that. Never rejects. */
	copyAgain(host: Host, result: BackupResult, folder: string, services: Omit<CopyServices, 'clock'>): Promise<BackupResult>;
	/** Runs a backup on this computer, keeps its record and the answers. Never rejects. */
	runBackup(host: Host, request: BackupRequest, services: Pick<BackupServices, RunServices>): Promise<BackupResult>;
};

export type Effects = {
	perform(effect: Effect, session: Session): void;
	/** Ends what is still going on, and tidies up. */
	close(): Promise<void>;
};

/**
How long the password stays readable after the last Ctrl+R, in milliseconds: longer than a held key takes to repeat.
*/
const revealTime = 1000;
/** Milliseconds between two looks at the clock while the tool runs. */
const tickTime = 1000;

/** Does in the world what the wizard wants done, and reports back as events. */
export function createEffects(services: EffectServices): Effects {
	const {clock, terminal} = services;
	let {host} = services;
	let cancelConceal: (() => void) | undefined;
	let answer: ((answer: ToolAnswer) => void) | undefined;
	let handOver: (() => void) | undefined;
	let takeOver: AbortController | undefined;
	let stop: AbortController | undefined;
	let running: Promise<void> = Promise.resolve();

	const run = async (request: BackupRequest, session: Session): Promise<void> => {
		stop = new AbortController();
		takeOver = new AbortController();
		const {signal} = stop;
		let cancelTick: (() => void) | undefined;
		const tick = (): void => {
			session.dispatch({type: 'tick', now: clock.now().getTime()});
			cancelTick = clock.after(tickTime, tick);
		};

		tick();
		const result = await services.runBackup(host, request, {
			signal,
			takeOver: takeOver.signal,
			terminal,
			onCopyProgress: reportCopy(session),
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
					return;
				}

				const {promise, resolve} = Promise.withResolvers<void>();
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
		cancelTick?.();
		stop = undefined;
		session.dispatch({type: 'finished', result});
	};

	const copy = async ({result, folder}: Effect & {type: 'copy'}, session: Session): Promise<void> => {
		stop = new AbortController();
		const copied = await services.copyAgain(host, result, folder, {signal: stop.signal, onProgress: reportCopy(session)});
		session.dispatch({type: 'copied', result: copied});
		stop = undefined;
	};

	const report = async (effect: Effect, session: Session): Promise<void> => {
		switch (effect.type) {
			case 'practise': {
				host = await services.openPractice(effect.scenario);
				session.dispatch({type: 'setting', setting: services.settingFor(host)});
				break;
			}

			case 'check': {
				const {round} = effect;
				await host.check(line => {
					session.dispatch({type: 'check-line', round, line});
				});
				session.dispatch({type: 'check-complete', round});
				break;
			}

			case 'find-directories': {
				session.dispatch({type: 'directories', candidates: await findDirectories(host, services.lastDirectory)});
				break;
			}

			case 'find-last-backup': {
				session.dispatch({type: 'last-backup', lastBackup: await services.findLastBackup(host)});
				break;
			}

			case 'find-facts': {
				session.dispatch(await findFacts(host, effect));
				break;
			}

			case 'complete': {
				const {field, text} = effect;
				const options = await host.completePath(text, field === 'backup-file' ? 'file' : 'folder');
				session.dispatch({
					type: 'completions', field, text, options,
				});
				break;
			}

			case 'conceal-later': {
				cancelConceal?.();
				cancelConceal = clock.after(revealTime, () => {
					session.dispatch({type: 'conceal'});
				});
				break;
			}

			case 'run': {
				running = run(effect.request, session);
				await running;
				break;
			}

			case 'copy': {
				running = copy(effect, session);
				await running;
				break;
			}

			case 'answer-tool': {
				answer?.(effect.answer);
				break;
			}

			case 'take-over': {
				takeOver?.abort();
				break;
			}

			case 'hand-over': {
				handOver?.();
				break;
			}

			case 'stop-run': {
				stop?.abort();
				answer?.('stop');
				handOver?.();
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
			void report(effect, session);
		},
		async close() {
			cancelConceal?.();
			stop?.abort();
			answer?.('stop');
			handOver?.();
			await running;
			await host.close?.();
		},
	};
}

function reportCopy(session: Session): (progress: CopyProgress) => void {
	return progress => {
		session.dispatch({type: 'copy-progress', progress});
	};
}

async function findDirectories(host: Host, last: string | undefined): Promise<DirectoryCandidate[]> {
	const found = await host.installDirectories();
	const isNew = last !== undefined && host.practice === undefined && found.every(({path}) => !isSamePath(path, last, host.pathStyle));
	return isNew ? [...found, {path: last, source: 'last-time', foundIn: 'last time'}] : found;
}

async function findFacts(host: Host, {field, path, backupFile}: Effect & {type: 'find-facts'}): Promise<FactsReport> {
	switch (field) {
		case 'install-directory': {
			return {
				type: 'facts', field, path, facts: await findDirectoryFacts(host, path),
			};
		}

		case 'backup-file': {
			return {
				type: 'facts', field, path, facts: await host.inspectFile(path),
			};
		}

		case 'second-copy': {
			return {
				type: 'facts', field, path, facts: await findCopyFacts(host, path, backupFile),
			};
		}
	}
}
