import type {ReactNode} from 'react';
import {PageFrom} from '../components/page.tsx';
import {runPage} from '../layout/run-page.ts';
import {endOfPage, type ScreenProps} from './screen.ts';

/** The run, stage by stage, with its elapsed time; and what the tool or the wizard asks meanwhile. */
export function RunScreen({state, dispatch}: ScreenProps): ReactNode {
	return <PageFrom make={options => runPage(state, options)} from={state.selected} onEnd={endOfPage(dispatch)}/>;
}
