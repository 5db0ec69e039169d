import path from 'node:path';
import {findGuideFacts} from '../core/guide-facts.ts';
import {newServerFile, oldServerFile, serverXml} from '../core/guides/commands.ts';
import {isComputerName} from '../core/guides/fill-in.ts';
import {
	type Guide,
	type GuideFacts,
	type GuideTopic,
	guideTopics,
} from '../core/guides/guide.ts';
import {guideFor, namesServer} from '../core/guides/guides.ts';
import {nameServerId} from '../core/guides/shared-steps.ts';
import {guidePage, guideParagraphs} from '../core/paper/guide-page.ts';
import {openPreferences} from '../core/records/preferences.ts';
import {isSameComputer} from '../host/same-computer.ts';
import {blank, indent, type Paragraph} from '../text/paragraph.ts';
import {systemClock} from '../values/clock.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {Reason} from '../values/reasons.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {openHost} from './open-host.ts';
import {writePapers, type Paper} from './write-papers.ts';

export type GuideFlags = CommonFlags & {
	/** Undefined where the guides are to be listed. */
	readonly topic: GuideTopic | undefined;
	/** Absolute path of the folder to write to. */
	readonly folder: string | undefined;
	/** Name of a computer; undefined where none was given. */
	readonly newServer: string | undefined;
	readonly json: boolean;
};

const topicWidth = Math.max(...guideTopics.map(topic => topic.length)) + 2;

/** All that is to be told of a call. */
type Told = {
	readonly reason?: Reason;
	readonly message?: string;
	readonly practice?: string | undefined;
	readonly guide?: Guide;
	readonly notes?: readonly string[];
	readonly files?: readonly string[];
};

/**
Prints a guide, filled with what is known of this computer, and writes it and the files for `ssomanage -updatedb` where
a folder was given; gives the exit code. Without a topic it lists the guides. Nothing is overwritten. With --json one
object goes to stdout.
*/
export async function runGuide(environment: Environment, flags: GuideFlags): Promise<number> {
	const {topic, newServer, practice} = flags;
	const problem = topic === undefined
		? newServer !== undefined && '--new-server needs a TOPIC.'
		: newServer !== undefined && !namesServer(topic) && `No other server is named in ${topic}. Leave out --new-server.`;
	if (typeof problem === 'string') {
		return tell(environment, flags, {reason: 'wrong-usage', message: problem}, exitCodes.usage);
	}

	if (topic === undefined) {
		return tell(environment, flags, {practice}, exitCodes.done);
	}

	const found = await look(environment, flags);
	if (newServer !== undefined && topic !== 'rehearsal' && isSecretServer(found, newServer)) {
		const message = '--new-server: The SSO database has this name already, so no other is to be named.';
		return tell(environment, flags, {reason: 'wrong-usage', message, practice}, exitCodes.usage);
	}

	const facts = {...found, ...(newServer !== undefined && {newServer})};
	const guide = guideFor(topic, facts);
	if (flags.folder === undefined) {
		return tell(environment, flags, {guide, practice}, exitCodes.done);
	}

	const {papers, notes} = serverPapers(guide, found, newServer);
	const filled = guideFor(topic, {...facts, filesBeside: papers.map(({file}) => file)});
	const page = guidePage({guide: filled, practice, notes}, lineEnd(environment));
	const {written, refusal} = await writePapers(flags.folder, [
		{file: `guide-${topic}.txt`, text: page}, ...papers.map(({file, text}) => ({file, text: text(lineEnd(environment))})),
	].map(({file, text}): Paper => ({file: path.join(flags.folder ?? '', file), text})));
	return refusal === undefined
		? tell(environment, flags, {
			guide: filled, practice, notes, files: written,
		}, exitCodes.done)
		: tell(environment, flags, {...refusal, practice, files: written}, exitCodes.failed);
}

async function look(environment: Environment, flags: GuideFlags): Promise<GuideFacts> {
	const {installDirectory} = flags;
	const host = await openHost(environment, flags);
	try {
		const {history} = openPreferences({clock: systemClock, directory: flags.configDirectory});
		const facts = await findGuideFacts(host, {history, clock: systemClock});
		return {...facts, ...(installDirectory !== undefined && {installDirectory})};
	} finally {
		await host.close?.();
	}
}

