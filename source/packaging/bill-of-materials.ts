import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import packageJson from '../../package.json' with {type: 'json'};
import {root} from './build.ts';
import {npm} from './npm.ts';

/** Part of a CycloneDX component that is kept. */
type Component = {
	readonly 'bom-ref': string;
	readonly type: string;
	readonly name: string;
	readonly version: string;
	readonly purl: string;
	/** Hashes of the package in the registry. */
	readonly hashes: ReadonlyArray<{readonly alg: string; readonly content: string}>;
	readonly licenses: readonly unknown[];
};

/** Output of npm (CycloneDX 1.5). */
type Listed = {
	readonly $schema: string;
	readonly bomFormat: string;
	readonly specVersion: string;
	readonly components: readonly Component[];
	readonly dependencies: ReadonlyArray<{readonly ref: string; readonly dependsOn: readonly string[]}>;
};

/** Content of the zip: the folders of its packages, node.exe, and the package that it comes from. */
export type Materials = {readonly folders: readonly string[]; readonly node: Uint8Array; readonly nodePackage: string};

/**
Returns the list of everything in the zip, in the CycloneDX format: those packages of package-lock.json, as npm lists
them, that are in the zip. There is no serial number, no time and no version of npm, so that the same sources give the
same bytes. Throws when npm does not know a package.
*/
export async function billOfMaterials({folders, node, nodePackage}: Materials): Promise<string> {
	const {$schema, bomFormat, specVersion, components, dependencies} = await listLocked();
	const known = new Map(components.map(component => [component['bom-ref'], component]));
	const references = new Set(await Promise.all(folders.map(async folder => referenceOf(folder))));
	const runtime = components.find(({name}) => name === nodePackage);
	if (runtime === undefined) {
		throw new Error(`npm does not list ${nodePackage}.`);
	}

	const own = `${packageJson.name}@${packageJson.version}`;
	const inZip = new Set([own, runtime['bom-ref'], ...references]);
	const needed = dependencies.filter(({ref}) => inZip.has(ref)).map(({ref, dependsOn}) => {
		const more = ref === own ? [runtime['bom-ref']] : [];
		return {ref, dependsOn: [...more, ...dependsOn.filter(other => inZip.has(other))].toSorted()};
	});
	const parts = [...references].map(reference => kept(known.get(reference), reference));
	const bill = {
		$schema,
		bomFormat,
		specVersion,
		version: 1,
		metadata: {
			lifecycles: [{phase: 'build'}],
			tools: [{vendor: 'npm', name: 'cli'}],
			component: {
				'bom-ref': own,
				type: 'application',
				name: packageJson.name,
				version: packageJson.version,
				licenses: [{license: {id: packageJson.license}}],
			},
		},
		components: sorted([...parts, withProgram(kept(runtime, nodePackage), node)], component => component['bom-ref']),
		dependencies: sorted(needed, ({ref}) => ref),
	};
	return `${JSON.stringify(bill, undefined, '\t')}\n`;
}

/** Returns the list of everything in package-lock.json, including build tools such as the package of node.exe. */
async function listLocked(): Promise<Listed> {
	const included = ['prod', 'dev', 'optional', 'peer'].map(kind => `--include=${kind}`);
	return JSON.parse(await npm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only', ...included], root)) as Listed;
}

async function referenceOf(folder: string): Promise<string> {
	const text = await readFile(path.resolve(root, folder, 'package.json'), 'utf8');
	const {name, version} = JSON.parse(text) as Record<'name' | 'version', string>;
	return `${name}@${version}`;
}

function kept(component: Component | undefined, reference: string): Component {
	if (component === undefined) {
		throw new Error(`npm does not list ${reference}.`);
	}

	const {
		type, name, version, purl, hashes, licenses,
	} = component;
	return {
		'bom-ref': component['bom-ref'], type, name, version, purl, hashes, licenses,
	};
}

/** Returns Node.js under the name that vulnerabilities are published for, with the program in the zip. */
function withProgram(component: Component, program: Uint8Array) {
	return {
		...component,
		type: 'platform',
		cpe: `cpe:2.3:a:nodejs:node.js:${component.version}:*:*:*:*:*:*:*`,
		components: [{
			type: 'file',
			name: 'node.exe',
			hashes: [{alg: 'SHA-256', content: createHash('sha256').update(program).digest('hex')}],
		}],
	};
}

function sorted<T>(list: readonly T[], key: (one: T) => string): T[] {
	return list.toSorted((one, other) => key(one) < key(other) ? -1 : 1);
}
