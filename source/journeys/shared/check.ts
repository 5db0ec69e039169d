import {accept, refuse, type Validation} from '../../values/validation.ts';
import type {LastBackup} from '../../core/records/record-lines.ts';
import {checkIds} from '../../host/host.ts';
import {type Context, stepNumber} from '../../wizard/context.ts';
import {reviewStep} from '../../wizard/state.ts';
import {bind} from '../../wizard/keys.ts';
import {blank, labelled, type Paragraph} from '../../text/paragraph.ts';
import {stateWidth} from '../../text/state-word.ts';
import type {Question} from '../../wizard/question.ts';
import {
	checkLines,
	directories,
	isComplete,
	isStopped,
	lastBackup,
	linesIn,
} from './check-lookups.ts';
import {blockingParagraphs, checkPage} from './check-page.ts';
import {checkAdvice, checkTitles, overrideText} from './check-words.ts';
import {
	elevationHelp,
	elevationKeys,
	elevationNews,
	withElevation,
} from './elevation.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from './help.ts';
import {
	guideAtCheck,
	guideKeys,
	needsIn,
	needsKeys,
	needsWords,
	otherKeys,
	type CheckWay,
} from './needs.ts';

const asksFor: Readonly<Record<CheckWay['task'], string>> = {
	backup: 'For a backup you are asked for five things: '
		+ 'where the tool is, where the backup file goes, a password for it, a reminder, and a place for a second copy.',
	restore: 'You are asked where the tool is, which file to restore, and for its password. '
		+ 'Before the restore starts, what is here now is looked at, and backed up where it could be lost.',
};

const helpOf = (context: Context, way: CheckWay) => explain({
	[means]: 'Before anything is asked, this computer is looked over for all that a backup or a restore needs. '
		+ `${way.task === 'restore' ? 'Apart from a backup of what is here now, nothing' : 'Nothing'} on it is changed `
		+ `before the ${way.task} starts${way.task === 'backup' ? atStep(context) : ''}.`,
	[goodAnswer]: 'Lines that say "ok", or a "warning" that you know about. A "stop" has to be put right first: '
		+ 'the advice says how. What is "unknown" could not be found out, and may be fine.',
	[next]: asksFor[way.task],
	...(way.task === 'backup' && {
		'Event 10589': 'An entry in the event log of Windows. '
			+ 'ENTSSO writes it for as long as there is no backup of the master secret.',
	}),
	ENTSSO: 'Enterprise Single Sign-On, a service of BizTalk Server and Host Integration Server. '
		+ 'It keeps the passwords that they use for other systems, encrypted.',
	'Master secret': 'The key that all of them are encrypted with. Without it nobody can read them again.',
	'Master secret server': 'The one server that keeps the master secret. It can be backed up and restored only there.',
	'SSO Administrators': 'The Windows group whose members may back up and restore the master secret; '
		+ 'its name was chosen when ENTSSO was set up.',
	Elevated: 'Started with "Run as administrator". A plain window has fewer rights, even for an administrator.',
	Cluster: 'Servers that stand in for each other. '
		+ `${way.task === 'backup' ? 'The backup is made' : 'The restore is done'} on the one that runs ENTSSO now.`,
}, [
	elevationHelp(context),
	...(way.task === 'backup' && otherKeys(context, way).length > 0 ? ['R restores the master secret from a file.'] : []),
	...(guideAtCheck(context) === undefined ? [] : ['G shows the steps, one at a time.']),
	'Without the wizard, entsso-backup guide has the steps for a move to another server, a lost server, and more.',
	'C looks again after you have put something right.',
	...(isStopped(context) ? ['A goes on in spite of a stop, after asking.'] : []),
].filter(text => text !== undefined).join(' '));

