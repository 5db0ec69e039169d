import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {commandNames, flagKeysOf} from '../../source/command-line/commands.ts';
import {examplesOf} from '../../source/command-line/examples.ts';
import {flagKeys, flags, nameOf} from '../../source/command-line/flags.ts';
import {runProgram} from '../commands/program.ts';
import {call} from './called.ts';

const pages = ['program', ...commandNames] as const;

async function helpOf(page: (typeof pages)[number]): Promise<string> {
	const {said} = await call(page === 'program' ? ['--help'] : [page, '--help']);
	return said;
}

/** The words behind entsso-backup, as a shell would hand them on. Throws where it is not called. */
function wordsOf(lines: readonly string[]): string[] {
	const text = lines.map(line => line.endsWith('`') ? line.slice(0, -1) : `${line}\n`).join('');
	const [, behind] = text.split('entsso-backup', 2);
	if (behind === undefined) {
		throw new Error(`It is not called: ${text}`);
	}

	const [words = ''] = behind.split(/[\n\)\|]/v, 1);
	return Array.from(words.matchAll(/'(?<quoted>[^']*)'|(?<bare>\S+)/gv), ({groups}) => groups?.quoted ?? groups?.bare ?? '');
}

describe.each(pages)('help of %s', page => {
	test('fits 80 columns, and no columns run together', async () => {
		const help = await helpOf(page);
		expect(help).toMatch(/^[\n -~]+$/v);
		for (const line of help.split('\n')) {
			expect(line.length, line).toBeLessThanOrEqual(80);
			// A flag, a command or an example ends in a blank before what it does.
			expect(line).toMatch(/^(?: {2,6}\S.*)?$|^\S|^ {20,}\S/v);
		}

		const rows = /Examples:\n(?<rows>.*)$/sv.exec(help)?.groups?.rows?.trimEnd().split('\n') ?? [];
		const typed = examplesOf[page].flatMap(({lines}) => lines);
		for (const line of typed) {
			expect(rows.some(row => row.trimEnd().endsWith(line) || row.includes(`${line}  `)), line).toBe(true);
		}
	});

	test('tells exit codes, the variable and placeholders where they count', async () => {
		const help = await helpOf(page);
		const command = page === 'program' ? 'wizard' : page;
		const taken = flagKeysOf(command);
		expect(help.includes('ENTSSO_BACKUP_CONFIG_DIR')).toBe(taken.includes('configDirectory'));
		expect(help.includes('{computer}, {date} (2026-11-23) and {time}')).toBe(taken.includes('copyTo'));
		expect(help.includes('Exit codes:\n  0 ')).toBe(taken.length > 0);
		for (const key of flagKeys) {
			expect(help.split('Exit codes:', 1)[0]?.includes(`  ${flags[key].usage} `), nameOf(key)).toBe(taken.includes(key));
		}
	});

	test('each example is taken as it is printed', async () => {
		for (const {lines} of examplesOf[page]) {
			const words = wordsOf(lines);
			const {complained, exitCode} = await call(words, {pathStyle: 'windows'});
			expect({complained, exitCode}, lines.join('\n')).toEqual({complained: '', exitCode: 0});
		}
	});

	test('no example has the password in a file or on a command line', () => {
		for (const line of examplesOf[page].flatMap(({lines}) => lines)) {
			expect(line).not.toMatch(/password\.txt|^type |\bcat |echo/iv);
		}
	});
});

const harmless = pages.flatMap(page => examplesOf[page]).filter(({lines}) => lines.length === 1 && !/[\(\\\|]/v.test(lines.join('')));

test.concurrent.each(harmless)('$lines does what it says, or is the wizard, which needs a terminal', async ({lines}) => {
	const home = await mkdtemp(path.join(os.tmpdir(), 'entsso-example-'));
	const {exitCode, said, complained} = await runProgram(wordsOf(lines), {home});
	await rm(home, {recursive: true});
	expect([0, 2, 3]).toContain(exitCode);
	expect(complained).not.toContain('error:');
	// Without a terminal a restore is one without questions.
	expect(exitCode === 2).toBe(/The wizard needs a terminal|FILE is missing: the backup file to restore/v.test(complained));
	expect(said === '').toBe(exitCode === 2);
});
