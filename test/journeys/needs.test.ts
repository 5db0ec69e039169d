import {describe, expect, test} from 'vitest';
import type {CheckLine} from '../../source/host/host.ts';
import {hotfixAdvice} from '../../source/host/hotfix.ts';
import type {SecretFinding} from '../../source/host/secret-state.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {paragraphsOf} from '../../source/plain/line-question.ts';
import {newsOf} from '../../source/plain/news.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {newWizard, play} from '../wizard/options.ts';
import {guideWorld} from './guide-world.ts';
import {
	loaded,
	none,
	seenAs,
	wizard,
	worldUnder,
} from './restore-world.ts';

const goOn: WizardEvent = {type: 'go-on'};
const good = {state: 'ok', detail: 'Last backup here: 2026-11-20, verified', isVerified: true};
const linesOf = (secret: SecretFinding | undefined, ...others: readonly CheckLine[]) => ({
	...(secret !== undefined && {
		secret: {
			id: 'secret', state: 'ok', detail: 'Told.', secret,
		} as const,
	}),
	...Object.fromEntries(others.map(line => [line.id, line])),
});
const stop: CheckLine = {
	id: 'administrator', state: 'stop', detail: 'Not elevated.', advice: 'Start it elevated.',
};

const node: CheckLine = {
	id: 'cluster', state: 'warning', detail: 'A node.', advice: 'Work on the active one.',
};

const cases = {
	backup: {lines: linesOf(loaded), last: undefined},
	nothing: {lines: linesOf(loaded), last: good},
	restore: {lines: linesOf(none), last: undefined},
	'old-account': {lines: linesOf({...loaded, state: 'not-loadable'}), last: good},
	'other-computer': {lines: linesOf({state: 'elsewhere', server: 'BTSM', doubts: []}), last: undefined},
	database: {lines: linesOf({state: 'unknown', database: {trouble: 'unreachable', event: 10_513}, doubts: []}), last: undefined},
	unknown: {lines: linesOf(undefined), last: undefined},
} as const;

type Case = keyof typeof cases;

const checked = (what: Case, start = wizard()): WizardState =>
	play([{type: 'start'}], worldUnder({seen: seenAs(none), ...cases[what]}), start).state;

const pageOf = (state: WizardState): string => drawPage(state, {width: 400, availableRows: 100}).rows
	.flatMap(row => isFieldRow(row) ? [] : [row.map(({text}) => text).join('')]).join('\n');

const inLines = (state: WizardState): string => {
	const question = openQuestion(state);
	return [...newsOf(undefined, state), ...(question === undefined ? [] : paragraphsOf(question))].map(({text}) => text).join('\n');
};

const does = (state: WizardState, key: string): string | undefined =>
	bindingsFor(state).find(({keys}) => keys.includes(key))?.command.type;

const placeOf = (state: WizardState): string => `${currentJourney(state).journey.id} ${currentJourney(state).step}`;

function press(state: WizardState, key: string, what: Case): WizardState {
	const command = commandFor(state, key);
	return command === undefined ? state : play([command], worldUnder({seen: seenAs(none), ...cases[what]}), state).state;
}

