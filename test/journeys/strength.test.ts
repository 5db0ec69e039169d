import {describe, expect, test} from 'vitest';
import fc from 'fast-check';
import {createEstimator} from '../../source/journeys/backup/secrets/estimator.ts';
import {characters, makePassword, words} from '../../source/journeys/backup/secrets/make-password.ts';
import {
	judgeWith,
	ownWords,
	strengthOf,
	type Strength,
} from '../../source/journeys/backup/secrets/strength.ts';
import {Secret} from '../../source/values/secret.ts';

const estimator = createEstimator(ownWords({computer: 'HAMLET7.contoso.example', user: 'Yvonne', userDomain: 'CONTOSO'}));
const judge = (text: string): Strength => strengthOf(estimator(text), text.length);
const wordOf = (text: string): string => judge(text).word;

describe('how strong a password is', () => {
	test.each([
		['SSO-Secret-2024!', 'weak'],
		['a'.repeat(20), 'weak'],
		['password123', 'weak'],
		['abcd1234', 'weak'],
		['P@ssw0rd!P@ssw0rd!', 'weak'],
		['HAMLET7-Yvonne-2026', 'weak'],
		['kdo3Ms8fpq', 'weak'],
		['2024'.repeat(64), 'weak'],
		['kdo3Ms8fpqzrt', 'fair'],
		['Kr7#zebra-QUOIN/41', 'good'],
		['correct horse battery staple', 'strong'],
		['Tr0ub4dor&3-horse-staple', 'strong'],
	])('%s is %s', (text, word) => {
		expect(wordOf(text)).toBe(word);
	});

	test.each([
		['a'.repeat(20), 'Leave out what is repeated.'],
		['kdo3Ms8fpq', 'Use 14 characters or more.'],
		['qwertyuiop[]', 'Leave out rows such as 1234 or qwerty.'],
		['SSO-Secret-2024!', 'Leave out words of SSO and of this computer.'],
	])('of %s it is said what would make it better', (text, better) => {
		expect(judge(text).better).toBe(better);
	});

	test('a weak or fair password is told what would make it better, and no other', () => {
		fc.assert(fc.property(fc.string({maxLength: 30}), text => {
			const {word, better} = judge(text);
			expect(better !== undefined).toBe(word === 'weak' || word === 'fair');
		}), {seed: 10_589});
	});

	test('names count in any letter case', () => {
		const powerWith = (names: readonly string[], text: string): number => createEstimator(names)(text).power;
		for (const text of ['zorblax9', 'ZORBLAX9', 'Zorblax9']) {
			expect(powerWith(['ZORBLAX9'], text)).toBe(powerWith(['zorblax9'], text));
			expect(powerWith(['ZORBLAX9'], text)).toBeLessThan(powerWith([], text));
		}
	});

	test('the hardest part of a long one counts', () => {
		expect(wordOf('a'.repeat(230))).toBe('weak');
		expect(wordOf(`${'a'.repeat(200)}correct horse battery staple`)).toBe('strong');
	});

	test('what is longer than ENTSSO takes is not looked at', () => {
		expect(wordOf(`${'a'.repeat(256)}correct horse battery staple`)).toBe('weak');
	});
});

describe('a password that is made', () => {
	/** Numbers that come out one after the other. */
	const drawing = (...numbers: readonly number[]) => {
		let index = 0;
		return (limit: number): number => numbers[index++ % numbers.length]! % limit;
	};

	const anyNumbers = fc.array(fc.nat(), {minLength: 20, maxLength: 20, size: 'max'});

	test('is five words, then 20 characters, then words again', () => {
		fc.assert(fc.property(anyNumbers, fc.nat(4), (numbers, round) => {
			const {secret: first} = makePassword(drawing(...numbers), 2 * round);
			expect(first.reveal()).toMatch(/^(?:[a-z]{4,6} ){4}[a-z]{4,6}$/v);
			const {secret: second} = makePassword(drawing(...numbers), (2 * round) + 1);
			expect(second.reveal()).toMatch(/^[2-9A-HJ-NP-Za-kmnp-z]{20}$/v);
			expect([...second.reveal()].every(character => characters.includes(character))).toBe(true);
		}), {seed: 10_589});
	});

	test('is drawn from so many that nobody finds it by trying', () => {
		expect(new Set(words).size).toBe(words.length);
		expect(new Set(characters).size).toBe(characters.length);
		expect(5 * Math.log2(words.length)).toBeGreaterThan(55);
		expect(20 * Math.log2(characters.length)).toBeGreaterThan(100);
	});

	test('asks for each part of it anew, over all there are', () => {
		const limits: number[] = [];
		const note = (limit: number): number => {
			limits.push(limit);
			return 0;
		};

		makePassword(note, 0);
		makePassword(note, 1);
		expect(limits).toEqual([...Array.from({length: 5}, () => words.length), ...Array.from({length: 20}, () => characters.length)]);
	});

	test('is good or strong as a rule, and never weak by what the estimator says', () => {
		fc.assert(fc.property(anyNumbers, fc.nat(1), (numbers, count) => {
			expect(wordOf(makePassword(drawing(...numbers), count).secret.reveal())).not.toBe('weak');
		}), {seed: 10_589, numRuns: 40});
	});
});

describe('a judge', () => {
	test('does not estimate again what it knows, and recalls the last for a few keys', () => {
		let count = 0;
		const {judge: ask, recall} = judgeWith(text => {
			count++;
			return estimator(text);
		});
		const password = new Secret('kdo3Ms8fpqzrt');
		const found = ask(password);
		expect(ask(password)).toEqual(found);
		expect(count).toBe(1);
		expect(recall(password.length + 1)).toEqual(found);
		expect(recall(password.length + 4)).toBeUndefined();
	});
});
