import {trustIn, whyNotStarted} from '../answers/tool-trust.ts';
import {findDirectoryFacts} from '../host/facts.ts';
import type {DirectoryCandidate, Host} from '../host/host.ts';

/** The folder of the tool, undefined where none is known; or why the tool there must not be started unasked. */
export type ToolFolder =
	| {readonly folder: DirectoryCandidate | undefined; readonly refusal?: undefined}
	| {readonly folder?: undefined; readonly refusal: {readonly problem: string; readonly advice: readonly string[]}};

/** Returns the folder that was named, or else the first in which the tool may be started without asking anybody. */
export async function findToolFolder(host: Host, named: string | undefined): Promise<ToolFolder> {
	if (named !== undefined) {
		return {folder: {path: named, source: 'named', foundIn: 'command line'}};
	}

	const candidates = await host.installDirectories();
	const looked = await Promise.all(candidates.map(async candidate => ({candidate, ...await findDirectoryFacts(host, candidate.path)})));
	const withTool = looked.filter(({tool}) => tool !== undefined);
	const [first] = withTool;
	const trusted = withTool.find(({candidate, othersCanChange}) => trustIn(candidate.source, othersCanChange) === 'start');
	if (trusted !== undefined || first === undefined) {
		return {folder: trusted?.candidate ?? candidates[0]};
	}

	const {candidate, othersCanChange} = first;
	return {
		refusal: {
			problem: whyNotStarted('The ssoconfig', candidate, othersCanChange),
			advice: [
				...(othersCanChange === 'no' ? [] : ['Let nobody but administrators change that folder and what is in it.']),
				`If this is the ssoconfig to use, name its folder: --install-dir "${candidate.path}".`,
			],
		},
	};
}
