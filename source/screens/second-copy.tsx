import type {ReactNode} from 'react';
import type {ScreenProps} from './screen.ts';
import {
	Completions,
	Field,
	Reply,
	Why,
} from './question.tsx';

/** Asks for a folder off this machine for the second copy, or 'later'. */
export function SecondCopyScreen({state, dispatch}: ScreenProps): ReactNode {
	return (
		<>
			<Why>If this computer is lost, so is a backup that is only here. Name a folder elsewhere, on a share or a removable drive: the file is copied there and compared. Leave it empty to do that later.</Why>
			<Field state={state} dispatch={dispatch} field='second-copy' label='Folder:' placeholder='(later)'/>
			<Reply state={state}/>
			<Completions state={state}/>
		</>
	);
}
