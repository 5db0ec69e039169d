import {Secret} from '../../source/values/secret.ts';
import {evidenceIds} from '../../source/core/proof/result.ts';
import {checkIds, type CheckLine} from '../../source/host/host.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	contextOf,
	questionOf,
	type WizardState,
} from '../../source/wizard/state.ts';
import {newWizard, result} from '../wizard/options.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

/**
Returns states of a wizard in which all that it takes from outside holds the text: arguments, settings, variables, the names of computer and
user, file names, the registry, events, the database, the administration interface, and what the tool shows.
*/
export function soiledStates(text: string): Record<string, WizardState> {
	const path = String.raw`D:\folder ${text}`;
	const soiled: Partial<WizardOptions> = {
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
	const known = (about: string, facts: unknown) => ({about, facts, isComplete: true});
	const answers = {
		texts: {
			'install-directory': path, 'backup-file': String.raw`${path}\b.bak`, 'second-copy': path, reminder: text,
		},
	};
	const base = changeView(changeAnswers(changeJourney(newWizard(soiled, text), {
		found: {
			'check-lines': known('round 0', Object.fromEntries(checkIds.map((id, index) => [id, line(id, index)]))),
			'last-backup': known('round 0', {state: 'attention', detail: text}),
			directories: known('round 0', [{path, source: 'registry', foundIn: text}]),
		},
	}), answers), {remark: text});
	const at = (step: string): WizardState => changeJourney(base, {step});
	const ofRun = (...events: Parameters<typeof runAfter>[0]): WizardState => {
		const state = runAfter([{type: 'engine', engine: 'console'}, stage('start'), ...events]);
		return {...state, options: {...state.options, ...soiled}};
	};

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
		advice: [{id: 'warning', text, command: text}],
		toolScreen: [text],
	};
	const missing = at('backup-file');
	const folder = {
		target: 'nothing', folder: 'missing', root: 'there', volume: {kind: 'unknown', system: 'unknown'}, writable: 'yes',
	};
	const withFolder = changeJourney(missing, {found: {'backup-file': known(answers.texts['backup-file'], folder)}});
	const confirmation = questionOf(withFolder)?.confirm?.(contextOf(withFolder));
	return {
		offer: newWizard({...soiled, offersPractice: true}, text),
		check: at('check'),
		'install directory': at('install-directory'),
		'a refused install directory': changeView(at('install-directory'), {wasRefused: true}),
		completions: changeView(at('backup-file'), {completion: {options: [path, `${path}2`], index: 0}}),
		'a missing folder': {...missing, dialog: confirmation && {type: 'confirm', confirmation}},
		// A control character is a key, and comes into no field.
		password: changeView(changeAnswers(at('password'), {
			secrets: {password: new Secret(text.replaceAll(/\p{Control}/gv, '')), confirmation: new Secret('')},
		}), {isRevealed: true}),
		reminder: at('reminder'),
		'second copy': at('second-copy'),
		review: at('review'),
		'a question of the tool': ofRun({type: 'tool-asks', question: {prompt: text, screen: [text, text], open: ['password']}}),
		'a quiet tool': ofRun({type: 'tool-silent', lines: [text, text]}),
		'hand-over': changeAnswers(ofRun({type: 'hand-over-ahead'}), answers),
		verified: changeJourney(base, {step: 'result', result: {...soiledResult, verdict: 'verified'}}),
		failed: changeJourney(base, {step: 'result', result: {...soiledResult, verdict: 'failed'}}),
	};
}