describe('what this computer needs', () => {
	test.each<[what: Case, said: string, enter: string, backup: string | undefined, restore: string | undefined]>([
		['backup', 'needs a backup', 'backup install-directory', undefined, 'restore install-directory'],
		['nothing', 'needs nothing now', 'left', 'backup install-directory', 'restore install-directory'],
		['restore', 'needs a restore', 'restore install-directory', 'backup install-directory', 'restore install-directory'],
		['old-account', 'needs its old service account back', 'backup check', 'backup install-directory', 'restore install-directory'],
		['other-computer', 'is kept on BTSM', 'backup check', 'backup install-directory', undefined],
		['database', 'does not reach its database', 'backup check', 'backup install-directory', undefined],
		['unknown', 'is not known', 'backup install-directory', undefined, 'restore install-directory'],
	])('%s: said on the screen and in lines, with what Enter, B and R do', (what, said, enter, backup, restore) => {
		const state = checked(what);
		expect(pageOf(state)).toContain(said);
		expect(inLines(state)).toContain(said);
		expect(inLines(state)).not.toMatch(/\bEnter\b|\b[BR] (?:makes|restores)/v);
		const entered = press(state, 'enter', what);
		expect(entered.exitCode === undefined ? placeOf(entered) : 'left').toBe(enter);
		expect(commandFor(state, 'b') && placeOf(press(state, 'b', what))).toBe(backup);
		expect(commandFor(state, 'r') && placeOf(press(state, 'r', what))).toBe(restore);
	});

	test('nothing: who leaves is told so, and that nothing was changed', () => {
		const left = press(checked('nothing'), 'enter', 'nothing');
		expect(left.exitCode).toBe(0);
		expect(lastWords(left).map(({text}) => text)).toEqual(['Nothing was needed, and nothing was changed.']);
	});

	test.each(Object.keys(cases) as Case[])('%s, without a restore to offer: none is named', what => {
		const state = checked(what, newWizard());
		expect(does(state, 'r')).toBeUndefined();
		expect(does(state, 'enter')).not.toBe('open-next');
		expect(pageOf(state)).not.toMatch(/R restores/v);
	});

	test('a stop stands before it: A asks, and R leads to the check of the restore, which asks too', () => {
		const lines = linesOf(none, stop);
		const world = worldUnder({seen: seenAs(none), lines});
		const {state} = play([{type: 'start'}], world, wizard());
		expect(pageOf(state)).toContain('Once that is put right, this computer needs a restore');
		expect(does(state, 'enter')).toBe('go-on');
		expect(placeOf(play([goOn], world, state).state)).toBe('backup check');
		const restore = play([{type: 'open-next'}], world, state).state;
		expect(placeOf(restore)).toBe('restore check');
		expect(placeOf(play([goOn], world, restore).state)).toBe('restore check');
		const asked = play([{type: 'go-on-anyway'}], world, restore).state;
		expect(asked.dialog?.type).toBe('override');
		expect(pageOf(asked)).toContain('Then nothing will be restored.');
	});

	test('what is known so far does not say yet what is needed', () => {
		const looking = play([{type: 'start'}], effect => effect.type === 'look' && effect.lookup.id === 'check-lines' ? [] : worldUnder({seen: seenAs(none), last: good})(effect), wizard()).state;
		const some = {
			type: 'found', lookup: 'check-lines', about: 'round 0', facts: linesOf(none),
		} as const;
		const partly = reduce(looking, {...some, isComplete: false}).state;
		expect(pageOf(partly)).not.toContain('This computer needs');
		expect(pageOf(reduce(partly, {...some, isComplete: true}).state)).toContain('This computer needs a restore.');
	});

	test('Enter before all is known does not go on where it turns out to mean something else', () => {
		const waiting = play([{type: 'start'}, goOn], effect => effect.type === 'look' && effect.lookup.id === 'check-lines' ? [] : worldUnder({seen: seenAs(none), last: good})(effect), wizard()).state;
		expect(waiting.view.isWaiting).toBe(true);
		const {state} = reduce(waiting, {
			type: 'found', lookup: 'check-lines', about: 'round 0', facts: linesOf(none), isComplete: true,
		});
		expect(placeOf(state)).toBe('backup check');
		expect(state.view.isWaiting).toBe(false);
		expect(does(state, 'enter')).toBe('open-next');
	});

	test.each<[what: string, lines: Record<string, unknown>, guide: string | undefined]>([
		['the account was changed', linesOf({...loaded, state: 'not-loadable'}), 'service-account'],
		['the account was changed, on a node', linesOf({...loaded, state: 'not-loadable'}, node), 'cluster-node'],
		['the master is elsewhere and does not answer', linesOf({
			state: 'elsewhere', server: 'BTSM', event: 10_532, doubts: [],
		}), 'lost-master'],
		['the master is elsewhere', linesOf({
			state: 'elsewhere', server: 'BTSM', event: 10_529, doubts: [],
		}), 'move'],
		['this is not the master, which does not answer', linesOf({
			state: 'elsewhere', server: 'BTSM', event: 10_532, doubts: [],
		}, {...stop, id: 'secret-server'}), 'lost-master'],
		['this is not the master', linesOf(undefined, {...stop, id: 'secret-server'}), 'move'],
		['the database does not answer', cases.database.lines, 'recovered-environment'],
		['the service of a node is stopped', linesOf(undefined, node, {...stop, id: 'service'}), 'cluster-node'],
		['the service is stopped', linesOf(undefined, {...stop, id: 'service'}), undefined],
		['all is well', linesOf(loaded), undefined],
	])('%s: G opens the guide of that, is named on the screen, and leads back', (_, lines, guide) => {
		for (const begins of [undefined, 'restore'] as const) {
			const world = worldUnder({seen: seenAs(none), lines});
			const {state} = play([{type: 'start'}], world, wizard(begins === undefined ? {} : {begins}));
			expect(commandFor(state, 'g')).toEqual(guide === undefined ? undefined : {type: 'open-next', what: 'guide'});
			expect(pageOf(state).includes('G shows the steps.')).toBe(guide !== undefined);
			expect(inLines(state)).not.toContain('G shows');
			expect(inLines(state).includes('show the steps')).toBe(guide !== undefined);
			const opened = play([{type: 'open-next', what: 'guide'}], world, state).state;
			expect(currentJourney(opened).journey.id).toBe(guide === undefined ? currentJourney(state).journey.id : `guide-${guide}`);
			if (guide !== undefined) {
				expect(placeOf(play([{type: 'go-back'}], world, opened).state)).toBe(placeOf(state));
			}
		}
	});

	test('of the restore: Esc leads to its check, and B from there to the backup', () => {
		const restore = press(checked('backup'), 'r', 'backup');
		const back = press(restore, 'escape', 'backup');
		expect(placeOf(back)).toBe('restore check');
		expect(pageOf(back)).toContain('It is kept safe first.');
		expect(placeOf(press(back, 'b', 'backup'))).toBe('backup install-directory');
		expect(placeOf(press(back, 'enter', 'backup'))).toBe('restore install-directory');
	});
});

