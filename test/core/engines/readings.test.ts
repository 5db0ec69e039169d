import fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import {readingsOf, textsOf} from '../../../source/core/engines/readings.ts';
import {tracer} from '../../../source/core/engines/traces.ts';
import {PasswordWatch} from '../../../source/core/engines/console/password-watch.ts';
import {escapeForms, wrapForms} from './console/written.ts';

const password = 'Blue&Kettle-47';

/** What escapes, blanks, frames and other alphabets are made of. */
const signs = [...'&;%^`\'"+-#*>|\n\r\t ΣσİßﬁＢ\u{AD}\u{2014}\u{B4}\u{301}\u{D800}', '\\'];
const escapes = ['&amp;', '&#x42;', '%42', '%25', String.raw`\x42`, String.raw`\u0042`, '""', '-\n', '| ', 'B', 'l', 'kettle', '47'];
const awkward = fc.array(fc.constantFrom(...signs, ...escapes)).map(pieces => pieces.join(''));

const written = fc.constantFrom(...escapeForms.map(({write}) => write(password)), ...wrapForms.map(({wrap}) => wrap(password, 6)));

test('the texts of the readings are the same without their positions', () => {
	fc.assert(fc.property(awkward, written, awkward, (before, secret, behind) => {
		const text = `${before}${secret}${behind}`;
		expect(textsOf(text)).toEqual(new Set(readingsOf(text).map(reading => reading.text)));
	}), {seed: 22, numRuns: 2000});
});

test('what holds nothing of the secret is not taken apart sign by sign', () => {
	const normalize = vi.spyOn(String.prototype, 'normalize');
	try {
		const watch = new PasswordWatch(password, []);
		const line = String.raw`Reading secret 12 of the store, 50% of "all" & what else there is to be kept (C:\Temp).`;
		for (let count = 0; count < 1000; count++) {
			watch.lookAt(line, false);
		}

		expect(watch.wasShown).toBe(false);
		expect(normalize.mock.calls.length).toBeLessThan(line.length);
		watch.lookAt(password, false);
		expect(watch.wasShown).toBe(true);
	} finally {
		normalize.mockRestore();
	}
});

test('a secret that is shorter than the least part that counts is found as a whole', () => {
	expect(tracer('47!')('It is 4 7!').filter(({isWhole}) => isWhole)).toHaveLength(1);
});
