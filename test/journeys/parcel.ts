import {Secret} from '../../source/values/secret.ts';
import {type Context, textIn} from '../../source/wizard/context.ts';
import type {Journey, RunServices} from '../../source/wizard/journey.ts';
import {goBackKey, goOnKey} from '../../source/wizard/keys.ts';
import {defineLookup} from '../../source/wizard/lookup.ts';
import type {Help, Question} from '../../source/wizard/question.ts';

export type ParcelRequest = {readonly to: string; readonly isNoted: boolean; readonly by: string; readonly code: Secret};
export type ParcelResult = {readonly state: 'sent' | 'held'; readonly to: string};

/** What a parcel meets with in the world. */
export type Post = {
	/** How a place stands; some time may pass before that is known. */
	readonly stateOf: (to: string) => Promise<'known' | 'new' | 'closed'>;
	readonly send: (request: ParcelRequest, services: RunServices) => Promise<ParcelResult>;
};

const help = (text: string): Help => ({sections: [{title: 'In other words', text}], keys: 'Any key will do.'});
const secretIn = ({answers}: Context, field: string): Secret => answers.secrets[field] ?? new Secret('');

/** Asks where to, and whether a place that nobody knows may be noted down. */
function destination({stateOf}: Post): Question {
	const standing = defineLookup<Awaited<ReturnType<Post['stateOf']>>>({
		id: 'standing',
		about: context => textIn(context, 'to').trim(),
		async look(_services, context, report) {
			report(await stateOf(textIn(context, 'to').trim()), true);
		},
	});
	return {
		id: 'destination',
		title: 'Destination',
		why: () => 'A parcel goes somewhere. Name the place.',
		help: () => help('The town that the parcel travels to.'),
		fields: [{
			name: 'to', kind: 'text', label: 'To:', labelInLines: 'To', flag: '--to',
		}],
		lookups: [standing],
		validate(context) {
			const to = textIn(context, 'to').trim();
			if (to === '') {
				return {refusal: 'Name a place.', isUnfinished: true, warnings: []};
			}

			return standing.factsIn(context) === 'closed' ? {refusal: `${to} takes no parcels.`, warnings: []} : {warnings: []};
		},
		confirm(context) {
			const to = textIn(context, 'to').trim();
			return standing.factsIn(context) === 'new'
				? {
					about: to,
					text: `Nobody knows ${to}. Note it down?`,
					textInLines: `Nobody knows ${to}. Note it down for the next time?`,
					hint: 'Enter: yes. Esc: no, name another.',
					does: 'note it down',
					fallback: 'name another',
				}
				: undefined;
		},
		summary: context => textIn(context, 'to').trim(),
	};
}

/** Asks for the code of the lock, twice. */
const lock: Question = {
	id: 'lock',
	title: 'Lock',
	why: () => 'The parcel has a lock with a code.',
	help: () => help('Nobody sees the code while you type it.'),
	fields: [
		{
			name: 'code', kind: 'secret', label: 'Code:  ', labelInLines: 'Code (not shown)', flag: '--code',
		},
		{
			name: 'again', kind: 'secret', label: 'Again: ', labelInLines: 'Again (not shown)', flag: '--code',
		},
	],
	lookups: [],
	validate(context, field) {
		if (field === 'again') {
			return secretIn(context, 'again').equals(secretIn(context, 'code')) ? {warnings: []} : {refusal: 'The two codes differ.', warnings: []};
		}

		return secretIn(context, 'code').length < 4 ? {refusal: 'Take 4 letters or more.', warnings: []} : {warnings: []};
	},
	summary: context => `${secretIn(context, 'code').length} letters`,
};

/** Asks how it travels, with choices in place of a field. */
const vehicle: Question = {
	id: 'vehicle',
	title: 'Vehicle',
	why: () => 'How shall it travel?',
	help: () => help('What carries the parcel.'),
	fields: [],
	lookups: [],
	validate: () => ({warnings: []}),
	choices: () => [{id: 'barge', description: 'Slow and cheap.'}, {id: 'balloon', description: 'With the wind.'}],
	does: 'take it',
	summary: context => textIn(context, 'vehicle'),
};

/** A journey of two questions that has nothing to do with any that the program makes. */
export function parcelJourney(post: Post, second: 'lock' | 'vehicle' = 'lock'): Journey<ParcelRequest, ParcelResult> {
	const first = destination(post);
	return {
		id: 'parcel',
		isNumbered: true,
		questions: [first, second === 'lock' ? lock : vehicle],
		review: {
			title: 'Before it leaves',
			why: () => 'Nothing has left so far.',
			start: () => 'send it off',
			command: context => `Label: ${textIn(context, 'to').trim()}`,
			ahead: (_context, key) => `${key} will: wrap the parcel, send it.`,
			help: () => help('All that the label says.'),
		},
		start: context => ({
			type: 'run',
			request: {
				to: textIn(context, 'to').trim(),
				isNoted: context.answers.agreed[first.id] === textIn(context, 'to').trim(),
				by: textIn(context, 'vehicle'),
				code: secretIn(context, 'code'),
			},
		}),
		run: {
			title: 'On its way',
			why: 'The parcel is being sent.',
			whyInLines: 'The parcel is being sent, line by line.',
			stages: ['wrap', 'send'],
			stageTitle: stage => stage === 'wrap' ? 'Wrap it' : 'Send it',
			whileIn: () => undefined,
			prompts: [],
			stop: () => ({question: 'Stop here? The parcel stays.', stopping: 'Holding the parcel...'}),
			stopLabel: 'stop',
			handOver: () => ({
				why: '', questions: [], command: undefined, after: '',
			}),
			help: () => help('It takes as long as it takes.'),
		},
		perform: post.send,
		result: {
			title: 'Outcome',
			why: 'This came of it.',
			help: () => help('Where the parcel is now.'),
			page: ({state, to}) => [{text: `Parcel to ${to}: ${state}.`}],
			exitCode: ({state}, wasStopped) => wasStopped ? 77 : (state === 'sent' ? 0 : 5),
			forgets: ({state}) => state === 'sent',
			keys: () => [goOnKey('finish'), goBackKey('change it')],
		},
		farewell: () => [{text: 'Left. No parcel was sent.'}],
	};
}
