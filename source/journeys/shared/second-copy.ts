import type {CopyProgress} from '../../core/run/copy-file.ts';
import {exposureSentences} from '../../host/exposure-words.ts';
import type {Host, TargetFacts} from '../../host/host.ts';
import {
	folderOf,
	isSamePath,
	joinPath,
	nameOf,
	pathProblem,
	type PathStyle,
} from '../../values/path-text.ts';
import {accept, type Validation, refuse} from '../../values/validation.ts';
import type {Context} from '../../wizard/context.ts';
import {defineLookup} from '../../wizard/lookup.ts';
import type {Question} from '../../wizard/question.ts';
import {askToMake, willBeMade} from './folder-to-make.ts';
import {
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

const name = 'second-copy';
const when = 'when the file is copied';
/** File that is copied; another question asks for it, or the journey knows it. */
const fileField = 'backup-file';

const copyFacts = defineLookup<CopyFacts>({
	id: name,
	about(context) {
		const folder = pathIn(context, name);
		return folder === '' ? undefined : `${folder} for ${pathIn(context, fileField)}`;
	},
	async look({host}, context, report) {
		report(await findCopyFacts(host, pathIn(context, name), pathIn(context, fileField)), true);
	},
});

const exampleShare: Readonly<Record<PathStyle, string>> = {
	windows: String.raw`\\server\share\sso`, posix: '/mnt/share/sso',
};

const helpOf = ({options: {pathStyle}}: Context) => explain({
	[means]: 'When this computer breaks, a backup that is only on it is lost as well. '
		+ 'A copy on another machine is what helps then.',
	[goodAnswer]: `A folder elsewhere: a share such as ${exampleShare[pathStyle]}, or a removable drive. `
		+ 'Or later: then copy the file yourself, today.',
	[next]: 'Once the backup is made, the file is copied there, and the copy is compared with the original. '
		+ 'A folder that is missing is made then, after asking.',
	'SHA-256': 'A number worked out from all bytes of a file. Two files with the same one are the same.',
}, 'Leave the field empty for later. Tab completes what you type.');

/** Asks for a folder off this machine for the second copy, or 'later'. */
export const secondCopyQuestion: Question = {
	id: name,
	title: 'Second copy',
	why: () => 'If this computer is lost, so is a backup that is only here.',
	whyMore: () => 'Name a folder elsewhere, on a share or a removable drive: '
		+ 'the file is copied there and compared. Leave it empty to do that later.',
	help: helpOf,
	fields: [{
		name,
		kind: 'folder',
		label: 'Folder:',
		labelInLines: 'Folder',
		flag: '--copy-to',
		placeholder: '(later)',
		emptyWord: 'later',
		...pathField(name),
		start: ({given}) => given.copyFolder ?? '',
	}],
	lookups: [copyFacts],
	validate: context => variableProblem(context, name) ?? validateCopyFolder(
		pathIn(context, name),
		{
			style: context.options.pathStyle,
			backupFile: pathIn(context, fileField),
			canBeMade: context.options.isUnattended !== true,
			agreed: context.answers.agreed[name],
		},
		copyFacts.factsIn(context),
	),
	confirm: context => askToMake(copyFolderToMake(context), {
		when, otherwise: 'connect the drive or share first, or choose another',
	}),
	aside: context => readingAside(readingOf(context, name)),
	asideInLines: context => readingInLines(readingOf(context, name)),
	summary: context => pathIn(context, name) === '' ? 'later' : pathIn(context, name),
};

/**
Returns the folder that has to be made for the copy, once the user has agreed; undefined where it is there. Nobody
agrees to that without questions: there, a folder that is missing is most likely a drive or share that is.
*/
export function copyFolderToMake(context: Context): string | undefined {
	const isMissing = copyFacts.factsIn(context)?.folder.folder === 'missing';
	return isMissing && context.options.isUnattended !== true ? pathIn(context, name) : undefined;
}

/** Returns how far a copy is, such as `Copying: 45 % of 12.0 MB`. */
export function copyProgressText({step, bytes, total}: CopyProgress): string {
	const share = total === 0 ? 100 : Math.min(100, Math.floor((bytes / total) * 100));
	return `${step === 'copying' ? 'Copying' : 'Comparing'}: ${share} % of ${sizeText(total)}`;
}

function sizeText(bytes: number): string {
	if (bytes < 1024) {
		return `${bytes} bytes`;
	}

	return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** Facts about the folder for the second copy, and about the file that would be made in it. */
export type CopyFacts = {
	readonly folder: TargetFacts;
	readonly file: TargetFacts['target'];
};

export type CopyContext = {
	readonly style: PathStyle;
	readonly backupFile: string;
	/** A missing folder can be made: somebody is there to be asked. */
	readonly canBeMade?: boolean;
	/** Folder that the user has agreed to have made. */
	readonly agreed?: string | undefined;
};

/** Judges the folder for the second copy; an empty text means 'later'. Without facts only the text is judged. */
export function validateCopyFolder(
	text: string,
	{style, backupFile, canBeMade = false, agreed}: CopyContext,
	facts: CopyFacts | undefined,
): Validation {
	if (text === '') {
		return accept(['Until there is a copy elsewhere, the backup would be lost together with this computer.']);
	}

	const problem = pathProblem(text, style, style === 'windows' ? String.raw`\\server\share or E:\ ` : '/media/usb');
	if (problem !== undefined) {
		return refuse(
			`${problem.refusal.trimEnd()} (Or leave it empty, for later.)`,
			'path-refused',
			problem.refusalOfFlag ?? problem.refusal.trimEnd(),
		);
	}

	if (isSamePath(text, folderOf(backupFile, style), style)) {
		return refuse(
			'The backup file itself is in this folder. Choose another place, best on another computer.',
			'path-refused',
		);
	}

	return facts === undefined ? accept() : judgeFacts(text, facts, {canBeMade, agreed});
}

function judgeFacts(
	text: string,
	{folder, file}: CopyFacts,
	{canBeMade, agreed}: Required<Pick<CopyContext, 'agreed' | 'canBeMade'>>,
): Validation {
	if (folder.root === 'missing') {
		return refuse(
			'This drive or share is not there. Plug it in or connect it, or choose another.',
			'copy-folder-missing',
		);
	}

	if (folder.folder === 'not-a-folder') {
		return refuse('This is a file. Choose a folder.', 'copy-folder-missing');
	}

	const isMissing = folder.folder === 'missing';
	if (isMissing && !canBeMade) {
		return refuse('There is no such folder. Make it first, or choose another.', 'copy-folder-missing');
	}

	if (file === 'file' || file === 'folder') {
		return refuse(
			'A file with the same name is in this folder already and is never overwritten. Choose another folder.',
			'copy-file-exists',
		);
	}

	if (folder.writable === 'no') {
		const problem = isMissing ? 'This folder cannot be made' : 'Nothing can be written in this folder';
		return refuse(
			`${problem}: you lack the right, or the disk is read-only. Choose another one.`, 'copy-no-right-to-write',
		);
	}

	const [exposed] = exposureSentences(folder.exposures ?? [], text, 'this folder');
	const warnings = exposed === undefined
		? []
		: [`${exposed} The copy will be compared when it is made, and not after that.`];
	const note = isMissing ? willBeMade(text, {when}, agreed) : 'The copy will be compared with the original.';
	return folder.volume.kind === 'fixed'
		? accept([
			'This drive is in this computer and may be lost with it. A share or a removable drive is safer.',
			...warnings,
		], isMissing ? note : undefined)
		: accept(warnings, note);
}

/** Finds out about the folder for the second copy, and about the file the copy would be. */
export async function findCopyFacts(host: Host, path: string, backupFile: string): Promise<CopyFacts> {
	const copy = joinPath(path, nameOf(backupFile, host.pathStyle), host.pathStyle);
	const [folder, file] = await Promise.all([host.inspectFolder(path), host.inspectFile(copy)]);
	return {folder, file: file.target};
}
