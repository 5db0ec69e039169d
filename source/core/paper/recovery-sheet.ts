import type {SsoSystem} from '../../host/host.ts';
import type {PathStyle} from '../../values/path-text.ts';
import {hotfixAdvice, needsHotfix} from '../../host/hotfix.ts';
import {proofCount} from '../proof/proof.ts';
import type {BackupResult} from '../proof/result.ts';
import {blank, type Paragraph} from '../../text/paragraph.ts';
import {utcText} from '../../values/times.ts';
import {restoring, toFillIn, warnings} from './restoring.ts';
import {
	asciiOnly,
	belowValue,
	cut,
	line,
	pageLines,
	pathValue,
	rule,
	shortValue,
	value,
	wideLine,
} from './paper.ts';

type Known =
	| 'computer' | 'copy' | 'evidence' | 'file' | 'logged' | 'practice' | 'proof'
	| 'sha256' | 'size' | 'startedAt' | 'system' | 'user' | 'verdict';

/** Facts about a backup that a sheet shows. */
export type SheetFacts = Pick<BackupResult, Known>;

/** Characters of a server's name within a sentence. */
const longestName = 40;

/**
Returns the text of the recovery sheet: facts about the backup file, places of its copies, and how to restore it. Plain
ASCII, one page of 60 lines of 78 columns; of 64 with the longest paths of Windows. Unknown values are lines to fill in
by hand. Pure; holds no secret, since a result holds none.
*/
export function recoverySheet(result: SheetFacts, pathStyle: PathStyle): string {
	const secretServer = cut(result.system?.secretServer ?? result.computer, longestName);
	const page = [
		...heading(result), ...facts(result), blank, ...toFillIn, blank, ...restoring(secretServer), blank, ...warnings,
	];
	return [...pageLines(page), ''].join(lineEnd(pathStyle));
}

function lineEnd(pathStyle: PathStyle): string {
	return pathStyle === 'windows' ? '\r\n' : '\n';
}

/** Facts about a restore that a sheet is told of. */
export type RestoredFacts = {
	/** Lower case hex, of the restored file. */
	readonly sha256: string;
	readonly restoredAt: Date;
	readonly level: string;
	readonly computer: string;
};

/** Returns the line that a restore adds to the sheet of its file, with its line end. Pure. */
export function restoredLine({restoredAt, level, computer}: RestoredFacts, pathStyle: PathStyle): string {
	const day = utcText(restoredAt).slice(0, 10);
	const lines = pageLines([{text: `Restored on ${day} at level ${level} on ${cut(computer, longestName)}`}]);
	return `${lines.join(' ')}${lineEnd(pathStyle)}`;
}

/** Returns the line that a second copy adds that was made later, with its line end: one line however long. Pure. */
export function copiedLine(copy: string, copiedAt: Date, pathStyle: PathStyle): string {
	return `${asciiOnly(`${copiedStart}${utcText(copiedAt).slice(0, 10)} to ${copy}`)}${lineEnd(pathStyle)}`;
}

/**
Returns whether a text is the sheet of a file with this SHA-256 in the form in which it was written: begun and ended as
all are, with nothing below but lines on restores and copies. What was filled in between is not looked at. Pure.
*/
export function isOwnSheet(text: string, {sha256}: Pick<RestoredFacts, 'sha256'>, pathStyle: PathStyle): boolean {
	const lines = text.split(lineEnd(pathStyle));
	const begin = pageLines(title);
	const end = pageLines(warnings);
	const isAdded = (row = ''): boolean =>
		[restoredStart, copiedStart].some(start => row.startsWith(start));
	let last = lines.length - 1;
	while (isAdded(lines[last - 1])) {
		last--;
	}

	const ofFile = pageLines([value('SHA-256', sha256)]);
	return lines.at(-1) === ''
		&& isSame(lines.slice(0, begin.length), begin)
		&& isSame(lines.slice(last - end.length, last), end)
		&& lines.filter(each => each === ofFile[0]).length === 1;
}

const restoredStart = 'Restored on ';
const copiedStart = 'Copied on ';

function isSame(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((each, index) => each === others[index]);
}

const title: readonly Paragraph[] = [{text: 'RECOVERY SHEET: BACKUP OF THE ENTSSO MASTER SECRET'}, rule];

function heading({practice}: SheetFacts): Paragraph[] {
	return [
		...title,
		...(practice === undefined
			? []
			: [{
				text: `PRACTICE (${practice}): the file holds no secret, and only practice can restore it. `
					+ 'On a real server the sheet says:',
			}]),
		{
			text: 'The file named here holds the master secret of Enterprise Single Sign-On. If its server is lost, this '
				+ 'file and its password bring back all that it stores.',
		},
		blank,
	];
}

function facts(result: SheetFacts): Paragraph[] {
	const {
		file, copy, computer, startedAt, size, sha256, verdict, proof, evidence, logged, user, system,
	} = result;
	const confirmations = evidence.filter(({id}) => id === 'event' || id === 'reminder').map(({detail}) => detail);
	return [
		pathValue('Backup file', file),
		pathValue('Second copy', copy ?? wideLine),
		value('Made', utcText(startedAt)),
		shortValue('Made by', logged?.user ?? user ?? line(40)),
		shortValue('Computer', computer),
		shortValue('Secret server', system?.secretServer ?? line(40)),
		shortValue('SSO database', `${system?.database ?? line(20)} on SQL Server ${system?.sqlServer ?? line(22)}`, 2),
		shortValue('ENTSSO', entssoOf(system)),
		...(needsHotfix(system?.version) ? [belowValue(hotfixAdvice)] : []),
		value('Size', size === undefined ? line(20) : `${size} bytes`),
		value('SHA-256', sha256 ?? wideLine),
		value('Secret ID', logged?.secretId === undefined ? line(40) : `${logged.secretId} (MSID)`),
		value(
			'Verdict',
			verdict === 'verified' ? `verified (${proofCount(proof)})` : 'unproven: do not rely on this file alone',
		),
		...confirmations.map(detail => belowValue(detail)),
	];
}

function entssoOf(system: SsoSystem | undefined): string {
	return `version ${system?.version ?? line(20)}${system?.product === undefined ? '' : `, of ${system.product}`}`;
}
