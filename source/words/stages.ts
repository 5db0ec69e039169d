import type {EngineName} from '../core/engines/engine.ts';
import type {Stage} from '../core/result.ts';
import type {Running} from '../wizard/state.ts';

const stageTitles: Readonly<Record<Stage, string>> = {
	folder: 'Make the folder',
	start: 'Start ssoconfig',
	password: 'Give the password',
	confirmation: 'Give it once more',
	reminder: 'Give the reminder',
	waiting: 'Wait for ENTSSO',
	evidence: 'Look for proof',
	copy: 'Make the second copy',
};

/** The title of a stage of a run by this engine. The administration interface is called, and no tool is started. */
export function stageTitle(stage: Stage, engine: EngineName | 'auto'): string {
	return stage === 'start' && engine === 'api' ? 'Call ENTSSO' : stageTitles[stage];
}

export const stillWaiting = 'Still waiting. ENTSSO can take a minute.';

export const lookingForEvent = 'The tool has ended. Looking for its event in the event log, 5 s at most.';

/** What is asked before the run is stopped: what that means depends on how far it is. */
export function stopQuestion({stages: {copy, evidence}}: Running): string {
	if (copy?.state === 'running') {
		return 'Stop the copy? The backup itself is made, and a copy can be made later.';
	}

	return evidence?.state === 'running' ? 'Stop looking for proof? The backup may then stay unproven.' : 'Stop the tool? The backup will not be made.';
}

export function stoppingWords({stages: {copy}}: Running): string {
	return copy?.state === 'running' ? 'Stopping the copy...' : 'Stopping the tool...';
}

export const unknownQuestion = 'ssoconfig asks something this program does not know. What does it want?';
