import fc from 'fast-check';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {Clearance} from '../../source/core/restore/present-secret.ts';
import {linesOf} from '../../source/text/wrap.ts';
import {restorePage} from '../../source/journeys/restore/result-page.ts';
import type {RestoreJob} from '../../source/core/restore/restore-and-record.ts';
import type {SecretFinding} from '../../source/host/secret-state.ts';
import type {Context} from '../../source/wizard/context.ts';
import {askedWords} from '../../source/wizard/dialogs.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import type {Effect} from '../../source/wizard/effect.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {offersIn} from '../../source/wizard/fields.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {isAsked} from '../../source/wizard/question.ts';
import {
	changeJourney,
	contextOf,
	currentJourney,
	focusedField,
	reviewStep,
	type WizardState,
} from '../../source/wizard/state.ts';
import {helpOf, positionOf, titleOf} from '../../source/wizard/titles.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {newsOf} from '../../source/plain/news.ts';
import {systemClock} from '../../source/values/clock.ts';
import {journeyFor} from '../../source/journeys/journey-for.ts';
import {bareHost} from '../core/bare-host.ts';
import {options, play} from '../wizard/options.ts';
import {inLines} from './in-lines.ts';
import {keys, onScreen} from './on-screen.ts';
import {
	facts,
	file,
	idHere,
	idInFile,
	keptAt,
	loaded,
	none,
	parts,
	rescued,
	restored,
	restoreServices,
	seenAs,
	sticky,
	throughBackup,
	toPresent,
	toReview,
	wizard,
	worldUnder,
	type Circumstances,
} from './restore-world.ts';

const goOn: WizardEvent = {type: 'go-on'};
const keptFile = String.raw`D:\SSO-Backup\kept.bak`;
const begins = {begins: 'restore'} as const;
const stepOf = (state: WizardState): string => currentJourney(state).step;

/** All that the page says now. */
function pageOf(state: WizardState): string {
	return drawPage(state, {width: 300, availableRows: 100}).rows
		.flatMap(row => isFieldRow(row) ? [] : [row.map(({text}) => text).join('')]).join('\n');
}

const enterDoes = (state: WizardState): string | undefined => bindingsFor(state).find(({keys: own}) => own.includes('enter'))?.does;

/** The request of the restore among the effects, if it was started. */
function startedIn(effects: readonly Effect[]): RestoreJob | undefined {
	const run = effects.find(effect => effect.type === 'run' && effect.journey.id === 'restore');
	return run?.type === 'run' ? run.request as RestoreJob : undefined;
}

function at(circumstances: Circumstances, events: readonly WizardEvent[] = []) {
	return play([...toPresent, ...events], worldUnder(circumstances), wizard(begins));
}

/** Answers all questions of a restore where nothing is to lose, and starts it. */
async function startInLines(lines: ReturnType<typeof inLines>): Promise<void> {
	for (const said of ['Choose:', 'Found on this computer:', 'Number, or another file', 'Nothing to lose.']) {
		await lines.told(said);
		lines.answer('');
	}

	await lines.told('Password (not shown)');
	lines.answer(sticky);
	await lines.told('start the restore');
	lines.answer('');
}

