import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isAdministrators, whoCanChange} from '../../../source/host/windows/access-list.ts';
import {
	administrators,
	closed,
	descriptor,
	open,
	rights,
	trustedInstaller,
	users,
	type Entry,
} from './descriptor.ts';

const others = (security: Uint8Array, place: 'file' | 'folder' | 'parent') => whoCanChange(security, place)?.filter(sid => !isAdministrators(sid));

describe('who can change a place', () => {
	test('below Program Files: administrators alone', () => {
		for (const place of ['file', 'folder', 'parent'] as const) {
			expect(others(closed, place)).toEqual([]);
		}
	});

	test('on a drive for data: whoever is signed in', () => {
		expect(whoCanChange(open, 'folder')).toEqual([administrators, 'S-1-5-11']);
	});

	test('without a list: everyone', () => {
		expect(others(descriptor(administrators, undefined), 'file')).toEqual(['S-1-1-0']);
	});

	test('with an empty list: the owner, who can give himself rights', () => {
		expect(whoCanChange(descriptor(users, []), 'file')).toEqual([users]);
	});

	test.each<[string, Entry, string]>([
		['reads', {mask: rights.readAndRun, sid: users}, ''],
		['writes', {mask: 0x2, sid: users}, 'file folder'],
		['appends, or adds folders', {mask: 0x4, sid: users}, 'file folder'],
		['changes attributes', {mask: 0x1_10, sid: users}, ''],
		['takes away what is in it', {mask: 0x40, sid: users}, 'folder parent'],
		['deletes', {mask: 0x1_00_00, sid: users}, 'file folder parent'],
		['gives rights', {mask: 0x4_00_00, sid: users}, 'file folder parent'],
		['takes it over', {mask: 0x8_00_00, sid: users}, 'file folder parent'],
		['has all rights, in general', {mask: 0x10_00_00_00, sid: users}, 'file folder parent'],
		['writes, in general', {mask: 0x40_00_00_00, sid: users}, 'file folder'],
		['passes it on only', {flags: 0x8, mask: rights.full, sid: users}, ''],
		['is denied it', {type: 1, mask: rights.full, sid: users}, ''],
		['has it under a condition', {type: 9, mask: rights.modify, sid: users}, 'file folder parent'],
		['is no administrator by a name like one', {mask: rights.full, sid: 'S-1-5-21-1-2-3-5125'}, 'file folder parent'],
		['is the Domain Admins', {mask: rights.full, sid: 'S-1-5-21-1-2-3-512'}, ''],
		['is TrustedInstaller', {mask: rights.full, sid: trustedInstaller}, ''],
		['is another service', {mask: rights.full, sid: 'S-1-5-80-1-2-3-4-5'}, 'file folder parent'],
	])('one who %s', (_, entry, places) => {
		const security = descriptor(administrators, [entry]);
		const found = (['file', 'folder', 'parent'] as const).filter(place => others(security, place)?.length !== 0);
		expect(found.join(' ')).toBe(places);
	});

	test('is not known where an entry is of another kind', () => {
		expect(whoCanChange(descriptor(administrators, [{type: 5, mask: rights.full, sid: users}]), 'file')).toBeUndefined();
	});

	test('is never an error, whatever the bytes, and never fewer than there are', () => {
		fc.assert(fc.property(fc.uint8Array({maxLength: 200}), bytes => {
			whoCanChange(bytes, 'folder');
		}), {seed: 7, numRuns: 2000});
		fc.assert(fc.property(fc.nat(open.length - 1), length => {
			expect(whoCanChange(open.slice(0, length), 'folder')).toBeUndefined();
		}), {seed: 7});
	});
});
