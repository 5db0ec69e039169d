import {systemClock} from '../../values/clock.ts';
import type {FileFacts} from '../proof/facts.ts';
import {lookAtFileInTime} from '../proof/look.ts';
import type {KeptBackup} from '../records/known-backups.ts';

/** State of a backup that keeps a secret: it counts only where one of its files is as it was. */
export type KeptState = 'unchanged' | 'missing' | 'changed' | 'unreadable';

/** Looks at the files of a backup. What does not answer within a few seconds is unreadable. Never rejects. */
export async function lookAtKept({file, copy, sha256}: KeptBackup): Promise<KeptState> {
	const places = [file, ...(copy === undefined ? [] : [copy])];
	const seen = await Promise.all(places.map(async place => lookAtFileInTime(place, systemClock)));
	const states = seen.map(facts => stateOf(facts, sha256));
	return states.includes('unchanged') ? 'unchanged' : states[0] ?? 'missing';
}

function stateOf(facts: FileFacts, sha256: string): KeptState {
	switch (facts.state) {
		case 'missing': {
			return 'missing';
		}

		case 'not-a-file': {
			return 'changed';
		}

		case 'unknown': {
			return 'unreadable';
		}

		case 'there': {
			return facts.sha256 === undefined ? 'unreadable' : (facts.sha256 === sha256 ? 'unchanged' : 'changed');
		}
	}
}
