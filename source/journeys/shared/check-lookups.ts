import {isSamePath} from '../../values/path-text.ts';
import type {LastBackup} from '../../core/records/record-lines.ts';
import {
	type CheckId,
	checkIds,
	type CheckLine,
	type DirectoryCandidate,
	type Host,
} from '../../host/host.ts';
import type {Context} from '../../wizard/context.ts';
import {defineLookup} from '../../wizard/lookup.ts';

type CheckLines = Readonly<Partial<Record<CheckId, CheckLine>>>;

/** Looked up anew each time the user asks for it. */
function round({round: count}: Context): string {
	return `round ${count}`;
}

/** Looks the computer over; the lines of the check come as they become known. */
export const checkLines = defineLookup<CheckLines>({
	id: 'check-lines',
	isOnce: true,
	about: round,
	async look({host}, _context, report) {
		let lines: CheckLines = {};
		await host.check(line => {
			lines = {...lines, [line.id]: line};
			report(lines, false);
		});
		report(lines, true);
	},
});

/** Folders in which ssoconfig may be. */
export const directories = defineLookup<readonly DirectoryCandidate[]>({
	id: 'directories',
	isOnce: true,
	isAside: true,
	about: round,
	async look({host, lastDirectory}, _context, report) {
		report(await findDirectories(host, lastDirectory), true);
	},
});

async function findDirectories(host: Host, last: string | undefined): Promise<DirectoryCandidate[]> {
	const found = await host.installDirectories();
	const isNew = last !== undefined
		&& host.practice === undefined
		&& found.every(({path}) => !isSamePath(path, last, host.pathStyle));
	return isNew ? [...found, {path: last, source: 'last-time', foundIn: 'last time'}] : found;
}

/** Looks up how the last backup of this computer stands; undefined where there is none. */
export const lastBackup = defineLookup<LastBackup | undefined>({
	id: 'last-backup',
	isOnce: true,
	isAside: true,
	about: round,
	async look({findLastBackup}, _context, report) {
		report(await findLastBackup(), true);
	},
});

/** Returns the lines that are known so far. */
export function linesIn(context: Context): readonly CheckLine[] {
	const lines = checkLines.factsIn(context) ?? {};
	return checkIds.flatMap(line => lines[line] ?? []);
}

/** Returns whether something is known to stand in the way. */
export function isStopped(context: Context): boolean {
	return linesIn(context).some(({state}) => state === 'stop');
}

/** Returns whether this computer is a node of a failover cluster, as far as is known. */
export function isClustered(context: Context): boolean {
	return linesIn(context).some(({id, state}) => id === 'cluster' && state === 'warning');
}

/** Returns whether all lines are known. */
export function isComplete(context: Context): boolean {
	return checkLines.factsIn(context) !== undefined && context.found[checkLines.id]?.isComplete === true;
}