describe('words at the check', () => {
	const account = {...loaded, state: 'not-loadable'} as const;
	const startAt = (lines: Record<string, unknown>, start = wizard()): WizardState =>
		play([{type: 'start'}], guideWorld({lines}), start).state;
	const pressIn = (state: WizardState, key: string, lines: Record<string, unknown>): WizardState =>
		play([commandFor(state, key)!], guideWorld({lines}), state).state;
	const rowsAt = (state: WizardState): string[] => drawPage(state, {width: 79, availableRows: 16}).rows
		.flatMap(row => isFieldRow(row) ? [] : [row.map(({text}) => text).join('')]);

	test.each<[string, CheckLine | undefined, boolean]>([
		['a node', node, true],
		['where that is not known', {...node, state: 'unknown'}, true],
		['no node', {...node, state: 'ok'}, false],
	])('a secret that is not loaded, %s: a replicated key stands against a restore, and is asked for where it can be there', (_, line, isSaid) => {
		const state = startAt(linesOf(account, ...(line === undefined ? [] : [line])));
		expect(pageOf(state).includes('look whether a registry key is replicated with the resource of ENTSSO: if so, do not restore.')).toBe(isSaid);
		expect(pageOf(state)).not.toContain('takes the registry along');
	});

	test('a guide that is in use can be gone on with, whatever has become of the computer', () => {
		const lost = linesOf({
			state: 'elsewhere', server: 'BTSM', event: 10_532, doubts: [],
		});
		const opened = pressIn(startAt(lost), 'g', lost);
		expect(currentJourney(opened).journey.id).toBe('guide-lost-master');
		const marked = pressIn(pressIn(opened, 'down', lost), ' ', lost);
		expect(currentJourney(marked).marked).toHaveLength(1);
		const left = pressIn(marked, 'escape', lost);
		const later = [none, loaded, account, undefined].flatMap(secret => [linesOf(secret), linesOf(secret, stop), linesOf(secret, node, {...stop, id: 'service'})]);
		for (const lines of later) {
			const again = play([{type: 'look-again'}], guideWorld({lines}), left).state;
			expect(bindingsFor(again).find(({keys}) => keys.includes('g'))?.does).toBe('go on with the guide');
			expect(inLines(again)).toContain('go on with the guide');
			const reopened = pressIn(again, 'g', lines);
			expect(currentJourney(reopened)).toMatchObject({journey: {id: 'guide-lost-master'}, marked: currentJourney(marked).marked});
		}

		// Past the check of the restore too.
		const restore = pressIn(play([{type: 'look-again'}], guideWorld({lines: linesOf(none)}), left).state, 'enter', linesOf(none));
		const back = pressIn(restore, 'escape', linesOf(none));
		expect(placeOf(back)).toBe('restore check');
		expect(bindingsFor(back).some(({does: words}) => words === 'go on with the guide')).toBe(true);
	});

	test('where the master is lost, G comes before anything is typed, in sight', () => {
		const state = startAt(linesOf({
			state: 'elsewhere', server: 'BTSM', event: 10_532, doubts: [],
		}, {...stop, id: 'secret-server'}, ...(['program', 'entsso', 'service', 'cluster', 'sso-administrators'] as const).map((id): CheckLine => ({id, state: 'ok', detail: 'A line that is long enough to take more than one row in a window of the usual size.'}))));
		expect(rowsAt(state).join(' ').replaceAll(/\s+/gv, ' ')).toContain('G shows the steps. Press it before you type anything.');
	});

	test('where Enter does not go on, what to do is in sight', () => {
		const seen = rowsAt(startAt(linesOf(account, {...node, state: 'ok'}, ...(['program', 'service', 'entsso'] as const).map((id): CheckLine => ({id, state: 'ok', detail: 'A short line.'}))))).join(' ').replaceAll(/\s+/gv, ' ');
		expect(seen).toContain('G shows the steps.');
	});

	test('what has to be installed before a restore is in sight before Enter goes on to one', () => {
		const lines = linesOf(none, {
			id: 'entsso', state: 'warning', detail: 'ENTSSO 9.0.2096.0, of BizTalk Server 2013 R2 or HIS 2013.', advice: hotfixAdvice,
		}, ...(['program', 'service', 'cluster', 'sso-administrators'] as const).map((id): CheckLine => ({id, state: 'ok', detail: 'A line that is long enough to take more than one row in a window of the usual size.'})));
		const seen = rowsAt(startAt(lines)).join(' ').replaceAll(/\s+/gv, ' ');
		expect(seen.indexOf('Install it before a restore.')).toBeGreaterThan(-1);
		expect(seen.indexOf('Install it before a restore.')).toBeLessThan(150);
		expect(seen).toContain('This computer needs a restore.');
	});
});
