import {Buffer} from 'node:buffer';
import {PassThrough} from 'node:stream';
import {describe, expect, test} from 'vitest';
import {readInput} from '../../source/commands/read-input.ts';
import {systemClock, type Clock} from '../../source/values/clock.ts';
import {QuickClock} from '../core/quick-clock.ts';

const quiet = new AbortController().signal;

async function read(write: (stream: PassThrough) => void, {clock = systemClock, lines = 2, signal = quiet}: {clock?: Clock; lines?: number; signal?: AbortSignal} = {}) {
	const stream = new PassThrough();
	const reading = readInput(stream, {clock, signal, lines});
	write(stream);
	return reading;
}

describe('password and reminder from standard input', () => {
	test('come in pieces', async () => {
		const bytes = Buffer.from('Grün-77-Straße\r\nIm Tresor');
		expect(await read(stream => {
			for (const byte of bytes) {
				stream.write(Uint8Array.of(byte));
			}

			stream.end();
		})).toEqual({password: 'Grün-77-Straße', reminder: 'Im Tresor'});
	});

	test.each([[2, 'password-1\nsafe\n'], [1, 'password-1\n']])('are taken when all %i lines are there, though the stream stays open', async (lines, text) => {
		expect(await read(stream => {
			stream.write(text);
		}, {lines, clock: new QuickClock(new Date())})).toMatchObject({password: 'password-1'});
	});

	test.each([
		[2, 'password-1\n', 'two whole lines within 60 seconds'],
		[1, 'passwo', 'a whole line within 60 seconds'],
		[1, '', 'a whole line within 60 seconds'],
	])('of %i lines, %j alone is not waited for endlessly', async (lines, text, reason) => {
		expect(await read(stream => {
			stream.write(text);
		}, {lines, clock: new QuickClock(new Date())})).toEqual({problem: expect.stringContaining(reason) as unknown});
	});

	test('are nothing when the stream is empty', async () => {
		expect(await read(stream => {
			stream.end();
		})).toEqual({password: '', reminder: undefined});
	});

	test('without an end are cut off', async () => {
		expect(await read(stream => {
			stream.write('y\n'.repeat(40_000));
		})).toEqual({problem: expect.stringContaining('too much') as unknown});
	});

	test('that cannot be read are told of', async () => {
		expect(await read(stream => {
			stream.destroy(new Error('EISDIR'));
		})).toEqual({problem: expect.stringContaining('could not be read') as unknown});
	});

	test('are no longer waited for once the run is cancelled', async () => {
		const cancel = new AbortController();
		expect(await read(() => {
			cancel.abort();
		}, {signal: cancel.signal})).toBe('cancelled');
		expect(await read(() => undefined, {signal: AbortSignal.abort()})).toBe('cancelled');
	});

	test('hold no timer when they are there', async () => {
		const clock = new QuickClock(new Date());
		await read(stream => {
			stream.end('password-1\nsafe\n');
		}, {clock});
		expect(clock.pending).toBe(0);
	});
});
