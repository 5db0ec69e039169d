import {expect, test} from 'vitest';
import {sidText} from '../../../source/host/windows/sid.ts';

test.each([
	[[1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0, 99], 'S-1-5-32-544'],
	[[1, 1, 0, 0, 0, 0, 0, 16, 0, 0x30, 0, 0], 'S-1-16-12288'],
	[[1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0], undefined],
	[[2, 1, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0], undefined],
	[[], undefined],
])('the SID in %j is %s', (bytes, text) => {
	expect(sidText(Uint8Array.from(bytes))).toBe(text);
});
