import type {Exposure} from '../host/host.ts';

/** Most sentences that are said of one folder; the first says what matters most. */
const most = 3;

/** Returns how others may change a folder, in sentences, in which it has this name. */
export function exposureSentences(exposures: readonly Exposure[], folder: string, name: string): string[] {
	return exposures.slice(0, most).map(exposure => sentenceFor(exposure, exposure.path === folder ? name : exposure.path));
}

function sentenceFor({kind, who = 'others', target = 'another place'}: Exposure, place: string): string {
	switch (kind) {
		case 'writable': {
			return `${capital(place)} can be changed by ${who}.`;
		}

		case 'foreign-owner': {
			return `${capital(place)} belongs to ${who}, who may change its rights.`;
		}

		case 'link': {
			return `${capital(place)} is a link to ${target}.`;
		}

		case 'unknown': {
			return `Who else can change ${place} could not be found out.`;
		}
	}
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
