import type {DirectoryFacts, DirectorySource, PathStyle} from '../../host/host.ts';
import {accept, type Judgement, refuse} from '../../values/validation.ts';
import {pathProblem} from '../../values/path-text.ts';
import {changeable, isVouchedFor, trustIn} from '../../host/tool-trust.ts';

const notVouchedFor = 'Windows does not say that ENTSSO is in this folder. Go on only if you know that it is.';

/**
Judges the folder in which ssoconfig is looked for, and which has this source. Without facts only the text is
judged.
*/
export function judgeInstallDirectory(
	text: string,
	style: PathStyle,
	facts: DirectoryFacts | undefined,
	source: DirectorySource = 'named',
): Judgement {
	const example = style === 'windows' ? String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On` : '/opt/entsso';
	const problem = pathProblem(text, style, example);
	if (problem !== undefined) {
		return refuse(problem.refusal, 'path-refused', problem.refusalOfFlag);
	}

	if (facts === undefined) {
		return accept();
	}

	if (facts.folder === 'not-a-folder') {
		return refuse('This is a file. Choose the folder that ssoconfig is in.', 'no-tool');
	}

	if (facts.folder === 'missing') {
		return refuse('There is no such folder. Check the spelling, or choose another.', 'no-tool');
	}

	if (facts.tool === undefined) {
		return refuse(facts.folder === 'unknown'
			? 'This folder could not be read. Choose another, or check your rights to it.'
			: `There is no ${style === 'windows' ? 'ssoconfig.exe' : 'ssoconfig that can be started'} in this folder. Choose the folder Enterprise Single Sign-On is installed in.`, 'no-tool');
	}

	const danger = changeable('the ssoconfig in this folder', facts.othersCanChange);
	if (danger !== undefined && trustIn(source, facts.othersCanChange) === 'stop') {
		const refusal = `${danger} Choose another folder.`;
		return refuse(`${refusal} To use this one all the same, type its whole path anew.`, 'tool-not-trusted', refusal);
	}

	const warnings = [
		...(danger === undefined ? [] : [danger]),
		...(style === 'posix' || isVouchedFor(source) ? [] : [notVouchedFor]),
	];
	return accept(warnings, 'ssoconfig is here.');
}
