import {accept, refuse} from '../../values/validation.ts';
import {checkIds} from '../../host/host.ts';
import {type Context, stepNumber} from '../../wizard/context.ts';
import {reviewStep} from '../../wizard/state.ts';
import {bind, goOnKey} from '../../wizard/keys.ts';
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
import {checkPage} from './check-page.ts';
import {
	checkAdvice,
	checkClosing,
	checkTitles,
	overrideText,
} from './check-words.ts';
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

const helpOf = (context: Context) => explain({
	[means]: 'Before anything is asked, this computer is looked over for all that a backup needs. '
		+ `Nothing on it is changed before the backup starts${atStep(context)}.`,
	[goodAnswer]: 'Lines that say "ok", or a "warning" that you know about. A "stop" has to be put right first: '
		+ 'the advice says how. What is "unknown" could not be found out, and may be fine.',
	[next]: 'You are asked for five things: '
		+ 'where the tool is, where the backup file goes, a password for it, a reminder, and a place for a second copy.',
	'Event 10589': 'An entry in the event log of Windows. '
		+ 'ENTSSO writes it for as long as there is no backup of the master secret.',
	ENTSSO: 'Enterprise Single Sign-On, a service of BizTalk Server and Host Integration Server. '
		+ 'It keeps the passwords that they use for other systems, encrypted.',
	'Master secret': 'The key that all of them are encrypted with. Without it nobody can read them again.',
	'Master secret server': 'The one server that keeps the master secret. It can be backed up only there.',
	'SSO Administrators': 'The Windows group whose members may back up the master secret; '
		+ 'its name was chosen when ENTSSO was set up.',
	Elevated: 'Started with "Run as administrator". A plain window has fewer rights, even for an administrator.',
	Cluster: 'Servers that stand in for each other. The backup is made on the one that runs ENTSSO now.',
}, [
	elevationHelp(context),
	'C looks again after you have put something right.',
	...(isStopped(context) ? ['A goes on in spite of a stop, after asking.'] : []),
].filter(text => text !== undefined).join(' '));

/** Looks the computer over, and shows each line as it becomes known. */
export const checkQuestion: Question = {
	id: 'check',
	title: 'Check this computer',
	why: context => 'Event 10589 asks for a backup of the master secret, the key to all that Enterprise Single Sign-On '
		+ '(ENTSSO) stores. If this server breaks without one, all of that is lost. '
		+ `${countWord(context)} short steps. The first only checks; nothing is changed.`,
	help: helpOf,
	fields: [],
	lookups: [checkLines, directories, lastBackup],
	validate: context => isStopped(context)
		? refuse('This must be fixed first. C checks again. A goes on anyway; the backup will probably fail.', 'check-stop')
		: accept(),
	page: (state, availableRows) => checkPage(state, availableRows, {
		why: checkQuestion.why(state.context), refusal: checkQuestion.validate(state.context, '').refusal,
	}),
	override: context => overrideText(linesIn(context)),
	keys: context => isStopped(context)
		? [
			...elevationKeys(context),
			bind('c', 'C', 'check again, when that is done', {type: 'look-again'}),
			bind('a', 'A', 'go on anyway', {type: 'go-on-anyway'}),
		]
		: [goOnKey('go on'), bind('c', 'C', 'check again', {type: 'look-again'})],
	news: newsOf,
};

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function atStep(context: Context): string {
	const number = stepNumber(context, reviewStep);
	return number === undefined ? '' : `, at step ${number}`;
}

/** Returns the number of steps as a word that begins a sentence. */
function countWord({steps}: Pick<Context, 'steps'>): string {
	return words[steps.length] ?? String(steps.length);
}

const inLines = 'Choose "start as administrator" below to start this program so in a new window';

function newsOf(before: Context | undefined, after: Context, isArrival: boolean): readonly Paragraph[] {
	const isSameRound = before?.round === after.round;
	const told = isSameRound ? checkLines.factsIn(before) ?? {} : {};
	const known = checkLines.factsIn(after) ?? {};
	const lines = linesIn(after);
	const closing = checkClosing(lines);
	const last = lastBackup.factsIn(after);
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
		...(last === undefined || (before !== undefined && last === lastBackup.factsIn(before)) ? [] : [{text: last.detail}]),
		...(elevation === undefined || before?.elevation === after.elevation ? [] : [{text: elevation}]),
		...(isNewlyComplete
			? [
				...checkAdvice(withElevation(after, inLines)).map(({text}) => ({text})),
				...(closing === undefined ? [] : [{text: closing.text}]),
			]
			: []),
	];
}
