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

/**
Returns the title of a stage of a run by this engine. The administration interface is called, and no tool is
started.
*/
export function stageTitle(stage: Stage, engine: EngineName | 'auto'): string {
	return stage === 'start' && engine === 'api' ? 'Call ENTSSO' : stageTitles[stage];
}

export const stillWaiting = 'Still waiting. ENTSSO can take a minute.';

export const lookingForEvent = 'Looking for the event of this backup in the event log, 5 s at most.';

/** What of a run would be stopped now. */
type Phase = 'before' | 'tool' | 'call' | 'proof' | 'copy' | 'end';

function phaseOf({stages, isHandOverAhead, engine: known}: Running, setting: EngineName | 'auto'): Phase {
	const engine = known ?? setting;
	const {start, evidence, copy} = stages;
	if (copy?.state === 'running') {
		return 'copy';
	}

	if (evidence?.state === 'running') {
		return 'proof';
	}

	if (evidence !== undefined || Object.values(stages).some(({state}) => state === 'failed')) {
		return 'end';
	}

	if (start === undefined || (isHandOverAhead && engine !== 'console')) {
		return 'before';
	}

	return engine === 'api' ? 'call' : 'tool';
}

const stopQuestions: Readonly<Record<Phase, string>> = {
	before: 'Stop here? The backup has not been started, and will not be made.',
	tool: 'Stop the tool? There will be no backup to rely on.',
	call: 'Give up the call to ENTSSO? There will be no backup to rely on.',
	proof: 'Stop looking for proof? The backup may then stay unproven.',
	copy: 'Stop the copy? The backup itself is made, and a copy can be made later.',
	end: 'Stop here? What is left takes only a moment.',
};

/** What is asked before the run is stopped: what that means depends on how far it is. */
export function stopQuestion(running: Running, setting: EngineName | 'auto'): string {
	return stopQuestions[phaseOf(running, setting)];
}

const stopping: Readonly<Record<Phase, string>> = {
	before: 'Stopping...',
	tool: 'Stopping the tool...',
	call: 'Giving up the call to ENTSSO...',
	proof: 'Stopping the search for proof...',
	copy: 'Stopping the copy...',
	end: 'Coming to the end...',
};

export function stoppingWords(running: Running, setting: EngineName | 'auto'): string {
	return stopping[phaseOf(running, setting)];
}
