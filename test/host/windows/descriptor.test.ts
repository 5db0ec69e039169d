import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {everyone, localSystem, whoCanChange} from '../../../source/host/windows/access.ts';
import {descriptorFor, parseDescriptor, type Entry} from '../../../source/host/windows/descriptor.ts';
import {administrators} from '../../../source/host/windows/groups.ts';
import {sidBytes, sidText} from '../../../source/host/windows/sid.ts';

const users = 'S-1-5-32-545';
const authenticated = 'S-1-5-11';
const anna = 'S-1-5-21-1-2-3-1001';
const trustedInstaller = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';

type Raw = {readonly type: number; readonly flags: number; readonly mask: number; readonly sid: string; readonly object?: number};

/** A self-relative descriptor as Windows lays it out: owner, group, then the list. */
function rawDescriptor(owner: string, entries: readonly Raw[] | 'none'): Uint8Array {
	const ownerBytes = sidBytes(owner);
	const aces = entries === 'none'
		? []
		: entries.map(({type, flags, mask, sid, object}) => {
			const guids = object === undefined ? 0 : 4 + (16 * ((object % 2) + Math.floor(object / 2)));
			const account = sidBytes(sid);
			const bytes = new Uint8Array(8 + guids + account.length);
			const view = new DataView(bytes.buffer);
			view.setUint8(0, type);
			view.setUint8(1, flags);
			view.setUint16(2, bytes.length, true);
			view.setUint32(4, mask, true);
			if (object !== undefined) {
				view.setUint32(8, object, true);
			}

			bytes.set(account, 8 + guids);
			return bytes;
		});
	const list = 20 + (2 * ownerBytes.length);
	const size = aces.reduce((sum, ace) => sum + ace.length, 8);
	const bytes = new Uint8Array(entries === 'none' ? list : list + size);
	const view = new DataView(bytes.buffer);
	view.setUint8(0, 1);
	view.setUint16(2, entries === 'none' ? 0x80_00 : 0x80_04, true);
	view.setUint32(4, 20, true);
	view.setUint32(8, 20 + ownerBytes.length, true);
	view.setUint32(16, entries === 'none' ? 0 : list, true);
	bytes.set(ownerBytes, 20);
	bytes.set(ownerBytes, 20 + ownerBytes.length);
	if (entries !== 'none') {
		view.setUint8(list, 2);
		view.setUint16(list + 2, size, true);
		view.setUint16(list + 4, aces.length, true);
		let offset = list + 8;
		for (const ace of aces) {
			bytes.set(ace, offset);
			offset += ace.length;
		}
	}

	return bytes;
}

const anySid = fc.array(fc.nat(0xFF_FF_FF_FF), {minLength: 1, maxLength: 15})
	.chain(parts => fc.nat(0xFF_FF_FF).map(authority => ['S-1', authority, ...parts].join('-')));
const anyRaw = fc.record({
	type: fc.constantFrom(0x00, 0x01, 0x09),
	flags: fc.nat(0x1F),
	mask: fc.nat(0xFF_FF_FF_FF),
	sid: anySid,
});

describe('a security descriptor', () => {
	test('a SID is the same as bytes and as text', () => {
		fc.assert(fc.property(anySid, sid => {
			expect(sidText(sidBytes(sid))).toBe(sid);
		}), {seed: 1});
	});

	test('is read as it is laid out', () => {
		fc.assert(fc.property(anySid, fc.array(anyRaw, {maxLength: 8}), (owner, raw) => {
			expect(parseDescriptor(rawDescriptor(owner, raw))).toEqual({
				owner,
				entries: raw.map(({type, flags, mask, sid}): Entry => ({
					type: type === 1 ? 'deny' : 'allow', sid, mask, isForItself: Math.floor(flags / 8) % 2 === 0, isForFiles: flags % 2 === 1,
				})),
			});
		}), {seed: 2});
	});

	test('one of an object names its account behind the GUIDs', () => {
		for (const object of [0, 1, 2, 3]) {
			const bytes = rawDescriptor(administrators, [{
				type: 5, flags: 0, mask: 2, sid: anna, object,
			}]);
			expect(parseDescriptor(bytes)?.entries).toMatchObject([{type: 'allow', sid: anna}]);
		}
	});

	test('without a list everyone may do everything', () => {
		expect(parseDescriptor(rawDescriptor(administrators, 'none'))).toEqual({owner: administrators, entries: 'none'});
	});

	test('an entry of a kind that is not known makes it unknown, never closed', () => {
		expect(parseDescriptor(rawDescriptor(administrators, [{
			type: 0x04, flags: 0, mask: 2, sid: anna,
		}]))).toBeUndefined();
	});

	test('cut off anywhere it is unknown, never closed', () => {
		fc.assert(fc.property(anySid, fc.array(anyRaw, {minLength: 1, maxLength: 4}), fc.nat(), (owner, raw, at) => {
			const bytes = rawDescriptor(owner, raw);
			expect(parseDescriptor(bytes.slice(0, at % bytes.length))).toBeUndefined();
		}), {seed: 3});
	});

	test('whatever the bytes are, reading them ends', () => {
		fc.assert(fc.property(fc.uint8Array({maxLength: 200}), bytes => {
			parseDescriptor(bytes);
		}), {seed: 4});
	});

	test('made for a new folder it grants these accounts alone, here and below', () => {
		const bytes = descriptorFor([{sid: administrators, mask: 0x1F_01_FF}, {sid: anna, mask: 0x13_01_BF}]);
		const [control, owner, list] = [bytes[3], bytes[4], 20];
		// Protected, self-relative, with a list; without an owner, who is then the one that makes it.
		expect([control, bytes[2], owner]).toEqual([0x90, 0x04, 0]);
		expect([...bytes.slice(list + 8, list + 16)]).toEqual([0, 3, 24, 0, 0xFF, 0x01, 0x1F, 0]);
		// With an owner put in, it reads as any other.
		const owned = new Uint8Array([...bytes, ...sidBytes(administrators)]);
		new DataView(owned.buffer).setUint32(4, bytes.length, true);
		expect(parseDescriptor(owned)?.entries).toEqual([
			{
				type: 'allow', sid: administrators, mask: 0x1F_01_FF, isForItself: true, isForFiles: true,
			},
			{
				type: 'allow', sid: anna, mask: 0x13_01_BF, isForItself: true, isForFiles: true,
			},
		]);
	});
});

