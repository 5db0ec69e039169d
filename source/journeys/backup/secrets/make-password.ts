/* Loaded when a password is asked for. */
import {dictionary} from '@zxcvbn-ts/language-common';
import {Secret} from '../../../values/secret.ts';
import type {Generated, RandomBelow} from '../../../wizard/question.ts';

/**
Words of four to six plain letters from the list of the Electronic Frontier Foundation for this purpose, which the
estimator brings along: 2,767, so that five of them have 57 bits.
*/
export const words: readonly string[] = dictionary['diceware-common'].filter(word => /^[a-z]{4,6}$/v.test(word));

/** Letters and digits that are not taken for each other on paper: 56, so that 20 of them have 116 bits. */
export const characters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const wordCount = 5;
const characterCount = 20;

const kinds = [
	{make: fiveWords, other: `${characterCount} characters`},
	{make: twentyCharacters, other: 'other words'},
] as const;

/** Makes a password of words, then one of characters, and so on; `count`: so many were made before. */
export function makePassword(randomBelow: RandomBelow, count: number): Generated {
	const {make, other} = kinds[count % kinds.length]!;
	return {
		secret: new Secret(make(randomBelow)),
		remark: 'Write it down now, every letter: it is shown only here. Enter takes it, and you type it from the paper. '
			+ `Ctrl+G offers ${other}.`,
	};
}

function fiveWords(randomBelow: RandomBelow): string {
	return Array.from({length: wordCount}, () => words[randomBelow(words.length)]).join(' ');
}

function twentyCharacters(randomBelow: RandomBelow): string {
	return Array.from({length: characterCount}, () => characters[randomBelow(characters.length)]).join('');
}
