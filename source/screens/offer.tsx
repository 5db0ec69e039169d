import {useWindowSize} from 'ink';
import type {ReactNode} from 'react';
import {ChoiceList} from '../components/choice-list.tsx';
import {whyOf} from '../words/why.ts';
import {Why} from './question.tsx';
import type {ScreenProps} from './screen.ts';

/** Rows of the window that are not the list's. */
const otherRows = 9;

/** Off Windows: says so, and offers to practise. */
export function OfferScreen({state}: ScreenProps): ReactNode {
	const {rows} = useWindowSize();
	return (
		<>
			<Why>{whyOf.offer}</Why>
			<ChoiceList
				items={state.setting.scenarios.map(({name, description}) => `${name.padEnd(18)}${description}`)}
				selected={state.selected}
				rows={rows - otherRows}
			/>
		</>
	);
}
