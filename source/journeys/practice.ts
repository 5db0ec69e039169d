import {accept} from '../values/validation.ts';
import {textIn} from '../wizard/context.ts';
import type {Journey} from '../wizard/journey.ts';
import type {Question} from '../wizard/question.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from './shared/help.ts';

const help = explain({
	[means]: 'ENTSSO, the service that keeps the master secret, runs on Windows Server. This is another system, so there '
		+ 'is nothing to back up or restore here; but both can be practised, against a simulated server.',
	[goodAnswer]: '"ok", the first time: it shows the whole way of a backup. '
		+ 'Each of the others is a problem that real servers have, with a way through it; those of "Restore" have a file to '
		+ 'restore.',
	[next]: 'The same steps as on a real server. '
		+ 'The file that practice makes holds no secret.',
	'The real thing': 'Start this program on the master secret server. '
		+ 'If ssoconfig is on this computer all the same, start again with --install-dir FOLDER.',
}, 'Up and Down choose a line.');

/** Says that there is no ENTSSO to look for, and asks what is to be practised. */
const scenario: Question = {
	id: 'scenario',
	title: 'Practice',
	why: () => 'ENTSSO runs on Windows only. Practise a backup or a restore. Choose a case:',
	help: () => help,
	fields: [],
	lookups: [],
	validate: () => accept(),
	choices: ({options}) => options.scenarios.map(({name, description}) => ({id: name, description})),
	does: 'practise',
};

/** Off Windows: offers to practise. */
export const practiceJourney: Journey = {
	id: 'practice',
	isNumbered: false,
	questions: [scenario],
	start: context => ({type: 'practise', scenario: textIn(context, scenario.id)}),
	farewell: () => [{text: 'Cancelled. Nothing was backed up or restored.'}],
};
