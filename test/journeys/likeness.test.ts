import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {givesAway} from '../../source/journeys/backup/secrets/likeness.ts';

describe('a text gives the password away', () => {
	test.each([
		['Tr0ub4dor&3-hors', 'without its last letter'],
		['r0ub4dor&3-horse', 'without its first letter'],
		['tr0ub4dor 3 horse', 'with spaces for signs'],
		['T r 0 u b 4 d o r & 3 - h o r s e', 'with spaces between'],
		['TR0UB4DOR3HORSE', 'in capitals, without signs'],
		['Tr0ub4dor&3-house', 'with another letter'],
		['Troub4dor&3-hoorse', 'with another letter, and one more'],
		['it is Tr0ub4dor&3-hors, as ever', 'in a sentence'],
		['esroh-3&rod4bu0rT', 'from behind'],
		['esroh3rod4bu0r', 'from behind, without its first letter'],
		['Tr\u{F6}ub4d\u{F2}r&3-horse', 'with accents'],
	])('%j: %s', text => {
		expect(givesAway(text, 'Tr0ub4dor&3-horse')).toBe(true);
	});

	test.each([
		['dinghy apple preset disown dose', 'dose disown preset apple dinghy'],
		['five words: dose disown p. a. dinghy', 'dose disown preset apple dinghy'],
		['Hello!Long45Secret', 'Secret45Long!Hello'],
		['HELLO and secret', 'Secret45Long!Hello'],
		['Stra\u{DF}e, gr\u{FC}n', 'Gr\u{FC}n-Stra\u{DF}e-77'],
	])('%j: half of the words of %j or more, in any order', (text, password) => {
		expect(givesAway(text, password)).toBe(true);
	});

	test('a password of signs alone', () => {
		expect(givesAway('it is ~!@#$%^ &*', '~!@#$%^&*(')).toBe(true);
	});

	test('up to two letters put in, left out or replaced, in any case, with any signs between, in any text', () => {
		const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
		const edit = fc.record({how: fc.constantFrom('in', 'out', 'other'), at: fc.nat(), letter: letters});
		const around = fc.string({maxLength: 60});
		fc.assert(fc.property(
			fc.array(letters, {minLength: 7, maxLength: 40}),
			fc.array(edit, {maxLength: 2}),
			fc.array(fc.constantFrom('', '', ' ', '-', '_ '), {minLength: 50, maxLength: 50}),
			around,
			around,
			fc.boolean(),
			(password, edits, signs, before, after, isReversed) => {
				const changed = [...password];
				for (const {how, at, letter} of edits) {
					changed.splice(at % changed.length, how === 'in' ? 0 : 1, ...(how === 'out' ? [] : [letter]));
				}

				const shown = (isReversed ? changed.toReversed() : changed)
					.map((letter, index) => `${index % 3 === 0 ? letter.toUpperCase() : letter}${signs[index]}`)
					.join('');
				expect(givesAway(`${before}${shown}${after}`, password.join(''))).toBe(true);
			},
		), {seed: 10_589});
	});
});

describe('a text does not give the password away', () => {
	test.each([
		['', 'Secret-7'],
		['Team safe, entry 12', 'Tr0ub4dor&3-horse'],
		['Team password store, entry SSO master secret', 'Kr7#zebra-QUOIN/41'],
		['Second drawer, blue envelope', 'kdo3Ms8'],
		['the horse', 'correct horse battery staple'],
		['apple and dinghy', 'dose disown preset apple dinghy'],
		['Team safe, entry 45, of a long list', 'Secret45Long!Hello'],
		['A safe place', '----a---'],
		['A safe place', '!!!!!!!'],
		['anything', ''],
	])('%j: %j', (text, password) => {
		expect(givesAway(text, password)).toBe(false);
	});

	test('that has none of its letters', () => {
		fc.assert(fc.property(
			fc.string({unit: fc.constantFrom(...'abcdefgh '), maxLength: 512}),
			fc.string({unit: fc.constantFrom(...'mnopqrst123'), minLength: 7, maxLength: 256}),
			(text, password) => {
				expect(givesAway(text, password)).toBe(false);
			},
		), {seed: 10_589});
	});
});
