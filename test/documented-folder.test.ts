import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {examplesOf} from '../source/command-line/examples.ts';
import {startElevatedByHand} from '../source/host/elevated-prompt.ts';

const forBeginners = ['readme.md', 'source/packaging/windows/readme.txt'];
const documents = [...forBeginners, 'source/documents/reference.md', 'source/documents/schedule.md'];

async function read(name: string): Promise<string> {
	return readFile(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');
}

/** In a folder right under a drive every user may add files, which would then run elevated. */
const besideWindows = /[a-z]:\\(?:entsso-backup|tools)/iv;

test.each(documents)('%s has the program in a folder that only administrators can change', async name => {
	const text = await read(name);
	expect(text).not.toMatch(besideWindows);
	expect(text).toContain(String.raw`C:\Program Files\entsso-backup`);
});

test.each(forBeginners)('%s names the same way to start it as administrator by hand as the check does', async name => {
	const text = await read(name);
	const [first = '', ...rest] = startElevatedByHand.replace(/\.$/v, '');
	expect(text.replaceAll(/\s+/gv, ' ')).toContain(`By hand: ${first.toLowerCase()}${rest.join('')}`);
	expect(text).not.toMatch(/right-click\s+`?entsso-backup\.cmd/v);
});

test('and so have the examples of the help', () => {
	expect(JSON.stringify(examplesOf)).not.toMatch(besideWindows);
});

test.each(['powershell', 'bat'])('paths with a blank are in quotes where schedule.md shows %s', async language => {
	const text = await read('source/documents/schedule.md');
	const blocks = Array.from(text.matchAll(/```(?<language>\w+)\n(?<code>.*?)```/gsv), ({groups}) => groups).filter(groups => groups?.language === language);
	const lines = blocks.flatMap(groups => groups?.code?.split('\n') ?? []).filter(line => line.includes('Program Files'));
	expect(lines.length).toBeGreaterThan(0);
	for (const line of lines) {
		expect(line).toMatch(/(?:'|\\")C:\\Program Files\\entsso-backup\\[^"']+(?:'|\\")/v);
	}
});
