import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {root} from './build.ts';

/** Copyright lines of packages that come without a license text (from the heads of their source files). */
const copyrights: Readonly<Record<string, readonly string[]>> = {
	'@xterm/headless': [
		'Copyright (c) 2014-2024 The xterm.js authors',
		'Copyright (c) 2012-2013, Christopher Jeffrey',
		'Copyright (c) 2011 Fabrice Bellard',
		'Copyright (c) Microsoft Corporation',
	],
	'yoga-layout': ['Copyright (c) Meta Platforms, Inc. and affiliates'],
	'@lydell/node-pty-win32-x64': [
		'Copyright (c) 2012-2015, Christopher Jeffrey',
		'Copyright (c) 2016, Daniel Imms',
		'Copyright (c) 2018, Microsoft Corporation',
	],
	'@koromix/koffi-win32-x64': ['Copyright (c) Niels Martignene'],
};

const line = '='.repeat(78);

/** Returns the folders of the packages that these files of the checkout belong to, sorted. */
export function packageFolders(files: readonly string[]): string[] {
	const folders = files.map(file => /^.*node_modules\/(?:@[^\/]+\/)?[^\/]+(?=\/)/v.exec(file)?.[0]);
	return [...new Set(folders.filter(folder => folder !== undefined))].toSorted();
}

/**
Returns the licenses of the packages in these folders (absolute, or relative to the checkout), one after the other, each
once. Throws when the terms of one are not known.
*/
export async function licensesOf(folders: readonly string[]): Promise<string> {
	const permission = await mitPermission();
	const sections = await Promise.all(folders.map(async folder => licenseOf(path.resolve(root, folder), permission)));
	return [...new Set(sections)].join('\n');
}

async function licenseOf(folder: string, permission: string): Promise<string> {
	const manifest = await readFile(path.join(folder, 'package.json'), 'utf8');
	const {name, version, license} = JSON.parse(manifest) as Record<'name' | 'version' | 'license', string>;
	const files = await readdir(folder, {recursive: true});
	const texts = await Promise.all(
		files
			.filter(file => isLicense(file))
			.toSorted()
			.map(async file => readFile(path.join(folder, file), 'utf8')),
	);
	const holders = copyrights[name];
	if (texts.length === 0 && (license !== 'MIT' || holders === undefined)) {
		throw new Error(`${name} has no license text, and whose copyright it is is not known.`);
	}

	const terms = holders === undefined ? texts : [...texts, holders.join('\n'), permission];
	return `${line}\n${name} ${version} (${license})\n${line}\n\n${terms.map(text => text.trim()).join('\n\n')}\n`;
}

function isLicense(file: string): boolean {
	return (
		/^(?:licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/iv.test(path.basename(file))
		&& !file.split(path.sep).includes('node_modules')
	);
}

/** Returns the MIT license without its copyright line. */
async function mitPermission(): Promise<string> {
	const text = await readFile(path.join(root, 'license'), 'utf8');
	return text.slice(text.indexOf('Permission is hereby granted'));
}
