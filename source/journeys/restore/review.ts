import type {Paragraph} from '../../text/paragraph.ts';
import {hotfixAdvice, needsHotfix} from '../../host/hotfix.ts';
import type {PresentSecret} from '../../core/restore/present-secret.ts';
import {utcMinute} from '../../values/times.ts';
import type {Context} from '../../wizard/context.ts';
import type {ReviewWords} from '../../wizard/journey.ts';
import type {TypedLookup} from '../../wizard/lookup.ts';
import {engineIn} from '../shared/engine.ts';
import {
	aboutMsid,
	explain,
	goodAnswer,
	means,
	next,
} from '../shared/help.ts';
import {
	dryRunAhead,
	dryRunNext,
	dryRunStart,
	lookAtEachLine,
	whyReview,
} from '../shared/review-words.ts';
import {restoreLine} from './command-line.ts';
import {type FileLookups, restoreFileIn} from './questions/backup-file-to-restore.ts';
import type {Present} from './present-seen.ts';

/** Version of ENTSSO, for what it is warned of. */
export type VersionLookup = TypedLookup<string | undefined>;

type Known = {
	readonly files: FileLookups;
	readonly version: VersionLookup;
	readonly present: (context: Context) => Present | undefined;
};

const nothingChanged = 'Nothing has been restored so far.';

/** Returns the words of the review: what is replaced by what, and what has to be ready for it. */
export function reviewWords({files, version, present}: Known): ReviewWords {
	return {
		title: 'Review',
		why: context => whyReview(context, nothingChanged),
		start: ({options}) => options.dryRun ? dryRunStart : 'start the restore',
		command: context => restoreLine(engineIn(context), restoreFileIn(context), context.options.pathStyle),
		ahead: (context, key) => context.options.dryRun
			? dryRunAhead(key)
			: `${key} will: look at the secret once more, ${acts[engineIn(context)]}, look for proof.`,
		notes: context => notesOf(context, {files, version, present}),
		help: ({options: {dryRun}}) => explain({
			[means]: 'All answers in one place, what is replaced by what, and the command.',
			[goodAnswer]: lookAtEachLine,
			MSID: aboutMsid,
			'SQL backup': 'Where another secret is restored, ENTSSO encrypts its database anew. If that is interrupted, only a '
				+ 'backup of the database from before helps.',
			[next]: dryRun
				? dryRunNext
				: 'The restore takes seconds as a rule. After it ENTSSO has to be restarted; the result says how.',
		}, `Up and Down choose a line, E changes it. ${dryRun ? 'Enter prints.' : 'Enter starts the restore.'}`),
	};
}

const acts: Readonly<Record<Context['options']['engine'], string>> = {
	auto: 'start ssoconfig and give it the password',
	console: 'start ssoconfig and give it the password',
	api: 'have ENTSSO restore the file through its administration interface',
	'hand-over': 'start ssoconfig, which asks you for the password',
};

function notesOf(context: Context, {files, version, present}: Known): readonly Paragraph[] {
	const file = files.facts.factsIn(context);
	const now = present(context);
	const made = file?.record === undefined ? '' : `, from ${utcMinute(new Date(file.record.time))}`;
	return [
		{text: `Now here: ${hereNow(now)}`},
		{text: `To be restored: ${file?.secretId ?? 'a secret whose MSID is not known'}${made}.`},
		...(now?.decision.state === 'nothing-to-lose' ? [] : [replacing]),
		{text: now?.seen.secret?.state === 'loaded' ? stopHosts : keepHosts},
		...(needsHotfix(version.factsIn(context)) ? [{text: hotfixAdvice, mark: 'Note:'}] : []),
	];
}

const replacing: Paragraph = {
	text: 'Another secret has ENTSSO encrypt its database (SSODB) anew: have a SQL backup of it first.', mark: 'Note:',
};

const stopHosts = 'Stop the host instances of BizTalk first, and whatever else uses SSO; start them again after the '
	+ 'restart of ENTSSO.';

/** They have the secret in memory that ENTSSO does not have, and lose it when they are stopped. */
const keepHosts = 'Restart no host instance of BizTalk, here or elsewhere, before the restore: those that run may go '
	+ 'on with the secret that they have in memory.';

function hereNow(present: Present | undefined): string {
	const decision: PresentSecret | undefined = present?.decision;
	if (decision?.state === 'nothing-to-lose') {
		return 'no master secret.';
	}

	const {secretId, state} = present?.seen.secret ?? {};
	if (secretId !== undefined) {
		return `${secretId}.`;
	}

	return state === 'loaded' || state === 'not-loadable'
		? 'a secret whose MSID is not known.'
		: 'not known. There may be a master secret.';
}
