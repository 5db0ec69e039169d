import type {CheckId, CheckLine} from '../../host/host.ts';

/** Titles of the lines of the check. */
export const checkTitles: Readonly<Record<CheckId, string>> = {
	administrator: 'Administrator',
	program: 'This program',
	entsso: 'ENTSSO',
	service: 'Service',
	'secret-server': 'Master secret server',
	cluster: 'Cluster',
	'sso-administrators': 'SSO Administrators',
	secret: 'Master secret',
	backups: 'Earlier backups',
};

/** Advice about a line. `text` is `title` and `advice` in one sentence. */
export type CheckAdvice = {
	readonly state: 'stop' | 'warning';
	readonly title: string;
	readonly advice: string;
	readonly text: string;
};

/** Returns what to do about the lines: about the stops, or where there is none, about the warnings. */
export function checkAdvice(lines: readonly CheckLine[]): readonly CheckAdvice[] {
	const stops = lines.filter(({state}) => state === 'stop');
	return stops.length > 0
		? stops.map(({id, advice = 'see above.'}) => ({
			state: 'stop', title: checkTitles[id], advice, text: `What to do (${checkTitles[id]}): ${advice}`,
		}))
		: lines.flatMap(({id, state, advice}) => state === 'warning' && advice !== undefined
			? [{
				state, title: checkTitles[id], advice, text: `${checkTitles[id]}: ${advice}`,
			}]
			: []);
}

/** Probable outcome of a backup in spite of a stop, whichever engine makes it. */
const backupWill: Readonly<Record<CheckId, string>> = {
	administrator: 'ENTSSO will probably say that it wants an administrator in an elevated window.',
	program: 'Somebody else may have changed this program.',
	entsso: 'There is probably no ssoconfig here to make the backup with.',
	service: 'ENTSSO will probably not answer.',
	'secret-server': 'ENTSSO will probably say that only the master secret server can make the backup.',
	cluster: 'ENTSSO will probably not answer.',
	'sso-administrators': 'ENTSSO will probably say that only SSO Administrators may make the backup.',
	secret: 'ENTSSO will probably say that there is no master secret.',
	backups: 'ENTSSO will probably say that there is no master secret.',
};

/** The same of a restore. */
const restoreWill: Readonly<Record<CheckId, string>> = {
	...backupWill,
	entsso: 'There is probably no ssoconfig here to restore with.',
	'secret-server': 'ENTSSO will probably say that only the master secret server can restore.',
	'sso-administrators': 'ENTSSO will probably say that only SSO Administrators may restore.',
	secret: 'ENTSSO may not load what is restored.',
	backups: 'There may be nothing to restore from.',
};

/** Returns what is asked before the stops among the lines are passed; undefined where there is none. */
export function overrideText(lines: readonly CheckLine[], task: 'backup' | 'restore' = 'backup'): string | undefined {
	const [will, end] = task === 'backup'
		? [backupWill, 'Then there will be no backup.']
		: [restoreWill, 'Then nothing will be restored.'];
	const expected = lines.filter(({state}) => state === 'stop').map(({id}) => will[id]);
	return expected.length === 0 ? undefined : `Go on anyway? ${[...new Set(expected)].join(' ')} ${end}`;
}

/**
Returns whether anything among the lines stands in the way; undefined where there is a stop, which says it all. What
Enter does is said behind it.
*/
export function checkClosing(
	lines: readonly CheckLine[],
	task: 'backup' | 'restore' = 'backup',
): {readonly text: string; readonly isWell: boolean} | undefined {
	const states = new Set(lines.map(({state}) => state));
	if (states.has('stop')) {
		return undefined;
	}

	if (states.has('warning')) {
		return {text: `Nothing blocks the ${task}.`, isWell: false};
	}

	return states.has('unknown')
		? {text: 'Nothing is known to stand in the way. What is unknown may be fine, or fail later.', isWell: false}
		: {text: 'Nothing stands in the way.', isWell: true};
}
