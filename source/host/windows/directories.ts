import path from 'node:path';
import {isSamePath} from '../../values/path-text.ts';
import type {DirectoryCandidate} from '../host.ts';
import type {Finding} from './finding.ts';
import {valueIn, type Registry} from './registry-values.ts';
import {programOf} from './service.ts';

export type DirectorySources = {
	/** Key that names the program folders of this computer. */
	readonly programFolders: Finding<Registry>;
	readonly registry: Finding<Registry>;
	readonly registry32: Finding<Registry>;
	readonly service: Finding<Registry>;
	readonly component: Finding<Registry>;
	readonly component32: Finding<Registry>;
	/** Roots of the fixed drives. */
	readonly drives: readonly string[];
};

const folderName = 'Enterprise Single Sign-On';

/**
Folders that ENTSSO may be in by what the registry says of it, best first, the usual one last; they need not exist.
*/
export function registeredDirectories(
	{programFolders, registry, registry32, service, component, component32}: Omit<DirectorySources, 'drives'>,
): DirectoryCandidate[] {
	const expand = (text: string) => expandVariables(text, programFolders);
	const imagePath = programOf(expand(valueIn(service, 'ImagePath'))) ?? '';
	const found: DirectoryCandidate[] = [
		{path: expand(valueIn(registry, 'InstallPath')), source: 'registry', foundIn: 'registry'},
		{path: expand(valueIn(registry32, 'InstallPath')), source: 'registry', foundIn: 'registry (32-bit)'},
		{path: folderOf(imagePath), source: 'service', foundIn: 'service path'},
		{path: folderOf(componentFile(component, programFolders)), source: 'component', foundIn: 'component'},
		{path: folderOf(componentFile(component32, programFolders)), source: 'component', foundIn: 'component'},
		{path: path.win32.join(commonFiles(programFolders), folderName), source: 'default-folder', foundIn: 'usual folder'},
	];
	return found
		.map(candidate => ({...candidate, path: plainPath(candidate.path)}))
		.filter(candidate => /^[a-z]:\\/iv.test(candidate.path));
}

/** Returns the file that a component is in, as its key names it; empty where it names none. */
export function componentFile(component: Finding<Registry>, programFolders: Finding<Registry>): string {
	return expandVariables(valueIn(component, ''), programFolders).replaceAll('"', '').trim();
}

/**
Returns the usual folder for such programs on each of the drives but that of the program folder itself; its name is a
translated one on some systems.
*/
export function directoriesOnDrives(
	{programFolders, drives}: Pick<DirectorySources, 'programFolders' | 'drives'>,
): DirectoryCandidate[] {
	const {root, dir, base} = path.win32.parse(commonFiles(programFolders));
	return root === ''
		? []
		: drives
			.filter(drive => !isSamePath(drive, root, 'windows'))
			.map(drive => ({
				path: path.win32.join(drive, dir.slice(root.length), base, folderName),
				source: 'drive',
				foundIn: `drive ${drive.slice(0, 2)}`,
			}));
}

/** Returns the candidates, each place once, as it was found first. */
export function withoutDuplicates(candidates: readonly DirectoryCandidate[]): DirectoryCandidate[] {
	return candidates.filter((candidate, index) =>
		candidates.findIndex(({path: other}) => isSamePath(other, candidate.path, 'windows')) === index);
}

function commonFiles(programFolders: Finding<Registry>): string {
	return valueIn(programFolders, 'CommonFilesDir');
}

/**
Where the registry has the folders that these variables name. A 32-bit process has those of 64-bit programs under names
of their own ("WOW64 Implementation Details" in the Windows documentation).
*/
const valueNames: ReadonlyMap<string, string> = new Map([
	['programfiles', 'ProgramFilesDir'],
	['programw6432', 'ProgramFilesDir'],
	['programfiles(x86)', 'ProgramFilesDir (x86)'],
	['commonprogramfiles', 'CommonFilesDir'],
	['commonprogramw6432', 'CommonFilesDir'],
	['commonprogramfiles(x86)', 'CommonFilesDir (x86)'],
]);

/**
Puts the program folders in for their variables, as the registry has them: a variable of this process may have been set
to anything.
*/
function expandVariables(text: string, programFolders: Finding<Registry>): string {
	return text.replaceAll(/%(?<name>[^%]+)%/gv, (variable, name: string) => {
		const valueName = valueNames.get(name.toLowerCase());
		const folder = valueName === undefined ? '' : valueIn(programFolders, valueName);
		return folder === '' ? variable : folder;
	});
}

function folderOf(file: string): string {
	return path.win32.dirname(file.replaceAll('"', ''));
}

/** Without quotation marks, and without a separator at its end unless it is a root. */
function plainPath(text: string): string {
	const normal = path.win32.normalize(text.replaceAll('"', '').trim());
	return normal.length > 3 ? normal.replace(/\\$/v, '') : normal;
}
