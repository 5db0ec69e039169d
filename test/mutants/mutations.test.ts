import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {programsIn, testsOf} from './imports.ts';
import {mutated, mutationsOf, sampleOf} from './mutations.ts';

/** All texts that a source becomes, one for each change. */
function changesOf(source: string): string[] {
	return mutationsOf(source).map(mutation => mutated(source, mutation));
}

describe('what is changed', () => {
	test.each([
		['a comparison', 'a === b', ['a !== b']],
		['a limit', 'a < 3', ['a <= 3', 'a < (3 + 1)']],
		['a connection', 'a && b', ['a || b']],
		['a denial', 'const c = !a', ['const c = a']],
		['a condition', 'const c = a ? b : d', ['const c = true ? b : d', 'const c = false ? b : d']],
		['a call on its own', 'run();', [';']],
		['an id', 'const c = f(\'no-file\')', ['const c = f(\'no-filex\')']],
	])('%s', (_, source, changes) => {
		const own = changesOf(source);
		expect(own).toEqual(expect.arrayContaining(changes));
	});

	test('no sentence, no type and no import', () => {
		const source = 'import {a} from \'b\';\ntype C = \'d\' | 3;\nconst e: \'f\' = `g`, h = \'Two words.\';\n';
		expect(changesOf(source)).toEqual([]);
	});
});

test('a sample is the same for one seed, another for another, and takes nothing twice', () => {
	const items = Array.from({length: 1000}, (_, index) => index);
	const sample = sampleOf(items, 50, 1);
	expect(sampleOf(items, 50, 1)).toEqual(sample);
	expect(sampleOf(items, 50, 2)).not.toEqual(sample);
	expect(new Set(sample).size).toBe(50);
	expect(new Set(sampleOf([1, 2], 5, 1))).toEqual(new Set([1, 2]));
});

test('the nearest tests come first, and none that does not run the source', () => {
	const folder = path.resolve('/program');
	const at = (name: string): string => path.join(folder, name);
	const imports = new Map([
		[at('source/a.ts'), []],
		[at('source/b.ts'), [at('source/a.ts')]],
		[at('test/b.test.ts'), [at('source/b.ts')]],
		[at('test/a.test.ts'), [at('source/a.ts')]],
		[at('test/c.test.ts'), []],
	]);
	expect(testsOf(at('source/a.ts'), imports)).toEqual([
		{test: at('test/a.test.ts'), distance: 1}, {test: at('test/b.test.ts'), distance: 2},
	]);
});

test('a source that a test starts as a program counts as imported by it', () => {
	const started = 'const program = fileURLToPath(new URL(\'../../source/tool.ts\', import.meta.url));';
	expect(programsIn(started)).toEqual(['../../source/tool.ts']);
	expect(programsIn('new URL(\'../../dist/tool.mjs\', import.meta.url); new URL(\'.\', import.meta.url)')).toEqual([]);
});