/** Looks the computer over, shows each line as it becomes known, and says what the computer needs. */
export function checkQuestion(way: CheckWay): Question {
	const validate = (context: Context): Validation => isStopped(context)
		? refuse(stopped[way.task], 'check-stop')
		: accept();
	return {
		id: 'check',
		title: 'Check this computer',
		why: context => whyOf(context, way),
		help: context => helpOf(context, way),
		fields: [],
		lookups: [checkLines, directories, lastBackup],
		validate,
		page: (state, availableRows) => checkPage(state, availableRows, {
			why: whyOf(state.context, way), refusal: validate(state.context).refusal, way,
		}),
		override: context => overrideText(linesIn(context), way.task),
		keys: context => isStopped(context)
			? [
				...elevationKeys(context),
				bind('c', 'C', 'check again, when that is done', {type: 'look-again'}),
				bind('a', 'A', 'go on anyway', {type: 'go-on-anyway'}),
				...guideKeys(context),
				...otherKeys(context, way),
			]
			: needsKeys(context, way),
		news: (before, after, isArrival) => newsOf({before, after, isArrival}, way),
	};
}

const stopped: Readonly<Record<CheckWay['task'], string>> = {
	backup: 'This must be fixed first. C checks again. A goes on anyway; the backup will probably fail.',
	restore: 'This must be fixed first. C checks again. A goes on anyway; the restore will probably fail.',
};

function whyOf(context: Context, {task}: CheckWay): string {
	const count = countWord(context);
	const first = 'The first only checks; nothing is changed.';
	const key = 'the master secret, the key to all that Enterprise Single Sign-On (ENTSSO) stores.';
	if (task === 'restore') {
		return `A restore puts back ${key} It comes from a backup file and its password. `
			+ `At least ${count.toLowerCase()} short steps. ${first}`;
	}

	const needs = needsIn(context);
	const steps = `${count} short steps. ${first}`;
	return needs === undefined || needs.id === 'backup'
		? `Event 10589 asks for a backup of ${key} If this server breaks without one, all of that is lost. ${steps}`
		: `This program looks after ${key} ${steps}`;
}

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function atStep(context: Context): string {
	const number = stepNumber(context, reviewStep);
	return number === undefined ? '' : `, at step ${number}`;
}

/** Returns the number of steps as a word that begins a sentence. */
function countWord({steps}: Pick<Context, 'steps'>): string {
	return words[steps.length] ?? String(steps.length);
}

const inLines = 'Choose "start as administrator" below to start this program as administrator in a new window';

type Change = {readonly before: Context | undefined; readonly after: Context; readonly isArrival: boolean};

function newsOf({before, after, isArrival}: Change, way: CheckWay): readonly Paragraph[] {
	const isSameRound = before?.round === after.round;
	const told = isSameRound ? checkLines.factsIn(before) ?? {} : {};
	const known = checkLines.factsIn(after) ?? {};
	const last = lastIn(after);
	const elevation = elevationNews(after);
	const isNewlyComplete = isComplete(after) && !(isSameRound && isComplete(before));
	return [
		...(isSameRound || isArrival ? [] : [blank, {text: 'Looking the computer over again.'}]),
		...checkIds.flatMap(line => {
			const found = known[line];
			return found === undefined || found === told[line]
				? []
				: [labelled(found.state, stateWidth, `${checkTitles[line]}: ${found.detail}`)];
		}),
		...(last === undefined || (before !== undefined && last === lastIn(before)) ? [] : [{text: last.detail}]),
		...(elevation === undefined || before?.elevation === after.elevation ? [] : [{text: elevation}]),
		...(isNewlyComplete
			? checkAdvice(withElevation(after, inLines)).map(({text}) => ({text}))
			: []),
		...(after !== before && needsIn(after) !== undefined && (!isSameRound || needsIn(before) === undefined)
			? closingInLines(after, way)
			: []),
	];
}

/** Returns how the last backup stands, which is said below the lines, so once all of them are known. */
function lastIn(context: Context): LastBackup | undefined {
	return isComplete(context) ? lastBackup.factsIn(context) : undefined;
}

/** There the keys are answers to choose from. */
function closingInLines(context: Context, way: CheckWay): Paragraph[] {
	const said = needsWords(context, way);
	return [
		...blockingParagraphs(context, way).map(({text}) => ({text})),
		...(said === undefined ? [] : [{text: said.needs}]),
	];
}
