import {isSecretServerLost} from '../host/secret-state.ts';
import type {CheckLine} from '../host/host.ts';
import type {GuideTopic} from './guides/guide.ts';
import type {NeedsId} from './triage.ts';

/** Needs of a computer in words, as the end of a sentence. */
export const needsNames: Readonly<Record<NeedsId, string>> = {
	backup: 'a backup of its master secret',
	nothing: 'nothing now',
	restore: 'a restore of its master secret',
	'old-account': 'its old service account back',
	'other-computer': 'nothing here: go to the master secret server',
	database: 'its SSO database first',
	unknown: 'not known',
};

/**
Returns the guide for a computer of which all lines of the check are known; undefined where none is known to be right.
`id`: its need, where that is known. Pure.
*/
export function guideNeeded(id: NeedsId | undefined, lines: readonly CheckLine[]): GuideTopic | undefined {
	const isClustered = lines.some(line => line.id === 'cluster' && line.state === 'warning');
	switch (id) {
		case 'old-account': {
			return isClustered ? 'cluster-node' : 'service-account';
		}

		case 'other-computer': {
			const secret = lines.find(line => line.id === 'secret')?.secret;
			return secret !== undefined && isSecretServerLost(secret) ? 'lost-master' : 'move';
		}

		case 'database': {
			return 'recovered-environment';
		}

		default: {
			// Its service is not started as that of another computer is.
			const isStoppedNode = isClustered && lines.some(line => line.id === 'service' && line.state === 'stop');
			return isStoppedNode ? 'cluster-node' : undefined;
		}
	}
}
