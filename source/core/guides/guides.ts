import {clusterNodeGuide} from './cluster-node.ts';
import {isComputerName} from './fill-in.ts';
import type {Guide, GuideFacts, GuideTopic} from './guide.ts';
import {lostServerGuide} from './lost-master.ts';
import {moveGuide} from './move.ts';
import {recoveredEnvironmentGuide} from './recovered-environment.ts';
import {rehearsalGuide} from './rehearsal.ts';
import {serviceAccountGuide} from './service-account.ts';

const guides: Readonly<Record<GuideTopic, (facts: GuideFacts) => Guide>> = {
	move: moveGuide,
	'lost-master': lostServerGuide,
	'cluster-node': clusterNodeGuide,
	'service-account': serviceAccountGuide,
	'recovered-environment': recoveredEnvironmentGuide,
	rehearsal: rehearsalGuide,
};

/** Returns whether another master secret server is named in a guide. Pure. */
export function namesServer(topic: GuideTopic): boolean {
	return topic !== 'service-account';
}

/** Returns the guide on a topic, filled with what is known of this computer. Pure. */
export function guideFor(topic: GuideTopic, {newServer, ...facts}: GuideFacts): Guide {
	const isGiven = newServer !== undefined && isComputerName(newServer);
	return guides[topic]({...facts, ...(isGiven && {newServer})});
}
