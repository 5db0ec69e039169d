import {root} from '../../source/packaging/build.ts';
import {runProgram} from '../commands/program.ts';
import {run} from '../core/run.ts';
import {type Figure, interleaved, median} from './figure.ts';
import {timed, timeOfNode} from './node.ts';

/** How large the program and its package are. */
export async function measureSize(): Promise<Figure[]> {
	const printed = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', root]);
	const [{size, files}] = JSON.parse(printed) as [{size: number; files: ReadonlyArray<{path: string; size: number}>}];
	const bundle = files.filter(({path}) => path.startsWith('dist/') && path !== 'dist/licenses.txt').reduce((sum, file) => sum + file.size, 0);
	return [
		{
			name: 'bundle', value: bundle / 1000, unit: 'kB', beside: `${files.length} files`, target: 1400,
		},
		{
			name: 'npm package, packed', value: size / 1000, unit: 'kB', beside: 'npm pack', target: 1000,
		},
	];
}

/** How long `check --json` takes in practice. */
export async function measureCheck(home: string): Promise<Figure[]> {
	const times = await interleaved(11, {
		node: timeOfNode,
		check: async () => timed(async () => runProgram(['check', '--practice', '--json'], {home})),
	});
	const node = median(times.node);
	return [{
		name: 'check --json in practice', value: median(times.check), unit: 'ms', beside: `node -e 0: ${node.toFixed(0)} ms; twice that and 100 ms`, target: (2 * node) + 100,
	}];
}