function isSecretServer({secretServer}: GuideFacts, name: string): boolean {
	return secretServer !== undefined && isSameComputer(secretServer, name);
}

type ServerPaper = {readonly file: string; readonly text: (lineEnd: string) => string};

/** Returns the files for `ssomanage -updatedb`, and sentences on those that are written and those that are not. */
function serverPapers(
	{topic, steps}: Guide,
	{secretServer}: GuideFacts,
	newServer: string | undefined,
): {readonly papers: readonly ServerPaper[]; readonly notes: readonly string[]} {
	if (steps.every(({id}) => id !== nameServerId)) {
		return {papers: [], notes: []};
	}

	const paper = (file: string, name: string): ServerPaper => ({file, text: end => [...serverXml(name), ''].join(end)});
	const ofNew = newServer === undefined
		? {papers: [], notes: [`${newServerFile} was not written: --new-server NAME was not given.`]}
		: {papers: [paper(newServerFile, newServer)], notes: [`${newServerFile} beside this page names ${newServer}.`]};
	// On a test machine that name would be the one of production.
	if (topic === 'rehearsal') {
		return ofNew;
	}

	const isKnown = secretServer !== undefined && isComputerName(secretServer);
	const ofOld = isKnown
		? {
			papers: [paper(oldServerFile, secretServer)],
			notes: [`${oldServerFile} beside this page names ${secretServer}: it is for the way back alone.`],
		}
		: {
			papers: [],
			notes: [
				`${oldServerFile}, the way back, was not written: the plain name of the master secret server is not known here.`,
			],
		};
	return {papers: [...ofNew.papers, ...ofOld.papers], notes: [...ofNew.notes, ...ofOld.notes]};
}

function lineEnd({system}: Environment): string {
	return system.pathStyle === 'windows' ? '\r\n' : '\n';
}

function tell({stdout, stderr}: Environment, {json}: GuideFlags, told: Told, exitCode: number): number {
	const {
		reason, message, practice, guide, notes = [], files = [],
	} = told;
	if (message !== undefined) {
		stderr.paragraphs([{text: message}]);
	}

	if (json) {
		stdout.json({
			version: 1,
			reason: reason ?? null,
			message: message ?? null,
			practice: practice ?? null,
			topics: guideTopics.map(topic => ({topic, title: guideFor(topic, {}).title})),
			guide: guide === undefined ? null : toJson(guide),
			notes,
			files,
		});
	} else if (message === undefined) {
		stdout.paragraphs(guide === undefined
			? topicParagraphs(practice)
			: [...guideParagraphs({guide, practice, notes}), ...writtenParagraphs(files)]);
	}

	return exitCode;
}

/** `practice`: name of the scenario, which may have been meant as the topic. */
function topicParagraphs(practice: string | undefined): readonly Paragraph[] {
	const meant = guideTopics.find(topic => topic === practice);
	return [
		...guideTopics.map((topic): Paragraph => ({
			text: guideFor(topic, {}).title, columns: [{text: topic, width: topicWidth}],
		})),
		...(meant === undefined
			? []
			: [{text: `For the guide in practice: entsso-backup guide ${meant} --practice ${meant}`}]),
	];
}

function writtenParagraphs(files: readonly string[]): readonly Paragraph[] {
	return files.length === 0
		? []
		: [blank, {text: 'Written:'}, ...files.map((text): Paragraph => ({text, exact: 'path', columns: indent(2)}))];
}

/** A guide as it stands in JSON; its fields are a stable interface, its words are not. */
function toJson({
	topic, title, when, needs, steps, never,
}: Guide): Readonly<Record<string, unknown>> {
	return {
		topic,
		title,
		when,
		needs,
		steps: steps.map(({
			id, text, where, commands = [], expect, danger, wayBack, source,
		}) => ({
			id,
			text,
			where: where ?? null,
			commands,
			expect: expect ?? null,
			danger: danger ?? null,
			wayBack: wayBack ?? null,
			source,
		})),
		never,
	};
}
