import {type ReactNode, use} from 'react';
import {choiceRows, type Choices} from '../layout/choices.ts';
import {WidthContext} from './prose.tsx';
import {Rows} from './rows.tsx';
import {ThemeContext} from './theme-context.ts';

/** Lines of which one is chosen. */
export function ChoiceList(choices: Choices): ReactNode {
	return <Rows rows={choiceRows(choices, use(ThemeContext), use(WidthContext))}/>;
}
