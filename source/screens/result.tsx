import type {ReactNode} from 'react';
import {Page} from '../components/page.tsx';
import type {Paragraph} from '../layout/page.ts';
import {stateWord} from '../layout/state-word.ts';
import {headline} from '../core/headline.ts';
import type {BackupResult} from '../core/result.ts';
import {looks} from '../terminal/theme.ts';
import {toolScreenTitle} from '../words/tool.ts';
import {endOfPage, type ScreenProps} from './screen.ts';

const verdictLooks = {verified: looks.ok, unproven: looks.warning, failed: looks.error} as const;

/** The verdict, the evidence, and what to do next. */
export function ResultScreen({state, dispatch}: ScreenProps): ReactNode {
	return state.result === undefined ? null : <Page paragraphs={paragraphsOf(state.result)} from={state.selected} onEnd={endOfPage(dispatch)}/>;
}

function paragraphsOf(result: BackupResult): Paragraph[] {
	const {
		verdict, summary, file, copy, evidence, advice, practice, recoverySheet, toolScreen, engine,
	} = result;
	return [
		{text: headline(result), ...verdictLooks[verdict]},
		...(practice === undefined ? [] : [{text: 'This was practice: the file holds no secret.', ...looks.practice}]),
		// Otherwise the evidence says it all.
		...(verdict === 'failed' ? [{text: summary}] : []),
		...(verdict === 'failed' ? [] : [{text: file, lead: [{text: 'Backup file', width: 13}]}]),
		...(copy === undefined ? [] : [{text: copy, lead: [{text: 'Second copy', width: 13}]}]),
		...(recoverySheet === undefined ? [] : [{text: recoverySheet, lead: [{text: 'Sheet', width: 13}]}]),
		{text: ''},
		...evidence.map(({state, detail}) => ({text: detail, lead: [stateWord(state)]})),
		{text: ''},
		...advice.map((line, index) => ({text: line, lead: [{text: `${index + 1}.`, width: 3}]})),
		...(toolScreen.length === 0 ? [] : [{text: ''}, {text: toolScreenTitle(engine)}]),
		...toolScreen.map(line => ({text: line, lead: [{text: '  |', width: 4}]})),
	];
}
