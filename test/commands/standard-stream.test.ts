import {Writable} from 'node:stream';
import {expect, test} from 'vitest';
import {outputComplaint, standardStream} from '../../source/commands/standard-stream.ts';

/** Returns what is said of a stream that fails with this error. */
async function complaintOf(code: string, isTTY: boolean): Promise<string | undefined> {
	const stream = standardStream(Object.assign(new Writable({
		write(_chunk, _encoding, done) {
			done(Object.assign(new Error(code), {code}));
		},
	}), {isTTY, columns: 80}));
	stream.write('text');
	const error = await stream.written();
	return error && outputComplaint(error);
}

test.each([
	['a terminal that is gone', 'EIO', true, undefined],
	['a reader that has had enough', 'EPIPE', false, undefined],
	['a disk that fails', 'EIO', false, 'The result could not be written to standard output: the disk reports an error.'],
	['a disk that is full', 'ENOSPC', false, 'The result could not be written to standard output: the disk is full.'],
])('of %s it is said so, or nothing where nobody reads', async (_, code, isTTY, complaint) => {
	expect(await complaintOf(code, isTTY)).toBe(complaint);
});
