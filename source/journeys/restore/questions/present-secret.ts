import type {PresentSecret} from '../../../core/restore/present-secret.ts';
import {indent, type Paragraph} from '../../../text/paragraph.ts';
import {accept, refuse, type Validation} from '../../../values/validation.ts';
import type {Context} from '../../../wizard/context.ts';
import {bind, goOnKey} from '../../../wizard/keys.ts';
import type {TypedLookup} from '../../../wizard/lookup.ts';
import type {Binding, Help, Question} from '../../../wizard/question.ts';
import type {PageState} from '../../../wizard/view.ts';
import {guideInUse, guideKeyFor} from '../../guide/journey.ts';
import {
	aboutMsid,
	explain,
	means,
	next,
} from '../../shared/help.ts';
import {presentSecretId, presentIn, type PresentSeen} from '../present-seen.ts';
import type {FileLookups} from './backup-file-to-restore.ts';

const why = 'If this computer has a master secret, a restore replaces it. It must not be lost.';

const helpFor = (decision: PresentSecret | undefined): Help => explain({
	[means]: 'ENTSSO has one current master secret. A restore replaces it. If there is one here that is in no backup, it '
		+ 'would be lost, and with it all that is encrypted with it.',
	'Why a backup first': 'With a proved backup of what is here now, a restore of the wrong file can be undone. '
		+ 'Only a secret that ENTSSO cannot load is given up without one, and only where you say that the service account it '
		+ 'belongs to is gone for good.',
	MSID: aboutMsid,
	[next]: nextFor(decision),
});

function nextFor(decision: PresentSecret | undefined): string {
	switch (decision?.state) {
		case 'back-up-first': {
			return 'The secret that is here is backed up first. Then you are asked for the password of the file to restore.';
		}

		case 'set-account-back':
		case 'no-way-on': {
			return 'What is said here is put right first, outside of this program. Then the secret is looked at again.';
		}

		default: {
			return 'You are asked for the password of the file. Nothing is changed before the restore starts.';
		}
	}
}

/** Says what a restore would replace, and has it backed up first. */
export function presentSecretQuestion(lookup: TypedLookup<PresentSeen>, files: FileLookups): Question {
	const present = (context: Context): PresentSecret | undefined => presentIn(context, lookup, files)?.decision;
	return {
		id: presentSecretId,
		title: 'What is here now',
		why: () => why,
		help: context => helpFor(present(context)),
		fields: [],
		lookups: [lookup],
		validate: context => validate(context, present(context)),
		page: state => pageOf(state, present(state.context)),
		keys: context => [...keysFor(context, present(context)), ...guideKeyFor(guideInUse(context), context)],
		summary: context => summaryOf(present(context)),
		news(before, after, isArrival) {
			const decision = present(after);
			const isTold = before !== undefined && !isArrival && present(before) !== undefined;
			return decision === undefined || isTold ? [] : paragraphsOf(decision, after);
		},
	};
}

function validate({options}: Context, decision: PresentSecret | undefined): Validation {
	switch (decision?.state) {
		case undefined:
		case 'nothing-to-lose':
		case 'kept':
		case 'set-account-back':
		case 'confirm': {
			return accept();
		}

		case 'same': {
			return refuse('This secret is here already, so there is nothing to restore.', 'check-stop');
		}

		case 'back-up-first': {
			// Of a dry run nothing is started.
			return options.dryRun ? accept() : refuse('What is here now has to be backed up first.', 'check-stop');
		}

		case 'no-way-on': {
			return refuse(decision.why, 'check-stop');
		}
	}
}

function keysFor({options: {dryRun}}: Context, decision: PresentSecret | undefined): readonly Binding[] {
	const backUp = (does: string): Binding => bind('enter', 'Enter', does, {type: 'open-next'});
	switch (decision?.state) {
		case undefined:
		case 'nothing-to-lose':
		case 'kept': {
			return [goOnKey('go on'), backKey];
		}

		case 'confirm': {
			return [goOnKey('go on'), bind('b', 'B', 'back up once more', {type: 'open-next'}), backKey];
		}

		case 'set-account-back': {
			return [
				bind('enter', 'Enter', 'check again', {type: 'look-again'}),
				bind('a', 'A', 'that account is gone', {type: 'go-on'}),
				backKey,
			];
		}

		case 'same': {
			return [bind('enter', 'Enter', 'leave', {type: 'finish'}), backKey];
		}

		case 'back-up-first': {
			return [dryRun ? goOnKey('go on') : backUp('back it up first'), backKey];
		}

		case 'no-way-on': {
			return [backUp('try the backup again'), backKey];
		}
	}
}

