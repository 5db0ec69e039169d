import type {CheckLine} from '../../host.ts';
import {unknownLine, type Finding} from '../finding.ts';
import {startTypeOf, type ServiceState} from '../service.ts';
import {valueIn, type Registry} from '../registry-values.ts';
import type {Cluster} from '../display-db.ts';

const id = 'service';

export type ServiceFindings = {
	readonly state: Finding<ServiceState | 'not-installed'>;
	/** Registry key of the service. */
	readonly configuration: Finding<Registry>;
	readonly cluster: Finding<Cluster>;
};

/**
Says what the ENTSSO service does, how it starts and as whom. On a cluster node it is never to be started by hand: its
resource would fail then.
*/
export function serviceLine({state, configuration, cluster}: ServiceFindings): CheckLine {
	if (!state.known) {
		return unknownLine(id, state.reason);
	}

	const startType = startTypeOf(valueIn(configuration, 'Start'));
	switch (state.value) {
		case 'not-installed': {
			return {
				id,
				state: 'stop',
				detail: 'There is no ENTSSO service here.',
				advice: 'Sign in to the master secret server and start this program there.',
			};
		}

		case 'running': {
			const account = valueIn(configuration, 'ObjectName');
			const parts = [
				'Running',
				...(startType === undefined ? [] : [`${startType} start`]),
				...(account === '' ? [] : [`as ${account}`]),
			];
			return {id, state: 'ok', detail: `${parts.join(', ')}.`};
		}

		case 'starting':
		case 'continuing': {
			return {
				id,
				state: 'stop',
				detail: 'The ENTSSO service is starting.',
				advice: 'Wait, then check again. After a restart of Windows it can take three minutes.',
			};
		}

		case 'stopping':
		case 'pausing': {
			return {
				id, state: 'stop', detail: `The ENTSSO service is ${state.value} now.`, advice: 'Wait a minute, then check again.',
			};
		}

		case 'stopped':
		case 'paused': {
			return {
				id,
				state: 'stop',
				detail: `The ENTSSO service is ${state.value}${startType === 'disabled' ? ' and disabled' : ''}.`,
				advice: howToStart(state.value, startType === 'disabled', cluster),
			};
		}
	}
}

function howToStart(state: 'stopped' | 'paused', isDisabled: boolean, cluster: Finding<Cluster>): string {
	if (!cluster.known) {
		return 'Start it in services.msc; '
			+ 'on a cluster node bring the ENTSSO resource online in Failover Cluster Manager instead.';
	}

	if (cluster.value !== 'none') {
		return 'On the active node bring the ENTSSO resource online in Failover Cluster Manager. '
			+ 'Do not start the service by hand.';
	}

	const elevated = 'Open another Command Prompt as administrator and run there';
	const command = state === 'paused' ? 'net continue ENTSSO' : 'net start ENTSSO';
	return isDisabled
		? `${elevated}: sc config ENTSSO start= auto - and then: ${command}`
		: `${elevated}: ${command}`;
}
