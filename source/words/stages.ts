import type {Stage} from '../core/result.ts';

export const stageTitles: Readonly<Record<Stage, string>> = {
	folder: 'Make the folder',
	start: 'Start ssoconfig',
	password: 'Give the password',
	confirmation: 'Give it once more',
	reminder: 'Give the reminder',
	waiting: 'Wait for ENTSSO',
	evidence: 'Look for proof',
	copy: 'Make the second copy',
};

export const stillWaiting = 'Still waiting. ENTSSO can take a minute.';

export const stopQuestion = 'Stop the tool? The backup will not be made.';

export const unknownQuestion = 'ssoconfig asks something this program does not know. What does it want?';
