import {expect, test} from 'vitest';
import {ownerIn, sidText} from '../../../source/host/windows/sid.ts';

test.each([
	[[1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0, 99], 'S-1-5-32-544'],
	[[1, 1, 0, 0, 0, 0, 0, 16, 0, 0x30, 0, 0], 'S-1-16-12288'],
	[[1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0], undefined],
	[[2, 1, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0], undefined],
	[[], undefined],
])('the SID in %j is %s', (bytes, text) => {
	expect(sidText(Uint8Array.from(bytes))).toBe(text);
});

test('the owner in a security descriptor is where its offset says', () => {
	const owner = [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0];
	const descriptor = (offset: number, rest: readonly number[]) => Uint8Array.from([1, 0, 0, 0x80, offset, ...Array.from({length: 15}, () => 0), ...rest]);
	expect(ownerIn(descriptor(20, [...owner, 9, 9]))).toEqual(Uint8Array.from(owner));
	expect(ownerIn(descriptor(24, [9, 9, 9, 9, ...owner]))).toEqual(Uint8Array.from(owner));
	for (const broken of [descriptor(0, owner), descriptor(20, owner.slice(0, 9)), descriptor(200, owner), Uint8Array.from([1]), new Uint8Array()]) {
		expect(ownerIn(broken)).toBeUndefined();
	}
});
