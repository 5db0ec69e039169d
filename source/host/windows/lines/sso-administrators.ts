import type {CheckLine} from '../../host.ts';
import {unknownLine, type Finding} from '../finding.ts';
import type {Groups} from '../groups.ts';
import type {Account} from '../native.ts';

const id = 'sso-administrators';

export type SsoAdministratorFindings = {
	readonly groups: Finding<Groups>;
	/** Name of the SSO Administrators account. */
	readonly name: Finding<string>;
	/** Account behind that name; undefined when none was found. */
	readonly account: Account | undefined;
};

/** Returns whether the user's token holds the SSO Administrators group. */
export function ssoAdministratorsLine({groups, name, account}: SsoAdministratorFindings): CheckLine {
	if (!groups.known) {
		return unknownLine(id, groups.reason);
	}

	if (!name.known) {
		return unknownLine(id, name.reason);
	}

	if (account === undefined) {
		return unknownLine(id, `The group ${name.value} could not be looked up.`);
	}

	if (groups.value.has(account.sid)) {
		return {id, state: 'ok', detail: `You are a member of ${name.value}.`};
	}

	return account.isGroup
		? {
			id,
			state: 'stop',
			detail: `You are not a member of ${name.value}.`,
			advice: 'Have your account added to that group, then log off and on: a new membership counts only after that.',
		}
		: unknownLine(
			id,
			`${name.value} is one account, not a group.`,
			`Sign in as ${name.value} if that is not who you are.`,
		);
}
