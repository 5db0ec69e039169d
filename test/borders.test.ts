import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {newWizard} from './wizard/options.ts';

/*
The drawing of the house: which folder may import from which, and where the process is touched. contributing.md tells
it, and this holds the code to it.
*/

const root = fileURLToPath(new URL('..', import.meta.url));

/** Returns the first column of the table below this heading. */
async function tableBelow(heading: string): Promise<string[]> {
	const text = await readFile(path.join(root, 'contributing.md'), 'utf8');
	const section = text.split('\n## ').find(part => part.startsWith(heading)) ?? '';
	return Array.from(section.matchAll(/^\| `(?<name>[^`]+)` \|/gmv), ({groups}) => groups?.name ?? '');
}

type Source = {readonly file: string; readonly text: string};

async function readSources(): Promise<Source[]> {
	const names = await readdir(path.join(root, 'source'), {recursive: true});
	const files = names.map(name => name.replaceAll(path.sep, '/')).filter(name => /\.tsx?$/v.test(name) && !name.startsWith('packaging/'));
	return Promise.all(files.map(async file => ({file, text: await readFile(path.join(root, 'source', file), 'utf8')})));
}

/** Returns the files that a file imports, below source/. */
function importsOf({file, text}: Source): string[] {
	const found = text.matchAll(/(?:\bfrom|\bimport\()\s*'(?<target>\.{1,2}\/[^']+)'/gv);
	return Array.from(found, ({groups}) => path.posix.normalize(path.posix.join(path.posix.dirname(file), groups?.target ?? '')));
}

test('a folder imports only from those that stand above it in contributing.md', async () => {
	const rooms = await tableBelow('Layout');
	expect(rooms.length).toBeGreaterThan(15);
	const roomOf = (file: string): number => {
		const index = rooms.findLastIndex(room => file === room || file.startsWith(room.endsWith('/') ? room : `${room}/`));
		expect(index, `source/${file} has no place in the table`).toBeGreaterThan(-1);
		return index;
	};

	const sources = await readSources();
	const downward = sources.flatMap(source => importsOf(source)
		.filter(target => !target.startsWith('..') && /\.tsx?$/v.test(target))
		.filter(target => roomOf(target) > roomOf(source.file))
		.map(target => `${source.file} imports ${target}`));
	expect(downward).toEqual([]);
});

test('no file is imported by what it imports', async () => {
	const sources = await readSources();
	const imports = new Map(sources.map(source => [source.file, importsOf(source)]));
	const isDone = new Set<string>();
	const circles: string[] = [];
	const visit = (file: string, way: readonly string[]): void => {
		if (way.includes(file)) {
			circles.push([...way.slice(way.indexOf(file)), file].join(' > '));
			return;
		}

		if (isDone.has(file)) {
			return;
		}

		for (const target of imports.get(file) ?? []) {
			visit(target, [...way, file]);
		}

		isDone.add(file);
	};

	for (const {file} of sources) {
		visit(file, []);
	}

	expect(circles).toEqual([]);
});

test('the process is touched where contributing.md says, and nowhere else', async () => {
	const allowed = await tableBelow('The process');
	expect(allowed.length).toBeGreaterThan(5);
	const sources = await readSources();
	const touching = sources.filter(({text}) => /'node:process'|\bglobalThis\.process\b/v.test(text)).map(({file}) => file);
	expect(touching.toSorted()).toEqual(allowed.toSorted());
});

test('no step is named where the wizard is', async () => {
	const sources = await readSources();
	const generic = sources.filter(({file}) => /^(?:wizard|page|ink|plain)\//v.test(file));
	expect(generic.length).toBeGreaterThan(30);
	// Those of the tool's prompts are the same words in a journey.
	const prompts = new Set(['password', 'confirmation', 'reminder']);
	const state = [newWizard(), newWizard({offersPractice: true})];
	const steps = state.flatMap(({journeys}) => journeys[0].journey.questions).map(({id}) => id).filter(id => !prompts.has(id));
	expect(steps.length).toBeGreaterThan(4);
	expect(generic.filter(({text}) => steps.some(id => text.includes(`'${id}'`))).map(({file}) => file)).toEqual([]);
});

test('text is wrapped in one file', async () => {
	const sources = await readSources();
	expect(sources.filter(({text}) => text.includes('wrap-ansi')).map(({file}) => file)).toEqual(['text/wrap.ts']);
});

test('nothing that the program says is read back by it', async () => {
	const sources = await readSources();
	// What it reads by patterns comes from others: keys, the command line, paths and answers, and what Windows, ssoconfig
	// and files say.
	const readsOthers = /^(?:cli\.tsx|command-line\/|core\/engines\/|core\/records\/|core\/report\/|host\/|journeys\/.*(?:questions|secrets)\/|terminal\/|values\/|text\/(?:visible|wrap)\.ts)/v;
	const pattern = /\/[dgimsy]*v[\),.;]|\bRegExp\(|\.(?:startsWith|endsWith|match|matchAll|search)\(/v;
	const allowed = new Set([
		// Paths and answers of the user: ASCII, signs, quotation marks.
		'commands/given-file.ts',
		'commands/input-text.ts',
		'commands/nagios.ts',
		'journeys/shared/password-text.ts',
		// The language of the user.
		'commands/report.ts',
		'core/paper/paper.ts',
		// Names and paths that others wrote, before they stand in a command.
		'core/guides/fill-in.ts',
		// Names of folders that are on the disk.
		'core/restore/local-copy.ts',
		// A sheet and a file to restore, which somebody may have changed.
		'core/paper/add-to-sheet.ts',
		'core/paper/recovery-sheet.ts',
		'core/restore/look-at-restore-file.ts',
		'journeys/shared/quoted.ts',
		'journeys/backup/unattended-command.ts',
		'journeys/restore/recorded.ts',
		'plain/answer.ts',
		'runbook/server-path.ts',
		// What is typed into a field, and completes a path.
		'wizard/fields.ts',
		// The screen of the tool.
		'wizard/tool-words.ts',
		// The form of an error code, of an MSID, of a client in an event, and of the stack of an error.
		'core/proof/break-codes.ts',
		'core/proof/codes.ts',
		'core/proof/facts.ts',
		'core/restore/restore-events.ts',
		'core/restore/restore-screen.ts',
		// Whether a detail of a record ends in a full stop.
		'core/triage.ts',
		'journeys/backup/retry.ts',
		'journeys/restore/retry.ts',
		'commands/places.ts',
		'commands/unexpected.ts',
		// The marks in the templates of backup.cmd and restore.cmd.
		'runbook/server-scripts.ts',
	]);
	const reading = sources.filter(({file, text}) => !readsOthers.test(file) && pattern.test(text)).map(({file}) => file);
	expect(reading.toSorted()).toEqual([...allowed].toSorted());
});
