import path from 'node:path';
import type {FileSystem} from '../files.ts';
import type {YesNoUnknown} from '../host.ts';
import {isAdministrators, type Place, whoCanChange} from './access-list.ts';
import type {Native} from './native.ts';

type Services = {
	readonly native: Pick<Native, 'securityOf' | 'userSid'>;
	readonly fileSystem: Pick<FileSystem, 'realpath'>;
};

/**
Returns whether others than administrators and this user can change a program, what is beside it, or can put another in its place. The path
as it is written is looked at, each link on it by itself, and the one that it leads to.
*/
export async function othersCanChange(program: string, {native, fileSystem}: Services): Promise<YesNoUnknown> {
	const paths = new Set([program, await fileSystem.realpath(program)]);
	const places = [...paths].flatMap(file => placesOf(file));
	const answers = await Promise.all(places.map(async ([name, place]) => {
		const security = await native.securityOf(name);
		return security === undefined ? undefined : whoCanChange(security, place);
	}));
	const strangers = answers.flatMap(able => able ?? []).filter(sid => !isAdministrators(sid));
	const user = strangers.length === 0 ? undefined : await native.userSid();
	if (strangers.some(sid => sid !== user)) {
		return 'yes';
	}

	return answers.includes(undefined) ? 'unknown' : 'no';
}

/** The program, its folder, and what that is in. */
function placesOf(program: string): Array<readonly [string, Place]> {
	const folder = path.win32.dirname(program);
	const parents = parentsOf(folder).map(parent => [parent, 'parent'] as const);
	return [...parents, [folder, 'folder'], [program, 'file']];
}

function parentsOf(folder: string): string[] {
	const parent = path.win32.dirname(folder);
	return parent === folder ? [] : [parent, ...parentsOf(parent)];
}
