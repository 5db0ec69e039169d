import {findDirectoryFacts} from '../../host/directory-facts.ts';
import type {DirectoryFacts, DirectorySource} from '../../host/host.ts';
import {changeable, isVouchedFor, trustIn} from '../../host/tool-trust.ts';
import {isSamePath, pathProblem, type PathStyle} from '../../values/path-text.ts';
import {accept, type Validation, refuse} from '../../values/validation.ts';
import type {Answers, Context} from '../../wizard/context.ts';
import {defineLookup} from '../../wizard/lookup.ts';
import type {Question} from '../../wizard/question.ts';
import {directories} from './check-lookups.ts';
import {
	completionKeys,
	explain,
	goodAnswer,
	means,
	next,
} from './help.ts';
import {
	pathField,
	pathIn,
	readingAside,
	readingInLines,
	readingOf,
	variableProblem,
} from './paths.ts';

const name = 'install-directory';

/** Looks into the folder that is named. */
export const toolFacts = defineLookup<DirectoryFacts>({
	id: name,
	about: context => pathIn(context, name),
	async look({host}, context, report) {
		report(await findDirectoryFacts(host, pathIn(context, name)), true);
	},
});

const usualFolder = String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`;

type Task = 'backup' | 'restore';

const whys: Readonly<Record<Task, string>> = {
	backup: 'Microsoft\'s tool ssoconfig makes the backup. Which folder is it in?',
	restore: 'Microsoft\'s tool ssoconfig restores the file. Which folder is it in?',
};

const made: Readonly<Record<Task, string>> = {backup: 'The backup is made', restore: 'The file is restored'};

const askedNext: Readonly<Record<Task, string>> = {
	backup: 'where the backup goes', restore: 'which backup file is to be restored',
};

const helpOf = ({options: {pathStyle}}: Context, task: Task) => explain({
	[means]: `${made[task]} by ssoconfig, a tool of Microsoft that came with Enterprise Single Sign-On. `
		+ 'This is the folder it is in.',
	[goodAnswer]: `The folder that was found, as it stands.${
		pathStyle === 'windows' ? ` As a rule that is ${usualFolder}.` : ''
	}`,
	[next]: `The folder is looked into. When ssoconfig is in it, you are asked ${askedNext[task]}. `
		+ 'The tool is not started for that.',
}, `Up and Down take a folder that was found. ${completionKeys}`);

/** Asks for the folder that ssoconfig is in, for a backup. */
export const installDirectoryQuestion: Question = {
	id: name,
	title: 'Install directory',
	why: () => whys.backup,
	help: context => helpOf(context, 'backup'),
	fields: [{
		name,
		kind: 'folder',
		label: 'Folder:',
		labelInLines: 'Folder',
		flag: '--install-dir',
		start: ({given}) => given.installDirectory ?? '',
		...pathField(name),
	}],
	lookups: [toolFacts],
	validate: context => variableProblem(context, name) ?? validateInstallDirectory(
		pathIn(context, name),
		context.options.pathStyle,
		toolFacts.factsIn(context),
		sourceOf(context),
	),
	offers: context => directories.factsIn(context)
		?.map(({path, foundIn, source}) => ({text: path, detail: foundIn, source})),
	aside: context => readingAside(readingOf(context, name)),
	asideInLines: context => readingInLines(readingOf(context, name)),
	summary: context => pathIn(context, name),
};

/** Asks the same for a restore. */
export const installDirectoryForRestore: Question = {
	...installDirectoryQuestion,
	why: () => whys.restore,
	help: context => helpOf(context, 'restore'),
};

/** Returns the answer as another journey begins with it. */
export function directoryAnswer({answers: {texts, picked, exact}}: Context): Partial<Answers> {
	return {texts: {[name]: texts[name] ?? ''}, picked: {[name]: picked[name]}, exact: {[name]: exact[name]}};
}

/** Returns what says that ssoconfig is in the folder. */
function sourceOf(context: Context): DirectorySource {
	const offer = context.answers.picked[name];
	return offer?.source !== undefined && isSamePath(offer.text, pathIn(context, name), context.options.pathStyle)
		? offer.source
		: 'named';
}

/**
Returns whether the tool can be given plain ASCII alone; who answers it by hand types into a console that loses nothing.
*/
export function isPlainTextOnly(context: Context): boolean {
	return context.options.engine !== 'hand-over' && (toolFacts.factsIn(context)?.takesPlainTextOnly ?? false);
}

const notVouchedFor = 'Windows does not say that ENTSSO is in this folder. Go on only if you know that it is.';

/**
Judges the folder in which ssoconfig is looked for, and which has this source. Without facts only the text is judged.
*/
export function validateInstallDirectory(
	text: string,
	style: PathStyle,
	facts: DirectoryFacts | undefined,
	source: DirectorySource = 'named',
): Validation {
	const example = style === 'windows' ? usualFolder : '/opt/entsso';
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
			: `There is no ${style === 'windows' ? 'ssoconfig.exe' : 'ssoconfig that can be started'} in this folder. `
				+ 'Choose the folder Enterprise Single Sign-On is installed in.', 'no-tool');
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
