import type {ReactNode} from 'react';
import type {WizardEvent} from '../wizard/event.ts';
import type {WizardState} from '../wizard/state.ts';

export type ScreenProps = {
	readonly state: WizardState;
	readonly dispatch: (event: WizardEvent) => void;
};

/** One step as it is seen: state in, frame out. */
export type Screen = (properties: ScreenProps) => ReactNode;

/** What a page longer than the window reports when it is scrolled past its end. */
export function endOfPage(dispatch: ScreenProps['dispatch']): (lastRow: number) => void {
	return lastRow => {
		dispatch({type: 'page-ended', lastRow});
	};
}
