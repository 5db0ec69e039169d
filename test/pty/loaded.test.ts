import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {
	describe,
	expect,
	test,
} from 'vitest';
import {program} from './launch.ts';
import {answerAll, isAsked, say} from './questions.ts';
import {type TestTerminal, withTerminal} from './terminal.ts';
import {walkTo} from './walk.ts';

/** By what the code of a library is known, also where it is made small. */
const marks = {
	React: 'react.transitional.element',
	Ink: 'ink-root',
	Yoga: 'calculateLayout',
};

/** Runs the program like this, and gives the files that it has loaded, with what is in them. */
async function filesLoadedBy(flags: readonly string[], environment: Readonly<Record<string, string>>, use: (terminal: TestTerminal) => Promise<void>): Promise<Array<{readonly name: string; readonly code: string}>> {
	const options = {
		command: process.execPath, arguments: ['--import', new URL('note-loaded.mjs', import.meta.url).href, program, ...flags], environment, rows: 60,
	};
	return withTerminal(options, async terminal => {
		await use(terminal);
		const noted = await readFile(path.join(terminal.home, 'loaded'), 'utf8');
		const files = noted.split('\n').filter(url => url.startsWith('file:')).map(url => fileURLToPath(url));
		return Promise.all(files.map(async file => ({name: path.basename(file), code: await readFile(file, 'utf8')})));
	});
}

/** Which of the libraries are in the files. */
function librariesIn(files: ReadonlyArray<{readonly code: string}>): string[] {
	return Object.entries(marks).filter(([, mark]) => files.some(({code}) => code.includes(mark))).map(([name]) => name);
}

async function wholeRun(terminal: TestTerminal): Promise<void> {
	await answerAll(terminal);
	say(terminal, '');
	await terminal.waitFor('VERIFIED');
	await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
	say(terminal, '1');
	expect(await terminal.exited).toMatchObject({exitCode: 0});
}

describe.concurrent('what is loaded', () => {
	test.each([
		['--plain', ['--plain', '--practice'], {}],
		['a terminal that is dumb', ['--practice'], {TERM: 'dumb'}],
	])('plain mode, by %s, loads neither React nor Ink nor Yoga from its first line to its last', async (_, flags, environment) => {
		const files = await filesLoadedBy(flags, environment, wholeRun);
		expect(files.some(({name}) => name === 'cli.mjs')).toBe(true);
		expect(files.some(({name}) => name.startsWith('plain-wizard'))).toBe(true);
		expect(librariesIn(files)).toEqual([]);
	});

	test('the wizard loads all of them', async () => {
		const files = await filesLoadedBy(['--practice'], {}, async terminal => {
			await walkTo(terminal, 'install-directory');
		});
		expect(librariesIn(files)).toEqual(Object.keys(marks));
	});
});
