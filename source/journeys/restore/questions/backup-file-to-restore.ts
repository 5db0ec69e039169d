import type {RestoreFile} from '../../../core/restore/restore-file.ts';
import {isOf} from '../../../core/records/record.ts';
import {answerInTime} from '../../../core/proof/patience.ts';
import {isSamePath, pathProblem} from '../../../values/path-text.ts';
import {utcMinute} from '../../../values/times.ts';
import {accept, type Validation, refuse} from '../../../values/validation.ts';
import {type Context, type Offer, textIn} from '../../../wizard/context.ts';
import {defineLookup, type TypedLookup} from '../../../wizard/lookup.ts';
import type {Question} from '../../../wizard/question.ts';
import {blank, type Paragraph} from '../../../text/paragraph.ts';
import {
	aboutMsid,
	completionKeys,
	explain,
	goodAnswer,
	means,
	next,
} from '../../shared/help.ts';
import {pathField, pathIn, variableProblem} from '../../shared/paths.ts';
import {refusedFilesIn, type RefusedFile} from '../retry.ts';
import type {JourneyServices, RestoreParts, StickyNote} from '../../services.ts';

const name = 'restore-file';

/** Said of a reminder that could not be read before the restore. */
export const unknownReminder = 'Its reminder could not be read; ssoconfig shows it during the restore.';

/** Returns the file to restore, as it will be used. */
export function restoreFileIn(context: Context): string {
	return pathIn(context, name);
}

type Offered = {readonly offers: readonly Offer[]; readonly note: StickyNote | undefined};

/** Lookups of the file to restore. */
export type FileLookups = {
	readonly facts: TypedLookup<RestoreFile>;
	readonly offered: TypedLookup<Offered>;
};

/** Returns the lookups of the file to restore. */
export function fileLookups({preferences}: JourneyServices, parts: RestoreParts): FileLookups {
	return {
		facts: defineLookup<RestoreFile>({
			id: name,
			about: context => textIn(context, name).trim() === '' ? undefined : restoreFileIn(context),
			async look({host, clock}, context, report) {
				report(await parts.lookAtFile(restoreFileIn(context), {host, clock}), true);
			},
		}),
		offered: defineLookup<Offered>({
			id: 'restore-files',
			isOnce: true,
			isAside: true,
			isAhead: true,
			about: context => [
				`round ${context.round}`, pathIn(context, 'install-directory'), ...refusedFilesIn(context).map(({file}) => file),
			].join(' '),
			async look({host, clock}, context, report) {
				const services = {clock, signal: new AbortController().signal};
				const {findRestoreFiles} = await import('../recorded.ts');
				const [note, offers = []] = await Promise.all([
					answerInTime(services, async () => parts.findStickyNote?.(host)),
					answerInTime(services, async () =>
						findRestoreFiles(preferences.history, host, {
							installDirectory: pathIn(context, 'install-directory'),
							besides: refusedFilesIn(context).map(({file}) => file),
						})),
				]);
				const practice = note === undefined ? [] : [{text: note.file, detail: 'practice'}];
				const others = offers.filter(({text}) => text !== note?.file);
				report({offers: [...practice, ...others], note}, true);
			},
		}),
	};
}

const help = explain({
	[means]: 'A backup file holds the master secret, locked by a password. The restore puts that secret back.',
	[goodAnswer]: 'The newest backup file of this environment, made by ssoconfig or by this program; as a rule its name '
		+ 'ends in .bak. A backup of SQL Server may end so too, and is refused.',
	[next]: 'The file is looked at, and compared with its record where there is one. It is not changed.',
	MSID: aboutMsid,
}, `Up and Down take a file that was found. ${completionKeys}`);

