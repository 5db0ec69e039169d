import type {Context} from '../../wizard/context.ts';
import type {ReviewWords} from '../../wizard/journey.ts';
import type {Help} from '../../wizard/question.ts';
import {engineIn} from '../shared/engine.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../shared/help.ts';
import {pathIn} from '../shared/paths.ts';
import {copyFolderToMake} from '../shared/second-copy.ts';
import {
	dryRunAhead,
	dryRunNext,
	dryRunStart,
	lookAtEachLine,
	whyReview,
} from '../shared/review-words.ts';
import {runLine} from './command-line.ts';
import {backupFileIn, folderToMake} from './questions/backup-file.ts';
import {withoutQuestions} from './request.ts';

const nothingChanged = 'Nothing has been changed on this computer so far.';

/** A run may have made a folder, or a file. */
function soFar({runs}: Context): string {
	return runs === 0 ? ` ${nothingChanged}` : '';
}

const inOneLine = 'It is printed in one line, to be copied, when this program ends after the backup or a dry run.';

const howLong = 'That takes seconds as a rule, and longer where ENTSSO is slow.';

const onlyRead = 'The master secret is only read: nothing that works today stops working.';

function reviewHelp(context: Context): Help {
	const {dryRun} = context.options;
	const [, command, ...notes] = withoutQuestions(context).map(({text}) => text);
	return explain({
		[means]: `All answers in one place, and what they come to.${soFar(context)}`,
		[goodAnswer]: lookAtEachLine,
		[next]: dryRun
			? dryRunNext
			: `${nextWords[engineIn(context)]} ${howLong} ${onlyRead}`,
		...(command !== undefined && {'Without questions': command, 'To run that': [...notes, inOneLine].join(' ')}),
	}, `Up and Down choose a line, E changes it. ${dryRun ? 'Enter prints.' : 'Enter starts the backup.'}`);
}

const byTyping = 'ssoconfig is started, and this program types the password, the same again and the reminder when it '
	+ 'asks for them.';

const nextWords: Readonly<Record<Context['options']['engine'], string>> = {
	auto: byTyping,
	console: byTyping,
	api: 'ENTSSO makes the backup, called through its administration interface; ssoconfig is not started.',
	'hand-over': 'ssoconfig is started in this window, and you type the password, the same again and the reminder '
		+ 'yourself when it asks for them.',
};

const engineActs: Readonly<Record<Context['options']['engine'], string>> = {
	auto: 'start ssoconfig and answer its questions',
	console: 'start ssoconfig and answer its questions',
	api: 'have ENTSSO make the backup through its administration interface',
	'hand-over': 'start ssoconfig, which asks you its questions',
};

/** Words of the review of a backup. */
export const review: ReviewWords = {
	title: 'Review',
	why: context => whyReview(context, nothingChanged),
	start: ({options}) => options.dryRun ? dryRunStart : 'start the backup',
	command: context => runLine(engineIn(context), backupFileIn(context), context.options.pathStyle),
	ahead: (context, key) => context.options.dryRun
		? dryRunAhead(key)
		: `${key} will: ${actsAhead(context).join(', ')}.`,
	withoutQuestions,
	help: reviewHelp,
};

/** Returns what the start of the backup sets going, in order. */
function actsAhead(context: Context): readonly string[] {
	const folder = folderToMake(context);
	const copyFolder = copyFolderToMake(context);
	return [
		...(folder === undefined ? [] : [`make the folder ${folder}`]),
		engineActs[engineIn(context)],
		'look for proof that the file is good',
		...(copyFolder === undefined ? [] : [`make the folder ${copyFolder}`]),
		...(pathIn(context, 'second-copy') === '' ? [] : ['copy the file and compare']),
	];
}
