import type {PathStyle, TargetFacts} from '../../host/host.ts';
import {exposureSentences} from '../../host/exposure-words.ts';
import {accept, type Judgement, refuse} from '../../values/validation.ts';
import {folderOf, isSamePath, pathProblem} from '../../values/path-text.ts';

/** What is known of the folder for the second copy, and of the file that would be made in it. */
export type CopyFacts = {
	readonly folder: TargetFacts;
	readonly file: TargetFacts['target'];
};

export type CopyContext = {
	readonly style: PathStyle;
	readonly backupFile: string;
};

/** Judges the folder for the second copy; an empty text means 'later'. Without facts only the text is judged. */
export function judgeCopyFolder(text: string, {style, backupFile}: CopyContext, facts: CopyFacts | undefined): Judgement {
	if (text === '') {
		return accept(['Until there is a copy elsewhere, the backup is lost together with this computer.']);
	}

	const problem = pathProblem(text, style, style === 'windows' ? String.raw`\\server\share or E:\ ` : '/media/usb');
	if (problem !== undefined) {
		return refuse(`${problem.refusal.trimEnd()}, or leave it empty.`.replace('.,', ','), 'path-refused', problem.refusalOfFlag ?? problem.refusal.trimEnd());
	}

	if (isSamePath(text, folderOf(backupFile, style), style)) {
		return refuse('The backup file itself is in this folder. Choose another place, best on another computer.', 'path-refused');
	}

	return facts === undefined ? accept() : judgeFacts(text, facts);
}

function judgeFacts(text: string, {folder, file}: CopyFacts): Judgement {
	if (folder.root === 'missing') {
		return refuse('This drive or share is not there. Plug it in or connect it, or choose another.', 'copy-folder-missing');
	}

	if (folder.folder === 'not-a-folder') {
		return refuse('This is a file. Choose a folder.', 'copy-folder-missing');
	}

	if (folder.folder === 'missing') {
		return refuse('There is no such folder. Make it first, or choose another.', 'copy-folder-missing');
	}

	if (file === 'file' || file === 'folder') {
		return refuse('A file with the same name is in this folder already and is never overwritten. Choose another folder.', 'copy-file-exists');
	}

	if (folder.writable === 'no') {
		return refuse('You have no right to write here. Choose another folder.', 'copy-no-right-to-write');
	}

	const [exposed] = exposureSentences(folder.exposures ?? [], text, 'this folder');
	const warnings = exposed === undefined
		? []
		: [`${exposed} The copy will be compared when it is made, and not after that.`];
	return folder.volume.kind === 'fixed'
		? accept([
			'This drive is in this computer and may be lost with it. A share or a removable drive is safer.',
			...warnings,
		])
		: accept(warnings, 'The copy will be compared with the original.');
}