describe('what is here now', () => {
	test('no secret: nothing to lose, and no name is asked for', () => {
		const circumstances = {seen: seenAs(none), restore: restored};
		const present = at(circumstances).state;
		expect(pageOf(present)).toContain('Nothing to lose.');
		const review = at(circumstances, toReview()).state;
		for (const page of [pageOf(present), pageOf(review)]) {
			expect(page).not.toMatch(/[Tt]he master secret (?:that is )?on this computer/v);
		}

		expect(stepOf(review)).toBe(reviewStep);
		expect(contextOf(review).steps).not.toContain('computer-name');
		const {effects, state} = play([goOn], worldUnder(circumstances), review);
		const request = startedIn(effects);
		expect(request?.permit(file)).toMatchObject({file, replaces: false});
		expect(stepOf(state)).toBe('result');
	});

	test('the same secret: Enter leaves, and nothing goes past it', () => {
		const {state} = at({seen: seenAs({...loaded, secretId: idInFile.toLowerCase()})});
		expect(pageOf(state)).toContain('a restore would change nothing');
		expect(enterDoes(state)).toBe('leave');
		expect(bindingsFor(state).map(({command}) => command.type)).not.toContain('go-on');
		const left = play([{type: 'finish'}], undefined, state).state;
		expect(left.exitCode).toBe(0);
		expect(lastWords(left).map(({text}) => text)).toEqual(['Nothing had to be restored, and nothing was restored.']);
	});

	test('kept by a verified backup, which is named; the name of the computer is typed', () => {
		const circumstances = {seen: seenAs(loaded, {backups: [keptAt(keptFile)]}), restore: restored};
		expect(pageOf(at(circumstances).state)).toContain(keptFile);
		const asked = at(circumstances, toReview('HOST2')).state;
		expect(stepOf(asked)).toBe('computer-name');
		expect(pageOf(asked)).toContain('That is not the name of this computer. It is HOST1');
		const review = at(circumstances, toReview('host1')).state;
		expect(stepOf(review)).toBe(reviewStep);
		const {effects} = play([goOn], worldUnder(circumstances), review);
		expect(startedIn(effects)?.permit(file)).toMatchObject({file, replaces: true, secretId: idHere});
	});

	test.each<[string, SecretFinding | undefined]>([
		['loaded', loaded],
		['unknown', {state: 'unknown', doubts: []}],
		['elsewhere', {state: 'elsewhere', server: 'OTHER', doubts: []}],
		['nobody looked', undefined],
	])('%s and not backed up: Enter opens a backup inside, and no key goes on', (_name, secret) => {
		const {state} = at({seen: seenAs(secret)});
		expect(enterDoes(state)).toBe('back it up first');
		for (const key of ['enter', 'a', 'b', 'c', 'y', 'r', 'k', 'tab']) {
			const command = commandFor(state, key);
			const after = command === undefined ? state : play([command, ...toReview('HOST1'), goOn], worldUnder({seen: seenAs(secret)}), state).state;
			expect(after.journeys.length > 1 || stepOf(after) === 'present-secret').toBe(true);
		}

		const opened = play([{type: 'open-next'}], worldUnder({seen: seenAs(secret)}), state).state;
		expect(opened.journeys.map(({journey}) => journey.id)).toEqual(['restore', 'backup-first']);
		expect(pageOf(opened)).toContain('the restore goes on');
	});

	describe('one that ENTSSO cannot load', () => {
		const circumstances: Circumstances = {seen: seenAs({...loaded, state: 'not-loadable'}), restore: restored};
		const type = (field: string, text: string): WizardEvent => ({type: 'typed', field, text});

		test('is first the old service account to be set back: Enter checks again, and no key goes on to a start', () => {
			const {state} = at(circumstances);
			expect(pageOf(state)).toContain('Set the old service account back, restart ENTSSO, then check again');
			expect(enterDoes(state)).toBe('check again');
			for (const key of ['enter', 'a', 'b', 'c', 'g', 'y', 'r', 'k', 'tab']) {
				const command = commandFor(state, key);
				const after = command === undefined ? state : play([command, ...toReview('HOST1'), goOn], worldUnder(circumstances), state).state;
				expect(['check', 'install-directory', 'restore-file', 'present-secret', 'old-account']).toContain(stepOf(after));
			}
		});

		test('is overwritten where the user types that the account is gone, and the name of the computer', () => {
			const asked = at(circumstances, [goOn]).state;
			expect(stepOf(asked)).toBe('old-account');
			for (const text of ['', 'gon', 'yes', 'HOST1']) {
				expect(stepOf(play([type('old-account', text), goOn], worldUnder(circumstances), asked).state)).toBe('old-account');
			}

			const named = play([type('old-account', ' Gone'), goOn, type('restore-password', sticky), goOn], worldUnder(circumstances), asked).state;
			expect(stepOf(named)).toBe('computer-name');
			expect(pageOf(named)).toContain('You said that the old service account is gone.');
			const {effects} = play([type('computer-name', 'HOST1'), goOn, goOn], worldUnder(circumstances), named);
			expect(startedIn(effects)?.permit(file)).toMatchObject({file, replaces: true, kept: undefined});
		});

		test('nor does a backup that was doomed open the way', () => {
			const unknown: Circumstances = {
				seen: seenAs({state: 'unknown', doubts: []}), rescue: {...rescued, verdict: 'failed', errorCode: '0xC0002A1F'},
			};
			const back = play([{type: 'return'}], worldUnder(unknown), at(unknown, throughBackup).state).state;
			expect(pageOf(back)).toContain('there may be one that it cannot load');
			expect(enterDoes(back)).toBe('check again');
			expect(stepOf(play([goOn], worldUnder(unknown), back).state)).toBe('old-account');
		});
	});

	test('the backup inside is verified: the restore goes on, and its secrets are wiped', () => {
		const circumstances: Circumstances = {seen: seenAs(loaded), rescue: rescued, restore: restored};
		const made = at(circumstances, throughBackup);
		expect(stepOf(made.state)).toBe('result');
		expect(enterDoes(made.state)).toBe('go on with the restore');
		circumstances.seen = seenAs(loaded, {keptFile: rescued.file});
		const back = play([goOn], worldUnder(circumstances), made.state).state;
		expect(back.journeys).toHaveLength(1);
		expect(pageOf(back)).toContain(rescued.file);
		const {effects} = play([...toReview('HOST1'), goOn], worldUnder(circumstances), back);
		expect(startedIn(effects)?.permit(file)?.secretId).toBe(idHere);
	});

	test('each step of the backup inside says what it is for', () => {
		const events = throughBackup.map((_, index) => throughBackup.slice(0, index + 1));
		const inside = events.map(some => at({seen: seenAs(loaded), rescue: rescued}, some).state).filter(({journeys}) => journeys.length === 2);
		const titles = [...new Set(inside.map(state => titleOf(state)))];
		expect(titles.length).toBeGreaterThan(5);
		expect(titles.filter(title => !title.startsWith('Backup before the restore: '))).toEqual([]);
		expect(Math.max(...titles.map(({length}) => length + ', explained'.length))).toBeLessThanOrEqual(60);
		expect(titleOf(at({seen: seenAs(loaded)}).state)).toBe('What is here now');
		const copying = play([{type: 'open-next'}], worldUnder({seen: seenAs(loaded), rescue: rescued}), inside.at(-1)).state;
		expect(titleOf(copying)).toBe('Backup before the restore: Second copy');
	});

	test('the result of the restore names the backup of what was here before', () => {
		expect(linesOf(restorePage({...restored, keptBackup: rescued.file}))).toContain(`Backup before  ${rescued.file}`);
		expect(linesOf(restorePage(restored)).join('\n')).not.toContain('Backup before');
	});

	test('leaving after the backup inside asks first: the restore it was made for is not done', () => {
		const made = at({seen: seenAs(loaded), rescue: rescued}, throughBackup).state;
		const asked = reduce(made, {type: 'leave'}).state;
		expect(askedWords(asked)?.text).toBe('Leave? The restore is not done yet.');
		expect(asked.exitCode).toBeUndefined();
		expect(stepOf(reduce(asked, {type: 'go-on'}).state)).toBe('result');
		expect(reduce(asked, {type: 'leave'}).state.exitCode).toBeDefined();
	});

	test.each([
		['at its first question', throughBackup.slice(0, 1), 'Leave? The restore is not done yet.'],
		['with answers', throughBackup.slice(0, 6), 'Leave? The restore is not done yet. The answers so far will be lost.'],
		['in its second copy', [...throughBackup, {type: 'open-next'}], 'Leave? The restore is not done yet.'],
	] as const)('leaving the backup inside asks %s', (_, events, words) => {
		const {state} = at({seen: seenAs(loaded), rescue: rescued}, events);
		expect(state.journeys.length).toBeGreaterThan(1);
		expect(askedWords(reduce(state, {type: 'leave'}).state)?.text).toBe(words);
	});

	test('the explanation of its result says that the restore goes on, and names no window that keeps it', () => {
		const words = (verdict: typeof rescued.verdict): string => {
			const {state} = at({seen: seenAs(loaded), rescue: {...rescued, verdict}}, throughBackup);
			return helpOf(state).sections.map(({text}) => text).join(' ');
		};

		expect(words('verified')).toContain('Then Enter goes on with the restore, whose result names this file again.');
		expect(words('failed')).toContain('or go back to the restore; nothing is restored yet.');
		expect(words('verified')).not.toContain('stays in the window');
	});

	test('leaving in a word asks there too', async () => {
		const session = createSession(at({seen: seenAs(loaded), rescue: rescued}, throughBackup).state, () => {
			// Nothing is done.
		});
		const lines = inLines(session);
		try {
			await lines.told('go on with the restore');
			lines.answer('leave');
			await lines.told('Leave? The restore is not done yet.');
			expect(session.state.exitCode).toBeUndefined();
			lines.answer('leave');
			await lines.ended();
		} finally {
			await lines.close();
		}

		expect(session.state.exitCode).toBeDefined();
	});

	test('the backup inside does not tell to restore nothing here', () => {
		const advice = [
			{id: 'try-restore', text: 'Test a restore on a separate test machine, never here.'},
			{id: 'print-sheet', text: 'Print the recovery sheet.'},
		] as const;
		const {state} = at({seen: seenAs(loaded), rescue: {...rescued, advice}}, throughBackup);
		expect(pageOf(state)).toContain('Print the recovery sheet.');
		expect(pageOf(state)).not.toContain('never here');
	});

	test('the backup inside counts for the secret that it is of, and as long as its file is unchanged', () => {
		const circumstances: Circumstances = {seen: seenAs(loaded), rescue: rescued};
		const made = at(circumstances, throughBackup).state;
		for (const seen of [
			seenAs({...loaded, secretId: '{33333333-3333-3333-3333-333333333333}'}, {keptFile: rescued.file}),
			seenAs(loaded),
		]) {
			expect(enterDoes(play([goOn], worldUnder({seen}), made).state)).toBe('back it up first');
		}
	});

	test('unproven: what is missing stands beside the name that is to be typed, and a name typed before is gone', () => {
		const circumstances: Circumstances = {seen: seenAs(loaded), rescue: {...rescued, verdict: 'unproven'}, restore: restored};
		const made = at(circumstances, throughBackup).state;
		circumstances.seen = seenAs(loaded, {keptFile: rescued.file});
		const back = play([goOn], worldUnder(circumstances), made).state;
		expect(pageOf(back)).toContain('ENTSSO logged no event 10559.');
		const asked = play(toReview(), worldUnder(circumstances), back).state;
		expect(stepOf(asked)).toBe('computer-name');
		expect(currentJourney(asked).answers.texts['computer-name']).toBe('');
		expect(pageOf(asked)).toContain('ENTSSO logged no event 10559.');
		expect(stepOf(play([goOn], worldUnder(circumstances), asked).state)).toBe('computer-name');
		const {effects} = play([{type: 'typed', field: 'computer-name', text: 'HOST1'}, goOn, goOn], worldUnder(circumstances), asked);
		expect(startedIn(effects)).toBeDefined();
	});

	test('failed: no way on; the tool says that there is none: on, where the registry has none either', () => {
		const circumstances: Circumstances = {seen: seenAs(loaded), rescue: {...rescued, verdict: 'failed', errorCode: '0xC0002A13'}};
		const made = at(circumstances, throughBackup).state;
		expect(bindingsFor(made).find(({keys: own}) => own.includes('b'))?.does).toBe('back to the restore');
		const back = play([{type: 'return'}], worldUnder(circumstances), made).state;
		expect(pageOf(back)).toContain('could not be backed up');
		expect(enterDoes(back)).toBe('try the backup again');
		const unknown: Circumstances = {
			seen: seenAs({state: 'unknown', isRegistryEmpty: true, doubts: []}), rescue: {...rescued, verdict: 'failed', errorCode: '0xC0002A1F'}, restore: restored,
		};
		const none2 = play([{type: 'return'}], worldUnder(unknown), at(unknown, throughBackup).state).state;
		expect(pageOf(none2)).toContain('Nothing to lose.');
	});

	test('a secret that is found not to be loaded by its backup: that leads back to the restore, and to the old account first', () => {
		const seen = seenAs({state: 'unknown', doubts: []});
		const circumstances: Circumstances = {
			seen, rescue: {
				...rescued, verdict: 'failed', errorCode: '0xC0002A1F', advice: [{id: 'after-failure', text: 'Restore the newest backup file: entsso-backup restore FILE.'}],
			},
		};
		const made = at(circumstances, throughBackup).state;
		expect(pageOf(made)).not.toContain('entsso-backup restore FILE');
		expect(pageOf(made)).toContain('Go back to the restore. It says what to do where ENTSSO has no secret loaded.');
		expect(enterDoes(made)).toBe('back to the restore');
		expect(pageOf(play([{type: 'return'}], worldUnder(circumstances), made).state)).toContain('Set the old service account back');
	});

	test('Esc out of the backup inside comes back without it', () => {
		const {state} = at({seen: seenAs(loaded)}, [{type: 'open-next'}, {type: 'go-back'}]);
		expect(state.journeys).toHaveLength(1);
		expect(enterDoes(state)).toBe('back it up first');
	});

	test('what is seen at the review counts: another secret meanwhile leads back', () => {
		const circumstances: Circumstances = {seen: seenAs(none), restore: restored};
		const before = at(circumstances, [goOn, {type: 'typed', field: 'restore-password', text: sticky}]).state;
		circumstances.seen = seenAs(loaded);
		const {state, effects} = play([goOn, goOn], worldUnder(circumstances), before);
		expect(startedIn(effects)).toBeUndefined();
		expect(stepOf(state)).toBe('present-secret');
	});
});

