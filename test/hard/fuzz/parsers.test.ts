import {expect, test} from 'vitest';
import {
	factor,
	growth,
	long,
	mostGrowth,
	processorTime,
} from '../../processor-time.ts';
import {createRandom, mutate} from './mutate.ts';
import {parsers} from './parsers.ts';

/** With those of the files, the tool's screen and the command line 100,000 cases. */
const casesEach = 3000;
const seed = 10_589;

test.each(parsers)(`$name: ${casesEach} mutated inputs give an answer or 'unknown', never an exception`, async ({name, samples, parse}) => {
	const random = createRandom(seed);
	let worst = {time: 0, length: 0};
	for (let index = 0; index < casesEach; index++) {
		const text = mutate(samples, random);
		let isSound = false;
		const time = await processorTime(() => {
			try {
				isSound = parse(text);
			} catch (error) {
				throw new Error(`Case ${index}: ${JSON.stringify(text)}`, {cause: error});
			}
		});
		if (!isSound) {
			expect.fail(`Case ${index} gave something else: ${JSON.stringify(text)}`);
		}

		worst = time > worst.time ? {time, length: text.length} : worst;
	}

	console.log(`fuzz: ${name}, ${casesEach} cases, slowest ${worst.time.toFixed(2)} ms (${worst.length} characters)`);
});

/** Characters. */
const length = 4096;

test.each(parsers)('$name: time grows with the length of the input, not with its square', async ({name, pieces, parse}) => {
	const pairs = pieces.flatMap((one, index) => [1, 2].map(offset => `${long(one, 997)}${pieces[(index + offset) % pieces.length] ?? ''}`));
	const all = [...pieces, ...pairs, ...pieces.map(piece => `${piece}${'x'.repeat(length * factor)}`)];
	let worst = 0;
	for (const piece of all) {
		const times = await growth(size => {
			const text = long(piece, size);
			return () => {
				parse(text);
			};
		}, length);
		expect(times, piece.slice(0, 20)).toBeLessThan(mostGrowth);
		worst = Math.max(worst, times);
	}

	console.log(`fuzz: ${name}, ${factor} times as long at once takes at most ${worst.toFixed(1)} times as long as in pieces`);
});
