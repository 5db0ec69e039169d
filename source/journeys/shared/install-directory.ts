import {judgeInstallDirectory} from './install-directory-rules.ts';
import {isSamePath} from '../../values/path-text.ts';
import {findDirectoryFacts} from '../../host/directory-facts.ts';
import type {DirectoryFacts, DirectorySource} from '../../host/host.ts';
import type {Context} from '../../wizard/context.ts';
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
import {pathIn} from './paths.ts';

const name = 'install-directory';

/** What is in the folder that is named. */
export const toolFacts = defineLookup<DirectoryFacts>({
	id: name,
	about: context => pathIn(context, name),
	async look({host}, context, report) {
		report(await findDirectoryFacts(host, pathIn(context, name)), true);
	},
});

const help = explain({
	[means]: 'The backup is made by ssoconfig, a tool of Microsoft that came with Enterprise Single Sign-On. This is the folder it is in.',
	[goodAnswer]: String.raw`The folder that was found, as it stands. As a rule that is C:\Program Files\Common Files\Enterprise Single Sign-On.`,
	[next]: 'The folder is looked into. When ssoconfig is in it, you are asked where the backup goes. The tool is not started yet.',
}, `Up and Down take a folder that was found. ${completionKeys}`);

/** Asks for the folder that ssoconfig is in. */
export const installDirectory: Question = {
	id: name,
	title: 'Install directory',
	why: () => 'Microsoft\'s tool ssoconfig makes the backup. This is the folder Enterprise Single Sign-On is installed in, where the tool is.',
	help: () => help,
	fields: [{
		name,
		kind: 'folder',
		label: 'Folder:',
		labelInLines: 'Folder',
		flag: '--install-dir',
		start: ({given}) => given.installDirectory ?? '',
	}],
	lookups: [toolFacts],
	validate: context => judgeInstallDirectory(
		pathIn(context, name),
		context.options.pathStyle,
		toolFacts.factsIn(context),
		sourceOf(context),
	),
	offers: context => directories.factsIn(context)?.map(({path, foundIn, source}) => ({text: path, label: `${path} (${foundIn})`, source})),
	summary: context => pathIn(context, name),
};

/** Returns what says that ssoconfig is in the folder. */
function sourceOf(context: Context): DirectorySource {
	const offer = context.answers.picked[name];
	return offer?.source !== undefined && isSamePath(offer.text, pathIn(context, name), context.options.pathStyle) ? offer.source : 'named';
}

/**
Returns whether the tool can be given plain ASCII alone; who answers it by hand types into a console that loses
nothing.
*/
export function isPlainOnly(context: Context): boolean {
	return context.options.engine !== 'hand-over' && (toolFacts.factsIn(context)?.takesPlainTextOnly ?? false);
}