describe('the file', () => {
	test('what is known of it is said before anything else is asked', () => {
		const {state} = play(toPresent.slice(0, -1), worldUnder({seen: seenAs(none)}), wizard(begins));
		const page = pageOf(state);
		expect(page).toContain('1200 bytes.');
		expect(page).toContain(`MSID: ${idInFile}`);
		expect(page).toContain('Reminder: Second drawer');
		const rows = page.split('\n');
		expect(rows[rows.findIndex(row => row.includes('1200 bytes.')) - 1]).toBe('');
	});

	test('refused where it is not there', () => {
		const missing = {...facts, state: 'missing'} as const;
		expect(stepOf(at({seen: seenAs(none), file: missing}).state)).toBe('restore-file');
	});

	describe('one that changed since its record', () => {
		const changedFile = {...facts, isChanged: true};
		const circumstances: Circumstances = {seen: seenAs(none), file: changedFile, restore: restored};
		const type = (text: string): WizardEvent => ({type: 'typed', field: 'changed-file', text});

		test('is agreed to by what is typed, and by no key', () => {
			const asked = at(circumstances).state;
			expect(stepOf(asked)).toBe('changed-file');
			expect(pageOf(asked)).toContain('type how its SHA-256 begins: abab');
			expect(pageOf(asked)).toContain('The file was changed since its record.');
			for (const events of [[goOn], [type('y'), goOn], [type('aba'), goOn], [type(''), goOn]]) {
				expect(stepOf(play(events, worldUnder(circumstances), asked).state)).toBe('changed-file');
			}

			for (const key of ['y', 'a', 'b', 'c', 'tab', 'enter']) {
				const command = commandFor(asked, key);
				const after = command === undefined ? asked : play([command], worldUnder(circumstances), asked).state;
				expect(['changed-file', 'restore-file']).toContain(stepOf(after));
			}

			const agreed = play([type(' ABAB '), goOn], worldUnder(circumstances), asked).state;
			expect(stepOf(agreed)).toBe('present-secret');
			const {effects} = play([...toReview(), goOn], worldUnder(circumstances), agreed);
			expect(startedIn(effects)?.looked).toMatchObject({file, isChanged: true});
		});

		test('agreed to, it stands for no other: the next one is asked about, and nothing starts before', () => {
			const review = at(circumstances, [type('abab'), goOn, ...toReview()]).state;
			expect(stepOf(review)).toBe(reviewStep);
			const other = {...circumstances, file: {...changedFile, sha256: 'cd'.repeat(32)}};
			const edited = play([{type: 'edit', question: 'restore-file'}, {type: 'typed', field: 'restore-file', text: String.raw`D:\old\OTHER.bak`}, goOn], worldUnder(other), review).state;
			const {state, effects} = play([goOn], worldUnder(other), edited);
			expect(startedIn(effects)).toBeUndefined();
			expect(stepOf(state)).toBe('changed-file');
			expect(pageOf(state)).toContain('It begins with cdcd');
		});

		test('is no question where it is as its record has it', () => {
			expect(contextOf(at({seen: seenAs(none)}).state).steps).not.toContain('changed-file');
		});
	});

	test('the first that is offered is in the field', () => {
		const {state} = play([{type: 'start'}, goOn, goOn], worldUnder({seen: seenAs(none)}), wizard(begins));
		expect(currentJourney(state).answers.texts['restore-file']).toBe(file);
	});

	test('of a file on a share it is said that a copy of it is restored', () => {
		const circumstances = {seen: seenAs(none), file: {...facts, needsLocalCopy: true}};
		const {state} = play(toPresent.slice(0, -1), worldUnder(circumstances), wizard(begins));
		expect(pageOf(state)).toContain('not on a local drive with NTFS');
	});
});

