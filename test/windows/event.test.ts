/*
Wine (10) has no event log: its ReportEvent tells what it was given on the channel `eventlog` of its debug output, and
drops it. So what is seen here is that the calls arrive, with source, id, type and text, and that the source is made
known in the registry; not how Event Viewer shows an event.
*/
import {
	afterAll,
	beforeAll,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {
	backUp,
	installTool,
	password,
	reminder,
} from './backup.ts';
import {Computer} from './wine/computer.ts';

const tool = String.raw`C:\ENTSSO`;
const key = String.raw`HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\EventLog\Application\entsso-backup`;
const traced = String.raw`[HKEY_CURRENT_USER\Software\Wine\Debug]`;
const types: ReadonlyMap<number, string> = new Map([[1, 'error'], [2, 'warning'], [4, 'information']]);

let computer: Computer;
let files = 0;

beforeAll(async () => {
	computer = await Computer.start();
	await computer.changeRegistry(`${traced}\n"RelayInclude"="advapi32.ReportEventW;advapi32.RegisterEventSourceW"`);
});

beforeEach(async () => {
	await computer.changeRegistry(`[-${key}]`);
});

afterAll(async () => {
	await computer.close();
});

/** What Wine told of the events that it was given. */
function eventsIn(debugOutput: string) {
	const calls = Array.from(debugOutput.matchAll(/Call advapi32\.ReportEventW\([\da-f]+,(?<type>[\da-f]{8}),[\da-f]{8},(?<id>[\da-f]{8}),/gv), ({groups}) => ({
		id: Number.parseInt(groups?.id ?? '', 16),
		type: types.get(Number.parseInt(groups?.type ?? '', 16)),
	}));
	const sources = Array.from(debugOutput.matchAll(/Call advapi32\.RegisterEventSourceW\(0+,[\da-f]+ L"(?<source>[^"]*)"\)/gv), ({groups}) => groups?.source);
	const lines = Array.from(debugOutput.matchAll(/:eventlog:ReportEventW L"(?<line>.*)"$/gmv), ({groups}) => groups?.line?.replace(/\\r\\n$/v, '').replaceAll(String.raw`\\`, '\\'));
	return {calls, sources, lines};
}

async function runWith({behaviour = 'ok', further = [], file = `${tool}\\${++files}.bak`}: {readonly behaviour?: string; readonly further?: readonly string[]; readonly file?: string} = {}) {
	await installTool(computer, tool, behaviour);
	const {errors, ...ended} = await backUp(computer, {
		tool, file, further, environment: {WINEDEBUG: '-all,+eventlog,+relay'},
	});
	return {
		...ended, file, ...eventsIn(errors.replaceAll('\r', '')), errors,
	};
}

async function registered(): Promise<string[]> {
	const {output} = await computer.run('reg.exe', ['query', key]);
	return output.split('\r\n').filter(line => line.startsWith(' '.repeat(4))).map(line => line.trim().replaceAll(/ {4,}/gv, ' '));
}

test('a verified backup is one event, and the source is made known', async () => {
	expect(await registered()).toEqual([]);
	const {exitCode, file, result, calls, sources, lines, errors} = await runWith();
	expect({exitCode, calls, sources}).toEqual({exitCode: 0, calls: [{id: 100, type: 'information'}], sources: ['entsso-backup']});
	expect(lines).toEqual([
		'VERIFIED: The master secret is backed up.', result.summary, `Backup file: ${file}`, `SHA-256: ${String(result.sha256)}`,
	]);
	expect(errors).not.toContain(password);
	expect(errors).not.toContain(reminder);
	expect(await registered()).toEqual([String.raw`EventMessageFile REG_EXPAND_SZ %SystemRoot%\System32\EventCreate.exe`, 'TypesSupported REG_DWORD 0x7']);
});

test('a source that is known already stays as it is', async () => {
	await computer.changeRegistry(`[${key}]\n"EventMessageFile"="C:\\\\ours.dll"`);
	const {calls} = await runWith();
	expect(calls).toEqual([{id: 100, type: 'information'}]);
	expect(await registered()).toEqual([String.raw`EventMessageFile REG_SZ C:\ours.dll`]);
});

test.each([
	['unproven', 'no-event', 3, {id: 101, type: 'warning'}, /^UNPROVEN: /v],
	['failed', '0xC0002A0F', 1, {id: 102, type: 'error'}, /^FAILED \(0xC0002A0F\): /v],
])('a backup that is %s is one event', async (_, behaviour, code, call, first) => {
	const {exitCode, calls, lines} = await runWith({behaviour});
	expect({exitCode, calls}).toEqual({exitCode: code, calls: [call]});
	expect(lines[0]).toMatch(first);
});

test('a run that is refused, and one that is skipped, are events', async () => {
	const file = String.raw`C:\SSO\there 50%1.bak`;
	await computer.write(file, '');
	const refused = await runWith({file});
	expect(refused.exitCode).not.toBe(0);
	expect(refused.calls).toEqual([{id: 103, type: 'error'}]);
	expect(refused.lines).toContain(String.raw`Backup file: C:\SSO\there 50<U+0025>1.bak`);
	const skipped = await runWith({further: ['--if-older-than', '30d']});
	expect(skipped).toMatchObject({exitCode: 0, calls: [{id: 104, type: 'information'}]});
});

test.each([['--no-event'], ['--dry-run']])('with %s there is none, and nothing in the registry', async flag => {
	const {calls, sources} = await runWith({further: [flag]});
	expect({calls, sources}).toEqual({calls: [], sources: []});
	expect(await registered()).toEqual([]);
});
