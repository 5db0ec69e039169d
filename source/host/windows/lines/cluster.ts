import type {CheckLine} from '../../host.ts';
import type {Cluster} from '../asking.ts';
import {unknownLine, type Finding} from '../finding.ts';
import {isElevated, type Groups} from '../groups.ts';

const id = 'cluster';

/** Whether this computer is a cluster node. A key that is not to be seen proves nothing where the console is not elevated. */
export function clusterLine(cluster: Finding<Cluster>, groups: Finding<Groups>): CheckLine {
	if (!cluster.known) {
		return unknownLine(id, cluster.reason);
	}

	if (cluster.value !== 'none') {
		const {name} = cluster.value;
		return {
			id,
			state: 'warning',
			detail: name === undefined ? 'A node of a failover cluster.' : `A node of the failover cluster ${name}.`,
			advice: 'Work on the active node: Failover Cluster Manager, Roles, Owner Node.',
		};
	}

	return groups.known && isElevated(groups.value)
		? {id, state: 'ok', detail: 'This computer is not in a failover cluster.'}
		: unknownLine(id, 'None seen; only an elevated console can tell.');
}
