import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {startElevatedByHand} from '../../../source/host/elevated-prompt.ts';
import type {Native} from '../../../source/host/windows/native.ts';
import {type ElevatedStart, elevatedStart, type OwnStart} from '../../../source/host/windows/elevated-start.ts';
import {parseDescriptor} from '../../../source/host/windows/descriptor.ts';
import {groupsOutput} from './captured.ts';
import {
	closed,
	descriptor,
	rights,
	users,
} from './descriptor.ts';
import {
	check,
	installed,
	native,
	programFolder,
	windowsHost,
} from './rig.ts';

const node = String.raw`${programFolder}\node.exe`;
const file = String.raw`${programFolder}\cli.mjs`;
const launcher = String.raw`${programFolder}\entsso-backup.cmd`;
const own: OwnStart = {node, file, given: []};
const system = String.raw`D:\Windows\System32`;
const byLauncher = {file: launcher, shell: String.raw`${system}\cmd.exe`};

describe('how it is started', () => {
	test('by the launcher, which waits for a key by itself where it was given nothing', () => {
		expect(elevatedStart(own, byLauncher)).toEqual({
			program: String.raw`D:\Windows\System32\cmd.exe`,
			parameters: String.raw`/d /e:on /v:off /s /c ""D:\Program Files\entsso-backup\entsso-backup.cmd""`,
			directory: programFolder,
		});
	});

	test('with the same arguments, and a wait for a key behind it', () => {
		const given = ['--backup-file', String.raw`D:\a & b ^ (c) ! d\e.bak`, '', 'D:\\x\\'];
		expect(elevatedStart({...own, given}, byLauncher).parameters).toBe(
			String.raw`/d /e:on /v:off /s /c ""D:\Program Files\entsso-backup\entsso-backup.cmd" "--backup-file" "D:\a & b ^ (c) ! d\e.bak" "" "D:\x\\" & pause"`,
		);
	});

	test.each([
		['there is no launcher', [], undefined],
		['an argument has a percent sign', ['--copy-to', String.raw`D:\%TEMP%\x`], byLauncher],
		['an argument has a quote', ['--copy-to', String.raw`D:\x" & calc`], byLauncher],
		['an argument has a line break', ['D:\\x\r\ncalc'], byLauncher],
		['the path of the launcher has a percent sign', [], {...byLauncher, file: String.raw`D:\100%\entsso-backup.cmd`}],
	])('by Node.js itself where %s', (_, given, by) => {
		const start = elevatedStart({...own, given}, by);
		expect(start).toMatchObject({program: node, directory: programFolder});
		expect(start.parameters).toContain(String.raw`--disable-sigusr1 --max-semi-space-size=2 --no-turbofan "D:\Program Files\entsso-backup\cli.mjs"`);
		expect(givenIn(start.parameters)).toEqual(given);
	});

	test('with arguments that Windows reads as they were, whatever is in them', () => {
		const awkward = fc.array(fc.string({unit: fc.constantFrom('"', '\\', ' ', '%', '^', '&', '!', 'a', '\t', '\u{DC}')}));
		fc.assert(fc.property(awkward, given => {
			expect(givenIn(elevatedStart({...own, given}, undefined).parameters)).toEqual(given);
		}), {seed: 19, numRuns: 1000});
	});
});

/** Arguments of the program, behind the flags of Node.js. */
function givenIn(parameters: string): string[] {
	const all = argumentsIn(parameters);
	return all.slice(all.findIndex(argument => argument.endsWith('cli.mjs')) + 1);
}

/** The rules of "Parsing C Command-Line Arguments" in the Microsoft documentation, one character after the other. */
function argumentsIn(line: string): string[] {
	const found: string[] = [];
	let current: string | undefined;
	let isQuoted = false;
	for (let at = 0; at < line.length; at++) {
		const slashes = /^\\*/v.exec(line.slice(at))?.[0].length ?? 0;
		if (slashes > 0) {
			const isBeforeQuote = line[at + slashes] === '"';
			current = (current ?? '') + '\\'.repeat(isBeforeQuote ? Math.floor(slashes / 2) : slashes);
			at += slashes - 1;
			if (isBeforeQuote && slashes % 2 === 1) {
				current += '"';
				at++;
			}
		} else if (line[at] === '"') {
			isQuoted = !isQuoted;
			current ??= '';
		} else if (!isQuoted && (line[at] === ' ' || line[at] === '\t')) {
			if (current !== undefined) {
				found.push(current);
			}

			current = undefined;
		} else {
			current = (current ?? '') + line[at]!;
		}
	}

	return current === undefined ? found : [...found, current];
}

const notElevated = {'whoami.exe': groupsOutput.german};

