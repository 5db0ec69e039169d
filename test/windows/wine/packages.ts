import {existsSync} from 'node:fs';
import process from 'node:process';
import {run} from './run.ts';

/** What is needed of Debian, each known by one of its files. */
const packages = {
	debootstrap: '/usr/sbin/debootstrap',
	'gcc-mingw-w64-x86-64': '/usr/bin/x86_64-w64-mingw32-gcc',
};

/** Installs the Debian packages that are missing; needs root then. */
export async function installPackages(): Promise<void> {
	const missing = Object.entries(packages).filter(([, file]) => !existsSync(file)).map(([name]) => name);
	if (missing.length === 0) {
		return;
	}

	await run('apt-get', ['update', '-q']);
	await run('apt-get', ['install', '-q', '--yes', '--no-install-recommends', ...missing], {...process.env, DEBIAN_FRONTEND: 'noninteractive'});
}

/** Where this computer gets Debian from. Throws when it does not. */
export async function debianMirror(): Promise<string> {
	const find = async () => run('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Identifier: Packages', 'Origin: Debian', 'Component: main']);
	let found = await find();
	if (found === '') {
		// Nothing is known of the sources before the first update.
		await run('apt-get', ['update', '-q']);
		found = await find();
	}

	const [mirror = ''] = found.split('\n', 1);
	if (mirror === '') {
		throw new Error('The sources of apt-get have no Debian.');
	}

	return mirror;
}
