import {type ReactNode, use} from 'react';
import {RowsContext} from '../components/page.tsx';
import {WidthContext} from '../components/prose.tsx';
import {Rows} from '../components/rows.tsx';
import {ThemeContext} from '../components/theme-context.ts';
import {offerRows} from '../layout/offer-page.ts';
import type {ScreenProps} from './screen.ts';

/** Off Windows: says so, and offers to practise. */
export function OfferScreen({state}: ScreenProps): ReactNode {
	return <Rows rows={offerRows(state, use(ThemeContext), {width: use(WidthContext), room: use(RowsContext)})}/>;
}
