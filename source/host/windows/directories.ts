import path from 'node:path';
import {isSamePath} from '../../answers/path-text.ts';
import type {DirectoryCandidate} from '../host.ts';
import type {System} from '../system.ts';
import type {Finding} from './finding.ts';
import {valueIn, type Registry} from './registry-values.ts';
import {programOf} from './service.ts';

export type DirectorySources = {
	readonly environment: System['environment'];
	readonly registry: Finding<Registry>;
	readonly registry32: Finding<Registry>;
	readonly service: Finding<Registry>;
	readonly component: Finding<Registry>;
	readonly component32: Finding<Registry>;
	/** Roots of the fixed drives. */
	readonly drives: readonly string[];
};

const folderName = 'Enterprise Single Sign-On';

/** Folders that ENTSSO may be in by what the registry says of it, best first; they need not exist. */
export function registeredDirectories({environment, registry, registry32, service, component, component32}: Omit<DirectorySources, 'drives'>): DirectoryCandidate[] {
	const expand = (text: string) => expandVariables(text, environment);
	const imagePath = programOf(expand(valueIn(service, 'ImagePath'))) ?? '';
	const found = [
		{path: expand(valueIn(registry, 'InstallPath')), foundIn: 'registry'},
		{path: expand(valueIn(registry32, 'InstallPath')), foundIn: 'registry (32-bit)'},
		{path: folderOf(imagePath), foundIn: 'service path'},
		{path: folderOf(expand(valueIn(component, ''))), foundIn: 'component'},
		{path: folderOf(expand(valueIn(component32, ''))), foundIn: 'component'},
	];
	return found.map(candidate => ({...candidate, path: plainPath(candidate.path)})).filter(candidate => /^[a-z]:\\/iv.test(candidate.path));
}

/** The usual folder for such programs on each of the drives but that of the program folder itself; its name is a translated one on some systems. */
export function directoriesOnDrives({environment, drives}: Pick<DirectorySources, 'environment' | 'drives'>): DirectoryCandidate[] {
	const common = environment.CommonProgramW6432 ?? environment.CommonProgramFiles ?? '';
	const {root, dir, base} = path.win32.parse(common);
	return root === ''
		? []
		: drives
			.filter(drive => !isSamePath(drive, root, 'windows'))
			.map(drive => ({path: path.win32.join(drive, dir.slice(root.length), base, folderName), foundIn: `drive ${drive.slice(0, 2)}`}));
}

/** The candidates, each place once, as it was found first. */
export function withoutDuplicates(candidates: readonly DirectoryCandidate[]): DirectoryCandidate[] {
	return candidates.filter((candidate, index) => candidates.findIndex(({path: other}) => isSamePath(other, candidate.path, 'windows')) === index);
}

/** Variables in the text put in. A 32-bit process has the folders of 64-bit programs under names of their own ("WOW64 Implementation Details" in the Windows documentation). */
function expandVariables(text: string, environment: System['environment']): string {
	return text.replaceAll(/%(?<name>[^%]+)%/gv, (variable, name: string) => {
		const isProgramFolder = /^(?:common)?programfiles$/iv.test(name);
		return (isProgramFolder ? environment[name.replace(/files$/iv, 'W6432')] : undefined) ?? environment[name] ?? variable;
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
