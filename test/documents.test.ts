import {readdir, readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {unattendedParagraphs} from '../source/journeys/backup/unattended-command.ts';
import {checkTitles} from '../source/journeys/shared/check-words.ts';
import {flagKeys, nameOf} from '../source/command-line/flags.ts';
import {exitCodes} from '../source/values/exit-codes.ts';
import {scenarioNames} from '../source/host/practice/scenarios.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const names = await readdir(root);
const documents = [...names.filter(name => name.endsWith('.md')), 'source/documents/reference.md', 'source/documents/schedule.md'];

async function read(name: string): Promise<string> {
	return readFile(path.join(root, name), 'utf8');
}

/** Code has no headings and no links. */
function withoutCode(text: string): string {
	return text.replaceAll(/^```.+?^```$/gmsv, '').replaceAll(/`[^\n`]+`/gv, code => code.replaceAll(/[\[\]]/gv, ''));
}

function headingsIn(text: string): string[] {
	return Array.from(withoutCode(text).matchAll(/^#+ (?<title>.+)$/gmv), ({groups}) => groups?.title ?? '');
}

/** As GitHub makes them of headings. */
function anchorOf(title: string): string {
	return title.toLowerCase().replaceAll(/[^\p{Letter}\p{Number} \-]/gv, '').replaceAll(' ', '-');
}

function linksIn(text: string): string[] {
	return Array.from(withoutCode(text).matchAll(/\]\((?<target>[^\)]+)\)/gv), ({groups}) => groups?.target ?? '').filter(target => !target.startsWith('https:'));
}

test.each(documents)('each link of %s leads to a file, and to a heading in it', async name => {
	for (const target of linksIn(await read(name))) {
		const [file = '', anchor] = target.split('#', 2);
		const place = file === '' ? name : path.join(path.dirname(name), file);
		const found = await stat(path.join(root, place));
		expect(found.isFile(), target).toBe(true);
		if (anchor !== undefined) {
			expect(headingsIn(await read(place)).map(title => anchorOf(title)), target).toContain(anchor);
		}
	}
});

test('the readme has the heading that the program names', async () => {
	const words = unattendedParagraphs({
		pathStyle: 'posix', computer: 'HOST1', today: new Date(0), practice: undefined, configDirectory: undefined, installDirectory: '/sso', backupFile: '/backup/sso.bak', reminder: 'Safe', copyFolder: undefined, engine: 'auto', timeLimit: 300_000,
	}).map(({text}) => text).join(' ');
	const title = /readme of the project: "(?<title>[^"]+)"/v.exec(words)?.groups?.title;
	expect(headingsIn(await read('readme.md'))).toContain(title);
});

test('reference.md says which title each line of the check has', async () => {
	const text = await read('source/documents/reference.md');
	for (const [id, title] of Object.entries(checkTitles)) {
		expect(text).toContain(`| \`${id}\` | ${title} |`);
	}
});

test('reference.md has every flag, exit code and practice scenario', async () => {
	const text = await read('source/documents/reference.md');
	for (const key of flagKeys) {
		expect(text).toMatch(new RegExp(String.raw`^\|.*${'`'}${nameOf(key)}\b.*\|`, 'mv'));
	}

	for (const code of Object.values(exitCodes)) {
		expect(text).toMatch(new RegExp(String.raw`^\| ${code} \|`, 'mv'));
	}

	for (const scenario of scenarioNames) {
		expect(text).toContain(`\`${scenario}\``);
	}
});
