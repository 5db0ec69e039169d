import type {EngineName} from '../../core/engines/task.ts';
import {
	folderOf,
	joinPath,
	nameOf,
	type PathStyle,
} from '../../values/path-text.ts';
import {blank, indent, type Paragraph} from '../../text/paragraph.ts';
import type {BackupResult} from '../../core/proof/result.ts';
import {fillIn} from '../../values/placeholders.ts';
import {quoted} from '../shared/quoted.ts';

/** Answers of the wizard, as far as a run without questions can have them. */
export type UnattendedAnswers = {
	readonly pathStyle: PathStyle;
	readonly computer: string;
	/** Day in the name of the file. */
	readonly today: Date;
	readonly practice: string | undefined;
	readonly configDirectory: string | undefined;
	readonly installDirectory: string;
	readonly backupFile: string;
	readonly reminder: string;
	readonly copyFolder: string | undefined;
	readonly engine: EngineName | 'auto';
	/** Milliseconds. */
	readonly timeLimit: number;
};

/** A command that makes the same backup without questions. */
export type UnattendedCommand = {
	readonly command: string;
	/** Lines that it reads from standard input. */
	readonly input: 'password' | 'password and reminder';
};

const usualTimeLimit = 300_000;

const dayAndTime = '{date}-{time}';
const forEachServer = 'SSO-{computer}-{date}-{time}';

/** Filled in by `run`, which cannot be told to leave them. */
const placeholder = /\{[a-z]+\}/iv;
/** A variable of that name is put in by cmd.exe, also between quotation marks. */
const variable = /%[^%]+%/v;

/**
Returns the command that makes the same backup without questions, each time into a file of its own, as it is typed into
cmd.exe on Windows and a shell elsewhere. The password is left to standard input, and a reminder that cannot stand in a
command is too. Undefined where a path cannot stand in one. Pure.
*/
export function unattendedCommand(answers: UnattendedAnswers): UnattendedCommand | undefined {
	const {
		pathStyle: style, practice, configDirectory, installDirectory, backupFile, reminder, copyFolder, engine, timeLimit,
	} = answers;
	const paths = [installDirectory, backupFile, copyFolder ?? '', configDirectory ?? ''];
	const isOnWindows = style === 'windows';
	if ([backupFile, copyFolder ?? ''].some(path => placeholder.test(path))
		|| (isOnWindows && paths.some(path => variable.test(path)))) {
		return undefined;
	}

	const hasReminder = reminder.trim() !== '' && !reminder.startsWith('-') && !(isOnWindows && variable.test(reminder));
	const flags: ReadonlyArray<readonly [string, string?]> = [
		...(practice === undefined ? [] : [['--practice', practice] as const]),
		['--install-dir', installDirectory],
		['--backup-file', eachTime(answers)],
		...(copyFolder === undefined ? [] : [['--copy-to', copyFolder] as const]),
		...(hasReminder ? [['--reminder', reminder] as const] : []),
		// Without questions nobody answers ssoconfig by hand.
		...(engine === 'auto' || engine === 'hand-over' ? [] : [['--engine', engine] as const]),
		...(timeLimit === usualTimeLimit ? [] : [['--time-limit', String(Math.round(timeLimit / 1000))] as const]),
		...(configDirectory === undefined ? [] : [['--config-dir', configDirectory] as const]),
		['--password-stdin'],
	];
	const words = flags.map(([flag, value]) => value === undefined ? flag : `${flag} ${quoted(value, style)}`);
	return {
		command: ['entsso-backup run', ...words].join(' '),
		input: hasReminder ? 'password' : 'password and reminder',
	};
}

/** Returns the path with day and time in its name: no run may find the file of an earlier one there. */
function eachTime({backupFile, computer, today, pathStyle}: UnattendedAnswers): string {
	const name = nameOf(backupFile, pathStyle);
	const day = fillIn('{date}', {computer, now: today});
	const offered = fillIn('SSO-{computer}-{date}', {computer, now: today});
	return joinPath(folderOf(backupFile, pathStyle), withTime(name, {day, offered}), pathStyle);
}

function withTime(name: string, {day, offered}: {readonly day: string; readonly offered: string}): string {
	const ending = /\.[^.]*$/v.exec(name)?.[0] ?? '';
	const stem = name.slice(0, name.length - ending.length);
	// With a count behind it where the name was taken.
	if (stem.startsWith(offered) && /^(?:-\d{1,2})*$/v.test(stem.slice(offered.length))) {
		return forEachServer + ending;
	}

	return stem.includes(day)
		? stem.replace(new RegExp(`${day}(?:-[2-9])?`, 'v'), () => dayAndTime) + ending
		: `${stem}-${dayAndTime}${ending}`;
}

/** Returns the same in words: what it is for, the command, and what it needs. None where there is no such command. */
export function unattendedParagraphs(answers: UnattendedAnswers): readonly Paragraph[] {
	const found = unattendedCommand(answers);
	if (found === undefined) {
		return [];
	}

	const needs = found.input === 'password'
		? 'It reads the password from standard input'
		: 'It reads the password and the reminder from standard input, a line each';
	return [
		{text: 'The same without questions, for example every month:'},
		{text: found.command, exact: 'command', columns: indent(2)},
		{text: `${needs}; entsso-backup help run shows how.`},
		{text: 'To schedule it, see the readme of the project: "By schedule, and on many servers".'},
	];
}

/** Returns these lines for a result, below a blank one; none where there is no backup that is worth doing again. */
export function withoutQuestionsOf({verdict, withoutQuestions}: BackupResult): readonly Paragraph[] {
	return verdict === 'failed' ? [] : spaced(withoutQuestions?.() ?? []);
}

/** Returns paragraphs below a blank one; none where there are none. */
export function spaced(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
	return paragraphs.length === 0 ? [] : [blank, ...paragraphs];
}
