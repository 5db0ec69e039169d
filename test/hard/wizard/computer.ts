import {joinPath} from '../../../source/values/path-text.ts';
import {Secret} from '../../../source/values/secret.ts';
import type {BackupResult} from '../../../source/core/proof/result.ts';
import {journeyFor} from '../../../source/journeys/journey-for.ts';
import type {Effect} from '../../../source/wizard/effect.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import {restoreServices} from '../../journeys/restore-world.ts';
import {currentJourney, type WizardState} from '../../../source/wizard/state.ts';
import {
	found,
	options,
	result,
} from '../../wizard/options.ts';
import {
	password,
	restores,
	restoreWorld,
	results,
	sickFactsOf,
} from './samples.ts';
import {runReports} from './stray-events.ts';

/** Returns the computer's answer: all is well for 0, else one of the ways in which it is not. */
export function answerTo(effect: Effect, how: number, state: WizardState, pending: Effect[]): readonly WizardEvent[] {
	switch (effect.type) {
		case 'look': {
			return lookedUp(effect, how);
		}

		case 'run': {
			return runEvents(effect, how, state, pending);
		}

		case 'stop-run': {
			const {journey: {id}} = currentJourney(state);
			// One that was stopped failed without a code: no password was refused.
			return [{type: 'finished', result: id === 'restore' ? restores.at(-2)! : outerResult(state) ?? {...result, verdict: 'failed'}}];
		}

		case 'generate': {
			const {field: {name}, instead} = effect;
			return [{
				type: 'generated', field: name, instead, secret: new Secret(password), remark: 'Write it down.',
			}];
		}

		case 'complete': {
			return [{
				type: 'completions', field: effect.field, text: effect.text, options: [[], [`${effect.text}one`], [`${effect.text}one`, `${effect.text}ONE-b`]][how % 3] ?? [],
			}];
		}

		case 'practise': {
			const practice = {...options, practice: effect.scenario};
			return [{type: 'options', options: practice, journey: journeyFor(practice, restoreServices)}];
		}

		case 'elevate': {
			return [{type: 'elevation', outcome: how === 0 ? {state: 'opened'} : {state: 'not-opened', because: 'A policy of this computer blocks it.'}}];
		}

		case 'look-at-result': {
			return [{type: 'result-seen', of: effect.result, result: how % 2 === 0 ? restores[2]! : {...effect.result}}];
		}

		case 'write-report': {
			return [{type: 'report-written', outcome: how % 2 === 0 ? {file: String.raw`D:\Users\admin\Documents\report.txt`, howToSend: 'Read it before you send it.'} : {problem: 'No report was written.'}}];
		}

		case 'conceal-later': {
			return [{type: 'conceal'}];
		}

		case 'copy-text':
		case 'answer-tool':
		case 'take-over':
		case 'hand-over':
		case 'wipe': {
			return [];
		}
	}
}

/** A lookup that tells a part first may do so. */
function lookedUp(effect: Effect & {type: 'look'}, how: number): readonly WizardEvent[] {
	if (how % 3 === 0) {
		return restoreWorld(effect);
	}

	const facts = sickFactsOf(effect.lookup, how);
	const all = facts === undefined ? restoreWorld(effect) : [found(effect, facts)];
	return how % 3 === 1 ? all : [...(facts === undefined ? [] : [found(effect, facts, false)]), ...all];
}

/** Returns what the journey that waits for the one on the screen came to. */
function outerResult({journeys}: WizardState): BackupResult | undefined {
	return journeys.at(-1)?.journey.id === 'copy' ? journeys.at(-2)?.result as BackupResult | undefined : undefined;
}

/** A run goes on for a while: until it has finished, the question stays open. */
function runEvents(effect: Effect & {type: 'run'}, how: number, state: WizardState, pending: Effect[]): readonly WizardEvent[] {
	if (how >= 10) {
		pending.push(effect);
		// What asks the user something leads further than the rest.
		const asking = runReports.filter(({type}) => type === 'tool-asks' || type === 'hand-over-ahead');
		const reports = how % 3 === 0 ? runReports : asking;
		return reports.slice(how % reports.length, (how % reports.length) + 1);
	}

	if (effect.journey.id === 'restore') {
		return [{type: 'finished', result: restores[how % restores.length]!}];
	}

	const outer = outerResult(state);
	return [{
		type: 'finished',
		result: outer === undefined
			? results[how % results.length] ?? result
			: {...outer, ...(how % 3 === 0 && {copy: joinPath(String.raw`E:\copies`, 'SSO.bak', 'windows')})},
	}];
}