describe('who may change a place', () => {
	const allow = (sid: string, mask: number, flags = 0): Raw => ({
		type: 0, flags, mask, sid,
	});
	const deny = (sid: string, mask: number): Raw => ({
		type: 1, flags: 0, mask, sid,
	});
	const full = 0x1F_01_FF;
	const modify = 0x13_01_BF;
	const read = 0x12_00_A9;
	const closed = [allow(administrators, full, 3), allow(localSystem, full, 3)];

	const who = (owner: string, entries: readonly Raw[] | 'none', role: 'file' | 'folder' | 'parent' = 'folder', trusted: readonly string[] = []) => {
		const security = parseDescriptor(rawDescriptor(owner, entries));
		return security === undefined ? undefined : whoCanChange(security, role, new Set(trusted));
	};

	test.each<[string, string, readonly Raw[] | 'none', 'file' | 'folder' | 'parent', readonly string[]]>([
		['nobody in a folder of the system', trustedInstaller, [
			allow(trustedInstaller, full), allow(localSystem, modify), allow(administrators, modify), allow(users, read), allow('S-1-3-0', 0x10_00_00_00, 0x0B),
		], 'folder', []],
		['users in a folder made right under C:', administrators, [...closed, allow(users, read, 3), allow(authenticated, modify, 3)], 'folder', [authenticated]],
		['who may add folders to C: cannot take away what is in it', trustedInstaller, [...closed, allow(authenticated, 0x4), allow(authenticated, modify, 0x0B)], 'parent', []],
		['a backup right in C: would be theirs, though', trustedInstaller, [...closed, allow(authenticated, modify, 0x09)], 'folder', [authenticated]],
		['who may delete what is in a folder above', administrators, [...closed, allow(users, 0x40)], 'parent', [users]],
		['who may only read', administrators, [...closed, allow(everyone, read, 3)], 'folder', []],
		['who may change rights', administrators, [...closed, allow(anna, 0x4_00_00)], 'file', [anna]],
		['everything, in general words', administrators, [allow(everyone, 0x10_00_00_00)], 'parent', [everyone]],
		['writing, in general words', administrators, [allow(everyone, 0x40_00_00_00)], 'file', [everyone]],
		['everyone, without a list', administrators, 'none', 'parent', [everyone]],
		['nobody, with an empty list', administrators, [], 'folder', []],
		['one who was denied it before', administrators, [deny(anna, full), allow(anna, modify)], 'folder', []],
		['one who was denied less', administrators, [deny(anna, 0x2), allow(anna, modify)], 'folder', [anna]],
		['one who was denied it too late', administrators, [allow(anna, modify), deny(anna, full)], 'folder', [anna]],
		['nobody, where everyone was denied it', administrators, [deny(everyone, full), allow(anna, modify)], 'folder', []],
		['domain administrators are administrators', 'S-1-5-21-1-2-3-512', [allow('S-1-5-21-1-2-3-519', full), allow('S-1-5-21-4-5-6-500', full)], 'folder', []],
		['an account with such a number at its end is not', administrators, [allow('S-1-5-21-1-2-3-4512', full)], 'folder', ['S-1-5-21-1-2-3-4512']],
	])('%s', (_name, owner, entries, role, others) => {
		expect(who(owner, entries, role)).toEqual({owner: undefined, others});
	});

	test('the owner is told apart, and trusted where this user or the service is it', () => {
		expect(who(anna, closed)).toEqual({owner: anna, others: []});
		expect(who(anna, [...closed, allow(anna, full)], 'folder', [anna])).toEqual({owner: undefined, others: []});
	});
});
