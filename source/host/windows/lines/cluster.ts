import type {CheckLine} from '../../host.ts';
import {unknownLine, type Finding} from '../finding.ts';
import type {Cluster} from '../display-db.ts';

const id = 'cluster';

/** Returns whether this computer is a node of a failover cluster. */
export function clusterLine(cluster: Finding<Cluster>): CheckLine {
	if (!cluster.known) {
		return unknownLine(id, cluster.reason);
	}

	return cluster.value === 'none'
		? {id, state: 'ok', detail: 'This computer is not in a failover cluster.'}
		: {
			id,
			state: 'warning',
			detail: cluster.value.name === ''
				? 'A node of a failover cluster.'
				: `A node of the failover cluster ${cluster.value.name}.`,
			advice: 'Work on the active node: Failover Cluster Manager, Roles, Owner Node.',
			...(cluster.value.name !== '' && {clusterName: cluster.value.name}),
		};
}
