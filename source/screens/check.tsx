import {type ReactNode, use} from 'react';
import {Page, RowsContext} from '../components/page.tsx';
import {checkPage} from '../layout/check-page.ts';
import {endOfPage, type ScreenProps} from './screen.ts';

/** Looks the computer over and shows each line as it becomes known. */
export function CheckScreen({state, dispatch}: ScreenProps): ReactNode {
	return <Page paragraphs={checkPage(state, use(RowsContext))} from={state.selected} onEnd={endOfPage(dispatch)}/>;
}
