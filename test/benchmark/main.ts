import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {measureEngine} from './engine.ts';
import {type Figure, isMet} from './figure.ts';
import {measureKeys} from './keys.ts';
import {measureMemory} from './memory.ts';
import {measureScale} from './scale/scale.ts';
import {measureCheck, measureSize} from './size.ts';
import {measureStart} from './start.ts';
import {worthOf} from './without.ts';

async function measure(): Promise<Figure[]> {
	if (values.scale) {
		return measureScale();
	}

	const home = await mkdtemp(path.join(os.tmpdir(), 'entsso-benchmark-'));
	try {
		return [...await measureSize(), ...await measureStart(), ...await measureKeys(), await measureEngine(), ...await measureMemory(), ...await measureCheck(home)];
	} finally {
		await rm(home, {recursive: true});
	}
}

function row(figure: Figure): string {
	const {name, value, unit, beside, target} = figure;
	const verdict = {true: 'met', false: 'not met', undefined: ''}[String(isMet(figure)) as 'true'];
	const wanted = target === undefined ? '' : `at most ${Number(target.toFixed(1))}`;
	return `${name.padEnd(46)}${`${Number(value.toFixed(2))} ${unit}`.padEnd(15)}${wanted.padEnd(15)}${verdict.padEnd(9)}${beside}`.trimEnd();
}

async function print(): Promise<void> {
	const figures = await measure();
	process.stdout.write(values.json
		? `${JSON.stringify(figures.map(figure => ({...figure, target: figure.target ?? null, met: isMet(figure) ?? null})))}\n`
		: `${figures.map(figure => row(figure)).join('\n')}\n`);
	process.exitCode = values.strict && figures.some(figure => isMet(figure) === false) ? 1 : 0;
}

/*
Measures the bundle. `--json` gives the figures as JSON; with `--strict` a target that is not met ends with 1. `--scale`
measures what much more of something costs, which takes some ten minutes. With
`--without ROW`, which may be given several times, measures what a row of source/packaging/changed-packages.ts is worth.
*/
const {values} = parseArgs({
	options: {
		json: {type: 'boolean', default: false},
		strict: {type: 'boolean', default: false},
		scale: {type: 'boolean', default: false},
		without: {type: 'string', multiple: true, default: []},
	},
});
if (values.without.length === 0) {
	await print();
} else {
	for (const name of values.without) {
		process.stdout.write(await worthOf(name));
	}
}
