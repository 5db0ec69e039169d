import type {Guide, GuideStep} from '../../source/core/guides/guide.ts';
import {nothingSeen, type Seen} from '../../source/journeys/guide/signs.ts';
import type {SecretFinding} from '../../source/host/secret-state.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor} from '../../source/wizard/keys.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {
	found,
	play,
	type World,
} from '../wizard/options.ts';
import {
	none,
	seenAs,
	wizard,
	worldUnder,
} from './restore-world.ts';

const source = 'A page of the documentation.';

/** Steps of each kind there is: a bare one, a full one, long ones, and those that the program can see. */
export const steps: readonly GuideStep[] = [
	{id: 'bare', text: 'Restart nothing else.', source},
	{
		id: 'full',
		text: 'See which SSO server the tools talk to. It has to be NEWMASTER: the next step changes the system of the server that is named here.',
		where: 'NEWMASTER',
		commands: [String.raw`cd /d "C:\Program Files\Common Files\Enterprise Single Sign-On"`, 'ssomanage -showserver'],
		expect: 'NEWMASTER, or this computer.',
		danger: 'With another server here, the master secret server of another system gets a new name.',
		wayBack: 'ssomanage -updatedb old-server.xml',
		source,
	},
	{
		id: 'long',
		text: `${'Wait for the other servers to notice. '.repeat(12)}Then go on.`,
		commands: [String.raw`ssoconfig -restoresecret "${String.raw`D:\a folder with a long name`.repeat(6)}\SSO.bak"`],
		expect: 'Event 10523 names the file and the MSID. '.repeat(8).trim(),
		source,
	},
	{
		id: 'restore', text: 'Restore the file.', commands: ['ssoconfig -restoresecret FILE'], sign: {type: 'event', ids: [10_523]}, source,
	},
	{
		id: 'load', text: 'Restart ENTSSO.', sign: {type: 'event', ids: [10_534]}, source,
	},
	{
		id: 'backup', text: 'Back it up anew.', sign: {type: 'backup'}, source,
	},
];

export const guide: Guide = {
	topic: 'lost-master',
	title: 'THE MASTER SECRET SERVER IS LOST',
	when: 'OLDMASTER held the master secret and will not come back.',
	needs: ['The newest backup file.', 'Its password.'],
	steps,
	never: ['Restart nothing else before the restore is done.', 'Do not make a new master secret.'],
};

export const lost: SecretFinding = {
	state: 'elsewhere', server: 'OLDMASTER', event: 10_532, doubts: [],
};

/** Lines of the check on a computer whose master secret server does not answer. */
export const lostLines = {
	'secret-server': {
		id: 'secret-server', state: 'stop', detail: 'The master secret server is OLDMASTER, which does not answer.', advice: 'Look there.',
	},
	secret: {
		id: 'secret', state: 'unknown', detail: 'It is kept on OLDMASTER.', secret: lost,
	},
} as const;

/** A computer on which the master is lost, unless told otherwise, and what is seen of the guide's steps there. */
export function guideWorld({seen = nothingSeen(new Date(0)), lines = lostLines}: {seen?: Seen; lines?: unknown} = {}): World {
	const other = worldUnder({seen: seenAs(none), lines});
	return effect => {
		if (effect.type === 'look' && effect.lookup.id === 'guide') {
			return [found(effect, guide)];
		}

		return effect.type === 'look' && effect.lookup.id === 'guide-signs' ? [found(effect, seen)] : other(effect);
	};
}

/** Presses keys, one after the other; fails where one means nothing. */
export function press(state: WizardState, keys: readonly string[], world = guideWorld()): WizardState {
	let next = state;
	for (const key of keys) {
		const command = bindingsFor(next).find(binding => binding.keys.includes(key))?.command;
		if (command === undefined) {
			throw new Error(`${key} means nothing here.`);
		}

		next = play([command], world, next).state;
	}

	return next;
}

/** The check of a computer like this one. */
export function checked(world = guideWorld(), events: readonly WizardEvent[] = [], start = wizard()): WizardState {
	return play([{type: 'start'}, ...events], world, start).state;
}
