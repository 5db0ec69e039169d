import {
	mkdir,
	truncate,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import {mostBackupBytes} from '../../../source/core/proof/facts.ts';
import {practiceComputer} from '../../../source/host/practice/scenarios.ts';
import type {Figure} from '../figure.ts';
import {costOf, growth, withFolder} from './growth.ts';

const mebibyte = 2 ** 20;

/** What `verify` costs where the file is large: it is read as a stream, and not at all where it is too large for a backup. */
export async function measureFiles(): Promise<Figure[]> {
	return withFolder(async folder => {
		const verify = async (bytes: number, exitCode: number) => {
			const home = path.join(folder, String(bytes));
			await recordOf(home, bytes);
			return async () => costOf(['verify', '--practice', '--config-dir', home], {exitCode});
		};

		// The run of these records was made long ago, so that each needs attention for its age; the largest for its size too.
		const [small, big, tooBig] = [await verify(64 * mebibyte, 1), await verify(mostBackupBytes, 1), await verify(4 * mostBackupBytes, 1)];
		return [
			...await growth({
				name: 'backup file of 1 GiB: verify', factor: 16, small, big, rounds: 3, most: {time: 16, memory: 1.25},
			}),
			...await growth({
				name: 'backup file of 4 GiB: verify', factor: 64, small, big: tooBig, rounds: 3, most: {time: 1, memory: 1.25},
			}),
		];
	});
}

/** A backup file with holes, which take no room, and its record. */
async function recordOf(home: string, bytes: number): Promise<void> {
	const file = path.join(home, 'sso.bak');
	await mkdir(path.join(home, 'history'), {recursive: true});
	await writeFile(file, '');
	await truncate(file, bytes);
	// One that is too large has none.
	const {sha256} = bytes > mostBackupBytes ? {} : await fingerprint(file);
	const time = '2020-01-01T00:00:00.000Z';
	await writeFile(path.join(home, 'history', `${time.replaceAll(':', '-')}-0.json`), JSON.stringify({
		format: 1, time, computer: practiceComputer, practice: 'ok', file, size: bytes, sha256, verdict: 'verified', engine: 'console', evidence: [],
	}));
}
