import type {BackupResult} from '../../source/core/result.ts';
import type {TargetFacts} from '../../source/host/host.ts';
import {initialState, type Setting, type WizardState} from '../../source/wizard/state.ts';
import {reduce} from '../../source/wizard/reducer.ts';
import type {FactsReport, WizardEvent} from '../../source/wizard/event.ts';
import type {Effect} from '../../source/wizard/effect.ts';

export const setting: Setting = {
	computer: 'HOST1',
	practice: undefined,
	pathStyle: 'windows',
	defaultBackupFolder: String.raw`D:\SSO-Backup`,
	temporaryFolders: [String.raw`C:\Windows\Temp`],
	given: {
		installDirectory: undefined, backupFile: undefined, backupFolder: undefined, copyFolder: undefined,
	},
	engine: 'auto',
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

/** The computer's answer to an effect, as events. */
export type World = (effect: Effect) => readonly WizardEvent[];

/** A computer on which all is well, and that answers at once. */
export const healthyWorld: World = effect => {
	switch (effect.type) {
		case 'check': {
			return [{type: 'check-complete', round: effect.round}];
		}

		case 'find-directories': {
			return [{type: 'directories', candidates: [{path: installDirectory, source: 'registry', foundIn: 'registry'}]}];
		}

		case 'find-facts': {
			return [healthyFacts(effect)];
		}

		default: {
			return [];
		}
	}
};

function healthyFacts({field, path}: Effect & {type: 'find-facts'}): FactsReport {
	switch (field) {
		case 'install-directory': {
			return {
				type: 'facts', field, path, facts: {folder: 'there', tool: {program: 'ssoconfig.exe', leadingArguments: []}, othersCanChange: 'no'},
			};
		}

		case 'backup-file': {
			return {
				type: 'facts', field, path, facts: target,
			};
		}

		case 'second-copy': {
			return {
				type: 'facts', field, path, facts: {folder: target, file: 'nothing'},
			};
		}
	}
}

/** The state after these events, the world answering; and the effects there were. */
export function play(events: readonly WizardEvent[], world = healthyWorld, start = initialState(setting)): {state: WizardState; effects: Effect[]} {
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
