import {headline} from '../../core/proof/headline.ts';
import type {BackupResult} from '../../core/proof/result.ts';
import {blank, labelled, type Paragraph} from '../../text/paragraph.ts';
import type {ResultScreen} from '../../wizard/journey.ts';
import {utcText} from '../../values/times.ts';
import {lastSeen} from '../../wizard/tool-words.ts';
import {evidenceParagraphs, labelWidth, stepsOf} from '../shared/result-parts.ts';
import {withoutQuestionsOf} from './unattended-command.ts';

/** Returns the result: the verdict, what to do next, the files, the evidence, and what the tool showed. */
export function resultPage(result: BackupResult, screen?: ResultScreen): readonly Paragraph[] {
	const {summary, verdict, advice, practice, toolScreen, engine} = result;
	const isVerified = verdict === 'verified';
	return [
		{text: headline(result), style: verdict},
		...(practice === undefined
			? []
			: [{text: `PRACTICE (${practice}): a simulated server; nothing real was backed up.`, style: 'practice'} as const]),
		...(isVerified ? [] : [{text: summary}]),
		...stepsOf(screen?.hasOtherEngine ? advice.map(each => ({...each, text: each.byKey ?? each.text})) : advice),
		blank,
		...factsOf(result, screen),
		blank,
		// Of a verified backup it says how it is proved; of another one, why it is not.
		...(isVerified ? [{text: summary}] : []),
		...evidenceParagraphs(result),
		...withoutQuestionsOf(result),
		...lastSeen(engine, toolScreen),
	];
}

function alone(label: string, path: string): Paragraph[] {
	return [{text: label}, {text: path, exact: 'path'}];
}

function factsOf(result: BackupResult, screen: ResultScreen | undefined): Paragraph[] {
	const {
		verdict, file, size, sha256, copy, recoverySheet, computer, startedAt,
	} = result;
	// Where a key could copy it and none does, the path stands by itself, so that it can be selected.
	const isAlone = verdict !== 'failed' && screen?.copiesPath === false;
	const facts: ReadonlyArray<readonly [label: string, text: string | undefined, exact?: 'path']> = [
		['Backup file', isAlone ? undefined : file, 'path'],
		['Second copy', isAlone && copy !== undefined ? undefined : copy ?? 'none yet', 'path'],
		['Recovery sheet', recoverySheet, 'path'],
		['SHA-256', sha256, 'path'],
		['Size', size === undefined ? undefined : `${size} bytes`],
		['Computer', computer],
		['Started', utcText(startedAt)],
	];
	return [
		...(isAlone ? alone('Backup file', file) : []),
		...(isAlone && copy !== undefined ? alone('Second copy', copy) : []),
		...facts.flatMap(([label, text, exact]) => text === undefined ? [] : [labelled(label, labelWidth, text, exact)]),
	];
}
