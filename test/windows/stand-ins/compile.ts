import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {run} from '../wine/run.ts';

/** Each program and the source it is made from. */
const programs = {
	ssoconfig: 'ssoconfig.c',
	reading: 'reading.c',
	restoring: 'restoring.c',
	cscript: 'cscript.c',
	chkntfs: 'say-file.c',
	net: 'say-file.c',
	sc: 'say-file.c',
	ssomanage: 'say-file.c',
	trace: 'trace.c',
	wevtutil: 'wevtutil.c',
	whoami: 'say-file.c',
};

/** Compiles the stand-ins for Microsoft's tools, and for the component of ENTSSO, into a folder. */
export async function compileStandIns(): Promise<{folder: string; remove: () => Promise<void>}> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-stand-ins-'));
	const compile = async (source: string, name: string, ...further: readonly string[]) => run('x86_64-w64-mingw32-gcc', [
		// Not each of them needs all that the headers have.
		'-O2', '-Wall', '-Werror', '-Wno-unused-function', '-o', path.join(folder, name), fileURLToPath(new URL(source, import.meta.url)), '-lbcrypt', ...further,
	]);
	await Promise.all([
		...Object.entries(programs).map(async ([name, source]) => compile(source, `${name}.exe`, ...(name === 'cscript' ? [] : ['-municode']))),
		compile('sso-config-om.c', 'SSOConfigOM.dll', '-shared', '-loleaut32', '-luuid'),
	]);
	return {folder, remove: async () => rm(folder, {recursive: true})};
}
