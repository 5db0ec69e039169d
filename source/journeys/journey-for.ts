import type {WizardOptions} from '../wizard/context.ts';
import type {Journey} from '../wizard/journey.ts';
import {backupJourney, backupWithin} from './backup/journey.ts';
import {practiceJourney} from './practice.ts';
import {restoreJourney} from './restore/journey.ts';
import type {JourneyServices} from './services.ts';

/** Returns the journey that a wizard with these options begins with: that of a backup, if no other is asked for. */
export function journeyFor({offersPractice, begins}: WizardOptions, services: JourneyServices): Journey {
	if (offersPractice) {
		return practiceJourney;
	}

	const {restore: parts} = services;
	if (parts === undefined) {
		return backupJourney(services);
	}

	const backup = (): Journey => backupJourney(services, {restore});
	const backupFirst = (): Journey => backupWithin(services);
	const restore = (): Journey => restoreJourney(services, parts, {backup, backupFirst});
	return begins === 'restore' ? restore() : backup();
}
