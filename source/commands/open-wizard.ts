import type {TerminalLoan} from '../core/engines/engine.ts';
import {openSettings} from '../core/settings.ts';
import {createEffects} from '../effects.ts';
import {systemClock} from '../host/clock.ts';
import {createSession, type Session} from '../session.ts';
import {initialState} from '../wizard/state.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {findLastBackup} from './last-backup.ts';
import {openHost, openPractice} from './open-host.ts';
import {copyAndRecord, runAndRecord} from './run-and-record.ts';
import {settingFor} from './setting-for.ts';

/** A wizard that waits for its first event; how it is shown is for others to decide. */
export type OpenWizard = {
	readonly session: Session;
	/** Ends what is still going on, and tidies up. */
	close(): Promise<void>;
};

/** Makes a wizard for this computer. `terminal` is lent to the tool where it needs one. */
export function openWizard(environment: Environment, flags: CommonFlags, terminal: TerminalLoan): OpenWizard {
	const settings = openSettings({clock: systemClock, directory: flags.configDirectory});
	const host = openHost(environment, flags);
	const effects = createEffects({
		clock: systemClock,
		host,
		terminal,
		lastDirectory: settings.answers.installDirectory,
		findLastBackup: async on => findLastBackup(settings.history, {host: on, clock: systemClock}),
		openPractice: scenario => openPractice(environment, scenario),
		settingFor: practiceHost => settingFor(practiceHost, flags, settings),
		copyAgain: async (on, result, folder, services) => copyAndRecord(result, folder, {...services, host: on}, settings),
		runBackup: async (on, request, services) => runAndRecord(request, {...services, host: on}, settings),
	});
	return {session: createSession(initialState(settingFor(host, flags, settings), settings.notice), effects.perform), close: effects.close};
}
