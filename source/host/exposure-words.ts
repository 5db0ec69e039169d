import type {Exposure} from './host.ts';

/** Most sentences that are said of one folder; the first says what matters most. */
const most = 3;

/** Returns how others may change a folder, in sentences, in which it has this name. */
export function exposureSentences(exposures: readonly Exposure[], folder: string, name: string): string[] {
	return exposures.slice(0, most)
		.map(exposure => exposureSentence(exposure, exposure.path === folder ? name : exposure.path));
}

/** Returns one way in which others may change a place, as a sentence, in which the place has this name. */
export function exposureSentence(exposure: Exposure, place: string): string {
	const {kind, path, who = 'others', target = 'another place'} = exposure;
	// A name in words begins a sentence with a capital; a path stays as it is.
	const beginning = place === path ? path : place.charAt(0).toUpperCase() + place.slice(1);
	switch (kind) {
		case 'writable': {
			return `${beginning} can be changed by ${who}.`;
		}

		case 'foreign-owner': {
			return `${beginning} belongs to ${who}, who may change its rights.`;
		}

		case 'link': {
			return `${beginning} is a link to ${target}.`;
		}

		case 'unknown': {
			return `Who else can change ${place} could not be found out.`;
		}
	}
}
