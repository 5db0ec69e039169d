import fc from 'fast-check';
import {expect, test} from 'vitest';
import {foldSentences} from '../../source/text/fold.ts';

test('a sentence goes on below its first word', () => {
	expect(foldSentences(['  1. Move a copy of the file away.', '  missing  There is no second copy yet.'], 24)).toEqual([
		'  1. Move a copy of the',
		'     file away.',
		'  missing  There is no',
		'           second copy',
		'           yet.',
	]);
});

test('a path, a value beside its name, and what the tool printed stay whole', () => {
	const lines = [
		String.raw`  Backup file  C:\SSO Backup\SSO-SERVER-2026-11-24.bak`,
		'  | The operation completed successfully, and more.',
	];
	expect(foldSentences(lines, 24)).toEqual(lines);
	expect(foldSentences([String.raw`  2. See: entsso-backup verify "C:\My Documents\SSO.bak" first.`], 30)).toEqual([
		'  2. See: entsso-backup verify',
		String.raw`     "C:\My Documents\SSO.bak"`,
		'     first.',
	]);
});

test('no word is lost, and no row is longer than it must be', () => {
	const word = fc.string({unit: fc.constantFrom(...'abc.'), minLength: 1, maxLength: 9});
	fc.assert(fc.property(fc.constantFrom('', '  ok       ', '  12. '), fc.array(word, {minLength: 1, maxLength: 30}), fc.integer({min: 24, max: 60}), (before, words, columns) => {
		const rows = foldSentences([before + words.join(' ')], columns);
		expect(rows.join(' ').split(/\s+/v).filter(Boolean)).toEqual([...before.trim() === '' ? [] : [before.trim()], ...words]);
		expect(Math.max(...rows.map(row => row.length))).toBeLessThanOrEqual(columns);
	}), {seed: 10_589, numRuns: 500});
});
