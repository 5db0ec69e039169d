import {Buffer} from 'node:buffer';
import {
	readdir,
	readFile,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {checkStates, wizardEntries} from '../../source/commands/debug.ts';
import {openDebugFile} from '../../source/host/debug-file.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {withTerminal} from '../pty/terminal.ts';
import {startRun} from '../pty/walk.ts';
import {runAfter} from '../wizard/to-run.ts';
import {pageStateOf} from '../../source/wizard/state.ts';
import {newWizard} from '../wizard/options.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';
import {partsIn} from './traces-of.ts';

const newHome = makeHomes();
/** No part of them stands anywhere else. */
const password = String.raw`Kr7#zebra-QUOIN/41"\x`;
const reminder = 'Vault of Quirinus, shelf 9';

type Line = Readonly<Record<string, unknown>>;

async function linesOf(file: string): Promise<Line[]> {
	const text = await readFile(file, 'utf8');
	expect(text.endsWith('\n')).toBe(true);
	return text.trimEnd().split('\n').map(line => JSON.parse(line) as Line);
}

async function expectNoSecret(file: string): Promise<void> {
	const text = await readFile(file, 'utf8');
	expect(text.length).toBeGreaterThan(500);
	for (const secret of [password, reminder]) {
		expect(partsIn(text, secret)).toEqual([]);
	}
}

test('a secret is found in whatever form', () => {
	for (const form of ['XX zebra', 'arbez', String.raw`41\"\\x`, '%2F41', Buffer.from(password).toString('base64'), 'QUOI', [...password].join('","')]) {
		expect(partsIn(`{"a":"${form}"}`, password), form).not.toEqual([]);
	}
});

describe.concurrent('the debug file', () => {
	const names = ['run', '--practice', '--password-stdin'];
	const input = `${password}\n${reminder}\n`;

	test('says of run what it checked, each stage, and the engine, and of the secrets nothing', async () => {
		const home = await newHome();
		const file = path.join(home, 'debug-{date}.jsonl');
		const {exitCode} = await runProgram([...names, '--backup-file', path.join(home, 'sso.bak')], {home, environment: {ENTSSO_BACKUP_DEBUG: file}, input});
		expect(exitCode).toBe(0);
		const left = await readdir(home);
		const made = left.filter(name => name.startsWith('debug-'));
		expect(made).toEqual([expect.stringMatching(/^debug-\d{4}-\d\d-\d\d\.jsonl$/v)]);
		const debug = path.join(home, made[0]!);
		const {mode} = await stat(debug);
		expect(mode.toString(8).slice(-3)).toBe('600');
		const lines = await linesOf(debug);
		for (const {time} of lines) {
			expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/v);
		}

		expect(lines[0]).toMatchObject({program: packageJson.version, called: ['run', '--practice', '--password-stdin', '--backup-file']});
		expect(lines).toContainEqual(expect.objectContaining({check: expect.objectContaining({service: 'ok'}) as unknown}));
		expect(lines).toContainEqual(expect.objectContaining({engineWanted: 'auto'}));
		expect(lines).toContainEqual(expect.objectContaining({engine: 'console'}));
		for (const stage of ['start', 'password', 'reminder', 'waiting', 'evidence']) {
			expect(lines).toContainEqual(expect.objectContaining({stage, state: 'start'}));
		}

		expect(lines.at(-1)).toMatchObject({ending: 'finished', verdict: 'verified', exitCode: 0});
		await expectNoSecret(debug);
		const text = await readFile(debug, 'utf8');
		expect(text).not.toContain(home);
	});

	test('says why a run was refused, in the word for it', async () => {
		const home = await newHome();
		const file = path.join(home, 'debug');
		await runProgram(['run', '--practice', 'service-stopped', '--password-stdin'], {home, environment: {ENTSSO_BACKUP_DEBUG: file}, input});
		const lines = await linesOf(file);
		expect(lines.at(-1)).toMatchObject({ending: 'refused', reason: 'service-stopped', exitCode: 1});
	});

	test.each([
		['a file', async (file: string) => writeFile(file, 'mine')],
		['a link to nothing', async (file: string) => symlink(path.join(path.dirname(file), 'elsewhere'), file)],
	])('is refused where %s has its name, before anything is done', async (_, prepare) => {
		const home = await newHome();
		const file = path.join(home, 'debug');
		await prepare(file);
		const {exitCode, said, complained} = await runProgram([...names, '--json'], {home, environment: {ENTSSO_BACKUP_DEBUG: file}, input});
		expect(exitCode).toBe(2);
		expect(complained).toContain('error: the variable ENTSSO_BACKUP_DEBUG: The debug file cannot be made: a file of this name is there already.');
		expect(JSON.parse(said)).toMatchObject({reason: 'wrong-usage'});
		expect(await readdir(home)).toEqual(['debug']);
		expect(await readFile(file, 'utf8').catch(() => 'mine')).toBe('mine');
	});

	test.each([
		['debug', 'This is not a full path.'],
		['/nowhere/debug', 'the folder or drive is not there'],
		['/tmp/', 'This is a folder.'],
		['/tmp/{day}', 'There is a word in braces that is not known.'],
		['/tmp/a\nb', 'There is a control character in it.'],
	])('is refused at %j', async (file, why) => {
		const home = await newHome();
		const {exitCode, complained} = await runProgram(names, {home, environment: {ENTSSO_BACKUP_DEBUG: file}, input});
		expect(exitCode).toBe(2);
		expect(complained).toContain('error: the variable ENTSSO_BACKUP_DEBUG: ');
		expect(complained).toContain(why);
		expect(await readdir(home)).toEqual([]);
	});

	test.each([[['history']], [['run', '--help']], [['check', '--practice']]])('is not made by %j', async given => {
		const home = await newHome();
		await runProgram(given, {home, environment: {ENTSSO_BACKUP_DEBUG: path.join(home, 'debug')}});
		expect(await readdir(home)).not.toContain('debug');
	});

	test('is written until it is closed', async () => {
		const home = await newHome();
		const file = path.join(home, 'debug');
		const debug = openDebugFile(file, () => new Date(0));
		await writeFile(path.join(home, 'other'), 'mine');
		debug.write({event: 'start'});
		expect(debug.close()).toBe(true);
		debug.write({event: 'late'});
		expect(await linesOf(file)).toEqual([{time: '1970-01-01T00:00:00.000Z', event: 'start'}]);
		expect(await readFile(path.join(home, 'other'), 'utf8')).toBe('mine');
	});
});