describe('password and review', () => {
	test('the reminder stands above the field, and in practice the sticky note', () => {
		const {state} = at({seen: seenAs(none)}, [goOn]);
		expect(pageOf(state)).toContain('Its reminder says: "Second drawer".');
		expect(pageOf(state)).toContain(`the sticky note says ${sticky}`);
	});

	test('it survives Esc, and is not in what the page says', () => {
		const {state} = at({seen: seenAs(none)}, [goOn, {type: 'typed', field: 'restore-password', text: 'Xq9-unseen'}, {type: 'go-back'}, goOn]);
		expect(currentJourney(state).answers.secrets['restore-password']?.reveal()).toBe('Xq9-unseen');
		expect(pageOf(state)).not.toContain('Xq9-unseen');
	});

	test('both secrets, the database, the host instances, the hotfix and the command', () => {
		const kept = seenAs(loaded, {backups: [keptAt(keptFile)]});
		const page = pageOf(at({seen: kept}, toReview('HOST1')).state);
		for (const said of [idHere, idInFile, 'SQL backup', 'host instances', 'KB3062831', `Command: ssoconfig -restoresecret ${file}`]) {
			expect(page).toContain(said);
		}

		expect(page).toContain('Stop the host instances of BizTalk first');
	});

	test.each<[string, ReturnType<typeof seenAs>, readonly WizardEvent[]]>([
		['none', seenAs(none), toReview()],
		['one that is not loaded', seenAs({...loaded, state: 'not-loadable'}, {backups: [keptAt(keptFile)]}), toReview('HOST1')],
	])('with %s here, host instances are left alone: they have the secret in memory', (_, seen, events) => {
		const page = pageOf(at({seen}, events).state);
		expect(page).toContain('Restart no host instance of BizTalk');
		expect(page).toContain(seen.secret?.state === 'none' ? 'Now here: no master secret.' : `Now here: ${idHere}.`);
		expect(page).not.toContain('Stop the host instances');
	});

	test('where nothing tells whether there is a secret, the review does not say that there is one', () => {
		const circumstances: Circumstances = {seen: seenAs({state: 'unknown', doubts: []}), rescue: {...rescued, verdict: 'unproven'}};
		const {state} = at(circumstances, throughBackup);
		circumstances.seen = seenAs({state: 'unknown', doubts: []}, {keptFile: rescued.file});
		const page = pageOf(play([goOn, ...toReview('HOST1')], worldUnder(circumstances), state).state);
		expect(page).toContain('Now here: not known. There may be a master secret.');
	});
});

