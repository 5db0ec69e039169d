import {readFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {build, root} from '../../source/packaging/build.ts';
import {withSourcePlaces} from '../../source/packaging/places.ts';
import {sourceMapsName, writeSourceMaps, type SourceMaps} from '../../source/packaging/source-maps.ts';
import {makeHomes} from '../commands/homes.ts';
import {runProgram} from '../commands/program.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

describe.runIf(path.sep === '/')('a process that crashes', () => {
	const newHome = makeHomes();
	const preload = fileURLToPath(new URL('../commands/crashing.mjs', import.meta.url));

	test('is reported by version, command, system, Node.js and places, which lead to the source, without what is private', async () => {
		const home = await newHome();
		const value = path.join(home, 'Kunigunde-27');
		const {complained} = await runProgram(['check', '--install-dir', value, '--practice', 'ok', '--config-dir', home], {
			home,
			environment: {NODE_OPTIONS: `--import ${preload}`, CRASH: 'thrown', MESSAGE: `no ${value}, ${path.basename(value)}, "Sesame-open-2026" at ${os.hostname()}`},
		});
		expect(complained).toContain('\n  Error: no ...');
		expect(complained).toContain(`\n  entsso-backup ${packageJson.version}, check --install-dir --practice --config-dir\n`);
		expect(complained).toContain(`\n  Node.js ${process.versions.node}, ${process.platform} ${process.arch} `);
		for (const hidden of [home, 'Kunigunde', 'Sesame', os.hostname(), root, preload]) {
			expect(complained).not.toContain(hidden);
		}

		const folder = await temporaryFolder();
		const {files} = await build(folder);
		await writeSourceMaps(folder, files, folder);
		const maps = JSON.parse(await readFile(path.join(folder, sourceMapsName), 'utf8')) as SourceMaps;
		expect(Object.keys(maps.files)).toEqual(files.toSorted());
		const place = /source\/commands\/this-environment\.ts:(?<line>\d+)/v.exec(withSourcePlaces(complained, maps));
		const source = await readFile(path.join(root, 'source/commands/this-environment.ts'), 'utf8');
		expect(source.split('\n')[Number(place?.groups?.line) - 1]).toContain('process.getuid?.()');
		// It builds twice.
	});
});