/** A computer with the launcher, of which the starts are kept; `result` is what Windows says of them. */
function computer(result: number | undefined, calledFor: Partial<Native> = {}, {given = [], existing = [...installed, launcher], nodePath = node}: {given?: readonly string[]; existing?: readonly string[]; nodePath?: string} = {}) {
	const starts: ElevatedStart[] = [];
	const host = windowsHost({
		answers: notElevated,
		existing,
		ownStart: {node: nodePath, file, given},
		native: {
			async startElevated(start) {
				starts.push(start);
				return result;
			},
			...calledFor,
		},
	});
	return {host, starts};
}

const others = descriptor('S-1-5-18', [{mask: rights.modify, sid: users}]);
const securityAt = (place: string, security: Uint8Array | undefined): Partial<Native> => ({
	async securityOf(path) {
		const bytes = path === place ? security : closed;
		return bytes && parseDescriptor(bytes);
	},
});

describe('a Windows computer', () => {
	test('says in its check that it can start this program elevated, and does', async () => {
		const {host, starts} = computer(0);
		const {administrator} = await check(host);
		expect(administrator).toMatchObject({state: 'stop', advice: startElevatedByHand, canElevate: true});
		await expect(host.elevate?.()).resolves.toEqual({state: 'opened'});
		expect(starts).toEqual([elevatedStart(own, byLauncher)]);
	});

	test.each<[string, {existing?: readonly string[]; nodePath?: string}]>([
		['there is no launcher', {existing: installed}],
		['the launcher would start another Node.js', {nodePath: String.raw`D:\Program Files\nodejs\node.exe`}],
	])('starts it by Node.js where %s', async (_, parts) => {
		const {host, starts} = computer(0, {}, parts);
		await host.elevate?.();
		expect(starts).toEqual([elevatedStart({...own, node: parts.nodePath ?? node}, undefined)]);
	});

	test.each<[string, Partial<Native>, string]>([
		['others can change the folder', securityAt(programFolder, others), 'Others can change this program\'s folder.'],
		['others can change node.exe', securityAt(node, others), 'Others can change this program\'s folder.'],
		['others can change the launcher', securityAt(launcher, others), 'Others can change this program\'s folder.'],
		['others can change the folder above', securityAt(String.raw`D:\Program Files`, descriptor('S-1-5-18', [{mask: 0x40, sid: users}])), 'Others can change this program\'s folder.'],
		['another owns the launcher', securityAt(launcher, descriptor('S-1-5-21-9-9-9-1234', [])), 'Others can change this program\'s folder.'],
		['the rights on it cannot be read', securityAt(node, undefined), 'Who can change this program\'s folder could not be found out.'],
	])('starts nothing where %s', async (_, calledFor, because) => {
		const {host, starts} = computer(0, calledFor);
		await expect(host.elevate?.()).resolves.toEqual({state: 'not-opened', because});
		expect(starts).toEqual([]);
	});

	test('starts nothing that the account of the service can change', async () => {
		const service = 'S-1-5-21-1-2-3-1234';
		const {host, starts} = computer(0, {
			...securityAt(launcher, descriptor('S-1-5-18', [{mask: rights.modify, sid: service}])),
			accountOf: async () => ({sid: service, isGroup: false}),
		});
		await expect(host.elevate?.()).resolves.toMatchObject({state: 'not-opened'});
		expect(starts).toEqual([]);
	});

	test.each<[number | undefined, string]>([
		[1223, 'The question of Windows was not answered with Yes.'],
		[1260, 'A policy of this computer blocks it.'],
		[5, 'Windows refuses it here.'],
		[8, 'Windows cannot do it here (error 8).'],
		[-1, 'Windows cannot do it here.'],
		[undefined, 'Windows cannot do it here.'],
	])('says why it was not started, by error %s', async (error, because) => {
		await expect(computer(error).host.elevate?.()).resolves.toEqual({state: 'not-opened', because});
	});

	test.each<[string, Partial<Native>]>([
		['on a network drive', {volumeOf: async () => ({kind: 'network', fileSystem: undefined, root: 'Z:\\'})}],
	])('does not offer it %s', async (_, calledFor) => {
		const {administrator} = await check(computer(0, calledFor).host);
		expect(administrator).not.toHaveProperty('canElevate');
	});

	test('does not offer it where it does not know how it was started, or the user is elevated or no administrator', async () => {
		const unknown = windowsHost({answers: notElevated});
		expect(unknown.elevate).toBeUndefined();
		const known = [groupsOutput.elevated, groupsOutput.user].map(output => windowsHost({answers: {'whoami.exe': output}, ownStart: own}));
		const found = await Promise.all([unknown, ...known].map(async host => check(host)));
		for (const {administrator} of found) {
			expect(administrator).not.toHaveProperty('canElevate');
		}
	});
});

test('what is a network drive is not asked of a window that is elevated', async () => {
	const asked: string[] = [];
	const host = windowsHost({
		ownStart: own,
		native: {
			async volumeOf(target) {
				asked.push(target);
				return native.volumeOf(target);
			},
		},
	});
	await check(host);
	expect(asked).toEqual([]);
});
