import type {GuideTopic} from '../../core/guides/guide.ts';
import {guideNeeded} from '../../core/triage-words.ts';
import {triage, type Needs} from '../../core/triage.ts';
import type {Context} from '../../wizard/context.ts';
import {bind, goOnKey} from '../../wizard/keys.ts';
import type {Binding} from '../../wizard/question.ts';
import {goesOnWithSteps, showsSteps} from '../guide/guide-key.ts';
import {guideInUse, guideKeyFor} from '../guide/journey.ts';
import {
	isComplete,
	isStopped,
	lastBackup,
	linesIn,
} from './check-lookups.ts';

/** Journey that the check begins. */
export type CheckWay = {
	readonly task: 'backup' | 'restore';
	/** The other of the two can be opened from here. */
	readonly hasOther: boolean;
};

/** Returns what this computer needs; undefined while that is not known. */
export function needsIn(context: Context): Needs | undefined {
	if (!isComplete(context)) {
		return undefined;
	}

	const isLastKnown = context.found[lastBackup.id]?.isComplete === true;
	const needs = triage(linesIn(context), lastBackup.factsIn(context));
	// A backup may be there that is not known of yet.
	return !isLastKnown && needs.id === 'backup' ? undefined : needs;
}

/**
Returns the guide that is in use, whatever has become of this computer meanwhile, or else the one that it needs;
undefined where none is known to be the right one.
*/
export function guideAtCheck(context: Context): GuideTopic | undefined {
	const inUse = guideInUse(context);
	// A rehearsal is done elsewhere, and can wait.
	return inUse === undefined || inUse === 'rehearsal' ? neededGuide(context) ?? inUse : inUse;
}

function neededGuide(context: Context): GuideTopic | undefined {
	return isComplete(context) ? guideNeeded(needsIn(context)?.id, linesIn(context)) : undefined;
}

/** Returns the key that opens that guide. */
export function guideKeys(context: Context): readonly Binding[] {
	return guideKeyFor(guideAtCheck(context), context);
}

/** Action of Enter on the check. */
type Enter = 'go-on' | 'finish' | 'open' | 'look-again';

function enterFor(needs: Needs | undefined, {task, hasOther}: CheckWay): Enter {
	// Who came for a restore goes on with it; what is there now is looked at before anything is replaced.
	if (task === 'restore') {
		return 'go-on';
	}

	switch (needs?.id) {
		case undefined:
		case 'backup':
		case 'unknown': {
			return 'go-on';
		}

		case 'nothing': {
			return 'finish';
		}

		case 'restore': {
			return hasOther ? 'open' : 'look-again';
		}

		case 'old-account':
		case 'other-computer':
		case 'database': {
			return 'look-again';
		}
	}
}

/** Returns whether a restore could make sense on a computer that needs this. */
function canRestore(needs: Needs | undefined): boolean {
	return needs !== undefined && needs.id !== 'other-computer' && needs.id !== 'database';
}

const lookAgainKey = bind('c', 'C', 'check again', {type: 'look-again'});

/** Returns the keys of the check where nothing stops the way: Enter does what the computer needs. */
export function needsKeys(context: Context, way: CheckWay): readonly Binding[] {
	const needs = needsIn(context);
	const enter = enterFor(needs, way);
	const guide = guideKeys(context);
	const back = way.task === 'restore'
		? otherKeys(context, way)
		: (enter === 'go-on' ? [] : [bind('b', 'B', 'back up anyway', {type: 'go-on'})]);
	const restore = enter === 'open' || way.task === 'restore' ? [] : otherKeys(context, way);
	switch (enter) {
		case 'go-on': {
			return [goOnKey('go on'), lookAgainKey, ...guide, ...restore, ...back];
		}

		case 'finish': {
			return [bind('enter', 'Enter', 'leave', {type: 'finish'}), ...back, lookAgainKey, ...guide, ...restore];
		}

		case 'open': {
			return [bind(['enter', 'r'], 'Enter', 'restore', {type: 'open-next'}), ...back, lookAgainKey, ...guide];
		}

		case 'look-again': {
			return [
				bind(['enter', 'c'], 'Enter', 'check again', {type: 'look-again'}), ...guide, ...restore, ...back,
			];
		}
	}
}

/** Returns the key that opens the other journey, where it makes sense. */
export function otherKeys(context: Context, {task, hasOther}: CheckWay): readonly Binding[] {
	if (!hasOther) {
		return [];
	}

	if (task === 'restore') {
		return [bind('b', 'B', 'back up', {type: 'open-next'})];
	}

	return canRestore(needsIn(context)) ? [bind('r', 'R', 'restore a file', {type: 'open-next'})] : [];
}

/** Need of a computer, and what the keys do about it: sentences. */
type NeedsWords = {readonly needs: string; readonly keys: string};

