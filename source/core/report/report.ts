import type {BackupEvent, CheckLine} from '../../host/host.ts';
import type {RawAnswer, RawLook} from '../../host/raw-look.ts';
import {standInFor} from '../../text/visible.ts';
import {learnRegistry, registryLines} from './registry-lines.ts';
import type {RunNote} from './run-note.ts';
import type {NameKind} from './name-parts.ts';
import type {StandIns} from './stand-ins.ts';
import {standInsFor} from './watch-run.ts';

/** What a report is made of. Names are replaced here. */
export type ReportParts = {
	readonly version: string;
	/** Where reports are sent; undefined where no address is known. */
	readonly address: string | undefined;
	readonly now: Date;
	/** Facts about the program and its console: words and numbers of this program. */
	readonly facts: ReadonlyArray<readonly [label: string, value: string]>;
	readonly computer: string;
	readonly user: string | undefined;
	readonly userDomain: string | undefined;
	readonly practice: string | undefined;
	readonly check: readonly CheckLine[];
	/** Milliseconds that the check took. */
	readonly checkTime: number;
	/** A sentence where this computer cannot be looked at. */
	readonly looks: readonly RawLook[] | string;
	readonly run: RunNote | undefined;
};

/** Returns the report as lines of ASCII. Pure. */
export function reportLines(parts: ReportParts): string[] {
	const {looks} = parts;
	const standIns = standInsFor(parts);
	const found = typeof looks === 'string' ? [] : looks;
	for (const {answer} of found) {
		learn(answer, standIns);
	}

	return [
		...headOf(parts),
		...parts.facts.map(([label, value]) => `${label}: ${value}`),
		...section('Check', parts.checkTime, parts.check.map(({id, state}) => `${id}: ${state}`)),
		...(typeof looks === 'string' ? section('Looks at this computer', undefined, [`not available: ${looks}`]) : []),
		...found.flatMap(({asked, milliseconds, answer}) => section(asked, milliseconds, answerLines(answer, standIns))),
		...runSection(parts.run),
		'',
		'End of the report.',
	].map(line => line.replaceAll(/[^ -~]/gv, character => standInFor(character)).trimEnd());
}

/** Returns what is said to whoever has just had a report written. Pure. */
export function sendingWords(address: string | undefined): string {
	return address === undefined ? 'Read it before you send it.' : 'Read it before you send it; it says where to.';
}

