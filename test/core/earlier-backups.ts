import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fingerprint} from '../../source/core/proof/checksum.ts';
import {openHistory, type History} from '../../source/core/records/history.ts';
import type {RunRecord} from '../../source/core/records/record.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

export const now = new Date('2026-11-24T10:00:00Z');

export type EarlierBackups = {
	readonly history: History;
	readonly folder: string;
	/** Makes a file of that name with a record that is so many days old. */
	readonly add: (name: string, daysAgo: number, parts?: Partial<RunRecord>) => Promise<RunRecord>;
};

/** A history in a folder of its own, and real files to go with it. */
export async function earlierBackups(): Promise<EarlierBackups> {
	const folder = await temporaryFolder();
	const records = path.join(folder, 'history');
	await mkdir(records);
	const history = openHistory(records);
	return {
		history,
		folder,
		async add(name, daysAgo, parts = {}) {
			const file = path.join(folder, name);
			await writeFile(file, `the backup ${name} of ${daysAgo} days ago`);
			const record: RunRecord = {
				time: new Date(now.getTime() - (daysAgo * 86_400_000)).toISOString(),
				computer: 'BIZ01',
				file,
				...await fingerprint(file),
				verdict: 'verified',
				proof: [],
				errorCode: undefined,
				evidence: [],
				engine: 'console',
				practice: undefined,
				copy: undefined,
				...parts,
			};
			await history.add(record);
			return record;
		},
	};
}