/** Returns what this computer needs and what Enter does about it; undefined while that is not known. */
export function needsWords(context: Context, way: CheckWay): NeedsWords | undefined {
	const needs = needsIn(context);
	if (needs === undefined) {
		return undefined;
	}

	const guide = guideAtCheck(context);
	const isInUse = guide === guideInUse(context);
	if (isStopped(context)) {
		return afterStop(needs, guide, {isInUse, keys: keyWords(guide, context)});
	}

	const words = way.task === 'restore' ? beforeRestore(needs, context) : beforeBackup(needs, way, context);
	return guide === undefined
		? words
		: {needs: isInUse ? words.needs : withMove(words.needs, guide), keys: `${words.keys} ${keyWords(guide, context)}`};
}

function keyWords(guide: GuideTopic | undefined, context: Context): string {
	if (guide === guideInUse(context)) {
		return goesOnWithSteps;
	}

	return guide === 'lost-master' ? `${showsSteps} Press it before you type anything.` : showsSteps;
}

/** Whoever is to go elsewhere may want to have it here. */
function withMove(needs: string, guide: GuideTopic): string {
	return guide === 'move' ? `${needs} ${guideWords.move ?? ''}` : needs;
}

/** A stop is said already, and comes first. */
function afterStop(
	{id}: Needs,
	guide: GuideTopic | undefined,
	{isInUse, keys}: {readonly isInUse: boolean; readonly keys: string},
): NeedsWords | undefined {
	if (id === 'restore') {
		return {
			needs: 'Once that is put right, this computer needs a restore: it has no master secret.',
			keys: guide === undefined ? '' : keys,
		};
	}

	return guide === undefined ? undefined : {needs: isInUse ? '' : guideWords[guide] ?? '', keys};
}

const guideWords: Readonly<Partial<Record<GuideTopic, string>>> = {
	'lost-master': 'If the master secret server is gone for good, this computer can take its place.',
	move: 'The master secret can be moved to this computer.',
	'cluster-node': 'A node of a cluster has steps of its own.',
};

function beforeBackup({id, reason}: Needs, {hasOther}: CheckWay, context: Context): NeedsWords {
	switch (id) {
		case 'backup': {
			return {needs: 'This computer needs a backup of its master secret.', keys: 'Enter goes on.'};
		}

		case 'nothing': {
			return {
				needs: 'This computer needs nothing now: its master secret is loaded and backed up.',
				keys: 'Enter leaves. B makes a backup anyway.',
			};
		}

		case 'restore': {
			return {
				needs: `This computer needs a restore. ${reason}`,
				keys: hasOther ? 'Enter goes on to it.' : 'Enter checks again.',
			};
		}

		case 'old-account': {
			return {
				needs: oldAccountFirst(context),
				keys: hasOther ? 'Then press Enter: it checks again. If that account is gone, R restores a file.' : checks,
			};
		}

		case 'other-computer': {
			return {needs: `${reason} Start this program there.`, keys: checks};
		}

		case 'database': {
			return {needs: reason, keys: 'Enter checks again when that is done.'};
		}

		case 'unknown': {
			return {
				needs: `What this computer needs is not known. ${reason}`, keys: 'Enter goes on to a backup.',
			};
		}
	}
}

const checks = 'Enter checks again.';

function oldAccountFirst(context: Context): string {
	const mayBeNode = linesIn(context).every(({id, state}) => !(id === 'cluster' && state === 'ok'));
	return `This computer needs its old service account back: the master secret is here, but ENTSSO cannot load it.${
		mayBeNode ? ` ${beforeRestoreOnNode}` : ''
	}`;
}

/** Such a key brings the secret of one node to another, which cannot load it. */
const beforeRestoreOnNode = 'On a cluster node, look whether a registry key is replicated with the resource of ENTSSO: '
	+ 'if so, do not restore.';

function beforeRestore({id, reason}: Needs, context: Context): NeedsWords {
	switch (id) {
		case 'restore': {
			return {needs: `This computer needs a restore. ${reason}`, keys: 'Enter goes on to it.'};
		}

		case 'backup':
		case 'nothing': {
			return {
				needs: 'The master secret is loaded here, so a restore would replace it. It is kept safe first.',
				keys: 'Enter goes on to the restore.',
			};
		}

		case 'old-account': {
			return {needs: oldAccountFirst(context), keys: 'If that account is gone, Enter goes on to the restore.'};
		}

		case 'other-computer': {
			return {needs: `${reason} The restore belongs there.`, keys: 'Enter goes on here all the same.'};
		}

		case 'database': {
			return {needs: reason, keys: 'Enter goes on to the restore all the same.'};
		}

		case 'unknown': {
			return {
				needs: `What this computer needs is not known. ${reason}`, keys: 'Enter goes on to the restore.',
			};
		}
	}
}