describe('the run', () => {
	const encrypting = 'ENTSSO is re-encrypting its data; do not stop ENTSSO now.';
	const circumstances: Circumstances = {seen: seenAs(none)};
	const stage = (name: string, state: 'done' | 'running'): WizardEvent => ({
		type: 'stage', stage: name, state, at: 0,
	});

	test('by a call: how much of its time ENTSSO has had, and no more than there is', () => {
		const tick = (): WizardEvent => ({type: 'tick', now: 0});
		const run = at({seen: seenAs(none)}, [
			...toReview(), goOn, {type: 'engine', engine: 'api'}, {
				type: 'stage', stage: 'start', state: 'running', at: 0,
			},
		]).state;
		const after = (seconds: number): string => pageOf(play(Array.from({length: seconds}, tick), undefined, run).state);
		expect(after(9)).not.toContain('300 s');
		expect(after(300)).toContain('ENTSSO has had 300 s of 300 s at most; then the call is given up.');
		expect(after(301)).toContain('ENTSSO has had its 300 s, and the call is being given up.');
	});

	test('that hands the window over is told not to have been started, as long as it was not', () => {
		const asks = at({seen: seenAs(none)}, [
			...toReview(), goOn, {type: 'engine', engine: 'hand-over'}, {
				type: 'stage', stage: 'start', state: 'running', at: 0,
			}, {type: 'hand-over-ahead'}, {type: 'go-back'},
		]).state;
		expect(pageOf(asks)).toContain('Stop here? The restore has not been started.');
		const given = play([{type: 'go-back'}, {type: 'hand-over'}, {type: 'leave'}], undefined, asks).state;
		expect(pageOf(given)).toContain('Stop the restore? It may have been done already');
	});

	test('says of a re-encryption not to stop ENTSSO, for as long as it goes on, and asks with these words', () => {
		const started = at(circumstances, [...toReview(), goOn, stage('evidence', 'running')]).state;
		expect(pageOf(started)).toContain('Looking for proof');
		expect(pageOf(started)).not.toContain('re-encryption');
		const running = play([stage('evidence', 'done'), stage('encryption', 'running')], worldUnder(circumstances), started).state;
		expect(pageOf(running)).toContain('Wait for re-encryption');
		expect(pageOf(running)).toContain(`${encrypting} This program waits for event 10528`);
		for (const key of ['escape', 'ctrl-c']) {
			const command = commandFor(running, key);
			const asked = play([command!], worldUnder(circumstances), running).state;
			expect(asked.dialog?.type).toBe('stop');
			expect(pageOf(asked)).toContain(`${encrypting} Stop waiting for it?`);
			expect(play([commandFor(asked, 'enter')!], worldUnder(circumstances), asked).state.dialog).toBeUndefined();
			const stopping = play([commandFor(asked, 'y')!], worldUnder(circumstances), asked);
			expect(stopping.effects.map(({type}) => type)).toContain('stop-run');
			expect(pageOf(stopping.state)).toContain(`${encrypting} It goes on by itself.`);
		}

		expect(pageOf(play([stage('encryption', 'done')], worldUnder(circumstances), running).state)).not.toContain(encrypting);
	});
});

