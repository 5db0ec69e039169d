import {readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {openPreferences, type Preferences} from '../../../source/core/records/preferences.ts';
import type {
	EngineOutcome,
	PromptKind,
	ToolAnswer,
	ToolQuestion,
} from '../../../source/core/engines/task.ts';
import {runNoteIn} from '../../../source/core/report/run-note.ts';
import {watchRun, type RunWatch} from '../../../source/core/report/watch-run.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {Secret} from '../../../source/values/secret.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {QuickClock} from '../quick-clock.ts';

const password = 'Tr0ub4dor&3-horse';
const reminder = 'Blue envelope, drawer 12';
const host = {
	computer: 'ZRHBIZ01', practice: undefined, user: String.raw`ACMEDOM\wkeller`, userDomain: 'ACMEDOM',
};
const {signal} = new AbortController();

function watchIn(preferences: Preferences, on: Partial<typeof host> | {readonly practice: string} = {}): RunWatch {
	return watchRun({task: 'backup', secrets: [new Secret(password), new Secret(reminder)]}, {
		host: {...host, ...on}, clock: new QuickClock(new Date('2026-11-23T10:00:00Z')), preferences,
	});
}

type Asked = {readonly open?: readonly PromptKind[]; readonly on?: Parameters<typeof watchIn>[1]; readonly verdict?: string; readonly outcome?: Partial<EngineOutcome>};

/** Asks once, in a run that ends well as a rule; returns what was said of the prompt before. */
async function ask(preferences: Preferences, prompt: string, answer: ToolAnswer, {open = ['password', 'confirmation', 'reminder'], on = {}, verdict = 'verified', outcome: reached}: Asked = {}): Promise<PromptKind | undefined> {
	let told: PromptKind | undefined;
	const watch = watchIn(preferences, on);
	const asking = watch.asking(async (question: ToolQuestion) => {
		told = question.toldBefore;
		return answer;
	});
	await asking?.({prompt, screen: [prompt], open}, signal);
	watch.onOutcome({...outcome, ending: 'exited', ...reached});
	await watch.keep({verdict, reason: undefined});
	return told;
}

test('what a prompt was said to ask for is known the next time, on this computer, and in practice apart', async () => {
	const directory = await temporaryFolder();
	const open = () => openPreferences({clock: systemClock, directory});
	const first = open();
	expect(await ask(first, 'Zolvarim : ', 'password')).toBeUndefined();
	// In the same session too.
	expect(await ask(first, 'Zolvarim : ', 'password')).toBe('password');
	await expect.poll(() => open().toldPrompts.length).toBe(1);
	expect(await ask(open(), 'Zolvarim :', 'reminder')).toBe('password');
	await expect.poll(() => open().toldPrompts.map(({kind}) => kind)).toEqual(['reminder']);
	expect(await ask(open(), 'Zolvarim :', 'stop')).toBe('reminder');
	expect(await ask(open(), 'Zolvarim', 'stop')).toBeUndefined();
	expect(await ask(open(), 'Zolvarim :', 'stop', {open: ['confirmation', 'reminder']})).toBeUndefined();
	expect(await ask(open(), 'Zolvarim :', 'stop', {on: {computer: 'ZRHBIZ02'}})).toBeUndefined();
	expect(await ask(open(), 'Zolvarim :', 'stop', {on: {practice: 'unknown-prompts'}})).toBeUndefined();
	expect(open().toldPrompts).toEqual([{
		prompt: 'Zolvarim :', next: 'password', kind: 'reminder', computer: 'ZRHBIZ01', isPractice: false,
	}]);
});

test.each<[string, string, ToolAnswer]>([
	['a prompt with the password in it', `Is ${password} right?`, 'password'],
	['a prompt with a part of the password', 'Tr0ub4dor is short :', 'password'],
	['a prompt with the reminder in it', `(${reminder}) again :`, 'reminder'],
	['a prompt that was redacted', 'Is [secret] right?', 'password'],
	['a prompt that is too long', `${'x'.repeat(201)}:`, 'password'],
	['a prompt without words', ' '.repeat(3), 'password'],
	['an answer that is none', 'Zolvarim :', 'stop'],
	['a hand-over', 'Zolvarim :', 'take-over'],
])('nothing is kept of %s', async (_, prompt, answer) => {
	const directory = await temporaryFolder();
	const preferences = openPreferences({clock: systemClock, directory});
	await ask(preferences, prompt, answer);
	expect(preferences.toldPrompts).toEqual([]);
});

test.each<[string, Asked]>([
	['failed', {verdict: 'failed'}],
	['is unproven', {verdict: 'unproven'}],
	['was verified although the answers went astray', {outcome: {isAstray: true}}],
])('nothing is kept of a run that %s, and what was known stays', async (_, asked) => {
	const directory = await temporaryFolder();
	const open = () => openPreferences({clock: systemClock, directory});
	await ask(open(), 'Zolvarim :', 'reminder', asked);
	expect(open().toldPrompts).toEqual([]);
	await ask(open(), 'Zolvarim :', 'password');
	const preferences = open();
	await ask(preferences, 'Zolvarim :', 'reminder', asked);
	for (const known of [preferences, open()]) {
		expect(known.toldPrompts.map(({kind}) => kind)).toEqual(['password']);
	}
});

test.each(['accepted', 'loaded'])('what was said in a restore that was %s is kept', async verdict => {
	const preferences = openPreferences({clock: systemClock, directory: await temporaryFolder()});
	await ask(preferences, 'Zolvarim :', 'password', {verdict, open: ['password']});
	expect(preferences.toldPrompts).toHaveLength(1);
});

test('a note of a restore has no reminder in it', async () => {
	const directory = await temporaryFolder();
	const preferences = openPreferences({clock: systemClock, directory});
	const watch = watchRun({task: 'restore', secrets: [new Secret(password)]}, {host, clock: new QuickClock(new Date('2026-11-23T10:00:00Z')), preferences});
	await watch.asking(async () => 'stop')?.({prompt: 'Password reminder : heron', screen: [], open: ['password']}, signal);
	watch.onOutcome({
		...outcome, screen: ['Password reminder : heron', 'Password : ***'], screenFromPrompt: ['Password : ***'], question: 'Password reminder : heron',
	});
	await watch.keep({verdict: 'failed', reason: 'question'});
	const text = await readFile(path.join(directory, 'last-run.json'), 'utf8');
	expect(text).not.toContain('heron');
	expect(text).toContain('Password : ***');
});

test('no more than twenty are kept, the newest ones', async () => {
	const directory = await temporaryFolder();
	const preferences = openPreferences({clock: systemClock, directory});
	for (let number = 0; number < 25; number++) {
		await ask(preferences, `Prompt ${number} :`, 'password');
	}

	await expect.poll(() => openPreferences({clock: systemClock, directory}).toldPrompts.at(-1)?.prompt).toBe('Prompt 24 :');
	expect(openPreferences({clock: systemClock, directory}).toldPrompts).toHaveLength(20);
	expect(preferences.toldPrompts).toHaveLength(20);
});

test.each([
	['text', '"Zolvarim"'],
	['nothing', 'null'],
	['a number', '7'],
	['texts', '["Zolvarim"]'],
	['another kind', '[{"prompt":"Z :","next":"password","kind":"secret","computer":"H","isPractice":false}]'],
	['no computer', '[{"prompt":"Z :","next":"password","kind":"password","isPractice":false}]'],
	['a control character', String.raw`[{"prompt":"Z\u001b[2J :","next":"password","kind":"password","computer":"H","isPractice":false}]`],
	['a long prompt', `[{"prompt":"${'z'.repeat(300)}","next":"password","kind":"password","computer":"H","isPractice":false}]`],
])('foreign settings are ignored: %s', async (_, text) => {
	const directory = await temporaryFolder();
	await writeFile(path.join(directory, 'config.json'), `{"backupFolder": "/b", "prompts": ${text}}`);
	expect(openPreferences({clock: systemClock, directory})).toMatchObject({notice: undefined, answers: {backupFolder: '/b'}, toldPrompts: []});
});

test('where nobody is asked, nothing is used', async () => {
	const directory = await temporaryFolder();
	const preferences = openPreferences({clock: systemClock, directory});
	await ask(preferences, 'Zolvarim :', 'password');
	expect(watchIn(preferences).asking(undefined)).toBeUndefined();
});

const outcome: EngineOutcome = {
	engine: 'console',
	ending: 'question',
	exitCode: 3_221_236_495,
	codes: ['0xC0002A0F'],
	screen: [
		'Password : ********',
		`Echo: ${password}`,
		'tr0ub4dor & 3-horse',
		`Reminder ${reminder}`,
		String.raw`ERROR: 0xC0002A0F: Could not contact 'ZRHBIZ01' as ACMEDOM\wkeller for \\filer7\sso$\Ludmilla.bak`,
		'Quenu marosh : ',
	],
	question: 'Quenu marosh for Ludmilla',
	typed: ['password'],
	passwordShown: true,
	leftBehind: false,
};

test('a note of the run is kept, without a secret or a name in it', async () => {
	const directory = await temporaryFolder();
	const preferences = openPreferences({clock: systemClock, directory});
	const watch = watchIn(preferences);
	watch.onStage('start', 'start');
	watch.onStage('start', 'done');
	watch.onStage('copy', 'skipped');
	await watch.asking(async () => 'password')?.({prompt: 'Zolvarim ZRHBIZ01 :', screen: [], open: ['password']}, signal);
	watch.onOutcome(outcome);
	expect(watch.hadUnknownPrompt).toBe(true);
	await watch.keep({verdict: 'failed', reason: 'question'});
	expect(await readdir(directory)).toContain('last-run.json');
	const text = await readFile(path.join(directory, 'last-run.json'), 'utf8');
	for (const name of [password, 'tr0ub4dor', 'horse', 'envelope', 'ZRHBIZ01', 'wkeller', 'ACMEDOM', 'filer7', 'sso$', 'Ludmilla', 'Quenu', 'Zolvarim']) {
		expect(text.toLowerCase()).not.toContain(name.toLowerCase());
	}

	const note = runNoteIn(openPreferences({clock: systemClock, directory}).lastRun(false));
	expect(note).toMatchObject({
		task: 'backup', verdict: 'failed', reason: 'question', engine: 'console', ending: 'question', exitCode: 3_221_236_495, codes: ['0xC0002A0F'], typed: ['password'],
		prompts: [{prompt: expect.stringMatching(/^WORD-\d+ COMPUTER-1 :$/v) as string, answer: 'password'}],
	});
	expect(note?.screen).toContain('Password : ***');
	expect(note?.screen.join('\n')).toContain('0xC0002A0F');
	expect(note?.stages).toMatchObject([{stage: 'start', state: 'done'}, {stage: 'copy', state: 'skipped', milliseconds: 0}]);
	expect(openPreferences({clock: systemClock, directory}).lastRun(true)).toBeUndefined();
});

test.each(['{', '[]', '{"task": "backup"}', '{"task":"backup","verdict":"Ludmilla","time":"2026-11-23T10:00:00.000Z"}'])('a note that others wrote is none: %s', async text => {
	const directory = await temporaryFolder();
	await writeFile(path.join(directory, 'last-run.json'), text);
	expect(runNoteIn(openPreferences({clock: systemClock, directory}).lastRun(false))).toBeUndefined();
});