describe('the wizard in the debug file', () => {
	test('is there step by step, in the terminal, and what was typed is not', async () => {
		const home = await newHome();
		const file = path.join(home, 'debug');
		await withTerminal({arguments: ['--practice'], environment: {ENTSSO_BACKUP_DEBUG: file}}, async terminal => {
			await startRun(terminal, {password, reminder});
			await terminal.waitFor('VERIFIED');
			terminal.press('enter');
			await terminal.afterwards();
		});
		const lines = await linesOf(file);
		const steps = lines.flatMap(({now}) => (now as {step?: string} | undefined)?.step ?? []);
		expect([...new Set(steps)]).toEqual(['check', 'install-directory', 'backup-file', 'password', 'reminder', 'second-copy', 'review', 'run', 'result']);
		expect(lines).toContainEqual(expect.objectContaining({effect: 'look', lookup: 'check-lines'}));
		expect(lines).toContainEqual(expect.objectContaining({effect: 'run', journey: 'backup'}));
		expect(lines).toContainEqual(expect.objectContaining({event: 'engine', engine: 'console'}));
		expect(lines).toContainEqual(expect.objectContaining({event: 'finished', verdict: 'verified'}));
		expect(lines.filter(({event}) => event === 'typed')).toEqual([]);
		await expectNoSecret(file);
	});

	const tool = {prompt: password, screen: [password, reminder], open: ['reminder']} as const;
	const events: readonly WizardEvent[] = [
		{type: 'typed', field: 'password', text: password},
		{
			type: 'typed', field: 'reminder', text: reminder, as: 'line',
		},
		{
			type: 'found', lookup: 'check-lines', about: password, facts: {service: {id: 'service', state: 'ok', detail: password}, odd: {id: password, state: password}, text: password}, isComplete: true,
		},
		{
			type: 'found', lookup: 'backup-file', about: password, facts: password, isComplete: true,
		},
		{
			type: 'completions', field: 'backup-file', text: password, options: [password],
		},
		{type: 'tool-asks', question: tool},
		{type: 'tool-silent', lines: [password]},
		{type: 'choose', id: password},
		{type: 'edit', question: password},
		{
			type: 'finished', result: {
				verdict: password, reason: reminder, engine: password, summary: password, advice: [reminder],
			},
		},
		{
			type: 'stage', stage: 'start', state: 'running', at: 1,
		},
		{type: 'answer-tool', answer: 'reminder'},
		{type: 'go-on'},
	];

	test.each(events)('has no text of others from $type', event => {
		for (const before of [newWizard(), runAfter([]), runAfter([{type: 'tool-asks', question: tool}])]) {
			const {state: after, effects} = reduce(before, event);
			const look = {id: 'x', about: () => password, look: async () => undefined};
			const {context} = pageStateOf(before);
			const entries = wizardEntries(event, {
				before,
				after,
				effects: [
					...effects,
					{type: 'practise', scenario: password},
					{
						type: 'complete', field: 'x', kind: 'file', text: password,
					},
					{
						type: 'look', lookup: look, about: password, context,
					},
				],
			});
			expect([...partsIn(JSON.stringify(entries), password), ...partsIn(JSON.stringify(entries), reminder)]).toEqual([]);
		}
	});

	test('has the states of the check', () => {
		expect(checkStates([{id: 'service', state: 'stop', detail: password}])).toEqual({service: 'stop'});
	});
});
