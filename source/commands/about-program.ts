import type {Advice} from '../core/proof/advice-text.ts';
import type {CheckLine} from '../host/host.ts';

/** Returns the warnings about the folder of this program: nobody sees the check of a run on a schedule. */
export function aboutProgram(check: readonly CheckLine[]): Advice[] {
	return check
		.filter(({id, state}) => id === 'program' && state === 'warning')
		.map(({detail, advice = ''}) => (
			{id: 'program-folder', text: `This program: ${detail} ${advice}`.trimEnd()}
		));
}
