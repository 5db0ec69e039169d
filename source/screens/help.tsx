import type {ReactNode} from 'react';
import {Page} from '../components/page.tsx';
import {looks} from '../terminal/theme.ts';
import {helpFor} from '../words/help.ts';
import {endOfPage, type ScreenProps} from './screen.ts';

const titleWidth = 22;

/** Explains the step in the words of somebody who has never heard of a master secret. */
export function HelpScreen({state, dispatch}: ScreenProps): ReactNode {
	const {sections, keys} = helpFor(state);
	const all = [...sections, ...(keys === undefined ? [] : [{title: 'Keys', text: keys}])];
	const paragraphs = all.flatMap(({title, text}, index) => [
		...(index === 0 ? [] : [{text: ''}]),
		{text, lead: [{text: title, width: titleWidth, ...looks.chosen}]},
	]);
	return <Page paragraphs={paragraphs} from={state.helpRow} onEnd={endOfPage(dispatch)}/>;
}
