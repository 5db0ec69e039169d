import {judgeSecret, type SecretFinding} from '../secret-state.ts';
import {withTimeout} from '../../values/waiting.ts';
import type {DisplayedDatabase} from './display-db.ts';
import {known, silent, type Finding} from './finding.ts';
import {inquireAboutSecret, type SecretInquiry, type Sources} from './inquiry.ts';
import {secretIdsIn, secretsIn} from './lines/secret-server.ts';
import {statusHere} from './status-answer.ts';

/**
Milliseconds for the sources that only add to what the event log and the registry tell. Fewer than a tool has, so that
an ENTSSO that hangs does not take the others' word away.
*/
const additionLimit = 3000;

/** Returns how the master secret stands, or why that cannot be told: without the event log nothing is said. */
export async function findSecret(
	{secretEvents, cluster, registry, groups, displayed, status}: SecretInquiry,
	{system: {computer}}: Pick<Sources, 'system'>,
): Promise<Finding<SecretFinding>> {
	const events = await secretEvents;
	if (!events.known) {
		return events;
	}

	const node = await cluster;
	return known(judgeSecret({
		computer,
		otherNames: node.known && node.value !== 'none' ? [node.value.name ?? '', secretServerIn(await displayed)] : [],
		events: events.value,
		inRegistry: secretsIn({registry: await registry, groups: await groups}),
		registryIds: secretIdsIn({registry: await registry}),
		isSecretServer: statusHere(await status, computer)?.states?.isSecretServer,
	}));
}

/** Asks how the master secret stands now; undefined where nothing can tell. Never rejects. */
export async function askSecret(sources: Sources): Promise<SecretFinding | undefined> {
	const {clock} = sources;
	const {displayed, status, ...inquiry} = inquireAboutSecret(sources);
	const found = await findSecret({
		...inquiry,
		displayed: withTimeout(clock, additionLimit, displayed, silent('ssomanage.exe', 'timed-out')),
		status: withTimeout(clock, additionLimit, status, 'unknown'),
	}, sources);
	return found.known ? found.value : undefined;
}

function secretServerIn(displayed: Finding<DisplayedDatabase>): string {
	return displayed.known ? displayed.value.secretServer ?? '' : '';
}
