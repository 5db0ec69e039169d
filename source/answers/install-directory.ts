import type {DirectoryFacts, PathStyle} from '../host/host.ts';
import {accept, type Judgement, refuse} from './judgement.ts';
import {pathProblem} from './path-text.ts';

/** Judges the folder in which ssoconfig is looked for. Without facts only the text is judged. */
export function judgeInstallDirectory(text: string, style: PathStyle, facts: DirectoryFacts | undefined): Judgement {
	const example = style === 'windows' ? String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On` : '/opt/entsso';
	const problem = pathProblem(text, style, example);
	if (problem !== undefined) {
		return refuse(problem);
	}

	if (facts === undefined) {
		return accept();
	}

	if (facts.folder === 'not-a-folder') {
		return refuse('This is a file. Choose the folder that ssoconfig is in.');
	}

	if (facts.folder === 'missing') {
		return refuse('There is no such folder. Check the spelling, or choose another.');
	}

	if (facts.tool === undefined) {
		return refuse(facts.folder === 'unknown'
			? 'This folder could not be read. Choose another, or check your rights to it.'
			: `There is no ${style === 'windows' ? 'ssoconfig.exe' : 'ssoconfig that can be started'} in this folder. Choose the folder Enterprise Single Sign-On is installed in.`);
	}

	return accept([], 'ssoconfig is here.');
}
