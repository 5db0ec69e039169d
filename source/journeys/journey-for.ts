import type {WizardOptions} from '../wizard/context.ts';
import type {Journey} from '../wizard/journey.ts';
import {backupJourney} from './backup/journey.ts';
import {practiceJourney} from './practice.ts';
import type {JourneyServices} from './services.ts';

/** Returns the journey that a wizard with these options begins with. */
export function journeyFor({offersPractice}: WizardOptions, services: JourneyServices): Journey {
	return offersPractice ? practiceJourney : backupJourney(services);
}
