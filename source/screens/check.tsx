import {type ReactNode, use} from 'react';
import {
	Page,
	type Paragraph,
	roomyRows,
	RowsContext,
} from '../components/page.tsx';
import {stateWidth, stateWord} from '../components/state-word.ts';
import {checkIds} from '../host/host.ts';
import {looks} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import {checkAdvice, checkClosing, checkTitles} from '../words/check.ts';
import {whyOf} from '../words/why.ts';
import {endOfPage, type ScreenProps} from './screen.ts';

const titleWidth = 22;

/** Looks the computer over and shows each line as it becomes known. */
export function CheckScreen({state, dispatch}: ScreenProps): ReactNode {
	// In a small window the lines come first; F1 tells the rest.
	const why = use(RowsContext) >= roomyRows ? [{text: whyOf.check}, {text: ''}] : [];
	return <Page paragraphs={[...why, ...linesOf(state), {text: ''}, ...summaryOf(state)]} from={state.selected} onEnd={endOfPage(dispatch)}/>;
}

function linesOf({check}: WizardState): Paragraph[] {
	return checkIds.map(id => {
		const line = check.lines[id];
		return {text: line?.detail ?? 'looking', lead: [stateWord(line?.state ?? '...'), {text: checkTitles[id], width: titleWidth}]};
	});
}

function summaryOf({check, lastBackup, notice, remark, isWaiting}: WizardState): Paragraph[] {
	const lines = Object.values(check.lines);
	const closing = check.isComplete ? checkClosing(lines) : undefined;
	return [
		...(lastBackup === undefined ? [] : [said(lastBackup.detail, lastBackup.state === 'attention' ? 'Note' : '')]),
		...(notice === undefined ? [] : [said(notice, 'Note')]),
		...checkAdvice(lines).map(({state, title, advice}) => ({
			text: advice,
			lead: [{text: state === 'stop' ? 'To do' : 'Note', width: stateWidth, ...looks.warning}, {text: title, width: titleWidth}],
		})),
		...(isWaiting ? [said('Going on as soon as all is known...')] : []),
		...(remark === undefined ? [] : [{...said(remark), ...looks.chosen}]),
		...(closing === undefined ? [] : [{...said(closing.text), ...(closing.isWell && looks.ok)}]),
	];
}

/** A sentence below the lines, in the column of their details or with a word before it. */
function said(text: string, mark: 'Note' | '' = ''): Paragraph {
	return {text, lead: [{text: mark, width: stateWidth, ...(mark === '' ? looks.plain : looks.warning)}]};
}
