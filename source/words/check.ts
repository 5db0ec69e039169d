import type {CheckId, CheckLine} from '../host/host.ts';

/** What each line of the check is about. */
export const checkTitles: Readonly<Record<CheckId, string>> = {
	administrator: 'Administrator',
	entsso: 'ENTSSO',
	service: 'Service',
	'secret-server': 'Master secret server',
	cluster: 'Cluster',
	'sso-administrators': 'SSO Administrators',
	backups: 'Earlier backups',
};

/** What to do about the lines: about the stops, or where there is none, about the warnings. */
export function checkAdvice(lines: readonly CheckLine[]): ReadonlyArray<{readonly state: 'stop' | 'warning'; readonly text: string}> {
	const stops = lines.filter(({state}) => state === 'stop');
	return stops.length > 0
		? stops.map(({id, advice}) => ({state: 'stop', text: `What to do (${checkTitles[id]}): ${advice ?? 'see above.'}`}))
		: lines.filter(({state, advice}) => state === 'warning' && advice !== undefined).map(({id, advice = ''}) => ({state: 'warning', text: `${checkTitles[id]}: ${advice}`}));
}

/** What all lines together come to; undefined where there is a stop, which says it all. */
export function checkClosing(lines: readonly CheckLine[]): {readonly text: string; readonly isWell: boolean} | undefined {
	const states = new Set(lines.map(({state}) => state));
	if (states.has('stop')) {
		return undefined;
	}

	if (states.has('warning')) {
		return {text: 'No stop was found. Press Enter to go on.', isWell: false};
	}

	return states.has('unknown')
		? {text: 'Nothing is known to stand in the way. What is unknown may be fine, or fail later.', isWell: false}
		: {text: 'Nothing stands in the way. Press Enter.', isWell: true};
}
