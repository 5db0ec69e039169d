import {
	defaultBackupFile,
	judgeBackupFile,
	missingFolder,
	nextFreeName,
} from './backup-file-rules.ts';
import {joinPath} from '../../../values/path-text.ts';
import type {TargetFacts} from '../../../host/host.ts';
import {type Context, stepNumber} from '../../../wizard/context.ts';
import {defineLookup} from '../../../wizard/lookup.ts';
import type {Question} from '../../../wizard/question.ts';
import {
	completionKeys,
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import {pathIn} from '../../shared/paths.ts';

const name = 'backup-file';

const fileFacts = defineLookup<TargetFacts>({
	id: name,
	about: context => pathIn(context, name),
	async look({host}, context, report) {
		report(await host.inspectFile(pathIn(context, name)), true);
	},
});

const helpOf = (context: Context) => explain({
	[means]: 'The backup is one small file. The master secret is in it, locked by the password that you choose next.',
	[goodAnswer]: `The name that is offered, or a new file in a folder of its own on a local drive with NTFS, the usual format of Windows. Not a share: the ENTSSO service writes the file itself, and often cannot reach one. A second copy can go there (step ${stepNumber(context, 'second-copy')}).`,
	[next]: 'The path is looked at. A folder that is missing is made when the backup runs, after asking; a file that is there already is never overwritten.',
}, completionKeys);

/** Asks where the backup file goes, and whether a missing folder may be made. */
export const backupFile: Question = {
	id: name,
	title: 'Backup file',
	why: () => 'The master secret is written to a new file, protected by a password. Choose a folder that only administrators can open. An existing file is never overwritten.',
	help: helpOf,
	fields: [{
		name,
		kind: 'file',
		label: 'File:',
		labelInLines: 'File',
		flag: '--backup-file',
		start: ({given, defaultBackupFolder, computer, today, pathStyle}) =>
			given.backupFile ?? defaultBackupFile(given.backupFolder ?? defaultBackupFolder, computer, today, pathStyle),
	}],
	lookups: [fileFacts],
	validate(context) {
		const {pathStyle: style, defaultBackupFolder, temporaryFolders} = context.options;
		return judgeBackupFile(pathIn(context, name), {
			style,
			example: joinPath(defaultBackupFolder, 'SSO.bak', style),
			installDirectory: pathIn(context, 'install-directory'),
			temporaryFolders,
			copyStep: stepNumber(context, 'second-copy'),
		}, fileFacts.factsIn(context));
	},
	confirm(context) {
		const folder = folderToMake(context);
		return folder === undefined
			? undefined
			: {
				about: folder,
				text: `The folder ${folder} is not there. Make it?`,
				textInLines: `The folder ${folder} is not there. Make it when the backup runs?`,
				hint: 'Enter: yes, when the backup runs. Esc: no, choose another.',
				does: 'make it',
				fallback: 'choose another',
			};
	},
	better: context => fileFacts.factsIn(context)?.target === 'file' ? nextFreeName(pathIn(context, name)) : undefined,
	summary: context => pathIn(context, name),
};

/** Returns the folder that must be made before the tool can run; undefined when it is there. */
export function folderToMake(context: Context): string | undefined {
	const facts = fileFacts.factsIn(context);
	return facts === undefined ? undefined : missingFolder(pathIn(context, name), context.options.pathStyle, facts);
}
