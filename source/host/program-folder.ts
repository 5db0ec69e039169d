import type {Clock} from '../values/clock.ts';
import {withTimeout} from '../values/waiting.ts';
import type {PathStyle} from '../values/path-text.ts';
import {exposureSentence} from './exposure-words.ts';
import {findExposures, type LookAtPlace} from './exposure.ts';
import type {CheckLine, Exposure} from './host.ts';
import {pathRules} from './system.ts';
import type {FileSystem} from './file-system.ts';

/** Where this program is. */
export type ProgramPlace = {
	/** Path of the program that runs it: node, or node.exe. */
	readonly node: string;
	/** Path of the folder that holds cli.mjs. */
	readonly folder: string;
};

type Services = {
	readonly pathStyle: PathStyle;
	readonly fileSystem: Pick<FileSystem, 'lstat' | 'readdir' | 'readlink'>;
	readonly lookAt: LookAtPlace;
};

/** Packages with parts of their own for the system; all others are in the program itself. */
const packages = ['koffi', '@koromix', '@lydell'];

/** Milliseconds for all of it. */
const timeLimit = 5000;

/** Files and folders that are looked at; beyond that it is not known. */
const mostPlaces = 3000;

/**
Finds the ways in which others may change what this program is made of: the program that runs it, its folder and all in
it, the packages that it loads, and the folders above. The first that is found is enough. Rejects with the error of the
file system.
*/
async function programExposures({node, folder}: ProgramPlace, services: Services): Promise<readonly Exposure[]> {
	const {pathStyle, fileSystem, lookAt} = services;
	const rules = pathRules(pathStyle);
	const above = {rules, fileSystem, lookAt};
	const isBeside = rules.dirname(node) === folder;
	const found = [
		...await findExposures(folder, 'folder', above),
		...(isBeside ? [] : await findExposures(rules.dirname(node), 'folder', above)),
		...await findExposures(node, 'file', above),
	];
	if (found.length > 0) {
		return found;
	}

	const queue = [folder, ...await packageFolders(folder, services)];
	for (let count = 0; queue.length > 0; count++) {
		const place = queue.shift()!;
		if (count === mostPlaces) {
			return [{kind: 'unknown', path: place}];
		}

		// eslint-disable-next-line no-await-in-loop -- at the first that is found it ends
		const exposures = await inside(place, services, queue);
		if (exposures.length > 0) {
			return exposures;
		}
	}

	return [];
}

/** Returns the line of the check about this program's own folder, which nobody may know. Never rejects. */
export async function checkProgramFolder(
	place: ProgramPlace | undefined,
	{clock, ...services}: Services & {readonly clock: Clock},
): Promise<CheckLine> {
	const exposures = place && await withTimeout(clock, timeLimit, programExposures(place, services), undefined);
	return programLine(exposures ?? [{kind: 'unknown', path: ''}], services.pathStyle);
}

function programLine(exposures: readonly Exposure[], pathStyle: PathStyle): CheckLine {
	const id = 'program';
	const worst = exposures.find(({kind}) => kind !== 'unknown') ?? exposures[0];
	if (worst === undefined) {
		return {id, state: 'ok', detail: 'Only administrators and you can change it.'};
	}

	return worst.kind === 'unknown'
		? {id, state: 'unknown', detail: 'Who else can change it could not be found out.'}
		: {
			id, state: 'warning', detail: exposureSentence(worst, worst.path), advice: saferPlace[pathStyle],
		};
}

const saferPlace: Readonly<Record<PathStyle, string>> = {
	windows: String.raw`Move this program to C:\Program Files\entsso-backup, `
		+ 'which only administrators can change, and start it there.',
	posix: 'Move this program to a folder that only you and root can change, and start it there.',
};

/** Looks at one place in the folder of the program; what is in it joins the queue. */
async function inside(
	place: string,
	{pathStyle, fileSystem, lookAt}: Services,
	queue: string[],
): Promise<readonly Exposure[]> {
	const rules = pathRules(pathStyle);
	const stats = await fileSystem.lstat(place);
	if (stats.isSymbolicLink()) {
		return findExposures(place, 'file', {rules, fileSystem, lookAt});
	}

	if (stats.isDirectory()) {
		const names = await fileSystem.readdir(place);
		queue.push(...names.map(name => rules.join(place, name)));
	}

	return lookAt(place, stats.isDirectory() ? 'folder' : 'file', undefined);
}

/**
Returns the packages in the nearest folder for them above the program; those in the program's own are looked at anyway.
*/
async function packageFolders(folder: string, {pathStyle, fileSystem}: Services): Promise<string[]> {
	const {dirname, join} = pathRules(pathStyle);
	for (let place = folder; dirname(place) !== place; place = dirname(place)) {
		const modules = join(place, 'node_modules');
		// eslint-disable-next-line no-await-in-loop -- the nearest counts
		const names = await namesIn(modules, fileSystem);
		if (names !== undefined) {
			return place === folder ? [] : packages.filter(name => names.includes(name)).map(name => join(modules, name));
		}
	}

	return [];
}

async function namesIn(folder: string, {readdir}: Pick<FileSystem, 'readdir'>): Promise<string[] | undefined> {
	try {
		return await readdir(folder);
	} catch {
		return undefined;
	}
}
