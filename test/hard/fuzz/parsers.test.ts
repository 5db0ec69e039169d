import {expect, test} from 'vitest';
import {
	factor,
	least,
	long,
	mostGrowth,
	short,
	workTime,
} from './growth.ts';
import {createRandom, mutate} from './mutate.ts';
import {parsers, type Parser} from './parsers.ts';

/** With those of the files, the tool's screen and the command line 100,000 cases. */
const casesEach = 3000;
const seed = 10_589;

function timeOf(parse: () => void): number {
	const start = workTime();
	parse();
	return workTime() - start;
}

test.each(parsers)(`$name: ${casesEach} mutated inputs give an answer or 'unknown', never an exception`, ({name, samples, parse}) => {
	const random = createRandom(seed);
	let worst = {time: 0, length: 0};
	for (let index = 0; index < casesEach; index++) {
		const text = mutate(samples, random);
		let isSound = false;
		const time = timeOf(() => {
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

function quickest(parse: Parser['parse'], text: string): number {
	return Math.min(...Array.from({length: 3}, () => timeOf(() => {
		parse(text);
	})));
}

/** How many times longer the parser takes for the same nasty text, made so many times longer. */
function growth({parse}: Parser, piece: string): number {
	const one = long(piece, short);
	const many = long(piece, short * factor);
	return quickest(parse, many) / Math.max(least, quickest(parse, one));
}

test.each(parsers)('$name: time grows with the length of the input, not with its square', parser => {
	const {pieces} = parser;
	const pairs = pieces.flatMap((one, index) => [1, 2].map(offset => `${long(one, 997)}${pieces[(index + offset) % pieces.length] ?? ''}`));
	const all = [...pieces, ...pairs, ...pieces.map(piece => `${piece}${'x'.repeat(short * factor)}`)];
	const grown = all.map(piece => ({piece, growth: growth(parser, piece)}));
	const worst = Math.max(...grown.map(one => one.growth));
	console.log(`fuzz: ${parser.name}, input ${factor} times as long takes at most ${worst.toFixed(1)} times as long`);
	expect(grown.filter(one => one.growth > mostGrowth).map(({piece, growth: times}) => [piece.slice(0, 20), times])).toEqual([]);
});
