import {errorCodeOf} from '../values/file-error.ts';
import type {Exposure, YesNoUnknown} from './host.ts';
import type {FileSystem} from './file-system.ts';

/**
Reason to look at a place. `folder`: nothing may be added to it either. `parent`: what is in it stays where it is, so
others may add to it, but not rename or remove. `file`: nobody else writes it.
*/
export type Role = 'folder' | 'parent' | 'file';

/** Finds the ways in which others may change one place, whatever is above it. `link` where the place is one. */
export type LookAtPlace = (path: string, role: Role, link: string | undefined) => Promise<readonly Exposure[]>;

type Services = {
	readonly rules: {
		dirname(path: string): string;
		join(...parts: string[]): string;
		relative(from: string, to: string): string;
		resolve(...parts: string[]): string;
	};
	readonly fileSystem: Pick<FileSystem, 'lstat' | 'readlink'>;
	readonly lookAt: LookAtPlace;
};

/** A chain of links that is longer counts as one that cannot be followed. */
const mostLinks = 20;

/**
Finds the ways in which others may change a folder or file, or any folder above it: the place itself first, then
upwards. Links are followed, and where they lead is looked at too. Of a folder that is not there, those above it are
looked at. Rejects with the error of the file system.
*/
export async function findExposures(
	path: string,
	role: Role,
	services: Services,
	linksLeft = mostLinks,
): Promise<Exposure[]> {
	const {rules, fileSystem, lookAt} = services;
	const found: Exposure[] = [];
	for (const place of fromTheTop(path, rules)) {
		// eslint-disable-next-line no-await-in-loop -- below a link another folder counts
		const kind = await kindOf(place, fileSystem);
		if (kind === 'nothing') {
			break;
		}

		const link = kind === 'link'
			// eslint-disable-next-line no-await-in-loop -- as above
			? rules.resolve(rules.dirname(place), await fileSystem.readlink(place))
			: undefined;
		// eslint-disable-next-line no-await-in-loop -- as above
		found.unshift(...await lookAt(place, place === path ? role : 'parent', link));
		if (link !== undefined) {
			const onward = linksLeft > 0
				// eslint-disable-next-line no-await-in-loop -- it is the last
				? await findExposures(rules.join(link, rules.relative(place, path)), role, services, linksLeft - 1)
				: [{kind: 'unknown', path: place} as const];
			return withoutDuplicates([...onward, ...found]);
		}
	}

	return found;
}

/**
Returns whether others can change a program, add something beside it, which it may load, or put another in its place.
Rejects with the error of the file system.
*/
export async function othersCanChange(program: string, services: Services): Promise<YesNoUnknown> {
	const found = await Promise.all([
		findExposures(program, 'file', services),
		findExposures(services.rules.dirname(program), 'folder', services),
	]);
	const kinds = new Set(found.flat().map(({kind}) => kind));
	if (kinds.has('writable') || kinds.has('foreign-owner')) {
		return 'yes';
	}

	return kinds.has('unknown') ? 'unknown' : 'no';
}

/** Returns the root, and each folder down to the path itself. */
function fromTheTop(path: string, {dirname}: Services['rules']): string[] {
	const places = [path];
	for (let place = path; dirname(place) !== place;) {
		place = dirname(place);
		places.unshift(place);
	}

	return places;
}

async function kindOf(path: string, {lstat}: Services['fileSystem']): Promise<'link' | 'nothing' | 'other'> {
	try {
		const stats = await lstat(path);
		return stats.isSymbolicLink() ? 'link' : 'other';
	} catch (error) {
		if (errorCodeOf(error) === 'ENOENT') {
			return 'nothing';
		}

		throw error;
	}
}

function withoutDuplicates(exposures: readonly Exposure[]): Exposure[] {
	return exposures.filter(({kind, path}, index) =>
		exposures.findIndex(other => other.kind === kind && other.path === path) === index);
}
