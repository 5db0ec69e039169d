import path from 'node:path';
import {inspectRecord, type InspectServices} from '../core/records/inspect-record.ts';
import type {History} from '../core/records/history.ts';
import {findNewestBackup, inspectNewest} from '../core/records/newest-backup.ts';
import {lookAtFileInTime} from '../core/proof/look.ts';
import type {Reason} from '../values/reasons.ts';
import {hasBackup, type HistoryRecord} from '../core/records/record.ts';
import {findRecordOfFile} from '../core/records/record-of-file.ts';
import {openPreferences} from '../core/records/preferences.ts';
import {
	judgeFailure,
	uncertainHistory,
	verdictOn,
	type VerifyVerdict,
} from '../core/records/record-lines.ts';
import {isSameComputerName} from '../values/computer-name.ts';
import {blank, labelled, type Paragraph} from '../text/paragraph.ts';
import {utcMinute} from '../values/times.ts';
import {systemClock} from '../values/clock.ts';
import type {Host} from '../host/host.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {VerifyLine} from '../core/records/verify-line.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {noSuchFile, pathToTell} from './given-file.ts';
import {openHost} from './open-host.ts';
import {toJsonRecord} from './to-json.ts';

export type VerifyFlags = CommonFlags & {
	/** Absolute path of a backup file or of its copy; undefined for the newest backup. */
	readonly file: string | undefined;
	/** Milliseconds from which on a backup is too old; undefined for twelve months. */
	readonly maxAge: number | undefined;
	readonly json: boolean;
};

const labelWidth = 13;
const stateWidth = 11;
const idWidth = 12;

/** A record that was looked at, and what was seen. */
type Seen = {
	/** Undefined where there is none to look at. */
	readonly record: HistoryRecord | undefined;
	readonly lines: readonly VerifyLine[];
	readonly reason: Reason | undefined;
	/** Plain sentences on the history. */
	readonly notices: readonly string[];
};

const exitCodeOf: Readonly<Record<VerifyVerdict, number>> = {
	healthy: exitCodes.done, attention: exitCodes.failed, unknown: exitCodes.unproven,
};

/**
Compares a backup file and its copy with their record and prints what was seen; gives the exit code. With --json one
object goes to stdout. What is to be said of the history goes to stderr.
*/
export async function runVerify(environment: Environment, flags: VerifyFlags): Promise<number> {
	const {stdout, stderr} = environment;
	const {history} = openPreferences({clock: systemClock, directory: flags.configDirectory});
	const host = await openHost(environment, flags);
	try {
		const services = {host, clock: systemClock, administration: host.administration};
		const {file} = flags;
		const seen = await (file === undefined
			? lookAtNewest(history, services, flags)
			: lookAtGiven(history, file, services, flags));
		const verdict = verdictOn(seen.lines);
		stderr.paragraphs(seen.notices.map(text => ({text})));
		if (flags.json) {
			stdout.json(toJson(verdict, seen));
		} else {
			stdout.paragraphs(seen.record === undefined ? [{text: verdict}] : toText(verdict, seen.record, seen.lines));
		}

		return exitCodeOf[verdict];
	} finally {
		await host.close?.();
	}
}

async function lookAtNewest(history: History, services: InspectServices, {maxAge}: VerifyFlags): Promise<Seen> {
	const newest = await findNewestBackup(history, services.host);
	const {record, newestTry, isUncertain, notice} = newest;
	const reason = isUncertain ? 'history-unreadable' : undefined;
	const notices = notice === undefined ? [] : [notice];
	if (record !== undefined) {
		return {
			record, lines: await inspectNewest({...newest, record}, services, {maxAge}), reason, notices,
		};
	}

	return {
		record: newestTry,
		lines: [...(newestTry === undefined ? [] : [judgeFailure(newestTry)]), ...(isUncertain ? [uncertainHistory] : [])],
		reason: reason ?? 'no-record',
		notices: [...notices, ...await aboutOthers(history, services.host, isUncertain)],
	};
}

const realOnes = 'There are backups outside practice. Leave out --practice to look at them.';
const practiceOnes = 'There are practice backups, which hold no secret. Add --practice to look at them.';

/** Returns the notices where no backup of this computer is known: a sentence on each kind that is not looked at. */
async function aboutOthers(
	history: History,
	{computer, practice, pathStyle}: Host,
	isUncertain: boolean,
): Promise<string[]> {
	const isPractice = practice !== undefined;
	const isHere = (known: HistoryRecord): boolean => isSameComputerName(known.computer, computer, pathStyle);
	const [elsewhere, otherKind, any] = await Promise.all([
		history.newest(1, known => hasBackup(known) && known.practice === undefined && !isHere(known)),
		history.newest(1, known => hasBackup(known) && (known.practice !== undefined) !== isPractice),
		history.newest(1, () => true),
	]);
	const [other] = elsewhere.records;
	return [
		...(isUncertain ? [] : [noneSentence(any.records.length === 0, isPractice)]),
		...(other === undefined || isPractice
			? []
			: [`The newest backup of another computer is of ${other.computer}. It is not looked at unless its file is given.`]),
		...(otherKind.records.length === 0 ? [] : [isPractice ? realOnes : practiceOnes]),
	];
}

function noneSentence(isEmpty: boolean, isPractice: boolean): string {
	if (isEmpty) {
		return 'No backup was recorded yet.';
	}

	return isPractice ? 'No practice backup is recorded.' : 'No backup of this computer is recorded.';
}

async function lookAtGiven(
	history: History,
	file: string,
	services: InspectServices,
	{maxAge}: VerifyFlags,
): Promise<Seen> {
	const {record, foundAt, isUncertain, notice} = await findRecordOfFile(history, file, services);
	const {pathStyle} = services.host;
	const told = await pathToTell(file, {pathStyle, workingFolder: path.resolve()});
	const lines = record === undefined ? [] : await inspectRecord(record, services, {maxAge, foundAt});
	return {
		record,
		lines: isUncertain ? [...lines, uncertainHistory] : lines,
		reason: isUncertain ? 'history-unreadable' : (record === undefined ? 'no-record' : undefined),
		notices: [
			...(notice === undefined ? [] : [notice]),
			...(record === undefined ? [told === undefined ? noSuchFile : await aboutUnrecorded(told)] : []),
		],
	};
}

async function aboutUnrecorded(file: string): Promise<string> {
	const facts = await lookAtFileInTime(file, systemClock);
	return facts.state === 'missing'
		? `There is no file ${file}, and no record of one.`
		: `There is no record of ${file}.`;
}

function toJson(verdict: VerifyVerdict, {record, lines, reason, notices}: Seen): Readonly<Record<string, unknown>> {
	return {
		version: 1,
		verdict,
		reason: reason ?? null,
		notices,
		records: record === undefined ? [] : [{...toJsonRecord(record), lines}],
	};
}

function toText(
	verdict: VerifyVerdict,
	{file, copy, time, computer, practice}: HistoryRecord,
	lines: readonly VerifyLine[],
): readonly Paragraph[] {
	return [
		...(practice === undefined
			? []
			: [{text: `PRACTICE (${practice}): a simulated server; nothing real was backed up.`}]),
		labelled('Backup file', labelWidth, file ?? 'not known', 'path'),
		labelled('Second copy', labelWidth, copy ?? 'none in the record', 'path'),
		labelled('Started', labelWidth, `${utcMinute(new Date(time))} on ${computer}`),
		blank,
		...lines.map(({id, state, detail}) => ({
			text: detail, columns: [{text: state, width: stateWidth}, {text: id, width: idWidth}],
		})),
		blank,
		{text: verdict},
	];
}
