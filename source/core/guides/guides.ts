import type {Guide, GuideFacts, GuideTopic} from './guide.ts';
import {lostMaster} from './lost-master.ts';

const guides: Readonly<Partial<Record<GuideTopic, (facts: GuideFacts) => Guide>>> = {
	'lost-master': lostMaster,
};

/** Returns the guide on a topic, filled with what is known of this computer. Pure. */
export function guideFor(topic: GuideTopic, facts: GuideFacts): Guide {
	return (guides[topic] ?? lostMaster)(facts);
}
