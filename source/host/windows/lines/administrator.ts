import {startElevatedByHand} from '../../elevated-prompt.ts';
import type {CheckLine} from '../../host.ts';
import {unknownLine, type Finding} from '../finding.ts';
import {administrators, isElevated, type Groups} from '../groups.ts';

const id = 'administrator';

/**
Returns whether the user is a local administrator and the console is elevated; ssoconfig refuses anybody else
(0xC0002A13).
*/
export function administratorLine(groups: Finding<Groups>): CheckLine {
	if (!groups.known) {
		return unknownLine(id, groups.reason);
	}

	if (!groups.value.has(administrators)) {
		return {
			id,
			state: 'stop',
			detail: 'You are not an administrator here.',
			advice: 'Sign in with an account of the local group Administrators, and start this program there.',
		};
	}

	return isElevated(groups.value)
		? {id, state: 'ok', detail: 'Administrator, and the console is elevated.'}
		: {
			id,
			state: 'stop',
			detail: 'This console is not elevated.',
			advice: startElevatedByHand,
			canElevate: true,
		};
}
