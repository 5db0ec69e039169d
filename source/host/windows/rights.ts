import type {Clock} from '../../values/clock.ts';
import type {LookAtPlace} from '../exposure.ts';
import type {Exposure} from '../host.ts';
import {withTimeout} from '../../values/waiting.ts';
import {whoCanChange} from './access.ts';
import type {Native} from './native.ts';
import {toolTimeLimit} from './tools.ts';

type Services = {
	readonly native: Pick<Native, 'securityOf' | 'userSid' | 'accountName'>;
	readonly clock: Clock;
	/**
	Returns the SID of the account that the service runs as, which writes the backup; undefined where it is not known.
	*/
	readonly serviceSid: () => Promise<string | undefined>;
};

/** Looks at places by their security descriptors; accounts are compared by SID, and named for people alone. */
export function createWindowsLook({native, clock, serviceSid}: Services): LookAtPlace {
	let trusted: Promise<ReadonlySet<string>> | undefined;

	async function findTrusted(): Promise<ReadonlySet<string>> {
		const known = await Promise.all([native.userSid(), withTimeout(clock, toolTimeLimit, serviceSid(), undefined)]);
		return new Set(known.filter(sid => sid !== undefined));
	}

	const nameOf = async (sid: string) => withTimeout(clock, toolTimeLimit, native.accountName(sid), sid);

	return async (path, role, link) => {
		// Security would be read of the place that the link leads to, which is looked at in its turn.
		if (link !== undefined) {
			return [{kind: 'link', path, target: link}];
		}

		trusted ??= findTrusted();
		const security = await native.securityOf(path);
		if (security === undefined) {
			return [{kind: 'unknown', path}];
		}

		const {owner, others} = whoCanChange(security, role, await trusted);
		const exposures: Exposure[] = [];
		if (others.length > 0) {
			const names = await Promise.all(others.map(async sid => nameOf(sid)));
			exposures.push({kind: 'writable', path, who: names.join(', ')});
		}

		if (owner !== undefined) {
			exposures.push({kind: 'foreign-owner', path, who: await nameOf(owner)});
		}

		return exposures;
	};
}
