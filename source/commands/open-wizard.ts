import type {TerminalLoan} from '../core/engines/engine.ts';
import {openSettings} from '../core/settings.ts';
import {createEffects} from '../effects.ts';
import {systemClock} from '../host/clock.ts';
import {createSession, type Session} from '../session.ts';
import {initialState} from '../wizard/state.ts';
import type {WizardFlags, Environment} from './environment.ts';
import {openHost, openPractice} from './open-host.ts';
import {settingFor} from './setting-for.ts';

/** A wizard that waits for its first event; how it is shown is for others to decide. */
export type OpenWizard = {
	readonly session: Session;
	/** Ends what is still going on, and tidies up. */
	close(): Promise<void>;
};

/** Makes a wizard for this computer. `terminal` is lent to the tool where it needs one. */
export async function openWizard(environment: Environment, flags: WizardFlags, terminal: TerminalLoan): Promise<OpenWizard> {
	const settings = openSettings({clock: systemClock, directory: flags.configDirectory});
	const host = await openHost(environment, flags, {isWatched: true});
	const effects = createEffects({
		clock: systemClock,
		host,
		terminal,
		lastDirectory: settings.answers.installDirectory,
		async findLastBackup(on) {
			const {findLastBackup} = await import('./last-backup.ts');
			return findLastBackup(settings.history, {host: on, clock: systemClock});
		},
		openPractice: async scenario => openPractice(environment, scenario, {isWatched: true}),
		settingFor: practiceHost => settingFor(practiceHost, flags, settings),
		async copyAgain(on, result, folder, services) {
			const {copyAndRecord} = await import('./run-and-record.ts');
			return copyAndRecord(result, folder, {...services, host: on}, settings);
		},
		async runBackup(on, request, services) {
			const {runAndRecord} = await import('./run-and-record.ts');
			return runAndRecord(request, {...services, host: on}, {environment, settings});
		},
	});
	return {session: createSession(initialState(settingFor(host, flags, settings), settings.notice), effects.perform), close: effects.close};
}
