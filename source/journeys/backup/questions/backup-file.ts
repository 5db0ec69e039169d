import {exposureSentences} from '../../../host/exposure-words.ts';
import type {Host, TargetFacts} from '../../../host/host.ts';
import {
	folderOf,
	hasTrailingSeparator,
	isInside,
	isUnc,
	joinPath,
	nameOf,
	nextFreeName,
	pathProblem,
	type PathStyle,
} from '../../../values/path-text.ts';
import {fillIn} from '../../../values/placeholders.ts';
import {accept, type Validation, refuse} from '../../../values/validation.ts';
import {type Context, stepNumber, type WizardOptions} from '../../../wizard/context.ts';
import {defineLookup} from '../../../wizard/lookup.ts';
import type {Question} from '../../../wizard/question.ts';
import {askToMake, willBeMade} from '../../shared/folder-to-make.ts';
import {
	completionKeys,
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import {
	isExactIn,
	pathField,
	pathIn,
	readingAside,
	readingInLines,
	readingOf,
	variableProblem,
} from '../../shared/paths.ts';

const name = 'backup-file';
const when = 'when the backup runs';

type FileFacts = TargetFacts & {
	/** File in the folder that was named in place of one; the facts are about it. Nothing stands there. */
	readonly named?: string;
};

const fileFacts = defineLookup<FileFacts>({
	id: name,
	about: context => pathIn(context, name),
	async look({host}, context, report) {
		report(await inspect(host, context), true);
	},
});

/** Whoever names a folder gets the usual file name in it, and of that the next one that is free. */
async function inspect(host: Host, context: Context): Promise<FileFacts> {
	const path = pathIn(context, name);
	const facts = await host.inspectFile(inUsualFile(path, context.options));
	if (hasTrailingSeparator(path, context.options.pathStyle)) {
		return withFreeName(host, inUsualFile(path, context.options), facts);
	}

	// A flag that names a folder lacks a file name; so it is with `run`.
	return facts.target === 'folder' && !isExactIn(context, name)
		? inspectIn(host, path, context.options)
		: facts;
}

async function inspectIn(host: Host, folder: string, options: WizardOptions): Promise<FileFacts> {
	const file = joinPath(folder, usualName(options), options.pathStyle);
	return withFreeName(host, file, await host.inspectFile(file));
}

async function withFreeName(host: Host, file: string, facts: TargetFacts): Promise<FileFacts> {
	const {freeName} = facts;
	return freeName === undefined ? {...facts, named: file} : {...await host.inspectFile(freeName), named: freeName};
}

/** Returns the file at the path, or the usual one in it where it ends as that of a folder. */
function inUsualFile(path: string, options: WizardOptions): string {
	return hasTrailingSeparator(path, options.pathStyle) ? joinPath(path, usualName(options), options.pathStyle) : path;
}

function usualName({computer, today}: Pick<WizardOptions, 'computer' | 'today'>): string {
	return fillIn('SSO-{computer}-{date}.bak', {computer, now: today});
}

/** Returns the backup file as it will be used; in a folder that was named it has the usual name. */
export function backupFileIn(context: Context): string {
	return fileFacts.factsIn(context)?.named ?? inUsualFile(pathIn(context, name), context.options);
}

/** Returns whether the program gave the file its name, and another may take its place. */
function isUnchosen(context: Context): boolean {
	const {exact, texts} = context.answers;
	return fileFacts.factsIn(context)?.named !== undefined
		|| hasTrailingSeparator(pathIn(context, name), context.options.pathStyle)
		|| (exact[name]?.isOffered === true && exact[name].text === texts[name]);
}

const fileReadingOf = (context: Context) => readingOf(context, name, backupFileIn(context));

const helpOf = (context: Context) => explain({
	[means]: 'The backup is one small file. The master secret is in it, locked by a password that you choose.',
	[goodAnswer]: 'The name that is offered, or a new file in a folder of its own on a local drive with NTFS, the usual '
		+ 'format of Windows. Not a share: the ENTSSO service writes the file itself, and often cannot reach one. '
		+ `A second copy can go there (step ${stepNumber(context, 'second-copy')}).`,
	[next]: 'The path is looked at. A folder that is missing is made when the backup runs, after asking; '
		+ 'a file that is there already is never overwritten.',
}, completionKeys);

/** Asks where the backup file goes, and whether a missing folder may be made. */
export const backupFileQuestion: Question = {
	id: name,
	title: 'Backup file',
	why: () => 'The master secret is written to a new file, protected by a password.',
	whyMore: () => 'Choose a folder that only administrators can open. An existing file is never overwritten.',
	help: helpOf,
	fields: [{
		name,
		kind: 'file',
		label: 'File:',
		labelInLines: 'File',
		flag: '--backup-file',
		...pathField(name),
		start: ({given}) => given.backupFile ?? '',
		startUnchosen: ({given, defaultBackupFolder, computer, today, pathStyle}) =>
			defaultBackupFile(given.backupFolder ?? defaultBackupFolder, computer, today, pathStyle),
		settle(context) {
			const text = backupFileIn(context);
			return isUnchosen(context) ? {text, isOffered: true} : {text};
		},
	}],
	lookups: [fileFacts],
	validate(context) {
		const {pathStyle: style, defaultBackupFolder, temporaryFolders} = context.options;
		return variableProblem(context, name) ?? validateBackupFile(backupFileIn(context), {
			style,
			example: joinPath(defaultBackupFolder, 'SSO.bak', style),
			installDirectory: pathIn(context, 'install-directory'),
			temporaryFolders,
			copyStep: stepNumber(context, 'second-copy'),
			agreed: context.answers.agreed[name],
		}, fileFacts.factsIn(context));
	},
	confirm: context => askToMake(folderToMake(context), {when, otherwise: 'choose another'}),
	better: context => isTaken(context)
		? fileFacts.factsIn(context)?.freeName ?? nextFreeName(backupFileIn(context))
		: undefined,
	inPlaceOfUnchosen: context => fileFacts.factsIn(context)?.freeName,
	aside: context => readingAside(fileReadingOf(context)),
	asideInLines: context => readingInLines(fileReadingOf(context)),
	summary: backupFileIn,
};

/** Returns the folder that must be made before the tool can run; undefined when it is there. */
export function folderToMake(context: Context): string | undefined {
	const facts = fileFacts.factsIn(context);
	return facts === undefined ? undefined : missingFolder(backupFileIn(context), context.options.pathStyle, facts);
}

/** A folder that somebody named by itself is no name that is taken. */
function isTaken(context: Context): boolean {
	const target = fileFacts.factsIn(context)?.target;
	return target === 'file' || (target === 'folder' && isUnchosen(context));
}

/** A backup file has a few kilobytes; below this the volume counts as full. */
const leastFreeBytes = 1024 * 1024;

/** Returns the file name offered first, such as `SSO-HOST1-2026-11-23.bak`, in local time. */
export function defaultBackupFile(folder: string, computer: string, date: Date, style: PathStyle): string {
	return joinPath(folder, usualName({computer, today: date}), style);
}

export type BackupFileContext = {
	readonly style: PathStyle;
	readonly example: string;
	readonly installDirectory: string;
	readonly temporaryFolders: readonly string[];
	/** Number of the step that asks for a second copy; undefined where no step does. */
	readonly copyStep?: number | undefined;
	/** Folder that the user has agreed to have made. */
	readonly agreed?: string | undefined;
};

/**
Judges the path of the file that ENTSSO is to write. Without facts only the text is judged. The volume must be NTFS or
removable media (ENTSSO event 10561); the service writes the file, so shares and mapped drives of this session are
refused.
*/
export function validateBackupFile(
	text: string,
	context: BackupFileContext,
	facts: TargetFacts | undefined,
): Validation {
	const problem = pathProblem(text, context.style, context.example);
	if (problem !== undefined) {
		return refuse(problem.refusal, 'path-refused', problem.refusalOfFlag);
	}

	const place = placeProblem(text, context);
	if (place !== undefined) {
		return refuse(place, 'path-refused');
	}

	return facts === undefined
		? accept()
		: factsProblem(text, context.style, facts)
			?? accept(warningsFor(text, context, facts), noteFor(text, context, facts));
}

/** Returns the folder that has to be made first, undefined when it is there. */
export function missingFolder(text: string, style: PathStyle, facts: TargetFacts): string | undefined {
	return facts.folder === 'missing' ? folderOf(text, style) : undefined;
}

function placeProblem(text: string, {style, example}: BackupFileContext): string | undefined {
	if (style === 'windows' && isUnc(text)) {
		return 'The ENTSSO service writes this file and may not reach a share. Choose a local drive; '
			+ 'the second copy can go to the share.';
	}

	return hasTrailingSeparator(text, style) ? `This is a folder. Add a file name, such as ${example}` : undefined;
}

function factsProblem(text: string, style: PathStyle, facts: TargetFacts): Validation | undefined {
	const {volume} = facts;
	if (facts.root === 'missing') {
		return refuse(`There is no drive ${text.slice(0, 2)} on this computer. Choose another drive.`, 'drive-missing');
	}

	if (facts.target === 'file') {
		return refuse(
			'This file is there already and is never overwritten. '
			+ `Choose another name, such as ${facts.freeName ?? nextFreeName(text)}`,
			'file-exists',
		);
	}

	if (facts.target === 'folder') {
		return refuse('This is a folder. Add a file name to it.', 'file-exists');
	}

	if (facts.folder === 'not-a-folder') {
		return refuse(
			`${folderOf(text, style)} is not a folder, a file is in the way. Choose another folder.`,
			'folder-is-a-file',
		);
	}

	if (volume.kind === 'network') {
		return refuse(
			'This drive is on the network, and the ENTSSO service may not reach it. Choose a local drive; '
			+ 'the second copy can go there.',
			'drive-not-suitable',
		);
	}

	if (volume.kind === 'fixed' && volume.fileSystem !== undefined && volume.fileSystem.toUpperCase() !== 'NTFS') {
		return refuse(
			`This drive is ${volume.fileSystem}. ENTSSO takes NTFS or removable media only. Choose another drive.`,
			'drive-not-suitable',
		);
	}

	if (volume.freeBytes !== undefined && volume.freeBytes < leastFreeBytes) {
		return refuse('There is not enough room on this drive. Free at least 1 MB, or choose another drive.', 'disk-full');
	}

	if (facts.writable !== 'no') {
		return undefined;
	}

	const folder = folderOf(text, style);
	const problem = facts.folder === 'missing' ? `${folder} cannot be made` : `Nothing can be written in ${folder}`;
	return refuse(
		`${problem}: you lack the right, or the disk is read-only. `
		+ 'Choose another folder for the file, or have the right given.',
		'no-right-to-write',
	);
}

function warningsFor(text: string, context: BackupFileContext, facts: TargetFacts): string[] {
	const isInInstallDirectory = context.installDirectory !== ''
		&& isInside(text, context.installDirectory, context.style);
	const isInTemporaryFolder = context.temporaryFolders.some(folder => isInside(text, folder, context.style));
	const step = context.copyStep === undefined ? '' : ` (step ${context.copyStep})`;
	return [
		...(isInInstallDirectory
			? ['The file would be in the install directory, and be lost together with the installation.']
			: []),
		...(isInTemporaryFolder
			? ['The file would be in a folder for temporary files, which the system may clear at any time.']
			: []),
		...endingWarning(text, context.style),
		...exposureWarning(folderOf(text, context.style), facts),
		...(facts.volume.system === 'yes'
			? [`This is the system drive. Keep a second copy elsewhere${step}.`]
			: []),
	];
}

/** Who types a folder that is not there yet would get a file of that name. */
function endingWarning(text: string, style: PathStyle): string[] {
	const file = nameOf(text, style);
	const separator = style === 'windows' ? '\\' : '/';
	return file.includes('.')
		? []
		: [`${file} will be the name of the file. If it is to be a folder, end it with ${separator}`];
}

/** Who may change the folder may replace the backup. */
function exposureWarning(folder: string, {exposures = [], folder: state}: TargetFacts): string[] {
	const [worst] = exposures;
	const isOpen = worst?.kind === 'writable' || worst?.kind === 'foreign-owner';
	const hint = state === 'missing'
		? 'A folder elsewhere is safer.'
		: 'A new folder, made by this program, is closed to others.';
	const sentences = exposureSentences(exposures.slice(0, 1), folder, 'the folder of the file');
	return sentences.map(sentence => isOpen ? `${sentence} ${hint}` : sentence);
}

function noteFor(text: string, {style, agreed}: BackupFileContext, facts: TargetFacts): string {
	const folder = missingFolder(text, style, facts);
	return folder === undefined ? 'The name is free.' : willBeMade(folder, {when}, agreed);
}