describe('the result', () => {
	const levels = ['failed', 'unproven', 'accepted', 'loaded'] as const;
	const ended = (changes: Partial<typeof restored>): WizardState =>
		at({seen: seenAs(none), restore: {...restored, ...changes}}, [...toReview(), goOn]).state;

	test.each(levels)('%s is the headline, with the next steps; L where another look may help', level => {
		const state = ended({level});
		expect(pageOf(state).split('\n', 1)[0]).toMatch(new RegExp(`^${level.toUpperCase()}: `, 'v'));
		expect(pageOf(state)).toContain('Restart ENTSSO. Then look again.');
		expect(commandFor(state, 'l') !== undefined).toBe(level === 'accepted' || level === 'unproven');
		const isForgotten = level === 'accepted' || level === 'loaded';
		expect(currentJourney(state).answers.secrets['restore-password']?.length === 0).toBe(isForgotten);
		const after = play([goOn], worldUnder({seen: seenAs(none)}), state).state;
		expect(after.exitCode).toBe({
			failed: undefined, unproven: 3, accepted: 3, loaded: 0,
		}[level]);
	});

	test('a refused password leads back to its question, with that said and nothing else lost', () => {
		const circumstances: Circumstances = {
			seen: seenAs(none), restore: {
				...restored, level: 'failed', errorCode: '0xC0002A1B', reason: 'tool-failed',
			},
		};
		const failed = at(circumstances, [...toReview(), goOn]).state;
		expect(enterDoes(failed)).toBe('type the password again');
		const asked = play([goOn], worldUnder(circumstances), failed).state;
		expect(stepOf(asked)).toBe('restore-password');
		expect(pageOf(asked)).toContain('ENTSSO refused this password (0xC0002A1B)');
		circumstances.restore = restored;
		const {effects, state} = play([{type: 'typed', field: 'restore-password', text: 'another-1'}, goOn, goOn], worldUnder(circumstances), asked);
		expect(startedIn(effects)?.looked.file).toBe(file);
		expect(stepOf(state)).toBe('result');
	});

	test('so does one that ssoconfig asked for again, where the run was stopped', () => {
		const circumstances: Circumstances = {
			seen: seenAs(none), restore: {
				...restored, level: 'failed', reason: 'cancelled', outcome: {
					engine: 'console', ending: 'cancelled', askedAgain: 'password', exitCode: undefined, codes: [], screen: [], passwordShown: false, leftBehind: false,
				},
			},
		};
		const failed = at(circumstances, [...toReview(), goOn]).state;
		expect(enterDoes(failed)).toBe('type the password again');
		const asked = play([goOn], worldUnder(circumstances), failed).state;
		expect(stepOf(asked)).toBe('restore-password');
		expect(pageOf(asked)).toContain('ssoconfig asked for the password again, so it may not have accepted this one. Type it again.');
		expect(currentJourney(asked).answers.secrets['restore-password']?.length).toBe(0);
	});

	test('a refused password is forgotten, and the reminder that ssoconfig showed stays', () => {
		const {reminder: _, ...withoutReminder} = facts;
		const shownReminder = 'Password reminder : As on the note, but with the year after: 15';
		const refusal: typeof restored = {
			...restored, level: 'failed', errorCode: '0xC0002A1B', reason: 'tool-failed', looked: {file}, shownReminder,
		};
		const circumstances: Circumstances = {
			seen: seenAs(none), file: withoutReminder, restore: refusal,
		};
		const failed = at(circumstances, [...toReview(), goOn]).state;
		const asked = play([goOn], worldUnder(circumstances), failed).state;
		expect(currentJourney(asked).answers.secrets['restore-password']?.length).toBe(0);
		for (const state of [asked, play([{type: 'typed', field: 'restore-password', text: 'x'}], worldUnder(circumstances), asked).state]) {
			expect(pageOf(state)).toContain('ssoconfig showed: "Password reminder : As on the note, but with the year after: 15".');
			expect(pageOf(state)).not.toContain('could not be read');
		}
	});

	describe('a refused file', () => {
		const other = String.raw`D:\old\OTHER.bak`;
		const refusal: typeof restored = {
			...restored,
			level: 'failed',
			errorCode: '0xC0002A3F',
			reason: 'tool-failed',
			summary: 'It is the wrong file.',
			looked: {file, sha256: 'ab'.repeat(32)},
			advice: [{id: 'after-failure', text: 'Compare the MSIDs.'}],
		};
		const circumstances: Circumstances = {seen: seenAs(none), offers: [file, other], restore: refusal};
		const asked = () => play([goOn], worldUnder(circumstances), at(circumstances, [...toReview(), goOn]).state).state;

		test('is offered no more, and what was said of it stays whatever is typed', () => {
			const state = asked();
			expect(stepOf(state)).toBe('restore-file');
			expect(offersIn(state).map(({text}) => text)).toEqual([other]);
			for (const text of [`${file}x`, other, '']) {
				const typed = play([{type: 'typed', field: 'restore-file', text}], worldUnder(circumstances), state).state;
				expect(pageOf(typed)).toContain(`${file}: ENTSSO refused it (0xC0002A3F): It is the wrong file. Compare the MSIDs.`);
			}
		});

		test('is asked about before it is tried again, also from the review', () => {
			const state = asked();
			const again = play([goOn], worldUnder(circumstances), state).state;
			expect(pageOf(again)).toContain('ENTSSO refused this file before. Try it once more?');
			expect(enterDoes(again)).toBe('choose another');
			const back = play([{type: 'go-back'}, {type: 'go-back'}], worldUnder(circumstances), state).state;
			const {state: refused, effects} = play([{type: 'typed', field: 'restore-password', text: sticky}, goOn], worldUnder(circumstances), back);
			expect(startedIn(effects)).toBeUndefined();
			expect(stepOf(refused)).not.toBe('result');
			const agreed = play([commandFor(again, 'y')!, goOn], worldUnder(circumstances), again);
			expect(startedIn(agreed.effects)?.looked.file).toBe(file);
		});

		test('with the same content under another name is asked about as well, and another file is not', () => {
			const state = asked();
			const same = play([{type: 'typed', field: 'restore-file', text: other}, goOn], worldUnder(circumstances), state).state;
			expect(pageOf(same)).toContain('ENTSSO refused this file before.');
			const differs = {...circumstances, file: {...facts, file: other, sha256: 'ee'.repeat(32)}};
			const taken = play([{type: 'typed', field: 'restore-file', text: other}, goOn], worldUnder(differs), state).state;
			expect(pageOf(taken)).not.toContain('ENTSSO refused this file before.');
			expect(stepOf(taken)).toBe(reviewStep);
		});
	});

	test.each([
		['0xC0002A1A', 'choose another file', 'restore-file'],
		['0xC0002A20', 'choose another file', 'restore-file'],
		['0xC0002A3F', 'choose another file', 'restore-file'],
		['0xC0002944', 'choose another file', 'restore-file'],
		['0xC0002A57', 'type the password again', 'restore-password'],
		// ENTSSO is still re-encrypting: no answer is at fault.
		['0xC0002A3E', 'try again', reviewStep],
		['0xC0002A0E', 'try again', reviewStep],
	])('%s leads to the answer at fault: %s', (errorCode, does, step) => {
		const state = ended({level: 'failed', errorCode, reason: 'tool-failed'});
		expect(enterDoes(state)).toBe(does);
		expect(stepOf(play([goOn], worldUnder({seen: seenAs(none)}), state).state)).toBe(step);
	});

	test('L looks again: from accepted to loaded', () => {
		const circumstances: Circumstances = {seen: seenAs(none), again: {...restored, level: 'loaded'}};
		const {state} = play([{type: 'look-at-result'}], worldUnder(circumstances), ended({}));
		const page = pageOf(state);
		expect(page).toContain('Looked again: it was accepted, and is loaded now.');
		// Once.
		expect(page.split('LOADED:')).toHaveLength(2);
		expect(play([goOn], undefined, state).state.exitCode).toBe(0);
		expect(pageOf(play([{type: 'look-at-result'}], worldUnder({seen: seenAs(none)}), ended({})).state)).toContain('nothing new was seen');
	});

	test('what L found that is no other level is told as well, and no restart is denied', () => {
		const again: typeof restored = {
			...restored, evidence: [{id: 'restarted', state: 'ok', detail: 'ENTSSO was restarted.'}, {id: 'in-use', state: 'unknown', detail: 'It is not known.'}],
		};
		const page = pageOf(play([{type: 'look-at-result'}], worldUnder({seen: seenAs(none), again}), ended({})).state);
		expect(page).toContain('Looked again: still accepted, but some of the evidence has changed.');
		expect(page).toContain('ACCEPTED: ENTSSO was restarted, but it is not proved that it uses the secret.');
		expect(page).not.toContain('not restarted yet');
	});

	test('what becomes known elsewhere while L looks again does not end the wizard', () => {
		const looking = play([{type: 'look-at-result'}], effect => effect.type === 'look-at-result' ? [] : worldUnder({seen: seenAs(none)})(effect), ended({})).state;
		const {state} = play([{
			type: 'found', lookup: 'entsso-version', about: 'round 0', facts: '9', isComplete: true,
		}], worldUnder({seen: seenAs(none)}), looking);
		expect(state.exitCode).toBeUndefined();
		expect(stepOf(state)).toBe('result');
	});

	test('what L found while a guide lies over the result is there when it is closed', () => {
		const slow: typeof world = effect => effect.type === 'look-at-result' ? [] : world(effect);
		const again = {...restored, isCluster: true, level: 'loaded'} as const;
		const world = worldUnder({seen: seenAs(none)});
		const over = play([{type: 'look-at-result'}, {type: 'open-next', what: 'guide'}], slow, ended({isCluster: true})).state;
		expect(over.journeys).toHaveLength(2);
		const {result: of} = over.journeys[0];
		const seen = play([{type: 'result-seen', of: of!, result: again}, {type: 'go-back'}], world, over).state;
		expect(stepOf(seen)).toBe('result');
		expect(pageOf(seen)).toContain('LOADED: ');
	});

	test('that its record could not be kept is said once, and as it is after L', async () => {
		const problem = 'The record was not kept: the disk is full.';
		const state = ended({notRecorded: problem, advice: [{id: 'restart', text: 'Restart ENTSSO. Then look again.'}, {id: 'not-recorded', text: problem}]});
		expect(pageOf(state).split(problem)).toHaveLength(2);

		const told = async (outcome: string | undefined): Promise<string> => {
			const services = {...restoreServices, restore: {...parts, keep: async () => outcome}};
			const journey = journeyFor({...options, ...begins}, services);
			const host = bareHost({secretState: async () => loaded, secretEvents: async () => []});
			const before = {...restored, level: 'unproven' as const, notRecorded: problem};
			const again = await journey.lookAgain!(before, {host, clock: systemClock, signal: new AbortController().signal});
			expect(again.level).not.toBe(before.level);
			return pageOf(play([{type: 'result-seen', of: currentJourney(state).result!, result: again}], undefined, state).state);
		};

		const [kept, notKept] = await Promise.all([told(undefined), told(problem)]);
		expect(kept).not.toContain(problem);
		expect(notKept.split(problem)).toHaveLength(2);
	});

	test('L looks once at a time', () => {
		const slow = () => [];
		const looking = play([{type: 'look-at-result'}], slow, ended({})).state;
		expect(play([{type: 'look-at-result'}], slow, looking).effects).toEqual([]);
	});

	test('while the database is encrypted anew, it says not to stop ENTSSO', () => {
		const state = ended({evidence: [{id: 're-encryption', state: 'unknown', detail: 'It goes on (event 10562).'}]});
		expect(pageOf(state)).toContain('Do not stop ENTSSO now');
	});
});

