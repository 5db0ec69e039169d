import {
	mkdir,
	readdir,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {guideTopics} from '../../source/core/guides/guide.ts';
import {guideFor} from '../../source/core/guides/guides.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {parseJson} from './schema.ts';

const newHome = makeHomes();

/** Text of the element, where the file is such XML as ssomanage takes, with nothing else in it. */
function serverIn(xml: string): string | undefined {
	return /^<sso>\s*<globalInfo>\s*<secretServer>(?<name>[^&<>]+)<\/secretServer>\s*<\/globalInfo>\s*<\/sso>\s*$/v.exec(xml)?.groups?.name;
}

describe.concurrent('entsso-backup guide', () => {
	test('lists the topics, a line each', async () => {
		const {exitCode, said, complained} = await runProgram(['guide']);
		expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
		expect(said.trimEnd().split('\n')).toEqual(guideTopics.map(topic => `${topic.padEnd(23)}${guideFor(topic, {}).title}`));
	});

	test('a topic that was taken for a scenario is told', async () => {
		const {exitCode, said} = await runProgram(['guide', '--practice', 'lost-master']);
		expect(exitCode).toBe(0);
		expect(said.trimEnd().split('\n').slice(guideTopics.length)).toEqual(['For the guide in practice: entsso-backup guide lost-master --practice lost-master']);
		const {said: others} = await runProgram(['guide', '--practice', 'ok']);
		expect(others.trimEnd().split('\n')).toHaveLength(guideTopics.length);
	});

	test('lists them as JSON', async () => {
		const {exitCode, said} = await runProgram(['guide', '--json']);
		expect(exitCode).toBe(0);
		const {topics, ...rest} = parseJson('guide', said);
		expect(topics).toEqual(guideTopics.map(topic => ({topic, title: guideFor(topic, {}).title})));
		expect(rest).toEqual({
			version: 1, reason: null, message: null, practice: null, guide: null, notes: [], files: [],
		});
	});

	test.each(guideTopics)('prints %s, and gives it as JSON', async topic => {
		const [printed, given] = await Promise.all([runProgram(['guide', topic]), runProgram(['guide', topic, '--json'])]);
		expect({...printed, said: ''}).toEqual({exitCode: 0, said: '', complained: ''});
		expect({...given, said: ''}).toEqual({exitCode: 0, said: '', complained: ''});
		expect(given.said).toMatch(/^[\n -~]+$/v);
		const {guide, practice, files} = parseJson('guide', given.said) as {guide: {topic: string; steps: Array<{text: string; commands: string[]}>}; practice: unknown; files: unknown};
		expect({topic: guide.topic, practice, files}).toEqual({topic, practice: null, files: []});
		for (const {text, commands} of guide.steps) {
			expect(printed.said).toContain(text);
			for (const command of commands) {
				expect(printed.said).toContain(`    ${command}\n`);
			}
		}
	});

	const noName = '--new-server: Give the plain name of a computer';
	test.each<readonly [readonly string[], string]>([
		[['guide', 'lost-mastr'], 'Did you mean lost-master? It takes one of these: move, lost-master,'],
		[['guide', 'nonsense'], 'It takes one of these: move, lost-master, cluster-node, service-account, recovered-environment, rehearsal.'],
		[['guide', 'move', ''], 'DIR is empty'],
		[['guide', 'move', 'a', 'b'], 'guide takes TOPIC and DIR only'],
		[['guide', '--new-server', 'BIZ02'], '--new-server needs a TOPIC.'],
		[['guide', 'service-account', '--new-server', 'BIZ02'], 'Leave out --new-server.'],
		[['guide', 'move', '--practice', '--new-server', 'practice'], 'has this name already'],
		...['10.0.0.1', '::1', 'biz02.contoso.com', 'A'.repeat(16), 'BIZ 02', 'B"', 'B&C', '%COMPUTERNAME%', '<b>', '12345', 'B\u{C4}R', 'A'.repeat(400), 'localhost', 'NEWNAME'].map(
			name => [['guide', 'move', '--new-server', name], noName] as const,
		),
		[['guide', 'move', '--new-server', 'B\nC'], 'control character'],
		[['guide', 'move', '--new-server', '-x'], '--new-server needs a value'],
	])('refuses %j and writes nothing', async (given, words) => {
		const home = await newHome();
		const {exitCode, said, complained} = await runProgram(given, {home});
		expect({exitCode, said}).toEqual({exitCode: 2, said: ''});
		expect(complained).toContain(words);
		expect(complained).not.toContain('contoso');
		const told = await runProgram([...given, '--json'], {home});
		expect(told.exitCode).toBe(2);
		expect(parseJson('guide', told.said)).toMatchObject({reason: 'wrong-usage', guide: null, files: []});
		const left = await readdir(home);
		expect(left.filter(name => !name.startsWith('.'))).toEqual([]);
	});
});

describe.concurrent('entsso-backup guide TOPIC DIR', () => {
	async function write(...flags: readonly string[]): Promise<{folder: string; said: string; files: Record<string, string>}> {
		const folder = path.join(await newHome(), 'a new', 'folder');
		const {exitCode, said, complained} = await runProgram(['guide', flags[0] ?? '', folder, ...flags.slice(1)]);
		expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
		const names = await readdir(folder);
		const texts = await Promise.all(names.map(async name => [name, await readFile(path.join(folder, name), 'latin1')] as const));
		return {folder, said, files: Object.fromEntries(texts)};
	}

	test('writes the page and both files, and says so on each', async () => {
		const {folder, said, files} = await write('move', '--new-server', 'BIZ02', '--practice');
		expect(Object.keys(files)).toEqual(['guide-move.txt', 'old-server.xml', 'server.xml']);
		expect(serverIn(files['server.xml'] ?? '')).toBe('BIZ02');
		expect(serverIn(files['old-server.xml'] ?? '')).toBe('PRACTICE');
		const page = files['guide-move.txt'] ?? '';
		expect(page).toMatch(/^(?:[ -~]{0,78}\n)+$/v);
		expect(page).toContain('PRACTICE (ok)');
		for (const words of ['server.xml beside this page names BIZ02', 'old-server.xml beside this page names PRACTICE']) {
			expect(page).toContain(words);
			expect(said).toContain(words);
		}

		for (const name of Object.keys(files)) {
			expect(said).toContain(path.join(folder, name));
		}
	});

	test('the page says to use the files beside it', async () => {
		const {files, said} = await write('move', '--new-server', 'BIZ02', '--practice');
		for (const text of [files['guide-move.txt'] ?? '', said]) {
			expect(text.replaceAll(/\s+/gv, ' ')).toContain('Copy server.xml and old-server.xml from beside this page');
			expect(text).not.toContain('notepad');
		}
	});

	test('without the name writes no server.xml, and says why', async () => {
		const {files} = await write('lost-master', '--practice');
		expect(Object.keys(files)).toEqual(['guide-lost-master.txt', 'old-server.xml']);
		expect(files['guide-lost-master.txt']).toContain('server.xml was not written: --new-server NAME was not given.');
	});

	test('where the old name is not known writes no way back, and says why', async () => {
		const {files} = await write('move', '--new-server', 'BIZ02');
		expect(Object.keys(files)).toEqual(['guide-move.txt', 'server.xml']);
		expect(files['guide-move.txt']?.replaceAll(/\s+/gv, ' ')).toContain('old-server.xml, the way back, was not written: the plain name of the master secret server is not known here.');
	});

	test('of a rehearsal names only the test machine, never the server of production', async () => {
		const {files} = await write('rehearsal', '--new-server', 'TEST01', '--practice');
		expect(Object.keys(files)).toEqual(['guide-rehearsal.txt', 'server.xml']);
		expect(serverIn(files['server.xml'] ?? '')).toBe('TEST01');
	});

	test.each([['service-account', '--practice'], ['cluster-node', '--practice', 'cluster']])('where no server is named there is the page alone: %s', async (...flags) => {
		const {files} = await write(...flags.filter(flag => flag !== undefined));
		expect(Object.keys(files)).toEqual([`guide-${flags[0]}.txt`]);
		expect(files[`guide-${flags[0]}.txt`]).not.toContain('server.xml');
	});

	test('with a network name that a cluster is to get, the file has that one', async () => {
		const {files} = await write('cluster-node', '--new-server', 'SSO-NET', '--practice');
		expect(serverIn(files['server.xml'] ?? '')).toBe('SSO-NET');
		expect(files['guide-cluster-node.txt']?.replaceAll(/\s+/gv, ' ')).toContain('they name SSO-NET, and for the way back PRACTICE');
	});

	test('gives the files as JSON', async () => {
		const folder = path.join(await newHome(), 'kit');
		const {exitCode, said} = await runProgram(['guide', 'move', folder, '--new-server', 'BIZ02', '--practice', '--json']);
		expect(exitCode).toBe(0);
		expect(parseJson('guide', said)).toMatchObject({
			practice: 'ok', files: ['guide-move.txt', 'server.xml', 'old-server.xml'].map(name => path.join(folder, name)), notes: [expect.any(String), expect.any(String)],
		});
	});

	test.each(['guide-move.txt', 'server.xml', 'old-server.xml'])('overwrites nothing, and then writes nothing: %s', async name => {
		const folder = path.join(await newHome(), 'kit');
		await mkdir(folder);
		await writeFile(path.join(folder, name), 'precious');
		const {exitCode, said, complained} = await runProgram(['guide', 'move', folder, '--new-server', 'BIZ02', '--practice', '--json']);
		expect(exitCode).toBe(1);
		expect(complained).toBe(`${path.join(folder, name)} is there already, and nothing is overwritten. Choose another folder.\n`);
		expect(parseJson('guide', said)).toMatchObject({reason: 'file-exists', guide: null, files: []});
		expect(await readdir(folder)).toEqual([name]);
		expect(await readFile(path.join(folder, name), 'utf8')).toBe('precious');
	});

	test('says why it cannot write', async () => {
		const home = await newHome();
		await writeFile(path.join(home, 'file'), '');
		const {exitCode, said, complained} = await runProgram(['guide', 'move', path.join(home, 'file', 'kit')]);
		expect({exitCode, said}).toEqual({exitCode: 1, said: ''});
		expect(complained).toContain('could not be written: part of the path is a file, not a folder.');
	});
});
