import {
	type Guide,
	type GuideTopic,
	guideTopics,
} from '../../core/guides/guide.ts';
import {accept} from '../../values/validation.ts';
import type {Context} from '../../wizard/context.ts';
import type {Journey, Nested} from '../../wizard/journey.ts';
import {bind} from '../../wizard/keys.ts';
import {defineLookup, type TypedLookup} from '../../wizard/lookup.ts';
import type {Binding, Question} from '../../wizard/question.ts';
import {explain, means} from '../shared/help.ts';
import {
	fileField,
	guideAgainKey,
	guideKey,
	rehearsalKey,
} from './guide-key.ts';
import {itemsOf} from './items.ts';
import {
	lookForSigns,
	nothingSeen,
	type Seen,
	watchedIn,
} from './signs.ts';

/** Milliseconds between two looks for what the steps show. */
const lookInterval = 5000;

/**
Returns how the guide on a topic is opened over what is on the screen; undefined where there is no topic. `file`: the
backup file that this is about.
*/
export function openGuide(topic: GuideTopic | undefined, file?: string): Nested | undefined {
	return topic === undefined
		? undefined
		: {journey: guideJourney(topic), answers: file === undefined ? {} : {texts: {[fileField]: file}}};
}

/** Stands before the topic in the id of a journey. */
const idStart = 'guide-';

/** Returns the topic of the guide that was read last; undefined where none was. */
export function guideInUse({lastLeft}: Pick<Context, 'lastLeft'>): GuideTopic | undefined {
	return guideTopics.find(topic => lastLeft === `${idStart}${topic}`);
}

/** Returns the key that opens this guide; none where there is no topic. */
export function guideKeyFor(topic: GuideTopic | undefined, context: Pick<Context, 'lastLeft'>): readonly Binding[] {
	const key = topic === 'rehearsal' ? rehearsalKey : guideKey;
	return topic === undefined ? [] : [topic === guideInUse(context) ? guideAgainKey : key];
}

/** Returns a guide as a journey: its steps are read, done elsewhere, and marked. It does nothing itself. */
export function guideJourney(topic: GuideTopic): Journey {
	return {
		id: `${idStart}${topic}`,
		isNumbered: false,
		staysAsLeft: true,
		questions: [guideQuestion(textLookup(topic), topic)],
		start: () => ({type: 'return'}),
		farewell: () => [],
	};
}

/**
Makes the guide of what is known, and once more of what the computer adds to that. Opened again it is the same, however
often the computer was looked over meanwhile: once another computer is the master secret server, the steps ahead would
name that one for the lost one.
*/
function textLookup(topic: GuideTopic): TypedLookup<Guide> {
	return defineLookup<Guide>({
		id: 'guide',
		isOnce: true,
		about: () => topic,
		async look(services, context, report) {
			const [{guideFor}, {askForFacts, guideFactsIn}] = await Promise.all([
				import('../../core/guides/guides.ts'), import('./facts.ts'),
			]);
			const facts = guideFactsIn(context);
			report(guideFor(topic, facts), false);
			report(guideFor(topic, await askForFacts(facts, services)), true);
		},
	});
}

function signsLookup(topic: GuideTopic, text: TypedLookup<Guide>): TypedLookup<Seen> {
	const signs: TypedLookup<Seen> = defineLookup<Seen>({
		id: 'guide-signs',
		repeatsAfter: lookInterval,
		about: () => topic,
		async look(services, context, report) {
			const before = signs.factsIn(context);
			const known = before ?? nothingSeen(services.clock.now());
			if (before === undefined) {
				report(known, true);
			}

			const steps = text.factsIn(context)?.steps ?? [];
			report(await lookForSigns(known, watchedIn(steps, services.host.computer), services), true);
		},
	});
	return signs;
}

const keysHelp = 'Enter goes to the next step and marks nothing; Space marks a step as done. Up and Down go from step '
	+ 'to step, Home and End to the first and the last; Page Down shows more of a long one. C looks again; every few '
	+ 'seconds this program looks by itself. Esc goes back.';

function guideQuestion(text: TypedLookup<Guide>, topic: GuideTopic): Question {
	const signs = signsLookup(topic, text);
	return {
		id: 'guide',
		title: 'Guide, step by step',
		why: () => 'Each step is done by you, outside this program. Nothing is changed from here.',
		help: () => explain({
			[means]: 'The steps in their order. You do each of them yourself, on the computer that it names.',
			Marks: 'Only you set them. They are kept until this program ends, also while you are elsewhere in it.',
			Seen: 'What this program saw on this computer since the guide was opened. Where it says nothing, it does not know.',
		}, keysHelp),
		fields: [],
		lookups: [text, signs],
		validate: () => accept(),
		checklist(context) {
			const guide = text.factsIn(context);
			return guide === undefined ? [] : itemsOf(guide, signs.factsIn(context));
		},
		lookedAgain: context => signs.factsIn(context)?.isBlind === true
			? 'Looked again. Not all of it could be looked at: where nothing is said, look yourself.'
			: 'Looked again. What was seen stands at its step.',
		keys: () => [bind('c', 'C', 'look again', {type: 'look-again'})],
	};
}
