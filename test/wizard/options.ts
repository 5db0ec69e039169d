import {noHistory} from '../../source/core/records/history.ts';
import type {BackupResult} from '../../source/core/proof/result.ts';
import type {TargetFacts} from '../../source/host/host.ts';
import {journeyFor} from '../../source/journeys/journey-for.ts';
import type {JourneyServices} from '../../source/journeys/services.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import type {Effect} from '../../source/wizard/effect.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {reduce} from '../../source/wizard/reduce.ts';
import {initialState, type WizardState} from '../../source/wizard/state.ts';

export const options: WizardOptions = {
	computer: 'HOST1',
	practice: undefined,
	pathStyle: 'windows',
	defaultBackupFolder: String.raw`D:\SSO-Backup`,
	temporaryFolders: [String.raw`C:\Windows\Temp`],
	variables: () => undefined,
	given: {
		installDirectory: undefined, backupFile: undefined, backupFolder: undefined, copyFolder: undefined,
	},
	engine: 'auto',
	hasAdministration: false,
	timeLimit: 300_000,
	dryRun: false,
	today: new Date(2026, 10, 23),
	scenarios: [{name: 'ok', description: 'All is well.'}],
	offersPractice: false,
};

export const installDirectory = String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On`;

export const target: TargetFacts = {
	target: 'nothing', folder: 'there', root: 'there', volume: {
		kind: 'fixed', fileSystem: 'NTFS', system: 'no', freeBytes: 1e9,
	}, writable: 'yes',
};

export const result: BackupResult = {
	verdict: 'verified',
	proof: [],
	errorCode: undefined,
	summary: '',
	file: String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`,
	size: 1000,
	sha256: undefined,
	engine: 'console',
	practice: undefined,
	computer: 'HOST1',
	startedAt: new Date(0),
	endedAt: new Date(1),
	evidence: [],
	copy: undefined,
	advice: [],
	toolScreen: [],
};

/** Nothing is run or kept: effects are only looked at. */
export const services: JourneyServices = {
	environment: {node: '', ptyProgram: ''},
	preferences: {
		notice: undefined,
		answers: {},
		remember: async () => undefined,
		toldPrompts: [],
		rememberPrompt: async () => undefined,
		keepRun: async () => undefined,
		lastRun: () => undefined,
		history: noHistory(''),
	},
};

/** Returns a wizard that was not started yet. */
export function newWizard(changes: Partial<WizardOptions> = {}, notice?: string): WizardState {
	const given = {...options, ...changes};
	return initialState(journeyFor(given, services), given, notice);
}

/** The computer's answer to an effect, as events. */
export type World = (effect: Effect) => readonly WizardEvent[];

/** What a lookup found; all of it, or a part. */
export function found({lookup, about}: Effect & {type: 'look'}, facts: unknown, isComplete = true): WizardEvent {
	return {
		type: 'found', lookup: lookup.id, about, facts, isComplete,
	};
}

const healthyFacts: Readonly<Record<string, unknown>> = {
	'check-lines': {},
	directories: [{path: installDirectory, source: 'registry', foundIn: 'registry'}],
	'install-directory': {folder: 'there', tool: {program: 'ssoconfig.exe', leadingArguments: []}, othersCanChange: 'no'},
	'backup-file': target,
	'second-copy': {folder: target, file: 'nothing'},
};

/** A computer on which all is well, and that answers at once. */
export const healthyWorld: World = effect => effect.type === 'look' ? [found(effect, healthyFacts[effect.lookup.id])] : [];

/** A healthy computer, but for what this lookup finds. */
export function worldWith(lookup: string, facts: unknown): World {
	return effect => effect.type === 'look' && effect.lookup.id === lookup ? [found(effect, facts)] : healthyWorld(effect);
}

/** Returns the state after these events, the world answering; and the effects there were. */
export function play(
	events: readonly WizardEvent[],
	world = healthyWorld,
	start = newWizard(),
): {state: WizardState; effects: Effect[]} {
	let state = start;
	const effects: Effect[] = [];
	const queue = [...events];
	for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
		const transition = reduce(state, event);
		({state} = transition);
		effects.push(...transition.effects);
		queue.unshift(...transition.effects.flatMap(effect => world(effect)));
	}

	return {state, effects};
}