describe('in both renderings', () => {
	const closings: Array<() => Promise<void> | void> = [];
	afterEach(async () => {
		for (const close of closings.splice(0)) {
			await close();
		}
	});

	/** A wizard whose computer answers at once. */
	function sessionUnder(circumstances: Circumstances, changes = {}): Session {
		const world = worldUnder(circumstances);
		const session = createSession(wizard(changes), (effect, own) => {
			for (const event of world(effect)) {
				own.dispatch(event);
			}
		});
		session.dispatch({type: 'start'});
		return session;
	}

	const lost = {
		secret: {
			id: 'secret', state: 'warning', detail: 'There is none.', secret: none,
		},
	};

	test('on the screen: from the check, where Enter opens it, to the result', async () => {
		const session = sessionUnder({seen: seenAs(none), lines: lost, restore: restored});
		const screen = onScreen(session);
		closings.push(() => {
			screen.close();
		});
		const {press, shown} = screen;
		await shown('This computer needs a restore.', 'Enter restore', 'B back up anyway');
		press(keys.enter);
		await shown('Install directory', 'ssoconfig restores the file');
		press(keys.enter);
		await shown('File to restore', 'Reminder: Second drawer');
		press(keys.enter);
		await shown('Nothing to lose.');
		press(keys.enter);
		await shown('File password', 'sticky note', sticky);
		press(sticky, keys.enter);
		await shown('Review', 'Enter start the restore');
		press(keys.enter);
		await shown('ACCEPTED', 'L look again');
		press(keys.enter);
		expect(await screen.ended()).toBe(3);
	});

	test('in lines: the same by numbers, with the name typed', async () => {
		const kept = {seen: seenAs(loaded, {backups: [keptAt(keptFile)]}), restore: restored};
		const session = sessionUnder(kept, begins);
		const lines = inLines(session);
		closings.push(lines.close);
		await lines.told('Choose:');
		lines.answer('');
		await lines.told('Found on this computer:');
		lines.answer('');
		await lines.told('Number, or another file');
		lines.answer('');
		await lines.told('Kept. The secret that is here now is in a verified backup:');
		lines.answer('');
		await lines.told('Password (not shown)');
		lines.answer(sticky);
		await lines.told('Name of this computer');
		lines.answer('HOST1');
		await lines.told('start the restore');
		lines.answer('');
		expect(await lines.told('ACCEPTED')).not.toContain(sticky);
		lines.answer('1');
		await lines.ended();
		expect(session.state.exitCode).toBe(3);
	});

	test('in lines: a re-encryption is told as it begins', async () => {
		const session = sessionUnder({seen: seenAs(none)}, begins);
		const lines = inLines(session);
		closings.push(lines.close);
		await startInLines(lines);
		await lines.told('Restoring');
		session.dispatch({
			type: 'stage', stage: 'encryption', state: 'running', at: 0,
		});
		await lines.told('ENTSSO is re-encrypting its data; do not stop ENTSSO now.');
		session.dispatch({type: 'finished', result: restored});
		await lines.told('ACCEPTED');
	});

	test('in lines: what another look found is told before anything is asked again', async () => {
		const again = {...restored, level: 'loaded'} as const;
		const world = worldUnder({seen: seenAs(none), restore: restored, again});
		let answerLater: (() => void) | undefined;
		const session = createSession(wizard(begins), (effect, own) => {
			const answer = (): void => {
				for (const event of world(effect)) {
					own.dispatch(event);
				}
			};

			if (effect.type === 'look-at-result') {
				answerLater = answer;
			} else {
				answer();
			}
		});
		session.dispatch({type: 'start'});
		const lines = inLines(session);
		closings.push(lines.close);
		await startInLines(lines);
		// That is the next step, and finishing is none.
		await lines.told('Number from 1 to 2 [2]: ');
		lines.answer('');
		expect(await lines.told('Looking again...')).not.toContain('Choose:');
		answerLater?.();
		const said = await lines.told('or type 1');
		expect(said.indexOf('Choose:')).toBeGreaterThan(said.indexOf('Looked again: it was accepted, and is loaded now.'));
		expect(said.split('LOADED:')).toHaveLength(2);
		expect(newsOf(undefined, {...session.state, exitCode: 0}).map(({text}) => text)).not.toContain('Looked again: it was accepted, and is loaded now.');
		expect(newsOf(undefined, session.state).map(({text}) => text)).toContain('Looked again: it was accepted, and is loaded now.');
		expect(said).toContain('LOADED: The master secret is restored, and ENTSSO has loaded it.');
	});
});

