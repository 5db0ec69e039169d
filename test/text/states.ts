import {Secret} from '../../source/answers/secret.ts';
import {evidenceIds} from '../../source/core/result.ts';
import {checkIds, type CheckLine} from '../../source/host/host.ts';
import {initialState, type WizardState} from '../../source/wizard/state.ts';
import {result, setting} from '../wizard/setting.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

/**
Returns states of a wizard in which all that it takes from outside holds the text: arguments, settings, variables, the names of computer and
user, file names, the registry, events, the database, the administration interface, and what the tool shows.
*/
export function soiledStates(text: string): Record<string, WizardState> {
	const path = String.raw`D:\folder ${text}`;
	const soiledSetting = {
		...setting,
		computer: text,
		defaultBackupFolder: path,
		temporaryFolders: [path],
		given: {
			installDirectory: path, backupFile: String.raw`${path}\b.bak`, backupFolder: path, copyFolder: path,
		},
		scenarios: [{name: text, description: text}],
	};
	const line = (id: CheckLine['id'], index: number): CheckLine => ({
		id, state: index === 0 ? 'stop' : 'warning', detail: text, advice: text,
	});
	const base: WizardState = {
		...initialState(soiledSetting, text),
		remark: text,
		check: {round: 1, lines: Object.fromEntries(checkIds.map((id, index) => [id, line(id, index)])), isComplete: true},
		lastBackup: {state: 'attention', detail: text},
		texts: {
			'install-directory': path, 'backup-file': String.raw`${path}\b.bak`, 'second-copy': path, reminder: text,
		},
		directories: [{path, source: 'registry', foundIn: text}],
	};
	const ofRun = (...events: Parameters<typeof runAfter>[0]): WizardState => ({...runAfter([{type: 'engine', engine: 'console'}, stage('start'), ...events]), setting: soiledSetting});
	const soiledResult = {
		...result,
		summary: text,
		file: path,
		copy: path,
		computer: text,
		practice: text,
		errorCode: text,
		sha256: text,
		user: text,
		system: {
			secretServer: text, sqlServer: text, database: text, version: text, product: text,
		},
		recoverySheet: path,
		leftover: path,
		evidence: evidenceIds.map(id => ({id, state: 'bad' as const, detail: text})),
		advice: [text],
		toolScreen: [text],
	};
	return {
		offer: {...base, step: 'offer'},
		check: {...base, step: 'check'},
		'install directory': {...base, step: 'install-directory'},
		'a refused install directory': {...base, step: 'install-directory', wasRefused: true},
		completions: {...base, step: 'backup-file', completion: {options: [path, `${path}2`], index: 0}},
		'a missing folder': {...base, step: 'backup-file', folderAsked: path},
		// A control character is a key, and comes into no field.
		password: {
			...base, step: 'password', isRevealed: true, secrets: {password: new Secret(text.replaceAll(/\p{Control}/gv, '')), confirmation: new Secret('')},
		},
		reminder: {...base, step: 'reminder'},
		'second copy': {...base, step: 'second-copy'},
		review: {...base, step: 'review'},
		'a question of the tool': ofRun({type: 'tool-asks', question: {prompt: text, screen: [text, text], open: ['password']}}),
		'a quiet tool': ofRun({type: 'tool-silent', lines: [text, text]}),
		'hand-over': {...ofRun({type: 'hand-over-ahead'}), texts: base.texts},
		verified: {...base, step: 'result', result: {...soiledResult, verdict: 'verified'}},
		failed: {...base, step: 'result', result: {...soiledResult, verdict: 'failed'}},
	};
}
