import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {openHistory} from '../../source/core/records/history.ts';
import type {RunRecord} from '../../source/core/records/record.ts';

/** Puts so many records with this evidence into the settings folder `config` of a home. */
export async function addRecords(home: string, count: number, evidence: RunRecord['evidence']): Promise<void> {
	const folder = path.join(home, 'config', 'history');
	await mkdir(folder, {recursive: true});
	const history = openHistory(folder);
	for (let index = 0; index < count; index++) {
		await history.add({
			time: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
			computer: 'BIZ01',
			file: path.join(home, `${index}.bak`),
			size: 800,
			sha256: 'ab'.repeat(32),
			verdict: 'verified',
			proof: [],
			errorCode: undefined,
			evidence,
			engine: 'console',
			practice: undefined,
			copy: undefined,
		});
	}
}
