import {headline} from '../../core/proof/headline.ts';
import type {BackupResult} from '../../core/proof/result.ts';
import type {Paragraph} from '../../text/paragraph.ts';
import {stateWord} from '../../text/state-word.ts';
import {toolScreenTitle} from '../../wizard/tool-words.ts';

const verdictStyles = {verified: 'ok', unproven: 'warning', failed: 'error'} as const;

/** Returns the page of the result: the verdict, the evidence, and what to do next. */
export function resultPage(result: BackupResult): readonly Paragraph[] {
	const {
		verdict, summary, file, copy, evidence, advice, practice, recoverySheet, toolScreen, engine,
	} = result;
	// A run that failed has no file to speak of.
	const ofFile = verdict === 'failed' ? '' : ': the file holds no secret';
	return [
		{text: headline(result), style: verdictStyles[verdict]},
		...(practice === undefined
			? []
			: [{text: `This was practice${ofFile}.`, style: 'practice'} as const]),
		// Otherwise the evidence says it all.
		...(verdict === 'failed' ? [{text: summary}] : []),
		...(verdict === 'failed' ? [] : [{text: file, columns: [{text: 'Backup file', width: 13}]}]),
		...(copy === undefined ? [] : [{text: copy, columns: [{text: 'Second copy', width: 13}]}]),
		...(recoverySheet === undefined ? [] : [{text: recoverySheet, columns: [{text: 'Sheet', width: 13}]}]),
		{text: ''},
		...evidence.map(({state, detail}) => ({text: detail, columns: [stateWord(state)]})),
		{text: ''},
		...advice.map((line, index) => ({text: line, columns: [{text: `${index + 1}.`, width: 3}]})),
		...(toolScreen.length === 0 ? [] : [{text: ''}, {text: toolScreenTitle(engine)}]),
		...toolScreen.map(line => ({text: line, columns: [{text: '  |', width: 4}]})),
	];
}
