import type {TerminalLoan} from '../core/engines/task.ts';
import {openPreferences} from '../core/records/preferences.ts';
import {systemClock} from '../values/clock.ts';
import type {Host} from '../host/host.ts';
import {journeyFor} from '../journeys/journey-for.ts';
import type {WizardOptions} from '../wizard/context.ts';
import {createEffects} from '../wizard/effects.ts';
import type {Journey} from '../wizard/journey.ts';
import {createSession, type Observe, type Session} from '../wizard/session.ts';
import {initialState} from '../wizard/state.ts';
import type {WizardFlags, Environment} from './environment.ts';
import {openHost, openPractice} from './open-host.ts';
import {restoreParts} from './restore-parts.ts';
import {wizardOptions} from './wizard-options.ts';

/** A wizard that waits for its first event; how it is shown is for others to decide. */
export type OpenWizard = {
	readonly session: Session;
	/** Ends what is still going on, and tidies up. */
	close(): Promise<void>;
};

/**
Makes a wizard for this computer. `terminal` is lent to the tool where it needs one. `copyText` puts a text into its
clipboard; left out where it cannot.
*/
export async function openWizard(
	environment: Environment,
	flags: WizardFlags,
	terminal: TerminalLoan,
	copyText?: (text: string) => void,
): Promise<OpenWizard> {
	const preferences = openPreferences({clock: systemClock, directory: flags.configDirectory});
	const host = await openHost(environment, flags, {isWatched: true});
	const wizardFor = (on: Host): {options: WizardOptions; journey: Journey} => {
		const options: WizardOptions = {
			...wizardOptions(on, flags, preferences, environment.system), takesClipboard: copyText !== undefined,
		};
		return {options, journey: journeyFor(options, {environment, preferences, restore: restoreParts(preferences)})};
	};

	const effects = createEffects({
		clock: systemClock,
		host,
		terminal,
		lastDirectory: preferences.answers.installDirectory,
		async findLastBackup(on) {
			const {findLastBackup} = await import('../core/records/last-backup.ts');
			return findLastBackup(preferences.history, {host: on, clock: systemClock});
		},
		...(copyText !== undefined && {copyText}),
		async writeReport(on) {
			const {writeReportForUser} = await import('./report.ts');
			return writeReportForUser(environment, on, preferences);
		},
		async openRandom() {
			const {randomBelow} = await import('./random.ts');
			return randomBelow;
		},
		openPractice: async scenario => openPractice(environment, scenario, {isWatched: true}),
		wizardFor,
	});
	const {options, journey} = wizardFor(host);
	return {
		session: createSession(
			initialState(journey, options, preferences.notice), effects.perform, await observerOf(environment),
		),
		close: effects.close,
	};
}

async function observerOf({debug}: Environment): Promise<Observe | undefined> {
	if (debug === undefined) {
		return undefined;
	}

	const {wizardEntries} = await import('./debug.ts');
	return (event, change) => {
		for (const entry of wizardEntries(event, change)) {
			debug(entry);
		}
	};
}
