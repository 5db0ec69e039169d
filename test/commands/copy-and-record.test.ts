import {mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {copyAndRecord} from '../../source/journeys/backup/perform.ts';
import {openHistory} from '../../source/core/records/history.ts';
import {toRecord} from '../../source/core/records/record.ts';
import {bareHost} from '../core/bare-host.ts';
import {runWith} from '../core/backup-rig.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {adviceOf} from '../core/advice.ts';

const services = {host: bareHost(), signal: new AbortController().signal};

/** A backup that has no copy yet, and its record. */
async function prepare() {
	const folder = await temporaryFolder();
	const {result} = await runWith({file: path.join(folder, 'SSO.bak')});
	const history = openHistory(path.join(folder, 'history'));
	await history.add(toRecord(result));
	const share = path.join(folder, 'share');
	await mkdir(share);
	return {share, result, history};
}

test('many copies of one backup at once: one is made, and the record has it', async () => {
	for (const _ of Array.from({length: 10})) {
		const {share, result, history} = await prepare();
		const made = await Promise.all(Array.from({length: 6}, async () => copyAndRecord(result, share, services, {history})));
		expect(made.filter(({copy}) => copy !== undefined)).toHaveLength(1);
		expect(await readdir(share)).toEqual(['SSO.bak', 'SSO.bak.recovery.txt']);
		const {records} = history.list();
		expect(records).toHaveLength(1);
		expect(records[0]).toMatchObject({copy: path.join(share, 'SSO.bak'), sha256: result.sha256});
		expect(records[0]?.evidence).toContainEqual({id: 'copy', state: 'ok', detail: 'The second copy is the same, byte for byte.'});
	}
});

test('a copy that fails does not take from the record the one that another run has made since', async () => {
	const {share, result, history} = await prepare();
	await copyAndRecord(result, share, services, {history});
	const again = await copyAndRecord(result, share, services, {history});
	expect(again.copy).toBeUndefined();
	expect(adviceOf(again)[0]).toContain('a file of this name is there already');
	expect(history.list().records).toMatchObject([{copy: path.join(share, 'SSO.bak')}]);
});
