import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {answerAll, isAsked, say} from './questions.ts';
import {withTerminal} from './terminal.ts';

const oneLine = (text: string): string => text.replaceAll(/\s+/gv, ' ').trim();

/**
Returns what is shown of the journey in the readme, without what differs from one computer, or day, to the next: paths,
and the numbers of the next steps, since a copy on the same drive adds one.
*/
async function linesInReadme(): Promise<string[]> {
	const readme = await readFile(new URL('../../readme.md', import.meta.url), 'utf8');
	const section = readme.split('## The journey as text', 2)[1] ?? '';
	const transcript = /```text\n(?<text>.+?)```/sv.exec(section)?.groups?.text ?? '';
	return transcript.split('\n').map(line => oneLine(line).replace(/^\d\. /v, '')).filter(line => line !== '' && line !== '...' && !/\/[a-z]/v.test(line));
}

test('the journey in the readme is the one that plain mode makes', async () => {
	const lines = await linesInReadme();
	expect(lines.length).toBeGreaterThan(50);
	await withTerminal({arguments: ['--plain', '--practice'], rows: 60}, async terminal => {
		const copyFolder = path.join(terminal.home, 'usb');
		await mkdir(copyFolder);
		await answerAll(terminal, {password: 'umbrella-copper-lantern-sleeve-42', reminder: 'Team safe, entry 12', copyFolder});
		say(terminal, '');
		await terminal.waitFor('VERIFIED');
		await isAsked(terminal, /Number from 1 to \d \[1\]:$/v);
		const shown = oneLine(terminal.output).replaceAll(/, \d+ s\b/gv, ', 0 s');
		expect(lines.filter(line => !shown.includes(line))).toEqual([]);
	});
});