function headOf({version, address, now, practice}: ReportParts): string[] {
	return [
		`Report of entsso-backup ${version}`,
		'',
		'This file was written on this computer, and sent to nobody. Read it before you send it.',
		`Send it to ${address ?? 'the maintainers of the program'}.`,
		'',
		'It says how ENTSSO and its tools answer on a real server. Names of computers, domains, people, groups,',
		'databases and files are replaced, the same name by the same stand-in: COMPUTER-1, USER-1, PATH-1.',
		'A word that is not known to be harmless is replaced too: WORD-1. No password and no reminder is in it.',
		'',
		`Written: ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
		...(practice === undefined ? [] : ['PRACTICE: a simulated server. This tells nothing about a real one.']),
	];
}

function section(title: string, milliseconds: number | undefined, lines: readonly string[]): string[] {
	return ['', `== ${title}${milliseconds === undefined ? '' : ` (${milliseconds} ms)`}`, ...lines];
}

/** Names are learned from all answers first, so that they are replaced in each. */
function learn(answer: RawAnswer, standIns: StandIns): void {
	switch (answer.kind) {
		case 'text': {
			for (const line of answer.lines) {
				standIns.learn(line);
			}

			break;
		}

		case 'registry': {
			learnRegistry(answer.lines, standIns);
			break;
		}

		case 'values': {
			for (const [label, value] of answer.values) {
				const kind = kindOfValue[label];
				if (kind !== undefined) {
					standIns.learn(`${kind.toLowerCase()}: ${value}`);
				}
			}

			break;
		}

		default: {
			break;
		}
	}
}

/** Values of GetServerStatus by what they name. */
const kindOfValue: Readonly<Record<string, NameKind>> = {
	server: 'COMPUTER',
	cluster: 'COMPUTER',
	node: 'COMPUTER',
	sqlServer: 'SERVER',
	database: 'DATABASE',
	serviceAccount: 'USER',
};

function answerLines(answer: RawAnswer, standIns: StandIns): string[] {
	switch (answer.kind) {
		case 'nothing': {
			return [`not available: ${standIns.line(answer.why)}`];
		}

		case 'text': {
			return [`exit code ${answer.exitCode}`, ...answer.lines.map(line => `| ${standIns.property(line)}`)];
		}

		case 'registry': {
			return [`exit code ${answer.exitCode}`, ...registryLines(answer.lines, standIns).map(line => `| ${line}`)];
		}

		case 'files': {
			return answer.files.map(({name, version}) => `${standIns.line(name)}  ${version ?? 'no version'}`);
		}

		case 'facts': {
			return answer.facts.map(([label, value]) => `${label}: ${value}`);
		}

		case 'values': {
			return answer.values.map(([label, value]) => `${label}: ${valueText(label, value, standIns)}`);
		}

		case 'events': {
			return eventLines(answer.events, standIns);
		}
	}
}

function valueText(label: string, value: string, standIns: StandIns): string {
	if (value === '') {
		return '(empty)';
	}

	const kind = kindOfValue[label];
	return kind === undefined ? standIns.line(value) : standIns.name(kind, value);
}

/** Of each event how often it is there, and the strings of its newest one. */
function eventLines(events: readonly BackupEvent[], standIns: StandIns): string[] {
	const ids = [...new Set(events.map(({id}) => id))].toSorted((one, other) => one - other);
	return ids.length === 0
		? ['none']
		: ids.flatMap(id => {
			const found = events.filter(event => event.id === id);
			const strings = found[0]?.strings ?? [];
			return [
				`event ${id}: ${found.length}`,
				...strings.map((text, index) =>
					`|   string ${index + 1}: ${text.split(/[\n\r]+/v).map(line => eventText(line, standIns)).join(' / ')}`),
			];
		});
}

/** A word that stands alone is a name, also where it is harmless elsewhere: events have their sentences in Windows. */
function eventText(text: string, standIns: StandIns): string {
	const line = standIns.line(text);
	return line === text && /^\p{Letter}[\p{Letter}\p{Number}\-_]*$/v.test(text) ? standIns.name('NAME', text) : line;
}

/** The note of a run has stand-ins of its own, since no names are kept with it. */
function runSection(run: RunNote | undefined): string[] {
	if (run === undefined) {
		return section('Last run of this program', undefined, ['not available: no run was kept on this computer.']);
	}

	const {
		task, time, verdict, reason, engine, insteadOf, ending, exitCode, codes, typed, misread, tookNothing, leftBehind,
		stages, prompts, question, screen,
	} = run;
	return section('Last run of this program', undefined, [
		'(Stand-ins count anew from here on.)',
		`${task}, ${time}`,
		`came to: ${verdict}${reason === undefined ? '' : `, ${reason}`}`,
		`engine: ${engine ?? 'none'}${insteadOf === undefined ? '' : `, in place of ${insteadOf}`}`,
		`ending: ${ending ?? 'not started'}`,
		`exit code: ${exitCode === undefined ? 'none' : `${exitCode} (0x${exitCode.toString(16).toUpperCase()})`}`,
		`codes: ${listOf(codes)}`,
		`typed: ${listOf(typed)}`,
		...(misread.length === 0 ? [] : [`shown otherwise than typed: ${listOf(misread)}`]),
		...(tookNothing ? ['The last answer was not taken.'] : []),
		...(leftBehind ? ['A process of the tool stayed.'] : []),
		...stages.map(({stage, state, milliseconds}) => `stage ${stage}: ${state}, ${milliseconds} ms`),
		...prompts.map(({prompt, answer}) => `not recognised: ${prompt} -> ${answer}`),
		...(question === undefined ? [] : [`ended at: ${question}`]),
		screen.length === 0 ? 'screen: not seen, or empty' : 'screen:',
		...screen.map(line => `| ${line}`),
	]);
}

function listOf(items: readonly string[]): string {
	return items.length === 0 ? 'none' : items.join(', ');
}
