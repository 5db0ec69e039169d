import type {ReactNode} from 'react';
import {Page, type Paragraph} from '../components/page.tsx';
import {stateWord} from '../components/state-word.ts';
import {checkIds} from '../host/host.ts';
import {colours} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import {checkAdvice, checkClosing, checkTitles} from '../words/check.ts';
import {whyOf} from '../words/why.ts';
import {Why} from './question.tsx';
import type {ScreenProps} from './screen.ts';

const looks = {ok: {}, attention: {color: colours.warning}, unknown: {color: colours.unknown}} as const;

const adviceLooks = {stop: {bold: true, color: colours.error}, warning: {color: colours.warning}} as const;

const titleWidth = 22;
const rowsOfWhy = 3;

/** Looks the computer over and shows each line as it becomes known. */
export function CheckScreen({state}: ScreenProps): ReactNode {
	return (
		<>
			<Why>{whyOf.check}</Why>
			<Page paragraphs={[...linesOf(state), {text: ''}, ...summaryOf(state)]} beside={rowsOfWhy} from={state.selected}/>
		</>
	);
}

function linesOf({check}: WizardState): Paragraph[] {
	return checkIds.map(id => {
		const line = check.lines[id];
		return {text: line?.detail ?? 'looking', lead: [stateWord(line?.state ?? '...'), {text: checkTitles[id], width: titleWidth}]};
	});
}

function summaryOf({check, lastBackup, notice, remark, isWaiting}: WizardState): Paragraph[] {
	const lines = Object.values(check.lines);
	const advice = checkAdvice(lines);
	const closing = check.isComplete ? checkClosing(lines) : undefined;
	return [
		...(lastBackup === undefined ? [] : [{text: lastBackup.detail, ...looks[lastBackup.state]}]),
		...(notice === undefined ? [] : [{text: notice, color: colours.warning}]),
		...(isWaiting ? [{text: 'Going on as soon as all is known...'}] : []),
		...(remark === undefined ? [] : [{text: remark, bold: true}]),
		...advice.map(({state, text}) => ({text, ...adviceLooks[state]})),
		...(closing === undefined ? [] : [{text: closing.text, ...(closing.isWell && {color: colours.ok})}]),
	];
}