/** Asks which file to restore, and says what is known of it before anything else is asked. */
export function backupFileToRestoreQuestion({facts, offered}: FileLookups, parts: RestoreParts): Question {
	return {
		id: name,
		title: 'File to restore',
		why: () => 'Which backup file holds the master secret that you want back?',
		whyMore: () => 'It is only read. What is known of it is said below.',
		help: () => help,
		fields: [{
			name,
			kind: 'file',
			label: 'File:',
			labelInLines: 'File',
			flag: 'FILE',
			...pathField(name),
			start: ({given}) => given.restoreFile ?? '',
		}],
		lookups: [facts, offered],
		validate: context => variableProblem(context, name) ?? validateFile(context, facts.factsIn(context), parts),
		offers(context) {
			const refused = refusedFilesIn(context);
			return offered.factsIn(context)?.offers.filter(({text}) =>
				refused.every(({file}) => !isSamePath(file, text, context.options.pathStyle)));
		},
		confirm(context) {
			const refused = refusedNow(context, facts.factsIn(context));
			return refused && {
				about: `${refused.file} ${context.runs}`,
				text: 'ENTSSO refused this file before. Try it once more?',
				textInLines: 'ENTSSO refused this file before. Try it once more?',
				hint: 'Y tries it. Enter goes back to choose another.',
				does: 'try it once more',
				fallback: 'choose another',
				wantsY: true,
			};
		},
		aside: context => indented(refusedParagraphs(context)),
		details: context => indented(knownParagraphs(context, facts.factsIn(context))),
		asideInLines: context => ({
			...(refusedFilesIn(context).length > 0 && {before: refusedParagraphs(context).map(({text}) => text).join(' ')}),
			after: knownParagraphs(context, facts.factsIn(context)).map(({text}) => text).join(' '),
		}),
		summary: restoreFileIn,
	};
}

function indented(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
	return paragraphs.length === 0
		? []
		: [blank, ...paragraphs.map(paragraph => ({...paragraph, columns: [{text: '', width: 2}]}))];
}

/** What was said of a refused file stays, whatever is in the field by now. */
function refusedParagraphs(context: Context): readonly Paragraph[] {
	return refusedFilesIn(context).map(({file, words}) => ({text: `${file}: ${words}`, style: 'warning'} as const));
}

/** Returns the refusal of the file in the field, or of one that has the same content. */
function refusedNow(context: Context, facts: RestoreFile | undefined): RefusedFile | undefined {
	const now = restoreFileIn(context);
	return refusedFilesIn(context).find(({file, sha256}) =>
		isSamePath(file, now, context.options.pathStyle) || (sha256 !== undefined && facts?.sha256 === sha256));
}

function problemIn(context: Context, facts: RestoreFile | undefined, parts: RestoreParts) {
	return facts && parts.problemOf(facts, context.options.practice);
}

function validateFile(context: Context, facts: RestoreFile | undefined, parts: RestoreParts): Validation {
	const {pathStyle} = context.options;
	const problem = pathProblem(
		restoreFileIn(context), pathStyle, pathStyle === 'windows' ? String.raw`D:\SSO-Backup\SSO.bak` : '/backup/SSO.bak',
	);
	if (problem !== undefined) {
		return refuse(problem.refusal, 'path-refused', problem.refusalOfFlag);
	}

	const refused = problemIn(context, facts, parts);
	if (refused !== undefined && !refused.canBeAgreed) {
		return refuse(refused.text, refused.reason);
	}

	const copied = facts?.needsLocalCopy
		? ['It is not on a local drive with NTFS, so a copy of it is made on one, and removed after the restore.']
		: [];
	return accept([...(refused === undefined ? [] : [refused.text]), ...copied]);
}

/** Returns what is known of the file, a sentence each. */
function knownParagraphs(context: Context, facts: RestoreFile | undefined): readonly Paragraph[] {
	if (facts?.state !== 'there') {
		return [];
	}

	const {size, record, isChanged, secretId, reminder} = facts;
	const {computer, pathStyle, practice} = context.options;
	const made = record === undefined
		? 'No record of it is known here, so who made it and when is not known.'
		: `Made on ${record.computer}, ${utcMinute(new Date(record.time))}, ${record.verdict}.`;
	const isOther = record !== undefined && !isOf({computer, pathStyle, practice}, record);
	return [
		{text: `${size === undefined ? '' : `${size} bytes. `}${made}`},
		...(isOther ? [{text: 'That is another computer than this one.', mark: 'Note:'}] : []),
		...(record === undefined ? [] : [{text: changeWords(isChanged)}]),
		{text: secretId === undefined ? 'Which secret is in it (its MSID) is not known.' : `MSID: ${secretId}`},
		{text: reminder === undefined ? unknownReminder : `Reminder: ${reminder}`},
	];
}

function changeWords(isChanged: boolean | undefined): string {
	switch (isChanged) {
		case true: {
			return 'Its SHA-256 is not that of its record: it was changed since.';
		}

		case false: {
			return 'Its SHA-256 is that of its record: it is unchanged.';
		}

		case undefined: {
			return 'Whether it is unchanged since its record could not be told.';
		}
	}
}
