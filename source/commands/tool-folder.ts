import {trustIn, whyNotStarted} from '../host/tool-trust.ts';
import type {Reason} from '../values/reasons.ts';
import {findDirectoryFacts} from '../host/directory-facts.ts';
import type {DirectoryCandidate, Host} from '../host/host.ts';

/** Folder of the tool; or why there is none, or why the tool in it must not be started unasked. */
export type ToolFolder =
	| {readonly folder: DirectoryCandidate; readonly refusal?: undefined}
	| {readonly folder?: undefined; readonly refusal: ToolRefusal};

type ToolRefusal = {readonly reason: Reason; readonly problem: string; readonly advice: readonly string[]};

/** Returns the folder that `--install-dir` names. */
export function namedFolder(path: string): DirectoryCandidate {
	return {path, source: 'named', foundIn: 'command line'};
}

/** Returns the folder that was named, or else the first in which the tool may be started without asking anybody. */
export async function findToolFolder(host: Host, named: DirectoryCandidate | undefined): Promise<ToolFolder> {
	if (named !== undefined) {
		return {folder: named};
	}

	const candidates = await host.installDirectories();
	const looked = await Promise.all(candidates.map(
		async candidate => ({candidate, ...await findDirectoryFacts(host, candidate.path)}),
	));
	const withTool = looked.filter(({tool}) => tool !== undefined);
	const [first] = withTool;
	const trusted = withTool.find(
		({candidate, othersCanChange}) => trustIn(candidate.source, othersCanChange) === 'start',
	);
	if (trusted !== undefined) {
		return {folder: trusted.candidate};
	}

	if (first === undefined) {
		return {refusal: noTool(candidates)};
	}

	const {candidate, othersCanChange} = first;
	return {
		refusal: {
			reason: 'tool-not-trusted',
			problem: whyNotStarted('The ssoconfig', candidate, othersCanChange),
			advice: [
				...(othersCanChange === 'no' ? [] : ['Let nobody but administrators change that folder and what is in it.']),
				`If this is the ssoconfig to use, name its folder: --install-dir "${candidate.path}".`,
			],
		},
	};
}

function noTool(candidates: readonly DirectoryCandidate[]): ToolRefusal {
	const places = candidates.map(({path}) => path).join(', ');
	const lookedIn = places === '' ? '' : ` (looked in ${places})`;
	return {
		reason: 'no-tool',
		problem: `No ssoconfig that can be started was found on this computer${lookedIn}.`,
		advice: ['Name the folder that ssoconfig is in: --install-dir "FOLDER".'],
	};
}