describe('whatever happens', () => {
	const findings: ReadonlyArray<SecretFinding | undefined> = [
		undefined,
		none,
		loaded,
		{...loaded, secretId: undefined},
		{...loaded, secretId: idInFile},
		{...loaded, state: 'not-loadable'},
		{state: 'unknown', doubts: []},
		{state: 'unknown', isRegistryEmpty: true, doubts: []},
		{state: 'elsewhere', server: 'X', doubts: []},
	];
	const rescues = (['verified', 'unproven', 'failed'] as const).flatMap(verdict => [undefined, '0xC0002A1F', '0xC0002A13'].map(errorCode => ({...rescued, verdict, errorCode})));
	const circumstances = fc.record({
		seen: fc.record({
			secret: fc.constantFrom(...findings),
			backups: fc.constantFrom([], [keptAt(keptFile)]),
			keptFile: fc.constantFrom(undefined, rescued.file),
		}),
		rescue: fc.constantFrom(...rescues),
		restore: fc.constantFrom(undefined, restored, {...restored, level: 'failed' as const, errorCode: '0xC0002A1B'}),
	});
	const texts = ['', 'HOST1', 'host1 ', 'HOST2', file, sticky, 'Kr7#zebra-QUOIN/41', 'Team safe', 'x'];
	type Move = {readonly key: string} | {readonly text: string} | {readonly change: Circumstances} | {readonly sensible: true};
	const sensibleText: Readonly<Record<string, string>> = {
		'restore-file': file, 'computer-name': 'HOST1', 'old-account': 'gone', reminder: 'Team safe', 'second-copy': '', 'backup-file': rescued.file,
	};
	const move: fc.Arbitrary<Move> = fc.oneof(
		{weight: 8, arbitrary: fc.constant({sensible: true} as const)},
		{weight: 4, arbitrary: fc.constantFrom('enter', 'escape', 'y', 'a', 'b', 'c', 'e', 'g', 'g', 'k', 'l', 'r', 'up', 'down', 'f1').map(key => ({key}))},
		{weight: 2, arbitrary: fc.constantFrom(...texts).map(text => ({text}))},
		{weight: 1, arbitrary: circumstances.map(change => ({change}))},
	);

	/** What may be started, by what was seen last: told apart from how the journey decides it. */
	function mayStart({seen}: Circumstances, state: WizardState): boolean {
		const {nested, answers: {texts: typed}} = contextOf(state);
		const made = nested['present-secret'] as typeof rescued | undefined;
		const id = seen.secret?.secretId;
		const isSame = made !== undefined && (id === undefined || made.logged?.secretId === id);
		const isKept = isSame && seen.keptFile === made.file && made.verdict === 'verified';
		const isRecorded = seen.backups.some(({secretId}) => secretId === id) && id !== undefined;
		const isNamed = typed['computer-name']?.trim().toLowerCase() === 'host1';
		const saysNone = isSame && made.verdict === 'failed' && made.errorCode === '0xC0002A1F';
		const isUnproven = isSame && made.verdict === 'unproven';
		const isGone = typed['old-account']?.trim().toLowerCase() === 'gone' && seen.secret?.state !== 'loaded';
		return seen.secret?.state === 'none'
			|| (saysNone && seen.secret?.isRegistryEmpty === true)
			|| (isNamed && (isKept || isRecorded || isUnproven || (isGone && (saysNone || seen.secret?.state === 'not-loadable'))));
	}

	test('no restore starts over a secret that may be lost', () => {
		let started = 0;
		let opened = 0;
		const step = (state: WizardState, one: Move): readonly WizardEvent[] => {
			if ('key' in one) {
				const command = commandFor(state, one.key);
				return command === undefined ? [] : [command];
			}

			const field = focusedField(state);
			if ('text' in one) {
				return field === undefined ? [] : [{type: 'typed', field: field.name, text: one.text}];
			}

			const text = field?.kind === 'secret' ? 'Kr7#zebra-QUOIN/41' : sensibleText[field?.name ?? ''];
			const enter = commandFor(state, state.dialog?.type === 'confirm' ? 'y' : 'enter');
			return [
				...(field === undefined || text === undefined ? [] : [{type: 'typed', field: field.name, text} as const]),
				...(enter === undefined ? [] : [enter]),
			];
		};

		fc.assert(fc.property(circumstances, fc.array(move, {maxLength: 70, size: 'max'}), (first, moves) => {
			let now: Circumstances = first;
			let last = now;
			const world = worldUnder({
				get seen() {
					last = now;
					return now.seen;
				},
				get rescue() {
					return now.rescue;
				},
				get restore() {
					return now.restore;
				},
			});
			let {state} = play([{type: 'start'}], world, wizard(begins));
			for (const one of moves) {
				if ('change' in one) {
					now = one.change;
					continue;
				}

				const queue = [...step(state, one)];
				for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
					const {state: after, effects} = reduce(state, event);
					state = after;
					opened += state.journeys.length > 1 ? 1 : 0;
					const request = startedIn(effects);
					if (request !== undefined) {
						started++;
						expect(request.permit(file)).toBeInstanceOf(Clearance);
						expect(request.looked.file).toBe(file);
						expect(mayStart(last, state)).toBe(true);
					}

					queue.unshift(...effects.flatMap(effect => world(effect)));
				}
			}
		}), {seed: 10_523, numRuns: 1500});
		// A walk that does not get there would prove nothing.
		expect(started).toBeGreaterThan(100);
		expect(opened).toBeGreaterThan(500);
	});
});

test('the steps are counted once it is known which are asked, and until then are said to be that many or more', () => {
	const positionsOf = (circumstances: Circumstances, ...ways: ReadonlyArray<readonly WizardEvent[]>): string[] =>
		ways.map(events => positionOf(play(events, worldUnder(circumstances), wizard(begins)).state));
	const waysTo = (review: readonly WizardEvent[]) => [toPresent.slice(0, 1), toPresent, [...toPresent, ...review]];
	expect(positionsOf({seen: seenAs(none)}, ...waysTo(toReview()))).toEqual(['Step 1 of 6+', 'Step 4 of 6', 'Step 6 of 6']);
	const kept = seenAs(loaded, {backups: [keptAt(keptFile)]});
	expect(positionsOf({seen: kept}, ...waysTo(toReview('HOST1')))).toEqual(['Step 1 of 6+', 'Step 4 of 7', 'Step 7 of 7']);
	const asked = positionsOf({seen: seenAs(loaded), rescue: rescued}, toPresent, [...toPresent, ...throughBackup, goOn]);
	expect(asked).toEqual(['Step 4 of 7', 'Step 4 of 7']);
	const heads = newsOf(undefined, wizard(begins)).map(({text}) => text);
	expect(heads).toContain('Step 1 of 6+: Check this computer');
	const world = worldUnder({seen: seenAs(none)});
	const explained = waysTo(toReview()).map(events => helpOf(play(events, world, wizard(begins)).state));
	const title = 'Step 1 of 6+';
	expect(explained.map(({sections}) => sections.some(section => section.title === title))).toEqual([true, false, false]);
});

test.each(['computer-name', 'old-account', 'changed-file'])('while it is looked up whether the step %s is needed, it counts where it was answered', id => {
	const looking = wizard(begins);
	const {answers, journey: {questions}} = currentJourney(looking);
	const question = questions.find(one => one.id === id)!;
	const contextWith = (text: string): Context =>
		contextOf(changeJourney(looking, {answers: {...answers, texts: {...answers.texts, [id]: text}}}));
	expect(isAsked(question, contextWith(''))).toBe(false);
	expect(isAsked(question, contextWith('HOST1'))).toBe(true);
	expect(contextWith('').steps).not.toContain(id);
	expect(contextWith('HOST1').steps).toContain(id);
});
