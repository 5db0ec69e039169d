import {existsSync, rmSync, writeFileSync} from 'node:fs';
import {rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import {expect} from 'vitest';
import {checkIds} from '../../source/host/host.ts';
import {
	isSameId,
	judgeSecret,
	secretEventIds,
	type SecretFinding,
} from '../../source/host/secret-state.ts';
import {parseJson} from './schema.ts';
import {
	current,
	loaded,
	other,
	password,
	restoreComputer,
} from './restore-rig.ts';

const ids = [current, other, current.toLowerCase()];

/** How the secret stands, as the events and the registry tell it. */
const fromEvents = fc.record({
	events: fc.array(fc.record({
		id: fc.constantFrom(...secretEventIds),
		strings: fc.constantFrom(['BIZ01', current], [current], ['file', current, current], ['BIZ02', other], [other, current], []),
		ago: fc.nat(5),
	}), {maxLength: 5}),
	inRegistry: fc.constantFrom('here' as const, 'none' as const, 'none' as const, 'unknown' as const),
	isSecretServer: fc.constantFrom(true, false, undefined),
}).map(({events, ...signs}): SecretFinding => judgeSecret({
	...signs,
	computer: 'BIZ01',
	otherNames: [],
	events: events
		.map(({id, strings, ago}) => ({id, strings, time: new Date(Date.UTC(2026, 10, 24, 10) - (ago * 1000))}))
		.toSorted((one, two) => two.time.getTime() - one.time.getTime()),
}));
const anyFinding = fc.record({
	state: fc.constantFrom('loaded' as const, 'loaded' as const, 'not-loadable' as const, 'elsewhere' as const, 'unknown' as const),
	secretId: fc.constantFrom(undefined, ...ids),
	isRegistryEmpty: fc.boolean(),
	doubts: fc.constant([]),
});
const none = fc.constant<SecretFinding>({state: 'none', isRegistryEmpty: true, doubts: []});
const anySecret: fc.Arbitrary<SecretFinding | undefined> = fc.oneof(fromEvents, anyFinding, none, fc.constant(undefined));
const anyRecord = fc.record({
	verdict: fc.constantFrom('verified' as const, 'verified' as const, 'unproven' as const, 'failed' as const),
	secretId: fc.constantFrom(undefined, current, current, ...ids),
	computer: fc.constantFrom('BIZ01', 'BIZ01', 'BIZ02'),
	practice: fc.constantFrom(undefined, undefined, 'ok'),
	file: fc.constantFrom('whole' as const, 'whole' as const, 'changed' as const, 'gone' as const),
	copy: fc.constantFrom('none' as const, 'whole' as const, 'changed' as const),
});
const anyRun = fc.record({
	before: fc.oneof(anySecret, fc.constant(loaded)),
	/** Right before the start; the same where undefined. */
	after: fc.option(anySecret, {nil: 'same' as const, freq: 1}),
	records: fc.array(anyRecord, {maxLength: 4}),
	/** What becomes of the backups after they were looked at. */
	late: fc.constantFrom('nothing' as const, 'nothing' as const, 'files gone' as const, 'copies gone' as const, 'all changed' as const),
	/** Which of the backups is to be restored; an unknown file where there is none. */
	restores: fc.constantFrom(99, 99, 99, 0, 1),
	flags: fc.record({
		engine: fc.constantFrom('auto' as const, 'console' as const, 'api' as const),
		installDirectory: fc.constantFrom('/sso', undefined),
		event: fc.boolean(),
	}),
	stop: fc.option(fc.constantFrom(...checkIds), {freq: 1}),
	codes: fc.constantFrom([], ['0xC0002A1B']),
});

/**
Expects of so many random computers that a restore without questions starts nothing while a secret is there, or may
be, that no verified, unchanged backup keeps.
*/
export async function expectRing(runs: number, seed: number): Promise<void> {
	let started = 0;
	let overKept = 0;
	let refused = 0;
	let lost = 0;
	await fc.assert(fc.asyncProperty(anyRun, async ({
		before, after, records, late, restores, flags, stop, codes,
	}) => {
		const computer = await restoreComputer();
		const kept = new Set<string>();
		const keptLater = new Set<string>();
		const files: string[] = [];
		const copies: string[] = [];
		for (const [index, {file, copy, ...parts}] of records.entries()) {
			const copyFile = path.join(computer.folder, `${index}-copy.bak`);
			const record = await computer.addBackup(`${index}.bak`, {...parts, copy: copy === 'none' ? undefined : copyFile});
			files.push(record.file);
			if (copy !== 'none') {
				copies.push(copyFile);
				await writeFile(copyFile, copy === 'whole' ? `the backup ${index}.bak` : 'something else');
			}

			await {
				whole: async () => undefined, changed: async () => writeFile(record.file, 'something else'), gone: async () => rm(record.file),
			}[file]();
			const isGood = parts.verdict === 'verified' && parts.computer === 'BIZ01' && parts.practice === undefined;
			const isWhole = file === 'whole' || copy === 'whole';
			const id = isGood && isWhole ? parts.secretId?.toLowerCase() : undefined;
			if (id === undefined) {
				continue;
			}

			kept.add(id);
			const isLeft = {
				nothing: true, 'files gone': copy === 'whole', 'copies gone': file === 'whole', 'all changed': false,
			}[late];
			if (isLeft) {
				keptLater.add(id);
			}
		}

		const {exitCode, said, complained, tasks} = await computer.run({
			secrets: [before, after === 'same' ? before : after, {state: 'loaded', secretId: other, doubts: []}],
			flags: {...flags, file: files[restores] ?? computer.file},
			check: checkIds.map(id => ({id, state: id === stop ? 'stop' : 'ok', detail: 'Seen.'})),
			outcome: {codes},
			onLastLook() {
				const places = late === 'files gone' ? files : (late === 'copies gone' ? copies : [...files, ...copies]);
				for (const place of late === 'nothing' ? [] : places.filter(each => existsSync(each))) {
					if (late === 'all changed') {
						writeFileSync(place, 'something else');
					} else {
						rmSync(place);
					}
				}
			},
			...(flags.installDirectory === undefined && {
				host: {installDirectories: async () => [{path: '/sso', source: 'registry', foundIn: 'registry'}], othersCanChange: async () => 'no'},
			}),
		});
		const json = parseJson('restore', said);
		expect(`${said}${complained}`).not.toContain(password);
		expect(exitCode).toBe({
			loaded: 0, accepted: 3, unproven: 3, failed: 1,
		}[json.level as 'loaded']);
		expect(computer.history.restores().records).toHaveLength(1);
		if (tasks.length === 0) {
			refused++;
			lost += json.reason === 'kept-backup-lost' ? 1 : 0;
			expect(json).toMatchObject({level: 'failed', engine: null});
			return;
		}

		started++;
		const now = after === 'same' ? before : after;
		const isKept = before?.secretId !== undefined && kept.has(before.secretId.toLowerCase()) && keptLater.has(before.secretId.toLowerCase())
			&& (before.state === 'loaded' || before.state === 'not-loadable');
		overKept += isKept ? 1 : 0;
		expect(before?.state === 'none' || isKept).toBe(true);
		// Nor did another secret come between the look and the start.
		expect(before?.state === 'none'
			? now?.state === 'none' || (now?.state === 'unknown' && now.isRegistryEmpty === true)
			: now?.secretId === undefined || isSameId(now.secretId, before?.secretId ?? '')).toBe(true);
		expect([null, 'secret', 'backups']).toContain(stop);
	}), {seed, numRuns: runs});
	expect(started).toBeGreaterThan(runs / 30);
	expect(overKept).toBeGreaterThan(runs / 60);
	expect(refused).toBeGreaterThan(runs / 6);
	expect(lost).toBeGreaterThan(runs / 100);
}