const backKey = bind('escape', 'Esc', 'back', {type: 'go-back'});

function pageOf({context, view: {isWaiting, wasRefused, remark}}: PageState, decision: PresentSecret | undefined) {
	const {refusal} = validate(context, decision);
	const said = [remark, wasRefused ? refusal : undefined].filter(text => text !== undefined);
	return [
		{text: why},
		{text: ''},
		...said.map(text => ({text, style: 'chosen'} as const)),
		...(decision === undefined ? [{text: 'Looking at it...'}] : paragraphsOf(decision, context)),
		...(isWaiting ? [{text: 'Going on as soon as it is known...'}] : []),
		...(decision === undefined ? [] : [{text: ''}, {text: ahead(decision, context), style: 'chosen'} as const]),
	];
}

/** Returns the decision as sentences. */
export function paragraphsOf(decision: PresentSecret, {options: {computer, dryRun}}: Context): readonly Paragraph[] {
	switch (decision.state) {
		case 'nothing-to-lose': {
			return [{text: `Nothing to lose. ${decision.why}`, style: 'ok'}];
		}

		case 'same': {
			return [
				{text: 'The same secret. The one in the file is loaded here already: a restore would change nothing.', style: 'ok'},
				{text: `MSID: ${decision.secretId}`},
			];
		}

		case 'kept': {
			return [
				{text: 'Kept. The secret that is here now is in a verified backup:', style: 'ok'},
				{text: decision.backup.file, exact: 'path', columns: indent(2)},
				...(decision.backup.secretId === undefined ? [] : [{text: `MSID: ${decision.backup.secretId}`}]),
			];
		}

		case 'back-up-first': {
			return [
				{text: decision.why, style: 'warning'},
				...(dryRun ? [{text: 'A dry run starts nothing, so it goes on without that backup.'}] : []),
			];
		}

		case 'confirm': {
			return [
				{text: `What may be on ${computer} is not in a proved backup. Missing:`, style: 'warning'},
				...decision.missing.map(text => ({text, columns: [{text: '  -', width: 4}]})),
			];
		}

		case 'set-account-back': {
			return [
				{text: decision.why, style: 'warning'},
				{text: 'Set the old service account back, restart ENTSSO, then check again: the secret can be backed up then.'},
				{text: 'Only where that account is gone for good is the restore the way on. It may overwrite that secret.'},
			];
		}

		case 'no-way-on': {
			return [
				{text: decision.why, style: 'failed'},
				{text: 'There is no way around that here. The words of the failed backup say what to put right.'},
			];
		}
	}
}

function ahead({state}: PresentSecret, {options: {dryRun}}: Context): string {
	switch (state) {
		case 'nothing-to-lose':
		case 'kept': {
			return 'Enter goes on.';
		}

		case 'confirm': {
			return 'Enter goes on; later you are asked for the name of this computer. B makes the backup once more.';
		}

		case 'set-account-back': {
			return 'Enter checks again, once the old account is back. A: that account is gone for good.';
		}

		case 'same': {
			return 'Enter leaves. Esc chooses another file.';
		}

		case 'back-up-first': {
			return dryRun ? 'Enter goes on.' : 'Enter makes that backup now; then the restore goes on.';
		}

		case 'no-way-on': {
			return 'Enter tries the backup again.';
		}
	}
}

function summaryOf(decision: PresentSecret | undefined): string {
	switch (decision?.state) {
		case undefined: {
			return 'not known yet';
		}

		case 'nothing-to-lose': {
			return 'no secret that could be lost';
		}

		case 'same': {
			return 'the same secret';
		}

		case 'kept': {
			return `${decision.backup.secretId ?? 'a secret'}, kept in ${decision.backup.file}`;
		}

		case 'confirm': {
			return 'not in a proved backup';
		}

		case 'set-account-back': {
			return 'a secret that ENTSSO cannot load, not backed up';
		}

		case 'back-up-first':
		case 'no-way-on': {
			return 'not backed up';
		}
	}
}
